"""Peers: what others make of the same raw page, then a regular expression behind each label.

They are told which paper they look at (more than the product is told) and may use our labels and kinds, so
that the difference shown is cleaning, finding, codes and weighing, not spelling.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import pytesseract

from ocr.types import Image
from pipeline.kinds import KINDS, NotThisKind
from pipeline.template import Catalogue

_PATIENCE = 300
"""Seconds for one page of OCRmyPDF."""

Reads = Callable[[Image, float], str]
"""A raw page (BGR) and its resolution (dpi) → its text."""


def pytesseract_text(image: Image, dpi: float) -> str:  # noqa: ARG001 - as it comes, nobody tells it
    """The text pytesseract sees on the page as it is."""
    return str(pytesseract.image_to_string(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), lang="vie"))


def ocrmypdf_text(image: Image, dpi: float) -> str:
    """The text OCRmyPDF finds, allowed to turn and to straighten the page ("" when it fails on it)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cv2.imwrite(str(folder / "page.png"), image)
        command = ["ocrmypdf", "-q", "-l", "vie", "--jobs", "1", "--output-type", "pdf"]
        command += ["--image-dpi", str(round(dpi)), "--rotate-pages", "--deskew"]
        command += ["--sidecar", "text.txt", "page.png", "page.pdf"]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=_PATIENCE)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return ""
        return (folder / "text.txt").read_text(encoding="utf-8")


PEERS: Mapping[str, Reads] = {"pytesseract": pytesseract_text, "OCRmyPDF": ocrmypdf_text}


def present() -> Mapping[str, Reads]:
    """The peers this machine has (OCRmyPDF is a command of its own, not one of our libraries)."""
    missing = set() if shutil.which("ocrmypdf") else {"OCRmyPDF"}
    return {name: reads for name, reads in PEERS.items() if name not in missing}


def values_in(text: str, document: str, edition: str, catalogue: Catalogue) -> dict[str, str]:
    """Field key → value as a peer sees it in the text of one page."""
    text = unicodedata.normalize("NFC", text)
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
