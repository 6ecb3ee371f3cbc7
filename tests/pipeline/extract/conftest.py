"""What every test of extraction starts from."""

import pytest

from pipeline.template import Catalogue, default_folder, load


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The papers we ship."""
    return load(default_folder())
