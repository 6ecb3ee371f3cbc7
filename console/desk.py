"""What the reading commands share: the files meant, the tools opened once, the answers as they come."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TextIO

from rich.console import Console, RenderableType

from console import output, tables
from console.ending import Unfit, Usage, note
from console.files import File, NoSuchPath, find
from console.progress import Shown
from console.reading import read_files
from console.words import Words
from ocr.errors import ReaderMissing
from pipeline.contract import document_json, problem_json
from pipeline.digitise import Tools
from pipeline.errors import BrokenTemplate
from pipeline.prefill import WrongFacts, normal_facts, prefill
from pipeline.procedure import Procedure, load_procedures
from pipeline.settings import Settings, read
from pipeline.tools import open_tools
from pipeline.types import Document, Dossier, Facts, FileProblem

Answer = Document | FileProblem


class Desk:
    """One run of ``read``, ``prefill``, ``templates try`` or ``templates new``, which leaves the template
    of the paper ``but`` out of the catalogue: it is about to be written.
    """

    def __init__(self, words: Words, *, debug: bool, but: str = "") -> None:
        self.words = words
        self.but = but
        self.debug = debug
        self.started = time.perf_counter()
        self.settings: Settings = read()
        self.tools = self._open()

    def _open(self) -> Tools:
        try:
            folder, table = self.settings.templates / "documents", self.settings.calibration
            return open_tools(folder, calibration=table, but=self.but)
        except BrokenTemplate as broken:
            raise Unfit(self.words("broken_templates", count=len(broken.mistakes))) from None
        except ReaderMissing as missing:
            raise Unfit(f"{missing} (khongviet doctor)") from None

    def answers(self, files: Sequence[File], window: int | None) -> Iterator[Answer]:
        """Papers and problems in the order of the input, with progress on stderr."""
        with Shown(self.words, len(files)) as shown:
            yield from read_files(files, self.tools, shown, window, self._fault)

    def _fault(self, error: BaseException) -> None:
        note(error, debug=self.debug)

    def show(self, out: TextIO, answer: Answer, *, as_json: bool) -> None:
        """One answer for a program or for a person, out at once."""
        if isinstance(answer, Document):
            if as_json:
                output.write_line(out, document_json(answer))
            else:
                show(out, tables.document_table(answer, self.tools.catalogue, self.words))
        elif as_json:
            output.write_line(out, problem_json(answer))
        else:
            show(out, tables.problem_line(answer, self.words))

    def summary(self, out: TextIO, answers: Sequence[Answer]) -> None:
        """The last line of ``read``."""
        show(out, tables.read_summary(answers, time.perf_counter() - self.started, self.words))

    def dossier(self, files: Sequence[File], procedure: Procedure, facts: Facts) -> Dossier:
        """Read the papers of one dossier and weigh them together."""
        answers = list(self.answers(files, None))
        papers = [one for one in answers if isinstance(one, Document)]
        problems = [one for one in answers if isinstance(one, FileProblem)]
        seconds = time.perf_counter() - self.started
        return prefill(papers, procedure, facts, date.today(), problems, seconds)


def files_of(paths: Iterable[Path], words: Words) -> tuple[File, ...]:
    """The files meant; raises ``Usage`` when a path leads nowhere or there is nothing to read."""
    try:
        files = find(paths)
    except NoSuchPath as lost:
        raise Usage(words("no_such_path", path=lost)) from None
    if not files:
        raise Usage(words("no_files"))
    return files


def procedure_of(code: str, words: Words) -> Procedure:
    """The procedure of this code; raises ``Usage`` with the known ones, ``Unfit`` for broken templates."""
    try:
        procedures = load_procedures(read().templates / "procedures")
    except BrokenTemplate as broken:
        raise Unfit(words("broken_templates", count=len(broken.mistakes))) from None
    if code not in procedures:
        raise Usage(words("no_such_procedure", code=code, known=", ".join(procedures)))
    return procedures[code].on(date.today())


def facts_of(path: Path | None, procedure: Procedure, words: Words) -> Facts:
    """What the portal knows, in normal form; raises ``Usage`` with all that is wrong, without values."""
    if path is None:
        return {}
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Usage(words("no_such_path", path=path)) from None
    except (OSError, ValueError):
        raise Usage(words("bad_facts")) from None
    if not isinstance(facts, dict) or not all(isinstance(value, str) for value in facts.values()):
        raise Usage(words("bad_facts"))
    try:
        return normal_facts(facts, procedure)
    except WrongFacts as wrong:
        raise Usage("\n".join([words("wrong_facts"), *(f"  {line}" for line in wrong.messages)])) from None


def write_pdf(dossier: Dossier, procedure: Procedure, path: Path, words: Words) -> None:
    """The filled form as a file; raises ``Unfit`` when the font or the folder is not there."""
    from pipeline.form_pdf import CannotPrint, fill  # noqa: PLC0415 - fonts only where a form is written

    try:
        path.write_bytes(fill(dossier, procedure.form))
    except CannotPrint as why:
        raise Unfit(str(why)) from None
    except OSError:
        raise Unfit(words("cannot_write", path=path)) from None
    print(words("pdf_written", path=path), file=sys.stderr)


def show(out: TextIO, part: RenderableType) -> None:
    """Print for people; into a file wide enough for whole names, without colours and trailing spaces."""
    if out.isatty():
        Console(file=out, highlight=False, markup=False, emoji=False).print(part)
        return
    page = StringIO()
    Console(file=page, width=160, highlight=False, markup=False, emoji=False).print(part)
    out.write("".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines()))
    out.flush()
