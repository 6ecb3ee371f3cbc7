"""The JSON Schema of a paper's template, for editors that help while one is written.

    python -m pipeline.template.schema > templates/document.schema.json

Made from the lists that ``parse`` knows; ``parse`` says more (in Vietnamese, with lines) than a schema can.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pipeline.kinds import KINDS, describe
from pipeline.template.parse import CODES, FACES, GRADES, KEY, NAME, SIZES

Schema = dict[str, Any]


def schema() -> Schema:
    """The schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mẫu một loại giấy của Không Viết",
        **_object(
            ("document", "title", "editions"),
            document=_text("Tên không dấu, trùng tên tệp.", pattern=f"^{NAME.pattern}$"),
            title=_text("Tên để người đọc."),
            refuse=_texts("Chữ cho biết đây là giấy khác."),
            editions=_many(_edition(), "Các đời mẫu."),
        ),
    }


def _edition() -> Schema:
    day = r"^\d{4}(-\d\d(-\d\d)?)?$"
    return _object(
        ("edition", "faces"),
        edition=_text("Tên đời mẫu, thường là năm."),
        **{"from": _day("Bắt đầu dùng.", day), "to": _day("Hết dùng.", day)},
        faces=_many(_face(), "Các mặt giấy."),
    )


def _face() -> Schema:
    return _object(
        ("face", "size"),
        face=_choice(FACES, "sheet: giấy một mặt; front, back: hai mặt thẻ."),
        size=_choice(SIZES, "Khổ giấy."),
        titles=_texts("Tên giấy in to."),
        marks=_texts("Chữ in sẵn khác giúp nhận ra giấy."),
        refuse=_texts("Chữ cho biết đây là giấy khác."),
        ends=_texts("Chữ ở chỗ ký; sau nó không còn ô nào."),
        codes={"type": "array", "items": {"enum": list(CODES)}, "description": "Mã máy đọc trên mặt này."},
        fields=_many(_field(), "Các ô theo thứ tự in."),
    )


def _field() -> Schema:
    kinds = "; ".join(f"{name}: {sentence}" for name, sentence in describe().items())
    label = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
    return _object(
        (),
        key=_text("Tên ô; ô của một người bắt đầu bằng vai: mother.full_name.", pattern=f"^{KEY.pattern}$"),
        kind=_choice(tuple(KINDS), kinds),
        title=_text("Tên ô để người đọc."),
        label={**label, "description": "Nhãn in trước ô; nhiều cách in thì viết một danh sách."},
        heading=_text("Chữ in không có giá trị theo sau."),
        v=_choice(GRADES, "Độ chắc của nhãn; memory là chưa thấy trên giấy thật."),
        same_line={"enum": ["có", "không", True, False], "description": "In cùng dòng với ô ngay trên."},
        column=_choice(("left", "right"), "Giấy chia hai cột."),
        before=_text("Ô này đứng ngay trước ô có key ấy."),
        corner=_choice(("top_left",), "Góc trên bên trái, cạnh quốc hiệu."),
        code=_choice(CODES, "Chỉ mã này mang giá trị."),
        within=_text("Ô này là một phần của ô có key ấy, trừ khi giấy in nhãn riêng (label)."),
        optional={"enum": ["có", "không", True, False], "description": "Có nơi in ô này, có nơi không."},
        under=_text("Tên cột của bảng; label là tên hàng."),
        row_of=_text("Ô này cùng hàng của bảng với ô có key ấy."),
    )


def _object(required: tuple[str, ...], **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _text(description: str, pattern: str = "") -> Schema:
    limit = {"pattern": pattern} if pattern else {"minLength": 1}
    return {"type": "string", **limit, "description": description}


def _day(description: str, pattern: str) -> Schema:
    return {"type": ["string", "integer"], "pattern": pattern, "description": description}


def _texts(description: str) -> Schema:
    return {"type": "array", "items": {"type": "string", "minLength": 1}, "description": description}


def _many(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "minItems": 1, "description": description}


def _choice(values: tuple[str, ...], description: str) -> Schema:
    return {"enum": list(values), "description": description}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
