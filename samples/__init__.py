"""Fictional people and the papers they would carry, worn as scanners and phones wear them.

Nothing here describes a living person: names, numbers and addresses are drawn by chance from tables of
frequencies, and every value printed is recorded as truth. The same seed gives the same bytes.
"""
