"""The choice between readings by evidence."""

import pytest

from pipeline.kinds import KINDS
from pipeline.types import Evidence, Possible, Source, SourceKind, Testimony, Value
from pipeline.weigh.lexicon import STANDS, rarity
from pipeline.weigh.saying import nearly_alike
from pipeline.weigh.sayings import choose


def tesseract(text, confidence=0.9, kind="person_name"):
    """A reader without alternatives."""
    testimony = Testimony("x", text, Source(SourceKind.OCR), "tesseract", confidence)
    return Evidence(testimony, KINDS[kind].parse(text))


def lines(*chances, kind="person_name"):
    """A reader that lists what it holds possible, best first."""
    testimony = Testimony("x", chances[0][0], Source(SourceKind.OCR), "lines", chances[0][1])
    possible = tuple(Possible(KINDS[kind].parse(text), chance) for text, chance in chances)
    return Evidence(testimony, possible[0].value, (), possible)


def test_a_lost_mark_is_settled_by_the_reader_that_is_sure():
    """NGUYÊN against a sure NGUYỄN: the mark comes back, and the print that lost it stands against it."""
    choice = choose("person_name", [tesseract("NGUYÊN VĂN HÒA"), lines(("NGUYỄN VĂN HÒA", 0.98))])

    assert choice.value.text == "NGUYỄN VĂN HÒA"
    assert [one.who.witness for one in choice.supporters] == ["lines"]
    assert [one.who.witness for one in choice.dissenters] == ["tesseract"]


def test_a_rare_name_both_agree_on_stays():
    """No table corrects what both readers saw."""
    choice = choose(
        "person_name", [tesseract("H'BLƠI NGUYÊN"), lines(("H'BLƠI NGUYÊN", 0.9), ("H'BLƠI NGUYỄN", 0.08))]
    )

    assert choice.value.text == "H'BLƠI NGUYÊN"
    assert len(choice.supporters) == 2


def test_no_common_name_beside_it_overrules_what_both_read():
    """HỜ is rare and HỒ is not: where both readers read HỜ it stays, in doubt because of the rival."""
    choice = choose("person_name", [tesseract("HỜ KÉ", 0.74), lines(("HỜ KÉ", 0.48), ("HỒ KÉ", 0.4))])

    assert choice.value.text == "HỜ KÉ"
    assert choice.share < 0.9


def test_a_second_choice_of_one_wins_with_the_other_reader():
    """What one reader holds second likeliest and the other reads is believed."""
    choice = choose(
        "person_name", [tesseract("TRẦN THỊ LÀI", 0.95), lines(("TRẦN THỊ LÁI", 0.55), ("TRẦN THỊ LÀI", 0.4))]
    )

    assert choice.value.text == "TRẦN THỊ LÀI"


def test_a_kind_refuses_what_cannot_be():
    """A number with a digit too many is no candidate where another reading has twelve."""
    long = Evidence(
        Testimony("x", "0890471442423", Source(SourceKind.OCR), "lines", 0.6),
        None,
        (),
        (Possible(Value("089047142423"), 0.3),),
    )
    choice = choose("id_number", [tesseract("089047142423", kind="id_number"), long])

    assert choice.value.text == "089047142423"
    assert len(choice.supporters) == 2


def test_share_falls_with_doubt():
    """The share of belief is high when the rivals are unlikely and low when they are near."""
    sure = choose("person_name", [tesseract("LÊ ÁI"), lines(("LÊ ÁI", 0.97), ("LÊ ẢI", 0.02))])
    torn = choose("person_name", [tesseract("LÊ LÁN", 0.6), lines(("LÊ LAN", 0.5), ("LÊ LÂN", 0.45))])

    assert sure.share > 0.9 > torn.share


def test_how_common_a_name_is_counts_between_readings():
    """Each reader lost a mark of the other's: the middle name that one woman in three bears is meant."""
    choice = choose(
        "person_name", [tesseract("NGUYÊN THỊ SAN"), lines(("NGUYỄN THI SAN", 0.5), ("NGUYỄN THỊ SAN", 0.2))]
    )

    assert choice.value.text == "NGUYỄN THỊ SAN"


@pytest.mark.parametrize(
    ("common", "rare", "stands"),
    [
        ("NGUYỄN THỊ LAN", "NGUYỄN THI LAN", {"middle"}),
        ("Lê Văn Mạnh", "Lê Văn Manh", {"given"}),
        ("Trịnh Hà Anh", "Trinh Hà Anh", {"family"}),
    ],
)
def test_rarity_is_of_a_word_in_its_place(common, rare, stands):
    """Family, middle and given names each have their own shares; other kinds have none."""
    one, other = rarity("person_name", Value(common)), rarity("person_name", Value(rare))
    assert {place for place in STANDS if one[place] != other[place]} == stands
    assert all(one[place] < other[place] for place in stands)
    assert (
        set(rarity("place", Value(common)).values())
        == set(rarity("person_name", Value("An")).values())
        == {0.0}
    )


def test_a_name_is_not_commoner_for_a_word_left_out():
    """Of "Y THUYÊN KBUÔR", rare in every word, nothing is gained by dropping one."""
    whole, cut = (rarity("person_name", Value(name)) for name in ("Y THUYÊN KBUÔR", "THUYÊN KBUÔR"))
    assert sum(whole.values()) <= sum(cut.values())


def test_a_point_no_reader_saw_first_is_none():
    """ "K dạ dày" gets no point because papers mostly write "K. dạ dày"; one that was seen stays."""
    likely = (("K'dạ dày di căn", 0.4), ("K dạ dày di căn", 0.24), ("K. dạ dày di căn", 0.02))
    read = lines(*likely, kind="text")

    assert choose("text", [tesseract("K dạ dày di căn", kind="text"), read]).value.text == "K dạ dày di căn"
    seen = tesseract("K. dạ dày di căn", kind="text")
    assert choose("text", [seen, read]).value.text == "K. dạ dày di căn"


def test_a_semicolon_the_page_reader_saw_stays():
    """The line reader takes it for a comma; between the same two words the other is believed, else not."""
    said = tesseract("CMND số 351479864; ngày cấn: 05-12-2013, nơi cấp: CA", kind="id_paper")
    read = lines(("CMND số 351479864, ngày cấp: 05-12-2013, nơi cấp: CA", 0.9), kind="id_paper")

    assert (
        choose("id_paper", [said, read]).value.text == "CMND số 351479864; ngày cấp: 05-12-2013, nơi cấp: CA"
    )


def test_a_dash_the_page_reader_saw_between_two_names_stays():
    """ "Sản - Nhi" keeps the dash one reader passed over; between small letters it is a speck."""
    said = tesseract("Bệnh viện - Sản - Nhi Đắk Nông", kind="text")
    read = lines(("Bệnh viện Sản Nhi Đắk Nông", 0.9), kind="text")

    assert choose("text", [said, read]).value.text == "Bệnh viện Sản - Nhi Đắk Nông"


@pytest.mark.parametrize(
    ("seen", "misread"),
    [("H'WEN ÊBAN", "H'YEN ÊBAN"), ("WILLIAM WANG", "VILLIAM VNANG"), ("FRANZ ZOE", "PRAN7 2OE")],
)
def test_a_reader_has_no_say_against_letters_it_never_learnt(seen, misread):
    """F, W and Z stand in no Vietnamese word: who reads them is believed, and a person looks."""
    choice = choose("person_name", [tesseract(seen, 0.92), lines((misread, 0.7), (misread[:-1], 0.1))])
    other = choose("person_name", [tesseract("TRẦN THỊ LAI", 0.6), lines(("TRẦN THỊ LÁI", 0.9))])

    assert choice.value.text == seen
    assert [one.who.witness for one in choice.dissenters] == ["lines"]
    assert other.value.text == "TRẦN THỊ LÁI"


def test_a_houses_letter_is_part_of_its_number():
    """Two readings of an address that differ in the letter behind a number are not nearly alike."""
    own, other = (f"{number} đường Phan Đình Phùng, khu phố 3, Quận 1" for number in ("76A/19", "76/19"))
    assert not nearly_alike("place", own, other)
    assert nearly_alike("place", own, own.replace("Phan", "Phạn"))
    assert not nearly_alike("place", own, own.replace(", ", ", ÔÖ, ", 1))


def test_no_table_adds_a_comma_that_no_reader_saw_first():
    """ "Bệnh viện Phụ sản Bình Phước" read so by both stays, though one held a comma possible."""
    read, other = "Bệnh viện Phụ sản Bình Phước", "Bệnh viện Phụ sản, Bình Phước"
    source = Source(SourceKind.OCR)
    possible = (Possible(Value(read), 0.49), Possible(Value(other), 0.34))
    spoken = [
        Evidence(Testimony("issued_by", read, source, "tesseract", 0.93), Value(read)),
        Evidence(Testimony("issued_by", read, source, "lines", 0.49), Value(read), (), possible),
    ]
    choice = choose("text", spoken)

    assert choice is not None
    assert choice.value.text == read


@pytest.mark.parametrize(("chance", "readers"), [(6e-6, 1), (0.02, 2)])
def test_what_a_reader_all_but_rules_out_is_no_word_of_its(chance, readers):
    """It read "Canh, tỉnh Bình" there; that "2166/GKS-BS" is not quite impossible makes no second reader."""
    seen = Testimony("x", "Canh, tỉnh Bình", Source(SourceKind.OCR), "lines", 0.6)
    possible = (Possible(KINDS["doc_number"].parse("2166/GKS-BS"), chance),)
    other = Evidence(seen, None, (), possible)
    choice = choose("doc_number", [tesseract("2166/GKS-BS", 0.4, "doc_number"), other])
    assert choice.value.text == "2166/GKS-BS"
    assert len(choice.supporters) == readers
