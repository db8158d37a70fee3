"""The guide says what is so: a page for every screen, keys that are, pictures and links that lead on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

from resources import guide_path
from tests.ui.desk_factory import make_desk
from ui.actions.key_map import key_rows
from ui.guide.guide_pages import CONTENTS, find_parts, page_names, page_path, page_title
from ui.main_window.frame_port import Screen

ROOT = Path(__file__).resolve().parents[3]
# The guide, and what else is written about the window.
DOCUMENTS = (*sorted(guide_path().glob("*.md")), ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*"
    r"(?:Left|Right|Up|Down|Space|Enter|Return|Tab|Esc|Del|F\d+|[A-Z](?![a-z])|\d|[,/])"
)
HELD = {"Ctrl", "Alt", "Shift"}
# Between the same marks as keys, and no keys.
OTHER_SIGNS = {".rotabene", ".json", "1/2"}


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("screen", get_args(Screen))
def test_every_screen_has_its_page(screen: str) -> None:
    assert page_path(screen).stem == screen


def test_the_contents_name_every_page() -> None:
    assert set(page_names()) == {path.stem for path in guide_path().glob("*.md")}
    assert page_names()[0] == CONTENTS


def test_every_page_begins_with_its_title() -> None:
    for name in page_names():
        assert text_of(page_path(name)).startswith(f"# {page_title(name)}\n"), name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_link_and_every_picture_of_a_document_leads_to_something(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text_of(document))
    there = [link for link in links if "://" not in link]
    assert [link for link in there if not (document.parent / link).exists()] == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = {
        Path(link).name for path in DOCUMENTS for link in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text_of(path))
    }
    assert {path.name for path in guide_path("pictures").iterdir()} <= shown


def test_every_picture_says_in_words_what_it_shows() -> None:
    for path in guide_path().glob("*.md"):
        for words in re.findall(r"!\[([^]]*)\]", text_of(path)):
            assert len(words.split()) >= 3, f"{path.name}: {words}"


def test_every_key_that_the_guide_names_is_one(light: QApplication, tmp_path: Path) -> None:
    del light
    rows = key_rows(make_desk(tmp_path).actions)
    keys = {each for row in rows for each in KEY.findall(row.keys)} | HELD
    # Arrow keys are named one by one in the guide, together in the list; seven figures are two of them.
    keys |= {"Enter", *(f"{number}" for number in range(8))}
    for path in guide_path().glob("*.md"):
        named = set(re.findall(r"`([^`]+)`", text_of(path))) - OTHER_SIGNS
        assert sorted(named - keys) == [], path.name


def test_what_is_looked_for_is_found_with_headings_first() -> None:
    found = find_parts("lockdown")
    assert "wheel" in {part.page for part in found}
    assert find_parts("wishes")[0].heading == "Skills, shared posts, loans, wishes"
    assert find_parts("UNCOVERED reasons")
    assert find_parts("") == ()
    assert find_parts("xyzzy") == ()
