"""``python -m bench.cleaning``."""

import argparse

from bench.cleaning.main import main

ask = argparse.ArgumentParser(prog="python -m bench.cleaning")
ask.add_argument("--count", type=int, default=30, help="papers read for the table of steps; 0 leaves it out")
ask.add_argument("--truths", type=int, default=30, help="papers for the tables with truth")
ask.add_argument("--seed", type=int, default=None)
asked = ask.parse_args()
main(asked.count, asked.truths, asked.seed)
