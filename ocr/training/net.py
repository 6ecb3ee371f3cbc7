"""The network: convolutions to one column per 4 pixels, two bidirectional LSTMs, CTC classes."""

from __future__ import annotations

import torch
from torch import nn

from ocr.line_reader.alphabet import CLASSES


class LineNet(nn.Module):
    """Lines (batch, 1, 40, width), paper 0, ink 1, to log-probabilities (batch, width / 4, classes)."""

    def __init__(self) -> None:
        super().__init__()
        self.eyes = nn.Sequential(
            *_layer(1, 16, stride=2),
            *_layer(16, 48, stride=2),
            *_layer(48, 72),
            nn.MaxPool2d((2, 1)),
            *_layer(72, 96),
            *_column(96, 160),
        )
        self.memory = nn.LSTM(160, 128, num_layers=2, bidirectional=True, batch_first=True, dropout=0.1)
        self.mouth = nn.Linear(256, CLASSES)

    def forward(self, lines: torch.Tensor) -> torch.Tensor:
        """Log-probabilities of the classes for each column."""
        seen = self.eyes(lines).squeeze(2).transpose(1, 2)
        remembered, _ = self.memory(seen)
        return torch.log_softmax(self.mouth(remembered), dim=-1)


def _layer(inward: int, outward: int, stride: int = 1) -> tuple[nn.Module, ...]:
    return (
        nn.Conv2d(inward, outward, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(outward),
        nn.ReLU(inplace=True),
    )


def _column(inward: int, outward: int) -> tuple[nn.Module, ...]:
    """The five rows left become one, each with weights of its own: a mark's height says which mark it is."""
    return (
        nn.Conv2d(inward, outward, (5, 3), padding=(0, 1), bias=False),
        nn.BatchNorm2d(outward),
        nn.ReLU(inplace=True),
    )
