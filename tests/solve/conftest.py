"""Cases for tests of solving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain import assets
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from supplychain.case import Case


@pytest.fixture(scope="module")
def tutorial() -> Case:
    """The tutorial's case."""
    return read_case(assets.dataset("tutorial"))
