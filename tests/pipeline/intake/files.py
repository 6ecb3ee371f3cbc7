"""Files for intake tests, made by hand so that every byte is known."""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO

import numpy as np
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image as Pictures
from PIL import ImageDraw

UPRIGHT = Pictures.new("RGB", (300, 200), "white")
"""White with a black mark in the upper left and a red one in the upper right corner."""
ImageDraw.Draw(UPRIGHT).rectangle((0, 0, 60, 40), fill="black")
ImageDraw.Draw(UPRIGHT).rectangle((260, 0, 299, 30), fill="red")


def picture(kind: str, source: Pictures.Image = UPRIGHT, **options: object) -> bytes:
    """``source`` written as ``kind`` (a Pillow format)."""
    into = BytesIO()
    source.save(into, kind, **options)
    return into.getvalue()


def turned_by_exif(orientation: int) -> bytes:
    """A JPEG whose pixels lie as a camera held that way stores them, with the tag that says so."""
    stored = {
        1: UPRIGHT,
        3: UPRIGHT.transpose(Pictures.Transpose.ROTATE_180),
        6: UPRIGHT.transpose(Pictures.Transpose.ROTATE_90),
        8: UPRIGHT.transpose(Pictures.Transpose.ROTATE_270),
    }[orientation]
    tags = Pictures.Exif()
    tags[0x0112] = orientation
    return picture("JPEG", stored, quality=95, exif=tags.tobytes())


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header claims a size, with a few bytes of rows: a bomb as far as a decoder believes it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    )


def tiff_claiming(width: int, height: int) -> bytes:
    """A TIFF of one packed strip that claims a size."""
    fields = [
        (256, width),
        (257, height),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 8),
        (277, 1),
        (278, height),
        (279, 16),
    ]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields)
    return (
        b"II*\x00" + struct.pack("<I", 24) + bytes(16) + struct.pack("<H", len(fields)) + entries + bytes(4)
    )


def pdf(pages: int, text: str = "Trang") -> bytes:
    """A born-digital PDF of A4 pages, each with its number printed."""
    made = FPDF(format="A4")
    made.set_font("Helvetica", size=20)
    for number in range(1, pages + 1):
        made.add_page()
        made.text(30, 40, f"{text} {number}")
    return bytes(made.output())


def scanned_pdf(hidden: str = "") -> bytes:
    """A PDF whose page is a picture of 1240 × 1754 pixels, with text behind it when ``hidden``."""
    sheet = Pictures.new("L", (1240, 1754), 250)
    ImageDraw.Draw(sheet).rectangle((200, 200, 900, 260), fill=20)
    made = FPDF(format="A4")
    made.add_page()
    if hidden:
        made.set_font("Helvetica", size=20)
        made.text(30, 40, hidden)
    made.image(sheet, x=0, y=0, w=210, h=297)
    return bytes(made.output())


def photographed_pdf(*, note: str = "", turned: bool = False, shrunk: bool = False) -> bytes:
    """A PDF whose page is one JPEG of 1240 × 1754 pixels with a dark bar and grain; a note printed over it,
    the page turned by 180 degrees, or the picture smaller than the page.
    """
    grain = np.random.default_rng(3).integers(225, 256, (1754, 1240, 3), dtype=np.uint8)
    grain[200:260, 200:900] = 20
    into = BytesIO()
    Pictures.fromarray(grain).save(into, "JPEG", quality=90)
    made = FPDF(format="A4")
    made.add_page()
    size = {"x": 20, "y": 20, "w": 170} if shrunk else {"x": 0, "y": 0, "w": 210, "h": 297}
    made.image(BytesIO(into.getvalue()), **size)
    if note:
        made.set_font("Helvetica", size=8)
        made.text(120, 150, note)
    written = bytes(made.output())
    return written.replace(b"/Type /Page\n", b"/Type /Page\n/Rotate 180\n") if turned else written


def locked_pdf(user_password: str | None) -> bytes:
    """An encrypted PDF; without a user password it only forbids things and still opens."""
    made = FPDF(format="A4")
    made.add_page()
    made.set_font("Helvetica", size=20)
    made.text(30, 40, "Locked")
    made.set_encryption(
        owner_password="owner", user_password=user_password, permissions=AccessPermission.none()
    )
    return bytes(made.output())


def hand_made_pdf(*objects: str) -> bytes:
    """A PDF from the bodies of its objects (1 is the catalogue), with a right table of places."""
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{at:010} 00000 n \n" for at in places
    )
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + table.encode() + tail.encode()


def empty_pdf() -> bytes:
    """A sound PDF without a page."""
    return hand_made_pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")


def pdf_of_size(width: float, height: float) -> bytes:
    """A PDF of one empty page that declares a size in points."""
    return hand_made_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] >>",
    )


def noise(width: int, height: int) -> Pictures.Image:
    """A picture that does not compress."""
    return Pictures.fromarray(np.random.default_rng(1).integers(0, 255, (height, width, 3), dtype=np.uint8))


def sha256(content: bytes) -> str:
    """The id a scan of these bytes has."""
    return hashlib.sha256(content).hexdigest()
