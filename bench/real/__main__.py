"""``python -m bench.real FOLDER [--each 2] [--set gov_scans] [--out out/bench]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.real.main import main

ask = argparse.ArgumentParser(prog="python -m bench.real")
ask.add_argument("folder", type=Path)
ask.add_argument("--each", type=int, help="số tệp của mỗi bộ (mặc định: tất cả)")
ask.add_argument("--set", action="append", default=[], dest="sets", help="chỉ bộ này; nêu nhiều lần được")
ask.add_argument("--out", type=Path, default=Path("out/bench"))
ask.add_argument("--weights", type=Path, help="thư mục trọng số của bộ đọc dòng khác")
main(**vars(ask.parse_args()))
