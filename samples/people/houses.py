"""Where in a commune somebody lives: house and street in towns, hamlet in the country, as each region says
it."""

from __future__ import annotations

import random

from samples.people.places import Unit
from samples.people.tables import addresses


def draw_detail(chance: random.Random, unit: Unit) -> str:
    """House number and street in towns, hamlet in the country; sometimes nothing."""
    if chance.random() < 0.06:
        return ""
    return _town_detail(chance, unit.south) if unit.urban else _village_detail(chance, unit.south)


def _town_detail(chance: random.Random, south: bool) -> str:
    number = str(chance.randint(1, 480))
    for _ in range(chance.choice((0, 0, 1, 1, 2) if south else (0, 0, 0, 0, 1))):
        number += f"/{chance.randint(1, 60)}"
    number += chance.choice(("", "", "", "", "A", "B"))
    street = chance.choice(addresses()["streets"])
    group = chance.randint(1, 42)
    if south:
        return chance.choice(
            (
                f"{number} {street}",
                f"Số {number} đường {street}",
                f"{number} {street}, Khu phố {group % 9 + 1}",
            )
        )
    return chance.choice(
        (
            f"Số {number} {street}",
            f"Số nhà {number}, đường {street}",
            f"Tổ {group}",
            f"Tổ dân phố số {group}",
            f"Số {chance.randint(1, 90)}, ngõ {number} {street}",
        )
    )


def _village_detail(chance: random.Random, south: bool) -> str:
    name, number = chance.choice(addresses()["hamlets"]), chance.randint(1, 14)
    if south:
        return chance.choice(
            (f"Ấp {name}", f"Ấp {number}", f"Thôn {number}", f"Tổ {number}, Ấp {name}", f"Buôn {name}")
        )
    return chance.choice(
        (f"Thôn {name}", f"Xóm {number}", f"Thôn {number}", f"Xóm {name}", f"Bản {name}", f"Đội {number}")
    )
