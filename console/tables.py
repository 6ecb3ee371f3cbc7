"""Papers and dossiers as tables for people: every state by sign and word, never by colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from console.finding import Finding
from console.words import Words
from pipeline.kinds import KINDS
from pipeline.procedure import Procedure
from pipeline.template import Catalogue, FieldRule
from pipeline.types import (
    Claim,
    Component,
    ComponentStatus,
    Document,
    Dossier,
    Entry,
    EntryState,
    Field,
    FieldState,
    FileProblem,
    PageInfo,
    Value,
)

_SIGNS = {
    "accepted": ("✓", "green"),
    "proposed": ("✓", "green"),
    "present": ("✓", "green"),
    "review": ("?", "yellow"),
    "conflict": ("!", "bold red"),
    "absent": ("✗", "bold red"),
    "expired": ("!", "bold red"),
    "unreadable": ("!", "bold red"),
    "missing": ("–", "dim"),
    "asked": ("–", "magenta"),
    "not_needed": ("–", "dim"),
}


def state(key: str, words: Words) -> Text:
    """A state as sign and word."""
    sign, style = _SIGNS[key]
    return Text(f"{sign} {words(key)}", style=style)


def document_table(document: Document, catalogue: Catalogue, words: Words) -> RenderableType:
    """One paper: its head, then a row a field."""
    where = pages_told(document.pages, words)
    if document.document is None:
        head = Text.assemble((words("unknown_paper"), "bold yellow"), ("  " + where, "dim"))
        return Group(head, Padding(Text(document.reason, style="dim"), (0, 0, 1, 2), expand=False))
    edition = f" ({document.edition})" if document.edition else ""
    like = words("likeness", percent=round(document.score * 100))
    head = Text.assemble((document.title + edition, "bold cyan"), (f"  {where} · {like}", "dim"))
    if not document.fields:
        return Group(head, Padding(Text(words("nothing_to_fill")), (0, 0, 1, 2), expand=False))
    table = table_of(words("field"), words("value"), words("state"), words("why"))
    rules = {
        rule.key: rule
        for face in catalogue.faces
        if face.document == document.document
        for rule in face.fields
    }
    for field in document.fields:
        rule = rules.get(field.key)
        title = _short(rule) if rule is not None else field.key
        reason = field.problems[0].message if field.problems else field.reason
        table.add_row(
            title, _value(field, rule.kind if rule else "text"), state(str(field.state), words), reason
        )
    return Group(head, Padding(table, (0, 0, 1, 0), expand=False))


_PERSONS = {
    "mother": "Mẹ",
    "father": "Cha",
    "wife": "Vợ",
    "husband": "Chồng",
    "child": "Con",
    "deceased": "Người chết",
    "declarant": "Người khai",
}
"""The person a field speaks of, named where the printed label does not."""


def _short(rule: FieldRule) -> str:
    """The Vietnamese half of a label printed in two languages, without its colon, after the person meant."""
    title = rule.title.split(" / ", maxsplit=1)[0].rstrip(" :")
    person = _PERSONS.get(rule.block, "")
    return f"{person} · {title}" if person and person.lower() not in title.lower().split() else title


def pages_told(pages: Iterable[PageInfo], words: Words) -> str:
    """ "a.pdf trang 1, 2; b.jpg trang 1": which pages of which files."""
    by_file: dict[str, list[str]] = {}
    for page in pages:
        numbers = by_file.setdefault(page.file, [])
        if str(page.page) not in numbers:
            numbers.append(str(page.page))
    return "; ".join(
        f"{file} {words('page', number=', '.join(numbers))}" for file, numbers in by_file.items()
    )


def _value(field: Field, kind: str) -> Text:
    if field.value is None:
        return Text(field.text, style="dim italic")
    return Text(shown(kind, field.value))


def shown(kind: str, value: str) -> str:
    """A value in normal form as papers write it."""
    module = KINDS.get(kind)
    return module.show(Value(value)) if module is not None else value


def problem_line(problem: FileProblem, words: Words) -> Text:
    """A file that could not be read."""
    head = (f"✗ {problem.file} {words('cannot_read')} ", "bold red")
    return Text.assemble(head, (f"[{problem.problem.code}] ", "dim"), problem.problem.message)


def read_summary(answers: Sequence[Document | FileProblem], seconds: float, words: Words) -> Text:
    """The last line of ``read``."""
    papers = [one for one in answers if isinstance(one, Document)]
    states = Counter(field.state for paper in papers for field in paper.fields)
    line = words(
        "read_summary",
        papers=len(papers),
        fields=sum(states.values()),
        accepted=states[FieldState.ACCEPTED],
        review=states[FieldState.REVIEW],
        missing=states[FieldState.MISSING],
        seconds=words.number(seconds),
    )
    return _with_refused(line, len(answers) - len(papers), words)


def _with_refused(line: str, refused: int, words: Words) -> Text:
    tail = [(" · " + words("refused_summary", count=refused), "bold red")] if refused else []
    return Text.assemble((line, "bold"), *tail)


def dossier_tables(dossier: Dossier, procedure: Procedure, words: Words) -> RenderableType:
    """One dossier: its papers, then its entries by person."""
    parts: list[RenderableType] = [
        Text(f"{procedure.title} · {procedure.code}", style="bold cyan"),
        _components(dossier, words),
        _entries(dossier, procedure, words),
        Padding(_dossier_summary(dossier, words), (1, 0, 0, 0), expand=False),
    ]
    return Group(*(problem_line(one, words) for one in dossier.problems), *parts)


def _components(dossier: Dossier, words: Words) -> Table:
    table = table_of(words("components"), words("state"), words("paper"), words("why"))
    for component in dossier.components:
        pages = [page for index in component.documents for page in dossier.documents[index].pages]
        where = pages_told(pages, words)
        why = component.problems[0].message if component.problems else ""
        table.add_row(component.title, state(_status(component), words), where, why)
    return table


def _status(component: Component) -> str:
    if component.status is ComponentStatus.MISSING:
        return "absent" if component.required else "not_needed"
    return str(component.status)


def _entries(dossier: Dossier, procedure: Procedure, words: Words) -> Table:
    table = table_of(words("entries"), words("value"), words("state"), words("source"))
    claims = {conflict.entry: conflict.claims for conflict in dossier.conflicts}
    before = ""
    for entry in dossier.entries:
        form_entry = procedure.form.entries[entry.key]
        person = entry.key.partition(".")[0]
        if before and person != before:
            table.add_section()
        before = person
        key = "asked" if entry.state is EntryState.MISSING else str(entry.state)
        lines = [shown(form_entry.kind, entry.value)] if entry.value is not None else []
        if entry.key in claims:
            lines = [_claim(claim, entry, form_entry.kind, dossier, words) for claim in claims[entry.key]]
        table.add_row(form_entry.title, "\n".join(lines), state(key, words), _why(entry))
    return table


def _claim(claim: Claim, entry: Entry, kind: str, dossier: Dossier, words: Words) -> str:
    """One of several values with the papers that say it; a tick beside the one that stands for now."""
    indexes = (source.document for source in claim.sources)
    titles = [words("portal") if index is None else dossier.documents[index].title for index in indexes]
    mark = "✓" if claim.value == entry.value else "•"
    return f"{mark} {shown(kind, claim.value)} ({', '.join(dict.fromkeys(titles))})"


def _why(entry: Entry) -> str:
    return entry.problems[0].message if entry.problems else entry.reason


def _dossier_summary(dossier: Dossier, words: Words) -> Text:
    states = Counter(entry.state for entry in dossier.entries)
    line = words(
        "prefill_summary",
        entries=len(dossier.entries),
        proposed=states[EntryState.PROPOSED],
        review=states[EntryState.REVIEW],
        conflict=states[EntryState.CONFLICT],
        missing=states[EntryState.MISSING],
        seconds=words.number(dossier.seconds),
    )
    return _with_refused(line, len(dossier.problems), words)


def table_of(*columns: str) -> Table:
    """An empty table in the one style of the house: name, value, state, reason."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim", expand=False)
    styles: Mapping[int, str] = {0: "bold", 3: "dim"}
    for at, name in enumerate(columns):
        table.add_column(name, style=styles.get(at, ""), overflow="fold", no_wrap=at == 2, ratio=None)
    return table


def finding_line(finding: Finding) -> Text:
    """One line of the doctor: what, how it is, and the command that mends it."""
    sign, style = ("✓", "green") if finding.well else ("✗", "bold red")
    line = Text.assemble((f"{sign} ", style), (finding.name, "bold"), f": {finding.detail}")
    return line if finding.well else line + Text.assemble("  → ", (finding.mend, "bold cyan"))
