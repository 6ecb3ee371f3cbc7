"""A grown network answers as the one it grew from; needs the training's own libraries."""

import pytest

torch = pytest.importorskip("torch")
grow = pytest.importorskip("ocr.training.grow")


def test_a_wider_filter_holds_the_older_one():
    """More channels, more rows, a wider side: what the older filters saw is still seen."""
    old = torch.rand(4, 3, 3, 3)
    wide = grow._widened(torch.rand(6, 5, 5, 5), old)
    assert torch.equal(wide[:4, :3, 1:4, 1:4], old)
    assert wide[:4, 3:].abs().sum() == 0
    tall = grow._widened(torch.rand(6, 5, 6, 3), torch.rand(4, 3, 5, 3))
    assert tall.shape == (6, 5, 6, 3)


def test_a_norm_settled_on_what_it_sees_adds_only_the_bias():
    """Set from what flows through it, a batch norm passes that on, moved by the older bias."""
    norm = torch.nn.BatchNorm2d(2)
    seen = [torch.rand(3, 2, 4, 5) * 3 + 1]
    bias = torch.tensor([0.5, -1.0])
    with torch.no_grad():
        grow._settle(norm, bias, seen)
        norm.eval()
        assert torch.allclose(norm(seen[0]), seen[0] + bias[:, None, None], atol=1e-4)
