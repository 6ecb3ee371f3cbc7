"""Train the line reader for a given number of hours; resumes from its checkpoint.

    python -m ocr.training.train --tables DIR --faces FILE --hours 2 --out DIR --seed 7

Every process draws and learns its own lines, and now and then all go on from their mean, so that idle cores
are used and a busy one only slows. The learning rate follows the clock (cosine over the hours asked for), so
that a slow machine still ends well.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import cv2
import torch
import torch.distributed
import torch.multiprocessing
from torch import nn

from ocr.line_reader.alphabet import encode
from ocr.line_reader.picture import HEIGHT, STRIDE, Strip, prepare, sized
from ocr.training.faces import read_faces
from ocr.training.net import LineNet
from ocr.training.render import Painter
from ocr.training.sheets import read_lines, trimmed
from ocr.training.texts import Texts

BATCH = 32
POOL = 6
WIDEST = 1680
RATE = 2.0e-3
SHARED = 8
"""Steps between two meetings of the processes."""
EASY = 0.06
"""The part of the time in which lines grow from clean to fully worn: CTC leaves its first plateau sooner. A
grown network (``grow``) needs none of it."""
EMPTY = 0.02
"""The share of lines that say nothing: leader, neighbours, dirt and no word."""

FROM_SHEETS = 0.35
"""The share of lines cut out of worn and cleaned sheets, where there are some (``bench.worn_lines``)."""

Drawn: TypeAlias = tuple[Strip, list[int]]


class Lines:
    """Endless batches of drawn lines, sorted into like widths so that little is padded.

    ``order`` is the same in all processes: they get like widths at a time and need not wait for each other.
    """

    def __init__(
        self, tables: Path, faces: list[tuple[Path, float]], seed: int, sheets: Path | None = None
    ) -> None:
        cv2.setNumThreads(1)
        self.sheets = read_lines(sheets) if sheets else []
        self.rng = random.Random(seed)
        self.order = random.Random(0)
        self.texts = Texts(tables)
        self.painter = Painter(faces, self.texts.line)
        self.worn = 1.0

    def __iter__(self) -> Iterator[list[Drawn]]:
        while True:
            pool = [self._one() for _ in range(BATCH * POOL)]
            pool.sort(key=lambda drawn: drawn[0].shape[1])
            batches = [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
            self.order.shuffle(batches)
            yield from batches

    def _one(self) -> Drawn:
        while True:
            if self.sheets and self.rng.random() < FROM_SHEETS:
                picture, text = self.rng.choice(self.sheets)
                return prepare(sized(trimmed(picture, self.rng))), encode(text)
            text = self.texts.line(self.rng) if self.rng.random() >= EMPTY else ""
            line = prepare(self.painter.line(text, self.rng, self.worn))
            if STRIDE * (len(text) + 2) < line.shape[1] <= WIDEST:
                return line, encode(text)


def collate(batch: list[Drawn]) -> torch.Tensor:
    """Lines of several widths as one tensor (batch, 1, 48, width), padded with paper."""
    widest = max(line.shape[1] for line, _ in batch)
    widest += -widest % STRIDE
    pictures = torch.zeros(len(batch), 1, HEIGHT, widest)
    for at, (line, _) in enumerate(batch):
        pictures[at, 0, :, : line.shape[1]] = torch.from_numpy(line)
    return pictures.to(memory_format=torch.channels_last)


class Training:
    """A run: the network, its running average (which is what is kept), the optimiser, the clock."""

    def __init__(self, out: Path, hours: float, rate: float = RATE) -> None:
        self.out, self.whole, self.rate = out, hours, rate
        self.net, self.average = LineNet(), LineNet()
        self.net.to(memory_format=torch.channels_last)
        self.average.load_state_dict(self.net.state_dict())
        self.optimiser = torch.optim.AdamW(self.net.parameters(), lr=RATE, weight_decay=1e-2)
        self.loss_of = nn.CTCLoss(zero_infinity=True)
        self.step, self.hours = 0, 0.0
        if (out / "last.pt").exists():
            self._resume()

    @property
    def done(self) -> float:
        """The part of the time that is spent, from 0 to 1."""
        return self.hours / self.whole

    def learn(self, batch: list[Drawn]) -> float:
        """One step on one batch; returns its loss."""
        self._set_rate()
        self.net.train()
        answers = self.net(collate(batch)).transpose(0, 1)
        texts = [text for _, text in batch]
        loss: torch.Tensor = self.loss_of(
            answers,
            torch.tensor([sign for text in texts for sign in text]),
            torch.tensor([line.shape[1] // STRIDE for line, _ in batch]),
            torch.tensor([len(text) for text in texts]),
        )
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 3.0)
        self.optimiser.step()
        self._blend(min(0.999, (self.step + 1) / (self.step + 10)))
        self.step += 1
        if self.step % SHARED == 0:
            self._share()
        return float(loss.item())

    def _set_rate(self) -> None:
        rate = (
            self.rate * min(1.0, (self.step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * self.done)) + 1e-5
        )
        for group in self.optimiser.param_groups:
            group["lr"] = rate

    @torch.no_grad()
    def _share(self) -> None:
        """Every process goes on from the mean of all (local SGD): none waits for another at each step."""
        state = [value for value in self.net.state_dict().values() if value.dtype.is_floating_point]
        whole = torch.cat([value.flatten() for value in state])
        torch.distributed.all_reduce(whole)
        whole /= torch.distributed.get_world_size()
        at = 0
        for value in state:
            value.copy_(whole[at : at + value.numel()].view_as(value))
            at += value.numel()

    @torch.no_grad()
    def _blend(self, keep: float) -> None:
        states = zip(self.average.state_dict().values(), self.net.state_dict().values(), strict=True)
        for old, new in states:
            if old.dtype.is_floating_point:
                old.mul_(keep).add_(new, alpha=1 - keep)
            else:
                old.copy_(new)

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {"step": self.step, "hours": self.hours}
        parts = {"net": self.net, "average": self.average, "optimiser": self.optimiser}
        torch.save({name: part.state_dict() for name, part in parts.items()} | state, self.out / "last.tmp")
        (self.out / "last.tmp").replace(self.out / "last.pt")

    def _resume(self) -> None:
        whole = torch.load(self.out / "last.pt")
        for name in ("net", "average", "optimiser"):
            getattr(self, name).load_state_dict(whole[name])
        self.step, self.hours = whole["step"], whole["hours"]


def train(rank: int, options: argparse.Namespace) -> None:
    """Train in one of the processes; the first writes ``last.pt`` (to resume) and ``curve.jsonl``."""
    torch.distributed.init_process_group("gloo", rank=rank, world_size=options.processes)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    training = Training(options.out, options.hours, options.rate)
    lines = Lines(
        options.tables,
        read_faces(options.faces),
        options.seed * 1009 + rank + training.step * 31,
        options.sheets,
    )
    tick, losses = time.monotonic(), []
    for batch in lines:
        if training.step % SHARED == 0:
            passed = torch.tensor([min(time.monotonic() - tick, 60.0)])
            tick = time.monotonic()
            torch.distributed.broadcast(passed, 0)
            training.hours += passed.item() / 3600
        if training.done >= 1:
            break
        lines.worn = min(1.0, training.done / max(options.easy, 1e-6))
        losses.append(training.learn(batch))
        if rank == 0 and training.step % 100 == 0:
            _note(training, sum(losses) / len(losses), options.processes)
            losses.clear()
        if rank == 0 and training.step % 500 == 0:
            training.save()
    if rank == 0:
        training.save()


def _note(training: Training, loss: float, processes: int) -> None:
    lines = training.step * BATCH * processes
    entry = {"step": training.step, "lines": lines, "hours": round(training.hours, 4), "loss": round(loss, 4)}
    with (training.out / "curve.jsonl").open("a") as file:
        file.write(json.dumps(entry) + "\n")
    sys.stdout.write(f"{entry}\n")
    sys.stdout.flush()


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, required=True, help="folder of name, place and word tables")
    parser.add_argument("--faces", type=Path, required=True, help="table of faces: path, tab, weight")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sheets", type=Path, help="lines of worn sheets to mix in")
    parser.add_argument("--rate", type=float, default=RATE, help="highest learning rate")
    parser.add_argument("--easy", type=float, default=EASY, help="part of the time with cleaner lines")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29517")
    torch.multiprocessing.spawn(train, (options,), options.processes)


if __name__ == "__main__":
    main()
