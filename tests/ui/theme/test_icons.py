"""Icons: painted at any size that Qt asks for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import icon


@pytest.mark.parametrize("side", [0, 1, 16])
def test_an_icon_is_painted_at_any_size(light: QApplication, side: int) -> None:
    """A button squeezed to nothing asks for an icon of no size; Qt must have nothing to complain of."""
    del light
    assert icon("plus").pixmap(side, side).width() == side
