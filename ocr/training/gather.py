"""Gather the faces to train on: those of installed Debian packages and of the npm packages ``@fontsource``.

    apt-get install fonts-liberation2 fonts-croscore fonts-noto-core fonts-freefont-otf fonts-linuxlibertine …
    npm install @fontsource/{cousine,courier-prime,special-elite,noticia-text,old-standard-tt,kalam,…}
    python -m ocr.training.gather --fonts /usr/share/fonts --npm node_modules --out faces

``@fontsource`` cuts a face into files by alphabet; fontTools joins them again. Every face must be proven (see
``faces``). Writes ``faces.tsv`` (path, weight) to train on and ``held.tsv`` to examine with.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from ocr.training.faces import proven

HELD_OUT = re.compile(r"texgyre|EBGaramond|Roboto-|lora|be-vietnam", re.IGNORECASE)
_UNUSED = re.compile(r"Thin|Hairline|ExtraLight|UltraLight|Black|Symbol|Emoji|Math")
_OTHER_SCRIPT = re.compile(r"Noto(Sans|Serif)(?!(Display|Mono)?-)")
_SLANTED = re.compile(r"Italic|Oblique|italic|RI")
_WEIGHTS = (
    (re.compile(r"LiberationSerif|Tinos"), 30.0),
    (re.compile(r"LiberationSans|Arimo|FreeSans"), 12.0),
    (re.compile(r"FreeSerif|LinLibertine|source-serif|old-standard|noticia|Charis"), 4.0),
    (re.compile(r"Noto(Sans|Serif)-(Bold|Regular|Italic|BoldItalic)"), 4.0),
    (re.compile(r"LiberationMono|[Cc]ousine|FreeMono|DejaVuSansMono|ibm"), 2.0),
    (re.compile(r"dancing|itim|mali|patrick|playpen"), 2.0),
    (re.compile(r"NotoSans(Mono)?-(Semi|Extra)?Condensed|NotoSerif-(Semi|Extra)?Condensed"), 0.4),
    (re.compile(r"Noto"), 0.1),
)
"""How often a face is drawn: forms are printed in Times-like faces, then Arial-like ones."""


def joined(npm: Path, out: Path) -> Iterator[Path]:
    """The faces of ``@fontsource``, each joined from its alphabets into one file in ``out``."""
    for family in sorted((npm / "@fontsource").iterdir()):
        for style in ("400-normal", "700-normal", "400-italic"):
            parts = [
                path
                for alphabet in ("latin", "latin-ext", "vietnamese")
                if (path := family / "files" / f"{family.name}-{alphabet}-{style}.woff").exists()
            ]
            if len(parts) > 1:
                yield _join(parts, out / f"{family.name}-{style}.ttf")


def _join(parts: Iterable[Path], made: Path) -> Path:
    plain = []
    for part in parts:
        font = TTFont(part)
        font.flavor = None
        path = made.with_name(f"part-{part.stem}.ttf")
        font.save(path)
        plain.append(str(path))
    Merger().merge(plain).save(made)
    for name in plain:
        Path(name).unlink()
    return made


def weight(path: Path) -> float:
    """How often the face is drawn, compared with others."""
    usual = next((often for pattern, often in _WEIGHTS if pattern.match(path.name)), 1.2)
    return usual * 0.35 if _SLANTED.search(path.name) else usual


def main() -> None:
    """Read the options and write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, nargs="+", default=[Path("/usr/share/fonts")])
    parser.add_argument("--npm", type=Path, help="folder of npm packages with @fontsource in it")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    found = [
        path for folder in options.fonts for path in folder.rglob("*") if path.suffix in {".ttf", ".otf"}
    ]
    found += list(joined(options.npm, options.out)) if options.npm else []
    usable = {path.name: path for path in sorted(found) if not _OTHER_SCRIPT.match(path.name)}
    faces = [path for name, path in sorted(usable.items()) if not _UNUSED.search(name) and proven(path)]
    train = [path for path in faces if not HELD_OUT.search(str(path))]
    held = [path for path in faces if HELD_OUT.search(str(path))]
    (options.out / "faces.tsv").write_text("".join(f"{path}\t{weight(path)}\n" for path in train))
    (options.out / "held.tsv").write_text("".join(f"{path}\t1\n" for path in held))
    sys.stdout.write(f"{len(train)} faces to train on, {len(held)} held out\n")


if __name__ == "__main__":
    main()
