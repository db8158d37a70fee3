"""F1 opens the guide at the screen in front; it is searched, its pictures fit, and its links stay inside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from ui.guide.guide_pages import page_names
from ui.guide.guide_window import GuideWindow
from ui.main_window.desk import Desk
from ui.main_window.frame_port import Screen
from ui.main_window.window import MainWindow

# Said by the screenless platform of itself, of any second window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def guide(window: MainWindow, desk: Desk) -> GuideWindow:
    desk.actions.trigger("guide.open")
    return guide_of(window)


def guide_of(window: MainWindow) -> GuideWindow:
    guide = window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    return guide


def text_of(guide: GuideWindow) -> str:
    return guide.browser.document().toPlainText()


@pytest.mark.parametrize(("screen", "title"), [("rota", "The rota board"), ("leave", "Leave and TOIL")])
def test_f1_opens_the_page_of_the_screen_in_front(
    window: MainWindow, desk: Desk, screen: Screen, title: str
) -> None:
    desk.frame.show_screen(screen)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    guide = guide_of(window)
    assert guide.isVisible()
    assert text_of(guide).startswith(title)
    assert guide.list.currentItem().text() == title


def test_there_is_one_guide_and_it_turns_to_the_other_screen(
    guide: GuideWindow, window: MainWindow, desk: Desk
) -> None:
    desk.frame.show_screen("people")
    desk.actions.trigger("guide.open")
    assert window.findChildren(GuideWindow) == [guide]
    assert guide.browser.page == "people"


def test_what_is_searched_is_found_and_gone_to(guide: GuideWindow) -> None:
    guide.search.setFocus()
    QTest.keyClicks(guide.search, "turn the wheel")
    assert guide.list.count() > 0
    guide.list.setCurrentRow(0)
    assert guide.browser.page == "wheel"
    guide.search.setText("xyzzy")
    assert guide.list.count() == 0
    assert guide.nothing.text() == "Nothing for ‘xyzzy’."


def test_links_turn_pages_and_back_returns(guide: GuideWindow) -> None:
    guide.browser.setSource(guide.browser.source().resolved("building.md"))
    assert guide.browser.page == "building"
    assert text_of(guide).startswith("Building a rota")
    QTest.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert guide.browser.page == "rota"


def test_every_page_can_be_shown_and_its_pictures_fit(guide: GuideWindow) -> None:
    for name in page_names():
        guide.browser.show_page(name)
        assert len(text_of(guide)) > 200, name
    guide.browser.show_page("rota")
    picture = guide.browser.document().resource(
        QTextDocument.ResourceType.ImageResource.value, guide.browser.source().resolved("pictures/rota.png")
    )
    assert 0 < picture.width() < guide.browser.width()


def test_escape_closes_the_guide_and_the_next_f1_shows_it_again(guide: GuideWindow, desk: Desk) -> None:
    guide.activateWindow()
    QTest.keyClick(guide.windowHandle(), Qt.Key.Key_Escape)
    assert not guide.isVisible()
    desk.actions.trigger("guide.open")
    assert guide.isVisible()
