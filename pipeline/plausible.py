"""What the entries of a form cannot say: days still to come, a death before the birth, no whole number.

Papers are judged one by one (``pipeline.rules``); here the filled form is, whoever filled it: papers
together, the portal, a person. Nothing is changed or taken away: the entry goes to review and says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.fuse.compare import same
from pipeline.kinds import date_in_words
from pipeline.procedure.answers import answer
from pipeline.procedure.form import Form, FormEntry
from pipeline.procedure.values import Age, Procedure
from pipeline.typed.name import is_letter
from pipeline.types import Entry, EntryState, Problem, ProblemCode

_PAST = ("date_of_birth", "date_of_death", "registration_date", "issued_on", "date_of_issue")
"""Last words of keys whose day lies behind whoever fills the form in."""
_BIRTH, _IN_WORDS = "date_of_birth", "_in_words"
_REGISTERED = ("subject", "child", "mother", "father", "wife", "husband", "deceased")
"""Born before the registration the form speaks of; the declarant may ask for a paper older than they are."""
_ORDER = (
    *((f"{person}.{_BIRTH}", "registration_date") for person in _REGISTERED),
    *((f"{parent}.{_BIRTH}", f"child.{_BIRTH}") for parent in ("mother", "father")),
    *((f"{parent}.{_BIRTH}", "marriage.registration_date") for parent in ("mother", "father")),
    (f"deceased.{_BIRTH}", "date_of_death"),
    ("date_of_death", "registration_date"),
    ("date_of_death", "death_notice.issued_on"),
)
"""Pairs of entries of which the first comes first."""
_FIGURES_OF_A_PHONE = range(9, 13)
"""Ten in the country, eleven with +84; older ones and those abroad have one less or more."""

_Told = tuple[str, str]
"""Key of an entry and one sentence about it."""


def looked_over(entries: Sequence[Entry], procedure: Procedure, today: date) -> tuple[Entry, ...]:
    """The entries, each that cannot be right (or is somebody's who is too young) put to review with reasons.

    ``today`` is the day the papers were handed in. Sentences name entries by their title, never a value.
    """
    values = {entry.key: entry.value for entry in entries if entry.value}
    titles = procedure.form.entries
    told = [
        *_to_come(values, titles, today),
        *_out_of_order(values, titles),
        *_in_other_words(values),
        *_no_numbers(values, titles),
        *_contacts(values, titles),
        *_lone_letters(values, titles),
        *_wrong_ticks(values, procedure.form),
        *_too_young(values, procedure.ages, today),
    ]
    told += [(words, say) for key, say in told if (words := key + _IN_WORDS) in values]
    return tuple(_doubted(entry, [say for key, say in told if key == entry.key]) for entry in entries)


def _doubted(entry: Entry, told: Iterable[str]) -> Entry:
    """The entry with what is told of it as problems; no longer proposed where anything is."""
    said = tuple(dict.fromkeys(told))
    if not said:
        return entry
    problems = (*entry.problems, *(Problem(ProblemCode.RULE_BROKEN, say) for say in said))
    state = EntryState.REVIEW if entry.state is EntryState.PROPOSED else entry.state
    return replace(entry, state=state, problems=problems, reason=said[0])


def _to_come(values: Mapping[str, str], titles: Mapping[str, FormEntry], today: date) -> Iterator[_Told]:
    for key, value in values.items():
        if key.rpartition(".")[2] in _PAST and value > today.isoformat()[: len(value)]:
            yield key, f"“{titles[key].title}” là ngày chưa đến, cần xem lại."


def _out_of_order(values: Mapping[str, str], titles: Mapping[str, FormEntry]) -> Iterator[_Told]:
    """Both days of a pair in the wrong order, as far as both are known (year, month, day)."""
    for earlier, later in _ORDER:
        if earlier in values and later in values:
            known = min(len(values[earlier]), len(values[later]))
            if values[later][:known] < values[earlier][:known]:
                say = f"“{titles[later].title}” trước “{titles[earlier].title}”, cần xem lại."
                yield from ((earlier, say), (later, say))


def _in_other_words(values: Mapping[str, str]) -> Iterator[_Told]:
    """A day in words that is another one than in figures, or none of the calendar."""
    for key, words in values.items():
        figures = key.removesuffix(_IN_WORDS)
        if figures == key:
            continue
        said = date_in_words.to_date(words)
        if said is None:
            yield key, "Ngày ghi bằng chữ không đọc ra ngày nào trong lịch, cần xem lại."
        elif figures in values and not same("date", said, values[figures]):
            say = "Ngày ghi bằng chữ không khớp với ngày ghi bằng số, cần xem lại."
            yield from ((figures, say), (key, say))


def _no_numbers(values: Mapping[str, str], titles: Mapping[str, FormEntry]) -> Iterator[_Told]:
    """What was typed for a number and is none: kept as it was typed (``pipeline.typed.number``)."""
    for key, value in values.items():
        if titles[key].kind == "number" and not value.isdecimal():
            yield key, f"“{titles[key].title}” phải là số nguyên, không âm, cần xem lại."


def _contacts(values: Mapping[str, str], titles: Mapping[str, FormEntry]) -> Iterator[_Told]:
    """A telephone number with too few or too many figures, an address of mail without its sign."""
    for key, value in values.items():
        name = key.rpartition(".")[2]
        figures = sum(sign.isdigit() for sign in value)
        if name == "phone" and figures not in _FIGURES_OF_A_PHONE:
            yield key, f"“{titles[key].title}” không đủ hoặc thừa chữ số, cần xem lại."
        elif name == "email" and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", value):
            yield key, f"“{titles[key].title}” không phải một địa chỉ thư điện tử, cần xem lại."


def _lone_letters(values: Mapping[str, str], titles: Mapping[str, FormEntry]) -> Iterator[_Told]:
    """Names of one letter: some are called so, most are unfinished (``pipeline.typed.name``)."""
    for key, value in values.items():
        if titles[key].kind == "person_name" and is_letter(value):
            yield key, f"“{titles[key].title}” chỉ có một chữ cái; ghi đủ họ và tên như trên giấy tờ."


def _wrong_ticks(values: Mapping[str, str], form: Form) -> Iterator[_Told]:
    """Boxes with an answer that is neither yes nor no; several ticked of which one alone may be."""
    answers = {key: answer(values[key]) for key in form.keys_to_tick() if key in values}
    for key, said in answers.items():
        if said is None and form.entries[key].kind != "number":
            yield key, f"“{form.entries[key].title}”: chỉ trả lời có hoặc không, cần xem lại."
        elif said and any(answers.get(rival) for rival in form.rivals(key)):
            yield key, "Chỉ được chọn một trong các ô này, cần xem lại."


def _too_young(values: Mapping[str, str], ages: Iterable[Age], today: date) -> Iterator[_Told]:
    """Who has not completed the years, even if born on the first day that the value allows."""
    for age in ages:
        born = values.get(age.entry, "")
        latest = f"{today.year - age.years:04}-{today.month:02}-{today.day:02}"
        if born > latest[: len(born)]:
            yield age.entry, age.say
