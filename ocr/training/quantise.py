"""Round the weights that ship to whole numbers of eight bits: more than twice as quick, no worse a reader.

    python -m ocr.training.quantise --sheets FILE.npz [--count 300] [--seed 7]

Reads ``lines.onnx`` (the weights as trained), writes ``lines.int8.onnx`` (what the product reads with) and
the new version into ``card.json``. Convolutions keep fixed ranges, learnt from ``count`` lines of worn sheets
(Jacob et al. 2018, arXiv:1712.05877); the first one sees the picture itself and stays as it is. The weights
of convolutions have seven bits and those of the memory no sign: with eight and a sign, processors without
VNNI (before 2019, and many desktops since) would cut off sums of two products and read otherwise than others.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from onnxruntime.quantization import QuantFormat, QuantType, quantize_dynamic, quantize_static
from onnxruntime.quantization.calibrate import CalibrationDataReader
from onnxruntime.quantization.shape_inference import quant_pre_process

from ocr.line_reader.picture import Strip, prepare
from ocr.line_reader.reader import WEIGHTS, padded
from ocr.training.sheets import read_lines


class _Lines(CalibrationDataReader):
    """Hands the strips to the runtime one by one."""

    def __init__(self, strips: Iterator[Strip]) -> None:
        self.strips = strips

    def get_next(self) -> dict[str, Strip] | None:
        """The next line as the network takes it; None at the end."""
        strip = next(self.strips, None)
        return None if strip is None else {"lines": padded(strip)}


def quantise(weights: Path, strips: Iterator[Strip], into: Path) -> None:
    """Write the network of ``weights`` / ``lines.onnx`` to ``into``, its ranges learnt from ``strips``."""
    with TemporaryDirectory() as name:
        plain, seeing = Path(name) / "plain.onnx", Path(name) / "seeing.onnx"
        quant_pre_process(weights / "lines.onnx", plain, skip_symbolic_shape=True)
        first = next(node.name for node in onnx.load(plain).graph.node if node.op_type == "Conv")
        quantize_static(
            plain,
            seeing,
            _Lines(strips),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "Relu", "MaxPool"],
            nodes_to_exclude=[first],
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
        )
        quantize_dynamic(seeing, into, op_types_to_quantize=["LSTM"], weight_type=QuantType.QUInt8)


def main() -> None:
    """Read the options, round the weights that ship, and say so on their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=Path, required=True, help="lines of worn sheets (bench.worn_lines)")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    lines = random.Random(options.seed).sample(read_lines(options.sheets), options.count)
    strips = (prepare(np.ascontiguousarray(picture)) for picture, _ in lines)
    quantise(WEIGHTS, strips, WEIGHTS / "lines.int8.onnx")
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    card["version"] = f"{card['version'].split()[0]} int8"
    card["quantised"] = {"lines": options.count, "seed": options.seed}
    (WEIGHTS / "card.json").write_text(
        json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
