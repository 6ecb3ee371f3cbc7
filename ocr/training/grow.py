"""Begin a run from the weights that ship, also those of a smaller network: checkpoints are not kept in git.

    python -m ocr.training.grow --tables DIR --faces FILE --out DIR [--weights ocr/line_reader/weights]

Channels the older network has not are drawn at random and nothing listens to them yet (Net2Net, Chen et al.
2016), a bigger filter holds the older one in its middle, and the batch norms, which the file holds within the
filters, are set from lines drawn: the first answers are those of the older network. Then ``train`` goes on.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

from ocr.training.faces import read_faces
from ocr.training.net import LineNet
from ocr.training.train import Lines, Training, collate

_BATCHES = 12
"""Batches of lines the batch norms are set from."""


def grown(weights: Path, lines: Lines) -> LineNet:
    """The network of today that answers as the one in ``weights`` does."""
    graph = onnx.load(str(weights / "lines.onnx")).graph
    held = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    net = LineNet()
    with torch.no_grad():
        _remember(net.memory, [[held[name] for name in node.input[1:4]] for node in _nodes(graph, "LSTM")])
        (answer,) = _nodes(graph, "MatMul")
        net.mouth.weight.copy_(held[answer.input[1]].T)
        net.mouth.bias.copy_(held["mouth.bias"])
        batches = [collate(batch) for _, batch in zip(range(_BATCHES), lines, strict=False)]
        _see(net.eyes, [[held[name] for name in node.input[1:3]] for node in _nodes(graph, "Conv")], batches)
    return net


def _nodes(graph: Any, kind: str) -> list[Any]:
    return [node for node in graph.node if node.op_type == kind]


def _see(eyes: nn.Sequential, filters: list[list[torch.Tensor]], seen: list[torch.Tensor]) -> None:
    """Set the convolutions and their norms one after the other; ``seen`` is what the first one looks at."""
    wanted = iter(filters)
    bias = torch.zeros(0)
    for layer in eyes:
        if isinstance(layer, nn.Conv2d):
            old, bias = next(wanted)
            layer.weight.copy_(_widened(layer.weight, old))
        elif isinstance(layer, nn.BatchNorm2d):
            _settle(layer, bias, seen)
        layer.eval()
        seen = [layer(one) for one in seen]
        layer.train()


def _widened(new: torch.Tensor, old: torch.Tensor) -> torch.Tensor:
    """The older filters within the new ones: rows stretched where more fit, else white around them."""
    rows, across = new.shape[2:]
    outward, inward = old.shape[:2]
    if old.shape[3] == across:
        share = old.shape[2] / rows
        old = functional.interpolate(old, size=(rows, across), mode="bilinear", align_corners=False) * share
    else:
        side = (across - old.shape[3]) // 2
        old = functional.pad(old, (side, side, side, side))
    made = new.clone()
    made[:outward] = 0.0
    made[:outward, :inward] = old
    return made


def _settle(norm: nn.BatchNorm2d, bias: torch.Tensor, seen: list[torch.Tensor]) -> None:
    """A norm that changes nothing for lines like these but adds the older filters' bias."""
    flat = torch.cat([one.transpose(0, 1).flatten(1) for one in seen], dim=1)
    norm.running_mean, norm.running_var = flat.mean(dim=1), flat.var(dim=1)
    old = len(bias)
    norm.weight[:old] = torch.sqrt(norm.running_var[:old] + norm.eps)
    norm.bias[:old] = norm.running_mean[:old] + bias


def _remember(memory: nn.LSTM, layers: list[list[torch.Tensor]]) -> None:
    """ONNX keeps the gates in the order in, out, forget, cell; PyTorch in, forget, cell, out."""
    hidden = memory.hidden_size
    order = np.concatenate([np.arange(gate * hidden, (gate + 1) * hidden) for gate in (0, 2, 3, 1)])
    for number, (inward, again, biases) in enumerate(layers):
        for way, tail in enumerate(("", "_reverse")):
            wanted = getattr(memory, f"weight_ih_l{number}{tail}")
            wanted.zero_()
            wanted[:, : inward.shape[2]] = inward[way][order]
            getattr(memory, f"weight_hh_l{number}{tail}").copy_(again[way][order])
            getattr(memory, f"bias_ih_l{number}{tail}").copy_(biases[way][: 4 * hidden][order])
            getattr(memory, f"bias_hh_l{number}{tail}").copy_(biases[way][4 * hidden :][order])


def main() -> None:
    """Read the options and write the checkpoint that ``train`` resumes from."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=Path("ocr/line_reader/weights"))
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    training = Training(options.out, hours=1.0)
    net = grown(options.weights, Lines(options.tables, read_faces(options.faces), options.seed))
    training.net.load_state_dict(net.state_dict())
    training.average.load_state_dict(net.state_dict())
    training.save()


if __name__ == "__main__":
    main()
