"""What does it mean? The stages of a scan, in order.

intake → clean → (ocr) → recognise → extract → check → weigh → assemble → fuse → prefill.
``digitise.py`` shows the whole way of a scan on one screen.
"""
