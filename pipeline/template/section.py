"""One mapping of a YAML file, asked for its entries by name; what is wrong is told, nothing raised."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pipeline.template.days import is_day, wrong_day
from pipeline.template.suggest import nearest, suggestion
from pipeline.template.yaml_file import Mistakes, Node
from pipeline.types import Mistake

_YES = ("có", "true", "yes")
_NO = ("không", "false", "no")


class Section:
    """One mapping being read. Every question answers something usable; what was wrong is in ``mistakes``."""

    def __init__(self, node: Node, mistakes: Mistakes) -> None:
        self.node = node
        self.mistakes = mistakes
        self._asked: list[str] = []
        self._missing: dict[str, Mistake] = {}
        self._entries: Mapping[str, Node] = {}
        if isinstance(node.value, Mapping):
            self._entries = node.value
        else:
            mistakes.add(node, "chỗ này phải gồm các dòng “tên: giá trị”")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> Iterator[str]:
        """The names written here, in order."""
        return iter(self._entries)

    def entry(self, name: str) -> Node | None:
        """The raw entry, or None."""
        self._asked.append(name)
        return self._entries.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; required unless ``default`` is given."""
        node = self.entry(name)
        if node is None:
            if default is None:
                self._lacks(name, f"thiếu “{name}: …”; hãy thêm dòng này")
            return default or ""
        if isinstance(node.value, str) and (node.value or default is not None):
            return node.value
        self.mistakes.add(node, f'“{name}” phải là một dòng chữ, ví dụ: {name}: "…"')
        return default or ""

    def texts(self, name: str, required: bool = False) -> tuple[str, ...]:
        """One text or a list of texts; none when absent, unless ``required``."""
        node = self.entry(name)
        if node is None:
            if required:
                self._lacks(name, f"thiếu “{name}: …”; hãy thêm dòng này")
            return ()
        items = node.value if isinstance(node.value, tuple) else (node,)
        good = tuple(one.value for one in items if isinstance(one.value, str) and one.value)
        if len(good) < len(items):
            self.mistakes.add(node, f'“{name}” phải là chữ hoặc danh sách chữ: {name}: ["…", "…"]')
        return good

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts; none when absent."""
        node = self.entry(name)
        items = node.value if node is not None and isinstance(node.value, tuple) else ()
        if not items:
            self.mistakes.add(node or self.node, f'“{name}” phải là danh sách các hàng: - ["…", "…"]')
        return tuple(
            tuple(cell.value for cell in item.value if isinstance(cell.value, str))
            if isinstance(item.value, tuple)
            else (item.value,)
            for item in items
            if not isinstance(item.value, Mapping)
        )

    def choice(self, name: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of ``allowed``; the nearest is suggested when it is another word."""
        written = self.text(name, default)
        if not written or written in allowed or (default is not None and written == default):
            return written
        self.mistakes.add(self._entries[name], f"không có “{written}”; {suggestion(written, allowed)}")
        return default or ""

    def flag(self, name: str) -> bool:
        """Yes or no; absent means no."""
        written = self.text(name, "không").lower()
        if written in _YES or written in _NO:
            return written in _YES
        self.mistakes.add(self._entries[name], f"“{name}” chỉ nhận có hoặc không")
        return False

    def number(self, name: str, default: float) -> float:
        """A number written with a point."""
        written = self.text(name, str(default))
        try:
            return float(written)
        except ValueError:
            self.mistakes.add(self._entries[name], f"“{name}” phải là số, ví dụ: {name}: {default}")
            return default

    def period(self) -> tuple[str, str]:
        """``from`` and ``to``: days, months or years as text, "" when absent."""
        days = tuple(self._day(name) for name in ("from", "to"))
        start, end = days
        if all(is_day(day) for day in days) and end < start[: len(end)]:
            told = f"ngày hết “{end}” sớm hơn ngày bắt đầu “{start}”; hãy xem lại from và to"
            self.mistakes.add(self._entries["to"], told)
        return start, end

    def _day(self, name: str) -> str:
        written = self.text(name, "")
        if written and not is_day(written):
            self.mistakes.add(self._entries[name], wrong_day(name, written))
        return written

    def section(self, name: str) -> Section | None:
        """A mapping inside this one, or None when absent or no mapping."""
        node = self.entry(name)
        return None if node is None else Section(node, self.mistakes)

    def sections(self, name: str, required: bool = True) -> tuple[Section, ...]:
        """A list of mappings."""
        node = self.entry(name)
        if node is None:
            if required:
                self._lacks(name, f"thiếu “{name}:”; hãy thêm danh sách này")
            return ()
        if isinstance(node.value, tuple):
            return tuple(Section(one, self.mistakes) for one in node.value)
        self.mistakes.add(node, f"“{name}” phải là danh sách, mỗi mục bắt đầu bằng “- ”")
        return ()

    def done(self) -> None:
        """Tell every name written here that nobody asked for; not that what it misspells is missing, too."""
        free = [name for name in self._asked if name not in self._entries]
        for name, node in self._entries.items():
            if name in self._asked:
                continue
            meant = nearest(name, free)
            if meant in self._missing:
                self.mistakes.found.remove(self._missing.pop(meant))
            known = free if meant else self._asked
            self.mistakes.add(node, f"không hiểu “{name}”; {suggestion(name, known)}")

    def _lacks(self, name: str, told: str) -> None:
        self.mistakes.add(self.node, told)
        self._missing[name] = self.mistakes.found[-1]
