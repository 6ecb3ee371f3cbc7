"""How the line reader was made: texts, faces, rendering, the network, its training and its examination.

Needs PyTorch, Pillow and fontTools; the product needs none of this, only the weights in ``ocr/models``.
"""
