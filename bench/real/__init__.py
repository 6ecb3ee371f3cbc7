"""The product on files that no generator of ours made: ``python -m bench.real FOLDER``.

The folder lies outside the project and stays there: nothing of it is copied, only numbers are written. Each
of its parts (``vietnamese``, ``ids``, ``geometry``) has an ``expected.json`` that says what must come out,
keyed by the path inside the part.
"""
