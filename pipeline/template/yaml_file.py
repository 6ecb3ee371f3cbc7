"""YAML with places: every piece knows its file and line, and every mistake is collected, none raised.

Scalars stay text as written (``2017`` is "2017", ``no`` is "no"): an editor need not know YAML's types. Marks
are composed (NFC), however the editor wrote them. ``pipeline.template.section`` asks what a mapping says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from pipeline.template.syntax import what_is_wrong
from pipeline.types import Mistake


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a YAML file: text, a sequence or a mapping; its line (1-based) and its path in the data."""

    value: str | tuple[Node, ...] | Mapping[str, Node]
    line: int
    where: str

    def at(self, *path: str | int) -> Node:
        """The piece at this path of names and numbers (from 0), or the last one there is on the way."""
        node = self
        for step in path:
            held = node.value
            inner = held.get(str(step)) if isinstance(held, Mapping) else None
            if isinstance(held, tuple) and isinstance(step, int) and step < len(held):
                inner = held[step]
            if inner is None:
                break
            node = inner
        return node


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
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        mistakes.at(1, "", "tệp không phải UTF-8; hãy lưu lại bằng bảng mã UTF-8")
        return None
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as wrong:
        line, told = what_is_wrong(text, wrong)
        mistakes.at(line, "(cú pháp)", told)
        return None
    if tree is None:
        mistakes.at(1, "", "tệp rỗng; hãy chép một mẫu có sẵn rồi sửa")
        return None
    return _node(tree, "", mistakes)


def misnamed(folder: Path) -> list[Mistake]:
    """A mistake for every file of ``folder`` that is meant as YAML and not read for its name's ending."""
    endings = (".yml", ".yaml.txt", ".yml.txt")
    found = []
    for path in sorted(folder.glob("*")):
        name = path.name.lower()
        if name.endswith(endings) or (name.endswith(".yaml") and path.suffix != ".yaml"):
            right = path.name[: name.rindex(".y")] + ".yaml"
            told = f"chỉ đọc tệp có đuôi .yaml; hãy đổi tên tệp này thành “{right}”"
            found.append(Mistake(path.name, 1, "(tên tệp)", told))
    return found


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
