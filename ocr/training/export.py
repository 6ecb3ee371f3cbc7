"""Write the weights the product reads with, from a checkpoint, and the card that says where they come from.

    python -m ocr.training.export --run DIR [--out ocr/line_reader/weights]

Writes ``lines.onnx`` (in: (1, 1, 48, width), width a multiple of 4; out: log-probabilities (1, width / 4,
classes)), ``card.json`` (version, seed, steps, lines, hours) and ``curve.jsonl`` (loss over the run).
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch

from ocr.line_reader.alphabet import ALPHABET
from ocr.line_reader.picture import HEIGHT
from ocr.training.net import LineNet


def export(run: Path, out: Path, version: str, seed: int) -> None:
    """Write the running average of the checkpoint in ``run`` to ``out``."""
    state = torch.load(run / "last.pt")
    net = LineNet()
    net.load_state_dict(state["average"])
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        net,
        (torch.zeros(1, 1, HEIGHT, 320),),
        str(out / "lines.onnx"),
        input_names=["lines"],
        output_names=["columns"],
        dynamic_axes={"lines": {0: "batch", 3: "width"}, "columns": {0: "batch", 1: "columns"}},
        dynamo=False,
    )
    shutil.copy(run / "curve.jsonl", out / "curve.jsonl")
    last = json.loads((run / "curve.jsonl").read_text().splitlines()[-1])
    card = {
        "version": version,
        "seed": seed,
        "steps": state["step"],
        "lines": last["lines"],
        "hours": round(state["hours"], 2),
        "parameters": sum(parameter.numel() for parameter in net.parameters()),
        "alphabet": ALPHABET,
    }
    (out / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("ocr/line_reader/weights"))
    parser.add_argument("--version", default="1")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    export(options.run, options.out, options.version, options.seed)


if __name__ == "__main__":
    main()
