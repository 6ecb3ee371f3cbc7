"""``khongviet calibrate``: fit the probability of fields anew, on corrections or on fresh papers."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from console.ending import Unfit
from console.words import Words
from pipeline.calibrate import Known, fit
from pipeline.check import check
from pipeline.digitise import kinds_of
from pipeline.rules import judge
from pipeline.settings import CALIBRATION, read
from pipeline.store import Store
from pipeline.template import Catalogue, load
from pipeline.types import Dossier
from pipeline.weigh import Features, features_of


def calibrate(words: Words, papers: int, seed: int, out: Path | None) -> None:
    """Fit on corrections of the store and on ``papers`` generated ones; write the table and show it.

    The table is written whole or not at all. Raises ``Unfit`` when there is nothing to fit on.
    """
    settings = read()
    catalogue = load(settings.templates / "documents")
    known = list(from_store(catalogue))
    reviewed = len(known)
    if papers:
        known += _generated(papers, seed, words)
    source = {"reviewed": reviewed, "papers": papers, "seed": seed if papers else None}
    try:
        table = fit(known, source)
    except ValueError as nothing:
        raise Unfit(str(nothing)) from None
    target = out or settings.data / CALIBRATION
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    os.replace(part, target)
    Console().print(_shown(table, words))
    Console().print(words("calibrated", path=str(target)))


def from_store(catalogue: Catalogue) -> Iterator[Known]:
    """Every value a person confirmed or corrected, with the features it was judged by."""
    settings = read()
    if not settings.database_url and not (settings.data / "khongviet.db").exists():
        return
    store = Store.open(settings.database, settings.storage)
    try:
        for dossier, said in store.reviewed():
            yield from of_dossier(dossier, said, catalogue)
    finally:
        store.close()


def of_dossier(dossier: Dossier, said: Mapping[str, str], catalogue: Catalogue) -> Iterator[Known]:
    """The values behind the entries a person spoke of (``said``: entry key → value in normal form)."""
    judged: dict[int, Mapping[str, tuple[str, Features]]] = {}
    for number, document in enumerate(dossier.documents):
        if document.document is not None:
            kinds = kinds_of(document, catalogue)
            judged[number] = features_of(check(document.testimonies, kinds), kinds, judge)
    for entry in dossier.entries:
        if entry.key not in said:
            continue
        for source in entry.sources:
            if source.document is None:
                continue
            found = judged.get(source.document, {}).get(source.field)
            if found is not None:
                value, features = found
                yield Known(features, value == said[entry.key])


def _generated(papers: int, seed: int, words: Words) -> list[Known]:
    from bench.calibrate import fresh_values  # noqa: PLC0415 - the bench is heavy, corrections need none

    console = Console(stderr=True)
    return list(fresh_values(papers, seed, console, words("reading_papers")))


def _shown(table: dict[str, object], words: Words) -> Table:
    shown = Table(words("group"), words("values"), words("accepted_values"), words("wrong_values"))
    groups = table["groups"]
    assert isinstance(groups, dict)  # noqa: S101 - made by ``fit``
    for name, one in groups.items():
        shown.add_row(name, str(one["values"]), str(one["accepted"]), str(one["wrong"]))
    return shown
