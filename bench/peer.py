"""The naive peer: pytesseract on the page as it is, then a regular expression behind each label.

It is told which paper it looks at (more than the product is told) and may use our labels and kinds, so that
the difference shown is cleaning, finding, codes and weighing, not spelling.
"""

from __future__ import annotations

import re
import unicodedata

import pytesseract

from ocr.types import Image
from pipeline.kinds import KINDS, NotThisKind
from pipeline.template import Catalogue


def read(image: Image, document: str, edition: str, catalogue: Catalogue) -> dict[str, str]:
    """Field key → value as the peer sees it on one raw page."""
    text = unicodedata.normalize("NFC", pytesseract.image_to_string(image, lang="vie"))
    template = catalogue.documents[document]
    chosen = template.edition(edition) or template.editions[0]
    values: dict[str, str] = {}
    for face in chosen.faces:
        for rule in face.fields:
            if rule.key and rule.labels and rule.key not in values:
                said = _behind(rule.labels[0], text)
                if said is not None:
                    values[rule.key] = _value(rule.kind, said)
    return values


def _behind(label: str, text: str) -> str | None:
    printed = label.split(" / ", maxsplit=1)[0].rstrip(":")
    words = [re.escape(word) for word in re.split(r"[\s…]+", printed) if word]
    match = re.search(r"\s+".join(words) + r"[^:\n]{0,40}:?\s*(.*)", text, re.IGNORECASE)
    return match.group(1) if match else None


def _value(kind: str, said: str) -> str:
    try:
        return KINDS[kind].parse(said).text
    except NotThisKind:
        return ""
