"""What is wrong with a text that is no YAML, and on which line, said to people who never heard of YAML.

The parser notices late (a missing brace on the next line) and speaks English; what people mostly forget is
looked for in the lines around the place it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_NAME_BEFORE = re.compile(r"[\s\"'](?P<name>[a-z_]{2,})\s*$")
_UNSURE = "máy không hiểu dòng này; hãy so với dòng trên: thụt dòng, dấu hai chấm, dấu phẩy, ngoặc kép"
_QUOTE_IT = 'chữ có dấu hai chấm phải để trong ngoặc kép, ví dụ: label: "3. Giới tính:"'

Told = tuple[int, str]


def what_is_wrong(text: str, wrong: yaml.YAMLError) -> Told:
    """The line (1-based) to mend in ``text`` and what to write there (Vietnamese)."""
    if isinstance(wrong, yaml.reader.ReaderError):
        return text[: wrong.position].count(
            "\n"
        ) + 1, "dòng này có ký tự lạ không nhìn thấy; hãy xóa và gõ lại"
    if not isinstance(wrong, yaml.MarkedYAMLError) or wrong.problem_mark is None:
        return 1, _UNSURE
    lines = text.split("\n")
    found = (look(lines, wrong) for look in _LOOKS)
    at = min(wrong.problem_mark.line, len(lines) - 1)
    return next((one for one in found if one is not None), (at + 1, _UNSURE))


def _place(wrong: yaml.MarkedYAMLError) -> tuple[int, int, int]:
    """First line of the piece in which the parser stumbled, line and column where it did (0-based)."""
    mark = wrong.problem_mark
    assert mark is not None  # noqa: S101 - asked for above
    begun = wrong.context_mark.line if wrong.context_mark else mark.line
    return min(begun, mark.line), mark.line, mark.column


def _tab(lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    _, line, _ = _place(wrong)
    if line < len(lines) and "\t" in _bare(lines[line]):
        told = "dòng này có phím Tab, YAML không nhận; hãy thay bằng dấu cách, thẳng cột với dòng cùng cấp"
        return line + 1, told
    return None


def _quote(lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    """A quotation mark that nothing closes on its line."""
    begun, line, _ = _place(wrong)
    for at in range(begun, min(line + 1, len(lines))):
        sign = next((sign for sign in "\"'" if sign in _bare(lines[at])), "")
        if sign and not (sign == "'" and '"' in lines[at]):
            return (
                at + 1,
                f'thiếu một dấu ngoặc {sign} ở dòng này; hãy viết đủ hai dấu, ví dụ: label: "Dân tộc:"',
            )
    return None


def _brace(lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    """A brace or bracket that is open where the next entry begins, or where the file ends."""
    begun, line, _ = _place(wrong)
    if "flow" not in (wrong.context or ""):
        return None
    last = max((at for at in range(begun, min(line, len(lines))) if _bare(lines[at]).strip()), default=begun)
    held = "".join(_bare(one) for one in lines[begun : last + 1])
    for opens, closes in ("{}", "[]"):
        if line > last and held.count(opens) > held.count(closes):
            return last + 1, f"thiếu dấu {closes} đóng ở cuối dòng này"
    return None


def _comma(lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    """Inside braces: two entries without a comma between them, or a text with a colon but no quotes."""
    _, line, column = _place(wrong)
    if "flow" not in (wrong.context or "") or line >= len(lines):
        return None
    before, after = lines[line][:column], lines[line][column:]
    name = _NAME_BEFORE.search(before)
    if "':'" in (wrong.problem or "") and name and after.startswith(": "):
        return line + 1, f"thiếu dấu phẩy trước “{name['name']}:”"
    if "':'" in (wrong.problem or ""):
        return line + 1, _QUOTE_IT
    if "<scalar>" in (wrong.problem or ""):
        return line + 1, f"thiếu dấu phẩy trước “{after.strip()[:12]}…”"
    return None


def _colon(lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    """A line that should be "name: value" and has no colon, or one entry of a list without its dash."""
    begun, _, _ = _place(wrong)
    if "expected ':'" not in (wrong.problem or ""):
        return None
    said = lines[begun].strip()
    if said.startswith("{"):
        return begun + 1, "thiếu dấu “- ” ở đầu dòng; mỗi ô viết: - {key: …, kind: …, label: …}"
    return begun + 1, _no_colon(said)


def _no_colon(said: str) -> str:
    name = re.split(r"[\s:]", said.removeprefix("- "))[0]
    if f"{name}:" in said:
        return f"sau dấu hai chấm phải có một dấu cách: {name}: …"
    return f"thiếu dấu hai chấm sau “{name}”; hãy viết: {name}: …"


def _second_colon(lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    """A text with a colon but no quotes, a line above without one, or a line deeper than its neighbours."""
    _, line, column = _place(wrong)
    if "mapping values are not allowed" not in (wrong.problem or ""):
        return None
    if ": " in lines[line][:column]:
        return line + 1, _QUOTE_IT
    above = next((at for at in range(line - 1, -1, -1) if _bare(lines[at]).strip()), None)
    if above is not None and _column(lines[above]) == _column(lines[line]) and ":" not in lines[above]:
        return above + 1, _no_colon(lines[above].strip())
    return line + 1, _to_column(lines, line)


def _indent(lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    """A line that stands a little left or right of its neighbours."""
    _, line, column = _place(wrong)
    if "<block end>" not in (wrong.problem or "") or line >= len(lines):
        return None
    if lines[line][:column].strip() not in ("", "-"):
        return line + 1, "sau dấu ngoặc đóng không được viết thêm chữ; hãy xem lại dấu ngoặc ở dòng này"
    return line + 1, _to_column(lines, line)


def _to_column(lines: Sequence[str], line: int) -> str:
    """How many blanks the line should begin with: as many as the nearest line of its sort above it."""
    mine = _column(lines[line])
    item = lines[line].lstrip().startswith("- ")
    above = (one for one in reversed(lines[:line]) if _bare(one).strip())
    columns = (
        _column(one) + (0 if item else 2 * one.lstrip().startswith("- "))
        for one in above
        if one.lstrip().startswith("- ") or not item
    )
    right = next((column for column in columns if 0 < abs(column - mine) <= 3), None)
    if right is None:
        return "dòng này thụt không đúng; các dòng cùng cấp phải thẳng cột với nhau"
    return (
        f"dòng này thụt {mine} dấu cách; hãy thụt {right} dấu cách cho thẳng cột với các dòng cùng cấp ở trên"
    )


def _sign(_lines: Sequence[str], wrong: yaml.MarkedYAMLError) -> Told | None:
    """Signs with a meaning of their own, and what stands for a sign inside quotes."""
    _, line, _ = _place(wrong)
    problem = wrong.problem or ""
    if "escape character" in problem:
        return line + 1, "trong ngoặc kép không dùng dấu \\; hãy chép đúng chữ in trên giấy"
    if any(word in f"{wrong.context} {problem}" for word in ("alias", "anchor", "tag", "cannot start any")):
        return line + 1, "chữ bắt đầu bằng một dấu (như * & % @ !) phải để trong ngoặc kép"
    if "another document" in problem:
        return line + 1, "tệp chỉ có một phần; hãy xóa dòng “---” này"
    return None


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _bare(line: str) -> str:
    """The line without texts in quotes and without its comment; an odd quotation mark stays."""
    return _COMMENT.sub("", _QUOTED.sub("", line))


_LOOKS: tuple[Callable[[Sequence[str], yaml.MarkedYAMLError], Told | None], ...] = (
    *(_tab, _quote, _sign, _brace, _comma, _colon, _second_colon, _indent),
)
