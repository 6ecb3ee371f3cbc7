"""How well and how fast: accuracy tables, speed ratios, charts, always beside a peer on the same papers."""
