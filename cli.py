"""EDGE the ``khongviet`` command: one short function a command. Exit codes: 0 all well, 1 something could
not be read (the rest is answered), 2 the command line is not right.

Heavy rooms are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from console import spoken
from console.words import LANGUAGES, chosen

say = chosen(sys.argv[1:], os.environ)
spoken.speak(say)

_HELP: dict[str, Any] = {"context_settings": {"help_option_names": ["--help", "-h"]}}
app = typer.Typer(
    name="khongviet",
    help=say("app"),
    cls=spoken.Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    **_HELP,
)
templates = typer.Typer(
    name="templates", help=say("templates"), cls=spoken.Group, no_args_is_help=True, add_completion=False
)
app.add_typer(templates)


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise typer.BadParameter(value)
    return value


Paths = Annotated[list[Path], typer.Argument(help=say("paths"), metavar=say("paths_name"))]
AsJson = Annotated[bool, typer.Option("--json", help=say("json"), metavar=spoken.FLAG)]
Debug = Annotated[bool, typer.Option("--debug", help=say("debug"), metavar=spoken.FLAG)]
Lang = Annotated[str, typer.Option("--lang", help=say("lang"), metavar="vi|en", callback=_language)]


@app.callback()
def everything(lang: Lang = say.language) -> None:
    """Only ``--lang``; see ``console.words``."""


@templates.callback()
def every_template(lang: Lang = say.language) -> None:
    """The same."""


@app.command(cls=spoken.Command, help=say("read"), **_HELP)
def read(paths: Paths, as_json: AsJson = False, debug: Debug = False, lang: Lang = say.language) -> None:
    """Digitise files and folders."""
    from console.desk import Desk, files_of
    from console.output import guarded
    from pipeline.assemble import WINDOW
    from pipeline.types import FileProblem

    files, answers = files_of(paths, say), []
    with guarded() as out:
        desk = Desk(say, debug=debug)
        for answer in desk.answers(files, WINDOW):
            answers.append(answer)
            desk.show(out, answer, as_json=as_json)
        if not as_json:
            desk.summary(out, answers)
    raise typer.Exit(any(isinstance(answer, FileProblem) for answer in answers))


@app.command(cls=spoken.Command, help=say("prefill"), **_HELP)
def prefill(  # noqa: PLR0913, PLR0917 - the options of the contract
    paths: Paths,
    procedure: Annotated[str, typer.Option("--procedure", help=say("procedure"), metavar="CODE")],
    facts: Annotated[Path | None, typer.Option("--facts", help=say("facts"), metavar="FILE.json")] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", help=say("pdf"), metavar="OUT.pdf")] = None,
    as_json: AsJson = False,
    debug: Debug = False,
    lang: Lang = say.language,
) -> None:
    """Pre-fill the form of one dossier."""
    from console import desk as desks
    from console.output import guarded, write_line
    from console.tables import dossier_tables
    from pipeline.contract import dossier_json

    asked = desks.procedure_of(procedure, say)
    known = desks.facts_of(facts, asked, say)
    files = desks.files_of(paths, say)
    with guarded() as out:
        dossier = desks.Desk(say, debug=debug).dossier(files, asked, known)
        if as_json:
            write_line(out, dossier_json(dossier))
        else:
            desks.show(out, dossier_tables(dossier, asked, say))
        if pdf is not None:
            desks.write_pdf(dossier, asked, pdf, say)
    raise typer.Exit(bool(dossier.problems))


@app.command(cls=spoken.Command, help=say("serve"), **_HELP)
def serve(lang: Lang = say.language) -> None:
    """Everything on one machine."""
    from serve import serve as run

    raise typer.Exit(run())


@app.command(cls=spoken.Command, help=say("worker"), **_HELP)
def worker(
    queues: Annotated[str, typer.Option("--queues", help=say("queues"))] = "counter,archive",
    lang: Lang = say.language,
) -> None:
    """Workers only."""
    from console.ending import Usage
    from pipeline.settings import read as settings
    from pipeline.store import Lane
    from serve import work

    names = [name.strip() for name in queues.split(",") if name.strip()]
    strange = [name for name in names if name not in {lane.value for lane in Lane}]
    if strange or not names:
        raise Usage(say("bad_lane", name=", ".join(strange)))
    if not settings().redis_url:
        raise Usage(say("needs_redis"))
    raise typer.Exit(work(queues=[Lane(name) for name in names]))


@templates.command("check", cls=spoken.Command, help=say("templates_check"), **_HELP)
def templates_check(lang: Lang = say.language) -> None:
    """All mistakes at once."""
    from console.templates import all_mistakes
    from pipeline.settings import read as settings

    mistakes, loaded = all_mistakes(settings().templates)
    for mistake in mistakes:
        print(mistake)
    if mistakes:
        print(say("mistakes", count=len(mistakes)), file=sys.stderr)
        raise typer.Exit(1)
    counts = {"papers": len(loaded.papers), "procedures": len(loaded.procedures), "forms": len(loaded.forms)}
    print(say("templates_good", **counts))


@templates.command("list", cls=spoken.Command, help=say("templates_list"), **_HELP)
def templates_list(lang: Lang = say.language) -> None:
    """What there is."""
    from console.desk import show
    from console.ending import Unfit
    from console.templates import all_mistakes, listing
    from pipeline.settings import read as settings

    mistakes, loaded = all_mistakes(settings().templates)
    if mistakes:
        raise Unfit(say("broken_templates", count=len(mistakes)))
    show(sys.stdout, listing(loaded, say))


@templates.command("try", cls=spoken.Command, help=say("templates_try"), **_HELP)
def templates_try(
    paths: Paths,
    pictures: Annotated[Path | None, typer.Option("--pictures", help=say("pictures"), metavar="DIR")] = None,
    debug: Debug = False,
    lang: Lang = say.language,
) -> None:
    """Why a scan matches or not."""
    from console.desk import Desk, files_of, show
    from console.output import guarded
    from console.templates import try_files

    files = files_of(paths, say)
    with guarded() as out:
        tools, refused = Desk(say, debug=debug).tools, 0
        for part, good in try_files(files, tools, say, pictures):
            refused += not good
            show(out, part)
    raise typer.Exit(bool(refused))


@templates.command("new", cls=spoken.Command, help=say("templates_new"), **_HELP)
def templates_new(
    paths: Paths,
    name: Annotated[str, typer.Option("--name", help=say("new_name"))],
    out: Annotated[Path | None, typer.Option("--out", help=say("new_out"), metavar="FILE.yaml")] = None,
    debug: Debug = False,
    lang: Lang = say.language,
) -> None:
    """A template proposed."""
    from console.desk import Desk, files_of
    from console.output import guarded
    from console.proposal import keep, may_write, proposal

    files = files_of(paths, say)
    may_write(out, say)
    with guarded() as stream:
        text = proposal(files[0], name, Desk(say, debug=debug, but=name).tools, say)
        stream.write(text if out is None else keep(text, out, say))


@app.command(cls=spoken.Command, help=say("doctor"), **_HELP)
def doctor(lang: Lang = say.language) -> None:
    """Examine this machine."""
    from console.desk import show
    from console.doctor import examine
    from console.tables import finding_line
    from pipeline.settings import read as settings

    ill = 0
    for finding in examine(settings()):
        ill += not finding.well
        show(sys.stdout, finding_line(finding))
    print(say("unwell", count=ill) if ill else say("all_well"))
    raise typer.Exit(bool(ill))


@app.command(cls=spoken.Command, help=say("bench"), **_HELP)
def bench(  # noqa: PLR0913, PLR0917 - one for each option of the command
    count: Annotated[int, typer.Option("--count", help=say("count"), min=1)] = 200,
    seed: Annotated[int | None, typer.Option("--seed", help=say("seed"))] = None,
    out: Annotated[Path, typer.Option("--out", help=say("out"))] = Path("out/bench"),
    peers: Annotated[int, typer.Option("--peers", help=say("peers"), min=0)] = 40,
    real: Annotated[Path | None, typer.Option("--real", help=say("real"), metavar="DIR")] = None,
    cleaning: Annotated[bool, typer.Option("--cleaning", help=say("cleaning"))] = False,
    dossiers: Annotated[int, typer.Option("--dossiers", help=say("dossiers"), min=0)] = 0,
    lang: Lang = say.language,
) -> None:
    """Accuracy and speed, on fictional papers or on real files."""
    if cleaning:
        from bench.cleaning.main import main as of_cleaning

        of_cleaning(count, count, seed)
        return
    if dossiers:
        from bench.dossiers.main import main as of_dossiers

        of_dossiers(dossiers, seed, out)
        return
    if real is not None:
        from bench.real.folder import NoExpectations
        from bench.real.main import main as on_real
        from console.ending import Usage

        try:
            on_real(real, out)
        except NoExpectations:
            raise Usage(say("no_real", path=str(real))) from None
        return
    from bench.main import main as run

    run(count=count, seed=seed, out=out, peers=peers)


@app.command(cls=spoken.Command, help=say("calibrate"), **_HELP)
def calibrate(
    papers: Annotated[int, typer.Option("--papers", help=say("more_papers"), min=0)] = 0,
    seed: Annotated[int, typer.Option("--seed", help=say("more_seed"))] = 1,
    out: Annotated[Path | None, typer.Option("--out", help=say("calibration_out"))] = None,
    lang: Lang = say.language,
) -> None:
    """Probability of fields, fitted anew."""
    from console.calibrate import calibrate as run

    run(say, papers, seed, out)


def main() -> NoReturn:
    """The command ``khongviet``."""
    from console.ending import run

    sys.exit(run(app, say))


if __name__ == "__main__":
    main()
