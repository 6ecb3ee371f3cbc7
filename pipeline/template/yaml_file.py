"""YAML with places: every piece knows its file and line, and every mistake is collected, none raised.

Scalars stay text as written (``2017`` is "2017", ``no`` is "no"): an editor need not know YAML's types.
A ``Section`` is one mapping; ask it for its entries by name, then call ``done`` to have unknown names told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml
from rapidfuzz import process

from pipeline.types import Mistake

_YES = ("có", "true", "yes")
_NO = ("không", "false", "no")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a YAML file: text, a sequence or a mapping; its line (1-based) and its path in the data."""

    value: str | tuple[Node, ...] | Mapping[str, Node]
    line: int
    where: str


@dataclass(slots=True)
class Mistakes:
    """The mistakes of one file, in the order they were met."""

    file: str
    found: list[Mistake] = field(default_factory=list)

    def add(self, node: Node, message: str) -> None:
        """Note what is wrong at ``node`` and what to write instead (Vietnamese)."""
        self.at(node.line, node.where, message)

    def at(self, line: int, where: str, message: str) -> None:
        """The same for a place that is no node."""
        self.found.append(Mistake(self.file, line, where or "(đầu tệp)", message))


def read_yaml(path: Path, mistakes: Mistakes) -> Node | None:
    """The whole file as a node; None, with a mistake told, when it is no UTF-8, no YAML or empty."""
    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        mistakes.at(1, "", "tệp không phải UTF-8; hãy lưu lại bằng bảng mã UTF-8")
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 1
        mistakes.at(
            line, "", f"sai cú pháp YAML ({wrong.problem}); xem lại thụt dòng, dấu hai chấm, ngoặc kép"
        )
    except yaml.YAMLError as wrong:
        mistakes.at(1, "", f"có ký tự YAML không nhận ({wrong}); hãy xóa ký tự đó")
    else:
        if tree is not None:
            return _node(tree, "", mistakes)
        mistakes.at(1, "", "tệp rỗng; hãy chép một mẫu có sẵn rồi sửa")
    return None


def _node(tree: yaml.Node, where: str, mistakes: Mistakes) -> Node:
    line = tree.start_mark.line + 1
    if isinstance(tree, yaml.SequenceNode):
        items = (_node(one, f"{where}[{index}]", mistakes) for index, one in enumerate(tree.value, 1))
        return Node(tuple(items), line, where)
    if not isinstance(tree, yaml.MappingNode):
        written = "" if tree.tag.endswith(":null") else str(tree.value)
        return Node(written.strip(), line, where)
    entries: dict[str, Node] = {}
    for name, value in tree.value:
        key = str(name.value)
        inner = f"{where} → {key}" if where else key
        if key in entries:
            mistakes.at(name.start_mark.line + 1, inner, f"“{key}” viết hai lần; hãy giữ một dòng")
        entries[key] = _node(value, inner, mistakes)
    return Node(entries, line, where)


class Section:
    """One mapping being read. Every question answers something usable; what was wrong is in ``mistakes``."""

    def __init__(self, node: Node, mistakes: Mistakes) -> None:
        self.node = node
        self.mistakes = mistakes
        self._asked: list[str] = []
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
                self.mistakes.add(self.node, f"thiếu “{name}: …”; hãy thêm dòng này")
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
                self.mistakes.add(self.node, f"thiếu “{name}: …”; hãy thêm dòng này")
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
        start, end = self.text("from", ""), self.text("to", "")
        for written in (start, end):
            if written and not _is_day(written):
                told = f"ngày “{written}” phải viết năm-tháng-ngày, ví dụ: 2020-07-16"
                self.mistakes.add(self.node, told)
        if start and end and end < start[: len(end)]:
            told = f"to “{end}” sớm hơn from “{start}”; hãy xem lại hai ngày"
            self.mistakes.add(self.node, told)
        return start, end

    def section(self, name: str) -> Section | None:
        """A mapping inside this one, or None when absent or no mapping."""
        node = self.entry(name)
        return None if node is None else Section(node, self.mistakes)

    def sections(self, name: str, required: bool = True) -> tuple[Section, ...]:
        """A list of mappings."""
        node = self.entry(name)
        if node is None:
            if required:
                self.mistakes.add(self.node, f"thiếu “{name}:”; hãy thêm danh sách này")
            return ()
        if isinstance(node.value, tuple):
            return tuple(Section(one, self.mistakes) for one in node.value)
        self.mistakes.add(node, f"“{name}” phải là danh sách, mỗi mục bắt đầu bằng “- ”")
        return ()

    def done(self) -> None:
        """Tell every name written here that nobody asked for."""
        for name, node in self._entries.items():
            if name not in self._asked:
                self.mistakes.add(node, f"không hiểu “{name}”; {suggestion(name, self._asked)}")


def _is_day(written: str) -> bool:
    """Whether this is a year, a month of a year, or a day of the calendar."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", written):
        return False
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 4 :])
    except ValueError:
        return False
    return True


def suggestion(written: str, allowed: Collection[str]) -> str:
    """What to write instead of an unknown word: the nearest one, or the whole list."""
    near = process.extractOne(written, list(allowed), score_cutoff=65)
    if near is not None:
        return f"có phải ý bạn là “{near[0]}”?"
    return "hãy viết một trong: " + ", ".join(sorted(allowed))
