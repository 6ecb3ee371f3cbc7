"""The gazetteer is whole."""

import subprocess
import sys

from pipeline.places.gazetteer import gazetteer


def units(tables):
    """Every unit of a table of tables."""
    return {hit.unit for table in tables.values() for hits in table.values() for hit in hits}


def test_units_of_today():
    """34 provinces, 3,321 communes, each with its code, Đồng Nai a city since 2026-04-30."""
    book = gazetteer()
    provinces = {hit.unit for hits in book.new_provinces.values() for hit in hits}
    assert len(provinces) == 34
    assert len({unit.code for unit in units(book.new_communes)}) == 3321
    assert "Thành phố Đồng Nai" in {unit.name for unit in provinces}


def test_units_of_before():
    """63 provinces, 696 districts, 10,035 communes (five island districts had none)."""
    book = gazetteer()
    assert len({hit.unit for hits in book.old_provinces.values() for hit in hits}) == 63
    assert len({unit.code for unit in units(book.districts)}) == 696
    assert len({unit.code for unit in units(book.old_communes)}) == 10035


def test_every_old_commune_has_a_province_of_today_and_few_lack_a_commune():
    """Old provinces went into one of the 34; 471 communes were split and have no sure commune of today."""
    book = gazetteer()
    split = 0
    for hits in {hits[0].unit: hits for hits in book.old_provinces.values()}.values():
        province = hits[0].unit
        assert book.new_province(province).province_code
        for district in {hit.unit for found in book.districts[province.code].values() for hit in found}:
            for commune in {
                h.unit for found in book.old_communes.get(district.code, {}).values() for h in found
            }:
                split += not book.today(province, district, commune).commune
    assert split == 471


def test_the_package_itself_is_never_imported():
    """Its geometry and network libraries stay out of the workers."""
    code = """if True:
        import sys, pipeline.places as p
        p.warm()
        print('vietnamadminunits' in sys.modules, 'geopy' in sys.modules)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
