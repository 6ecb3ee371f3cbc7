"""Joining the faces of cards."""

from dataclasses import replace

from pipeline.assemble import assemble
from pipeline.types import Document, Field, FieldState, PageInfo, Source, SourceKind, Testimony


def face(name, number="", checked=True, document="cccd", file="a.jpg"):
    """One face of a card that carries ``number`` ("" = unreadable)."""
    source = Source(SourceKind.QR if checked else SourceKind.OCR)
    said = (Testimony("id_number", number, source, "qr" if checked else "tesseract", 1.0, checked),)
    field = Field("id_number", number or None, number, FieldState.ACCEPTED, 1.0, (source,), "")
    info = PageInfo(file, 1, 1011, 638, 0, 0.0)
    return Document(
        document, "2021", (name,), "Căn cước", 0.9, "", (info,), said if number else (), (field,), name, 0.1
    )


def sheet(file="s.jpg"):
    """A paper of one face."""
    return replace(face("sheet", "", document="giay_khai_sinh"), faces=("sheet",), pages=())


def joined(documents, window=8):
    """The documents after joining, with cards of two faces and sheets of one."""
    return list(assemble(documents, lambda one: 2 if one.document == "cccd" else 1, lambda one: one, window))


def test_faces_with_one_number_become_one_document():
    """Front and back of one number join, also with other papers between; sources move to their page."""
    card, paper = joined([face("front", "012345678901"), sheet(), face("back", "012345678901")])

    assert card.faces == ("front", "back")
    assert len(card.pages) == 2
    assert [one.source.page for one in card.testimonies] == [0, 1]
    assert paper.document == "giay_khai_sinh"


def test_faces_of_two_people_stay_apart():
    """Two checked numbers that differ are two cards, even side by side."""
    assert len(joined([face("front", "012345678901"), face("back", "012345678902")])) == 2


def test_fronts_first_then_backs_find_their_partners():
    """A feeder that took both fronts, then both backs, still gives two whole cards in order."""
    first, second = "012345678901", "079190000002"
    cards = joined([face("front", first), face("front", second), face("back", first), face("back", second)])

    assert [card.faces for card in cards] == [("front", "back"), ("front", "back")]
    assert [card.testimonies[0].text for card in cards] == [first, second]


def test_unreadable_back_joins_its_neighbour_only():
    """Without a number only the very next face is believed to be the partner."""
    assert len(joined([face("front", "012345678901"), face("back")])) == 1
    assert len(joined([face("front", "012345678901"), sheet(), face("back")])) == 3


def test_one_misread_digit_does_not_part_neighbours():
    """A worn number read by eye may slip by a digit or two and still be the neighbour's."""
    assert len(joined([face("front", "012345678901"), face("back", "012345678907", checked=False)])) == 1


def test_a_lone_face_leaves_after_its_window():
    """A face whose partner never comes is not lost and does not hold up the batch."""
    stream = assemble(
        [face("front", "012345678901"), *(sheet() for _ in range(12))],
        lambda one: 2 if one.document == "cccd" else 1,
        lambda one: one,
        window=3,
    )

    assert next(stream).faces == ("front",)
    assert len(list(stream)) == 12


def test_same_face_twice_is_two_documents():
    """Two scans of one front are two documents: nothing read is dropped."""
    assert len(joined([face("front", "012345678901"), face("front", "012345678901")])) == 2


def printed(name, number, *others, who="CAO THỊ NGỌC NHI", born="11/04/1987"):
    """A face whose print says ``number``, another reader each of ``others``, and whose card it is."""
    card = face(name, number, checked=False)
    source = Source(SourceKind.OCR)
    more = [Testimony("id_number", text, source, "lines", 0.9) for text in others]
    more += [Testimony("full_name", who, source, "lines", 0.9)]
    more += [Testimony("date_of_birth", born, source, "lines", 0.9)]
    return replace(card, testimonies=(*card.testimonies, *more))


def test_one_reader_right_about_the_number_is_enough():
    """The weighed number of a worn front is wrong; that one reader saw the number of the back joins them."""
    front, back = printed("front", "2107901", "025187988154"), face("back", "025187988154")

    assert len(joined([front, sheet(), back])) == 2


def test_crumbs_of_two_numbers_join_nothing():
    """Of two people's worn numbers one digit was read: the same one is no sign of one card."""
    other = printed("back", "2", who="PHẠM VĂN TÂN", born="29/04/1985")

    assert len(joined([printed("front", "2"), sheet(), other])) == 3


def test_name_and_birthday_join_where_no_reader_has_the_number():
    """The back's code names the same person, born the same day; a namesake born another day stays apart."""
    coded = face("back", "025187988154")
    source = Source(SourceKind.QR)
    said = (
        Testimony("full_name", "Cao Thị Ngọc Nhi", source, "qr", 1.0, True),
        Testimony("date_of_birth", "11/04/1987", source, "qr", 1.0, True),
    )
    back = replace(coded, testimonies=(*coded.testimonies, *said))

    assert len(joined([printed("front", "2107901"), sheet(), back])) == 2
    assert len(joined([printed("front", "2107901", born="12/05/1990"), sheet(), back])) == 3


def issued(one, day, edition):
    """The face taken for an edition, with a day of issue it tells."""
    source = Source(SourceKind.OCR)
    field = Field("date_of_issue", day, day, FieldState.ACCEPTED, 1.0, (source,), "")
    return replace(one, edition=edition, fields=(*one.fields, field))


def test_a_back_taken_for_an_older_edition_joins_by_its_day_of_issue():
    """Worn backs look alike: beside each other, of one day, two faces are one card of the surer edition."""
    front = issued(face("front", "012345678901"), "2022-09-19", "2021")
    back = replace(issued(face("back"), "2022-09-19", "2016"), score=0.6)
    (card,) = joined([front, back])
    assert (card.faces, card.edition) == (("front", "back"), "2021")
    assert len(joined([front, issued(face("back"), "2020-01-01", "2016")])) == 2
    assert len(joined([front, issued(face("back", "079190000002"), "2022-09-19", "2016")])) == 2
    assert len(joined([front, sheet(), back])) == 3
