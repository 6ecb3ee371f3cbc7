"""Lists of procedures as people look for them: by subject, the usual first, found without marks."""

from __future__ import annotations

from fastapi.testclient import TestClient

from pipeline.procedure import load_procedures
from pipeline.template import default_folder
from web.subjects import OTHERS, groups, subject_of, without_marks


def test_every_procedure_stands_under_a_subject_of_its_own() -> None:
    """Birth comes first and the plain registration first in it; none of ours is left over or doubled."""
    known = load_procedures(default_folder().parent / "procedures")
    found = groups(known.values())
    assert (found[0].subject, found[0].procedures[0].title) == ("Khai sinh", "Đăng ký khai sinh")
    assert OTHERS not in [group.subject for group in found]
    assert sorted(one.code for group in found for one in group.procedures) == sorted(known)


def test_a_subject_is_told_by_the_title() -> None:
    """A copy of a birth certificate is a copy; a title that nobody foresaw is still listed."""
    assert subject_of("Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh") == "Bản sao, chứng thực"
    assert subject_of("Đăng ký khai tử") == "Khai tử, mai táng"
    assert subject_of("Cấp phép xây dựng") == OTHERS


def test_letters_lose_their_marks() -> None:
    """Composed and decomposed letters alike."""
    assert without_marks("Đăng ký Xác nhận hữu") == "dang ky xac nhan huu"


def test_the_page_begins_without_a_procedure(client: TestClient) -> None:
    """Nothing is chosen until somebody does, but for a link that names one we know."""
    for address, code in (("/", ""), ("/?thu-tuc=1.001193", "1.001193"), ("/?thu-tuc=9.9", "")):
        assert (
            f'aria-describedby="procedure-how"\n               data-code="{code}"' in client.get(address).text
        )
    assert 'value="Đăng ký khai sinh (1.001193)"' in client.get("/?thu-tuc=1.001193").text
