"""Addresses taken apart from their end."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.places import parts, warm
from pipeline.places.gazetteer import gazetteer
from pipeline.types import Parts, Units


def test_three_levels():
    """Before the mergers: commune, district, province, with codes and the units of today."""
    assert parts("Thôn Đông, Xã Hòa Bình, Huyện Kiến Xương, Tỉnh Thái Bình") == Parts(
        detail="Thôn Đông",
        commune="Xã Hòa Bình",
        district="Huyện Kiến Xương",
        province="Tỉnh Thái Bình",
        commune_code="13135",
        province_code="34",
        today=Units("Xã Quang Lịch", "Tỉnh Hưng Yên", "13132", "33"),
    )


def test_two_levels():
    """Since the mergers: commune and province, which are those of today."""
    found = parts("Số 5, Phường Ba Đình, Thành phố Hà Nội")
    assert (found.detail, found.commune, found.district, found.province) == (
        "Số 5",
        "Phường Ba Đình",
        "",
        "Thành phố Hà Nội",
    )
    assert found.today == Units("Phường Ba Đình", "Thành phố Hà Nội", "00004", "01")


@pytest.mark.parametrize(
    "text",
    [
        "Xã Hòa Bình Huyện Kiến Xương Tỉnh Thái Bình",
        "xã hoà bình, huyện kiến xương, tỉnh thái bình",
        "Hòa Bình, Kiến Xương, Thái Bình",
        "X. Hòa Bình, H. Kiến Xương, T. Thái Bình",
        "Xã Hoà Binh, Huyện Kiên Xưong, Tinh Thái Bình",
        "Xã Hòa Blnh, Huyện Kiến Xuơng, Tỉnh Thái Bình",
        "XÃ HÒA BÌNH, HUYỆN KIẾN XƯƠNG, TỈNH THÁI BÌNH",
    ],
)
def test_one_place_written_in_many_ways(text):
    """Lost commas, tone placement, missing or short ranks, lost marks and one slip do not matter."""
    found = parts(text)
    assert (found.commune_code, found.province_code, found.today.commune_code) == ("13135", "34", "13132")


def test_split_communes_have_no_commune_of_today():
    """A commune that went to several is not guessed; its province is sure."""
    found = parts("Xã Ngũ Hiệp, Huyện Thanh Trì, Hà Nội")
    assert found.commune_code == "00667"
    assert found.today == Units("", "Thành phố Hà Nội", "", "01")


def test_names_that_could_be_two_units_stay_open():
    """Ba Đình is an old district and a new ward: without its rank neither is filled in."""
    found = parts("Ba Đình, Hà Nội")
    assert (found.detail, found.commune, found.district, found.province_code) == ("Ba Đình", "", "", "01")
    assert parts("Quận Ba Đình, Hà Nội").district == "Quận Ba Đình"


def test_old_names_stay_as_written():
    """Units merged into others before 2025 keep their written name and have no code of their own."""
    found = parts("Xã Phú Cường, Huyện Ba Vì, Hà Tây")
    assert (found.province, found.province_code, found.today.province_code) == ("Hà Tây", "", "01")
    found = parts("Phường Hiệp Phú, Quận 9, TP. Hồ Chí Minh")
    assert (found.district, found.commune_code) == ("Quận 9", "26839")
    found = parts("Phường Vĩnh Ninh, Thành phố Huế, Thừa Thiên Huế")
    assert (found.district, found.commune_code) == ("Thành phố Huế", "19783")


def test_unknown_units_with_a_rank_are_kept_without_code():
    """A commune or district no table knows is kept when its rank stands before it."""
    found = parts("Số 1 Đường Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội")
    assert found == Parts(
        "Số 1 Đường Mẫu",
        "Phường Mẫu",
        "Quận Mẫu",
        "Thành phố Hà Nội",
        "",
        "01",
        Units("", "Thành phố Hà Nội", "", "01"),
    )


def test_offices_and_hospitals():
    """What stands before the units is detail; a city's name inside a hospital's is no province."""
    found = parts("Ủy ban nhân dân xã Hòa Bình, huyện Kiến Xương, tỉnh Thái Bình")
    assert (found.detail, found.commune_code) == ("Ủy ban nhân dân", "13135")
    assert parts("Bệnh viện Phụ sản Hà Nội") == Parts(detail="Bệnh viện Phụ sản Hà Nội")


def test_islands_without_communes():
    """Côn Đảo had no communes; the district itself became a special zone."""
    assert parts("Huyện Côn Đảo, Tỉnh Bà Rịa - Vũng Tàu").today.commune == "Đặc khu Côn Đảo"


def test_codes_that_changed_hands_are_not_given():
    """Gia Lai alone may mean the old province (64) or the new one (52): no code, but the one of today."""
    found = parts("Gia Lai")
    assert (found.province, found.province_code, found.today.province_code) == ("Tỉnh Gia Lai", "", "52")


PIECES = st.sampled_from(
    [
        "Xã",
        "Phường",
        "Quận 1",
        "Hà Nội",
        "Huế",
        "TP.",
        "Tỉnh",
        "Thái Bình",
        "P.15",
        ",",
        ", ",
        "-",
        "12",
        "Đắk",
        "(",
        "Huyện",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join)))
def test_junk_never_raises(text):
    """Any text is taken apart without an error, and no part is invented: empty text has no parts."""
    found = parts(text)
    assert text.strip(" ,") or found == Parts()


def test_every_official_address_is_found():
    """A sample of all old and new communes, written out in full, is found under its own code."""
    book = gazetteer()
    missed = []
    for hit in {hits[0] for hits in book.old_provinces.values() if hits[0].is_own}:
        province = hit.unit
        districts = {one.unit for hits in book.districts[province.code].values() for one in hits}
        for district in sorted(districts, key=lambda unit: unit.code)[::5]:
            communes = {
                one.unit for hits in book.old_communes.get(district.code, {}).values() for one in hits
            }
            for commune in sorted(communes, key=lambda unit: unit.code)[::3]:
                text = f"{commune.name}, {district.name}, {province.name}"
                if parts(text).commune_code != commune.code:
                    missed.append(text)
    for hit in {hits[0] for hits in book.new_provinces.values()}:
        communes = {one.unit for hits in book.new_communes[hit.unit.code].values() for one in hits}
        for commune in sorted(communes, key=lambda unit: unit.code)[::5]:
            text = f"{commune.name}, {hit.unit.name}"
            if parts(text).commune_code != commune.code:
                missed.append(text)
    assert missed == []


def test_a_lookup_is_quick():
    """Once warm, a thousand lookups of damaged addresses take less than two seconds."""
    warm()
    text = "Số 12 ngõ 3, Xã Hòa Blnh, Huyện Kiên Xưong, Tỉnh Thái Bình"
    parts(text)
    start = time.process_time()
    for _ in range(1000):
        parts(text)
    assert time.process_time() - start < 2
