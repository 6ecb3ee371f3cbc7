"""What templates may write and cannot mean: editions of one time, labels that are no print, a title twice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from pipeline.labels.fold import base
from pipeline.template.days import day_before, first_day, last_day
from pipeline.template.model import Edition, Face, FieldRule, Template
from pipeline.template.yaml_file import Mistakes, Node

_REGEX = re.compile(r"\\[\w.()\[\]]|\.[*+]|^\^|\$$|\(\?|\[[^\]\s]{2,}\]|\w[*+?](?=\w)")
_QUOTES = '"“”'


def check_editions(editions: Sequence[tuple[Edition, Node]], mistakes: Mistakes) -> None:
    """Tell editions that were printed at one time. Those named by a word and no year ("ubnd", "ban_sao") are
    printed beside the others, and are let be.
    """
    dated = [(edition, node) for edition, node in editions if any(sign.isdigit() for sign in edition.edition)]
    for one, other in combinations(dated, 2):
        (early, node), (late, later_node) = sorted((one, other), key=lambda pair: _begin(pair[0]))
        names = f"“{early.edition}” và “{late.edition}”"
        if not (early.start or early.end or late.start or late.end):
            told = f"hai đời {names} đều không có ngày; hãy thêm from: … cho đời mới, to: … cho đời cũ"
            mistakes.add(later_node, told)
        elif _begin(early) == _begin(late):
            told = f"hai đời {names} cùng bắt đầu một ngày; hãy sửa from: … của một đời"
            mistakes.add(later_node, told)
        elif _end(early) >= _begin(late):
            right = day_before(_begin(late))
            told = f"đời “{early.edition}” chưa hết khi đời “{late.edition}” bắt đầu ({late.start})"
            mistakes.add(node, f"{told}; hãy viết cho đời “{early.edition}”: to: {right}")


def _begin(edition: Edition) -> date:
    return first_day(edition.start) or date.min


def _end(edition: Edition) -> date:
    return last_day(edition.end) or date.max


def check_texts(texts: Sequence[str], node: Node, mistakes: Mistakes) -> None:
    """Tell texts that are no print: regular expressions, quotation marks that do not belong."""
    for text in texts:
        if _REGEX.search(text):
            told = "giống biểu thức chính quy; hãy chép đúng chữ in trên giấy, chỗ điền thì viết “…”"
            mistakes.add(node, f"“{text}” {told}")
        elif text[:1] in _QUOTES or (text[-1:] in _QUOTES and not any(one in text[:-1] for one in _QUOTES)):
            told = 'thừa hoặc sai dấu ngoặc kép; hãy viết giữa hai dấu thẳng: "…"'
            mistakes.add(node, f"{text}: {told}")


def check_references(rules: Sequence[tuple[FieldRule, Node]], mistakes: Mistakes) -> None:
    """Tell ``before``, ``within`` and ``row_of`` that name no field they can mean."""
    keys = {rule.key for rule, _ in rules}
    labelled = {rule.key for rule, _ in rules if rule.labels and rule.under}
    above: set[str] = set()
    for rule, node in rules:
        if rule.before and rule.before not in keys:
            mistakes.add(node, f"before: “{rule.before}” không phải key của mặt giấy này")
        if rule.within and rule.within not in above:
            mistakes.add(node, f"within: “{rule.within}” phải là key của một ô viết phía trên ô này")
        if rule.row_of and (rule.row_of not in labelled or not rule.under):
            told = "phải là key của một ô có label và under; ô này cần under"
            mistakes.add(node, f"row_of: “{rule.row_of}” {told}")
        above.add(rule.key)


def check_fields(rules: Sequence[tuple[FieldRule, Node]], mistakes: Mistakes) -> None:
    """Tell a first field on the line of none, and a label that the field before it has."""
    if rules and rules[0][0].same_line:
        told = "ô đầu tiên không có ô nào phía trước để cùng dòng; hãy xóa same_line ở ô này"
        mistakes.add(rules[0][1], told)
    for (before, _), (rule, node) in pairwise(rules):
        if (before.under, before.column) != (rule.under, rule.column):
            continue
        again = {base(one) for one in before.labels} & {base(one) for one in rule.labels}
        shown = next((one for one in rule.labels if base(one) in again), "")
        if shown:
            told = "vừa viết ở ô ngay trên; hãy chép lại nhãn in trước ô này, hoặc xóa ô này"
            mistakes.add(node, f"nhãn “{shown}” {told}")


def check_titles(papers: Mapping[str, tuple[Template, Node]], told: Mapping[str, Mistakes]) -> None:
    """Tell each title that two papers have, where neither refuses what only the other prints, in the file
    whose name is less like it.
    """
    faces = [
        (name, face, node.at("editions", number, "faces", place, "titles"))
        for name, (template, node) in papers.items()
        for number, edition in enumerate(template.editions)
        for place, face in enumerate(edition.faces)
    ]
    known: set[tuple[str, str]] = set()
    for pair in combinations(faces, 2):
        (name, face, node), (rival, theirs, _) = sorted(pair, key=lambda entry: _likeness(*entry[:2]))
        shared = {base(title) for title in face.titles} & {base(title) for title in theirs.titles}
        title = next((one for one in face.titles if base(one) in shared), "")
        if name == rival or not title or (name, title) in known or _told_apart(face, theirs):
            continue
        known.add((name, title))
        advice = "hãy chép đúng tên in trên giấy này, hoặc thêm vào refuse một dòng chỉ giấy kia in"
        told[name].add(node, f"“{title}” đã là tên của giấy “{rival}”; {advice}")


def _likeness(name: str, face: Face) -> float:
    """How like a paper's name is to its first title: of two papers with one title, whose it is."""
    return SequenceMatcher(None, base(name), base("".join(face.titles[:1]))).ratio()


def _told_apart(one: Face, other: Face) -> bool:
    return any(
        base(text) in {base(printed) for printed in (*theirs.anchors, *theirs.ends)}
        for face, theirs in ((one, other), (other, one))
        for text in face.refuse
    )
