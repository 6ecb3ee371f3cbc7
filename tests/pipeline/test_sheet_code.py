"""The code on a printed form: small, exact, without any value."""

from __future__ import annotations

import re

import pytest

from pipeline.sheet_code import SheetCode, decode, encode, hash_of

CODE = SheetCode("to_khai_dang_ky_khai_sinh", "2024", "pf_0123456789abcdef0123456789abcdef", "ABCDEFGH23")


def test_a_code_is_read_as_it_was_written() -> None:
    """Form, edition, dossier and hash come back; only signs of a QR's alphanumeric mode are used."""
    words = encode(CODE)
    assert decode(words) == CODE
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", words)


@pytest.mark.parametrize(
    "words", ["", "KV2:A:2024::ABCDEFGH23", "001194000017||TRẦN|17051994|Nữ|Hà Nội|10082021"]
)
def test_other_codes_are_not_ours(words: str) -> None:
    """A card's code, or one of another version, is none of a sheet."""
    assert decode(words) is None


def test_what_cannot_come_back_is_not_written() -> None:
    """A dossier id with other signs than the code can hold is refused."""
    with pytest.raises(ValueError, match="a-z"):
        encode(SheetCode("a", "2024", "Số 1", "ABCDEFGH23"))


def test_hash_tells_values_apart_and_nothing_else() -> None:
    """Another value is another hash; the order, and what is empty, is not."""
    one = [("child.full_name", "AN"), ("copies", "2")]
    assert hash_of(one) == hash_of([*reversed(one), ("father.full_name", "")])
    assert hash_of(one) != hash_of([("child.full_name", "ÂN"), ("copies", "2")])
    assert re.fullmatch(r"[A-Z2-7]{10}", hash_of(one))
