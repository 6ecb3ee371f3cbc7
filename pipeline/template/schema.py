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
_SURE = "official (văn bản), multi (nhiều tờ), single (một tờ), memory (chưa thấy trên giấy thật)"


def schema() -> Schema:
    """The schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mẫu một loại giấy của Không Viết",
        **_object(
            ("document", "title", "editions"),
            document=_text("Tên không dấu, nối bằng gạch dưới, trùng tên tệp.", pattern=f"^{NAME.pattern}$"),
            title=_text("Tên giấy để người đọc."),
            refuse=_texts("Chữ cho biết đây là giấy khác, dùng cho mọi đời mẫu."),
            editions=_many(_edition(), "Các đời mẫu; ngày dùng không được trùng nhau."),
        ),
    }


def _edition() -> Schema:
    day = r"^\d{4}(-\d\d(-\d\d)?)?$"
    return _object(
        ("edition", "faces"),
        edition=_text(
            "Tên đời mẫu, thường là năm; tên bằng chữ (ubnd) là bản in dùng song song với đời khác."
        ),
        **{
            "from": _day("Ngày bắt đầu dùng, năm-tháng-ngày.", day),
            "to": _day("Ngày cuối cùng còn dùng, năm-tháng-ngày.", day),
        },
        faces=_many(_face(), "Các mặt giấy."),
    )


def _face() -> Schema:
    codes = "Mã máy đọc in trên mặt này: card_qr (QR của thẻ), mrz (các dòng <<< sau thẻ), pdf417 (mã vạch)."
    return _object(
        ("face", "size"),
        face=_choice(FACES, "sheet: giấy một mặt; front, back: mặt trước, mặt sau của thẻ."),
        size=_choice(SIZES, "Khổ giấy; ID-1 là cỡ thẻ căn cước."),
        titles=_texts(
            "Tên giấy in to. Nhiều tên là những cách in khác nhau; tên in hai dòng vẫn viết một tên."
        ),
        marks=_texts("Chữ in sẵn khác giúp nhận ra giấy."),
        refuse=_texts("Chữ cho biết đây là giấy khác."),
        ends=_texts("Chữ ở chỗ ký; sau nó không còn ô nào."),
        codes={"type": "array", "items": {"enum": list(CODES)}, "description": codes},
        fields=_many(_field(), "Các ô theo thứ tự in."),
    )


def _field() -> Schema:
    kinds = "\n".join(f"{name} – {sentence}" for name, sentence in describe().items())
    label = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
    printed = (
        "Nhãn in trước ô, kể cả số thứ tự; nhiều cách in thì viết một danh sách. “…” là chỗ điền giữa nhãn."
    )
    return _object(
        (),
        key=_text("Tên ô; ô của một người bắt đầu bằng vai: mother.full_name.", pattern=f"^{KEY.pattern}$"),
        kind=_choice(tuple(KINDS), kinds),
        title=_text("Tên ô để người đọc; không viết thì lấy theo nhãn."),
        label={**label, "description": printed},
        heading=_text(
            "Chữ in không có giá trị theo sau, ngăn giá trị của ô trước; viết thay cho key, kind, label."
        ),
        v=_choice(GRADES, f"Độ chắc của nhãn: {_SURE}."),
        same_line=_flag("In cùng dòng với ô ngay trên."),
        column=_choice(("left", "right"), "Giấy chia hai cột: ô ở cột trái hay phải."),
        before=_text("Ô này đứng ngay trước ô có key ấy, không có nhãn riêng (nơi lập trước “, ngày …”)."),
        corner=_choice(("top_left",), "Không có nhãn: ở góc trên bên trái, cạnh quốc hiệu (cơ quan cấp)."),
        code=_choice(CODES, "Không in thành chữ: chỉ mã này mang giá trị."),
        within=_text("Ô này là một phần của ô có key ấy, trừ khi giấy in nhãn riêng (label)."),
        optional=_flag("Có nơi in ô này, có nơi không."),
        under=_text("Bảng: chữ ở đầu cột của ô này; label là tên hàng."),
        row_of=_text("Bảng: ô này cùng hàng với ô có key ấy, thay cho label."),
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


def _flag(description: str) -> Schema:
    return {"enum": ["có", "không", True, False], "description": description}


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
