"""What the certificate of birth before 2016 prints: the father before the mother, "Họ và tên", a residence
"thường trú/tạm trú", no personal number. The order of its rows is not confirmed by any official print."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples.papers.birth import Entry
from samples.papers.style import Labels, parted
from samples.pen.flow import Blank, Row


def without_number(entry: Entry) -> Entry:
    """The entry as this form has it: no personal number, no identity paper of who registers."""
    left = ("id_number", "declarant.id_paper")
    return Entry(
        {key: value for key, value in entry.shown.items() if key not in left},
        {key: value for key, value in entry.truth.items() if key not in left},
    )


def rows_of(look: random.Random, labels: Labels, shown: Mapping[str, str]) -> tuple[Row, ...]:
    """All rows of the form; ``shown`` by contract key."""
    two = 2 if look.random() < 0.3 else 1
    home = look.choice(("Nơi thường trú/tạm trú:", "Nơi thường trú/tạm trú:", "Nơi thường trú:"))

    def blank(label: str, key: str, share: float = 1.0, lines: int = 1) -> Blank:
        return Blank(labels.set(label), shown[key], share, lines)

    def parent(word: str, who: str) -> tuple[Row, ...]:
        third = blank("Năm sinh:", f"{who}.year_of_birth")
        return (
            (blank(f"Họ và tên {word}:", f"{who}.full_name"),),
            *parted(
                look,
                (
                    blank("Dân tộc:", f"{who}.ethnicity"),
                    blank("Quốc tịch:", f"{who}.nationality"),
                    third,
                ),
                0.9,
            ),
            (blank(home, f"{who}.residence", lines=two),),
        )

    words = look.choice(("(Bằng chữ:", "ghi bằng chữ:"))
    relation = "Cha" if shown["declarant.full_name"] == shown["father.full_name"] else "Mẹ"
    return (
        (blank("Họ và tên:", "full_name", 2.0), blank("Giới tính:", "sex", 0.5)),
        (blank("Ngày, tháng, năm sinh:", "date_of_birth"),),
        (Blank(words, shown["date_of_birth_in_words"] + (")" if words.startswith("(") else "")),),
        (blank("Nơi sinh:", "place_of_birth", lines=two),),
        (blank("Dân tộc:", "ethnicity"), blank("Quốc tịch:", "nationality")),
        (blank("Quê quán:", "place_of_origin"),),
        *parent("cha", "father"),
        *parent("mẹ", "mother"),
        (blank("Nơi đăng ký:", "registration_authority", lines=two),),
        (blank("Ngày, tháng, năm đăng ký:", "registration_date"),),
        (blank("Họ và tên người đi khai sinh:", "declarant.full_name"),),
        (Blank(labels.set("Quan hệ với người được khai sinh:"), relation),),
    )
