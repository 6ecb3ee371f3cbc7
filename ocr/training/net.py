"""The network: convolutions to one column per 4 pixels, two bidirectional LSTMs, CTC classes."""

from __future__ import annotations

import torch
from torch import nn

from ocr.line_reader.alphabet import CLASSES


class LineNet(nn.Module):
    """Lines (batch, 1, 48, width), paper 0, ink 1, to log-probabilities (batch, width / 4, classes)."""

    def __init__(self) -> None:
        super().__init__()
        self.eyes = nn.Sequential(
            *_layer(1, 24, side=5, stride=2),
            *_layer(24, 56, stride=2),
            *_layer(56, 88),
            nn.MaxPool2d((2, 1)),
            *_layer(88, 120),
            *_column(120, 192),
        )
        self.memory = nn.LSTM(192, 128, num_layers=2, bidirectional=True, batch_first=True, dropout=0.1)
        self.mouth = nn.Linear(256, CLASSES)

    def forward(self, lines: torch.Tensor) -> torch.Tensor:
        """Log-probabilities of the classes for each column.

        While training, the convolutions count in bfloat16: half the time on a processor that knows it.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            seen = self.eyes(lines)
        seen = seen.float().squeeze(2).transpose(1, 2)
        remembered, _ = self.memory(seen)
        return torch.log_softmax(self.mouth(remembered), dim=-1)


def _layer(inward: int, outward: int, side: int = 3, stride: int = 1) -> tuple[nn.Module, ...]:
    return (
        nn.Conv2d(inward, outward, side, stride=stride, padding=side // 2, bias=False),
        nn.BatchNorm2d(outward),
        nn.ReLU(inplace=True),
    )


def _column(inward: int, outward: int) -> tuple[nn.Module, ...]:
    """The six rows left become one, each with weights of its own: a mark's height says which mark it is."""
    return (
        nn.Conv2d(inward, outward, (6, 3), padding=(0, 1), bias=False),
        nn.BatchNorm2d(outward),
        nn.ReLU(inplace=True),
    )
