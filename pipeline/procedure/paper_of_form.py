"""A form to fill, seen as a paper that comes back filled: its template, taken from the lines of its sheet.

Who adds a form writes it once. What is printed before a blank is the label of its entry; sections, the oath
and the places to sign tell the form from others and end its values. A form that also has a file in
``templates/documents`` (other editions, other prints) is read by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.procedure.form import (
    BY_HAND,
    HOURS,
    WRITTEN_OUT,
    Blank,
    Columns,
    Form,
    Line,
    Part,
    Photos,
    Signers,
    Words,
    words_of,
)
from pipeline.template.model import FILL, Catalogue, Edition, Face, FieldRule, Template

_DATE = f"ngày {FILL} tháng {FILL} năm {FILL}"
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[a-zđ]\)|[-+•])\s+")
"""What counts the lines of a form ("1.", "a)", "-"): no reader needs it to know the label."""
_ASIDE = re.compile(r"\s*\([^)]*\)(?=\s*:?$)")
"""An instruction behind a label ("(Viết chữ in hoa)")."""
_DATED = re.compile(r"ngày\W+tháng", re.IGNORECASE)
"""A line for the day of signing: its words stand in every date."""
_LONGEST = 12
"""Words of a sentence that are looked for: the rest may stand on the next line."""
_MARKS = 4
"""Headings and sentences that are enough to tell the form."""
_TITLE = 8
"""Words of a title on its first line."""
_LONG_ASIDE = 30
"""Letters of an instruction that goes on over the next line: the label before it is a line of its own."""
_TAIL = 5
"""Words of an instruction's end that are looked for."""
_SHORTEST = 8
"""Letters of a section's heading from which it tells the form."""
_LEAST = 2
"""Letters of a label; shorter words stand anywhere."""
_BEHIND = 5
"""Letters of words behind the last blank of a line that end its value."""
_KINDS = {"residence": "place"}
_ADDRESSEE = "addressee"
"""To whom the form goes is no value of it."""


def with_forms(catalogue: Catalogue, forms: Mapping[str, Form]) -> Catalogue:
    """The catalogue with a paper for every form that has none of its own, nor the title of one.

    (The form of a birth with recognition begins with the sheet of a birth.)
    """
    taken = {title for face in catalogue.faces for title in face.titles}
    own = {code: paper_of(form) for code, form in forms.items() if code not in catalogue.documents}
    new = {code: paper for code, paper in own.items() if not taken & set(paper.editions[0].faces[0].titles)}
    return Catalogue({**catalogue.documents, **new})


def paper_of(form: Form) -> Template:
    """The paper that this form is when it is filled, with all its editions."""
    editions = (form, *form.others)
    return Template(form.code, form.title, tuple(_edition(one) for one in editions))


def _edition(form: Form) -> Edition:
    return Edition(form.edition, form.start, form.end, (_face(form),))


def _face(form: Form) -> Face:
    seen = _Seen(form)
    for part in _first_page(form):
        for line in (part,) if isinstance(part, Line) else part.middle if isinstance(part, Photos) else ():
            seen.line(line)
        if isinstance(part, Columns | Signers):
            seen.signing(part)
    return Face(
        document=form.code,
        edition=form.edition,
        name="sheet",
        size="A4",
        titles=tuple(seen.titles),
        marks=tuple(seen.marks),
        refuse=form.refuse,
        ends=tuple(dict.fromkeys(seen.ends)),
        fields=(*seen.rules, *_within(form, seen.rules)),
    )


def _first_page(form: Form) -> Iterator[Part]:
    for part in form.sheet:
        if isinstance(part, Line) and part.style == "page":
            return
        yield part


@dataclass(slots=True)
class _Seen:
    """What the lines of a form show, gathered from the top down."""

    form: Form
    titles: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    rules: list[FieldRule] = field(default_factory=list)

    def line(self, line: Line) -> None:
        """One line: title, heading, labels with blanks, sentence or the place and day of signing."""
        words = words_of(line)
        if line.style == "title":
            self.titles += dict.fromkeys((words, " ".join(words.split()[:_TITLE])))
        elif line.style == "right":
            start = _label(line.pieces[0].text if isinstance(line.pieces[0], Words) else "")
            self.ends += [start] if len(start) >= _BEHIND else []
        elif line.style in ("indent", "note"):
            self._sentence(words, line.style)
        elif line.style in ("line", "section", "block", "addressee"):
            self._labelled(line)

    def signing(self, part: Columns | Signers) -> None:
        """The places to sign: nothing is filled in behind them."""
        places = (part.left, part.right) if isinstance(part, Columns) else part.places
        texts = (words_of(line).strip(" :.,") for place in places for line in place)
        self.ends += [text for text in texts if text and not _DATED.search(text)]

    def _sentence(self, words: str, style: str) -> None:
        start = " ".join(words.split()[:_LONGEST])
        if len(start) >= _SHORTEST and self.rules:
            self.ends.append(start)
            if style == "indent" and len(self.marks) < _MARKS:
                self.marks.append(start)

    def _labelled(self, line: Line) -> None:
        """The labels of a line, each with the entry behind it; a line without blanks is a heading."""
        pieces = [piece for piece in line.pieces if not (isinstance(piece, Words) and piece.raised)]
        words, first = "", True
        for piece in pieces:
            if isinstance(piece, Words):
                words += piece.text.replace(FILL, " ")
            elif isinstance(piece, Blank):
                rule = self._rule(piece, words, same_line=not first)
                if rule is not None:
                    self.rules.append(rule)
                    first = False
                words = ""
            else:
                words = ""
        if not first and len(words.strip(" :.,-")) >= _BEHIND:
            self.rules.append(replace(_heading(words.strip()), same_line=True))
        heading = _ASIDE.sub("", _NUMBERED.sub("", words.strip()))
        if first and heading and not any(isinstance(piece, Blank) for piece in pieces):
            self.rules.append(_heading(" ".join(heading.split()[:_LONGEST])))
            if line.style == "section" and len(heading) >= _SHORTEST:
                self.marks.append(" ".join(heading.split()[:_LONGEST]))

    def _rule(self, blank: Blank, words: str, *, same_line: bool) -> FieldRule | None:
        label = _label(words)
        if blank.show == WRITTEN_OUT:
            label = " ".join((label.rstrip(":"), _DATE)).strip()
        if len(label.strip(" :.,")) < _LEAST:
            return None
        entry = self.form.entries.get(blank.entry)
        taken = any(one.key == blank.entry for one in self.rules)
        if blank.entry == BY_HAND and not label.endswith(":"):
            return None
        if blank.entry == BY_HAND or entry is None or taken or blank.entry == _ADDRESSEE:
            return replace(_heading(label), same_line=same_line)
        kind = "time" if blank.show == HOURS else _KINDS.get(entry.kind, entry.kind)
        labels = (_ASIDE.sub("", label), *_aside(label))
        if len(label) - len(labels[0]) > _LONG_ASIDE:
            self.rules.append(_heading(labels[0]))
            labels = labels[1:]
        if same_line:
            labels = (*labels, *_counted(words))
        return FieldRule(blank.entry, kind, entry.title, labels, "single", same_line=same_line)


def _heading(text: str) -> FieldRule:
    return FieldRule("", "text", text.strip(" :"), (text,), "single")


def _label(words: str) -> str:
    """The printed label: one line, without what counts the lines, without the comma before it."""
    label = " ".join(words.split()).lstrip(",;. ") + " "
    return _NUMBERED.sub("", label).strip()


def _aside(label: str) -> tuple[str, ...]:
    """The end of the instruction behind a label, which may stand on the next line; the value follows it."""
    found = _ASIDE.search(label)
    words = label[found.start() :].split() if found else []
    return (" ".join(words[-_TAIL:]),) if words else ()


def _counted(words: str) -> tuple[str, ...]:
    """The label with its number ("6. Email:"), which would be taken for the end of the value before it."""
    label = " ".join(words.split()).lstrip(",;. ")
    return (label,) if _NUMBERED.match(label) else ()


def _within(form: Form, rules: list[FieldRule]) -> Iterator[FieldRule]:
    """Numbers that stand in a sentence about a card only, where the form gives them no blank of their own."""
    keys = {rule.key for rule in rules}
    for key, entry in form.entries.items():
        who, _, what = key.rpartition(".")
        paper = f"{who}.id_paper" if who else "id_paper"
        if what == "id_number" and key not in keys and paper in keys:
            yield FieldRule(key, "id_number", entry.title, (), "single", within=paper)
