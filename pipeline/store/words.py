"""What a person says of several entries at once, on the version they saw; all of it is kept or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import delete, insert, select

from pipeline.store.prefills import Prefills, touch
from pipeline.store.records import Changed, NotOnTheShelf, PrefillRecord
from pipeline.store.tables import corrections, prefills
from pipeline.types import Dossier


class Words(Prefills):
    """People's words on entries."""

    def reviewed(self) -> Iterator[tuple[Dossier, Mapping[str, str]]]:
        """Every ready dossier with what people said of its entries (entry key → value, the last word)."""
        spoken = select(corrections.c.prefill_id).where(corrections.c.document.is_(None)).distinct()
        with self._reads() as connection:
            ids = [row.prefill_id for row in connection.execute(spoken.order_by(corrections.c.prefill_id))]
        for prefill_id in ids:
            dossier = self.dossier(prefill_id)
            if dossier is not None:
                words = self.corrections(prefill_id)
                yield dossier, {one.entry: one.value for one in words if one.document is None}

    def lay_over(
        self, prefill_id: str, words: Mapping[str, str | None], by: str, version: int | None = None
    ) -> PrefillRecord:
        """Keep a word for each entry (None: take back all words on it); returns the record as it now stands.

        Raises ``Changed`` when the prefill is no longer at ``version`` (None: any), ``NotOnTheShelf``.
        """
        with self._writes() as connection:
            mine = select(prefills.c.version).where(prefills.c.id == prefill_id).with_for_update()
            found = connection.execute(mine).scalar_one_or_none()
            if found is None:
                raise NotOnTheShelf(prefill_id)
            if version is not None and found != version:
                raise Changed(prefill_id)
            touch(connection, prefill_id, {})
            at = self._now(connection)
            for entry, value in words.items():
                if value is None:
                    on_it = (corrections.c.prefill_id == prefill_id) & (corrections.c.entry == entry)
                    connection.execute(delete(corrections).where(on_it, corrections.c.document.is_(None)))
                    continue
                row = {"prefill_id": prefill_id, "entry": entry, "value": value, "by": by, "at": at}
                connection.execute(insert(corrections).values(document=None, **row))
            return self._record(connection, prefill_id)
