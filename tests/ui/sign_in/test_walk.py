"""What is on the sign-in face and on the pages of signing in has a name, and Tab comes to all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.sign_in.conftest import JO, Office
from tests.ui.walk.walking import walk
from ui.sign_in.sign_in_screen import SignInScreen

NewOffice = Callable[..., Office]


def test_the_sign_in_face_can_be_walked_in_every_way_in(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    office.window.activateWindow()
    QApplication.processEvents()
    walk(office.window)
    frame = office.window.frame
    assert frame is not None
    assert isinstance(frame.shelf.screen, SignInScreen)
    frame.shelf.screen.show_way("recovery")
    walk(office.window)


@pytest.mark.parametrize("page", ["sign_ins", "own_sign_in"])
def test_the_pages_can_be_walked(new_office: NewOffice, signed_plan: Path, page: str) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    office.window.activateWindow()
    office.desk.frame.open_setting(page)
    walk(office.window)
