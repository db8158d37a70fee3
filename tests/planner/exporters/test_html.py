"""The page, read again with html.parser: one accessible table a week, nothing from elsewhere, all escaped."""

from __future__ import annotations

from html.parser import HTMLParser

from planner.exporters.html import html_of
from planner.exporters.sheet_records import RotaSheet
from tests.planner.exporters.sheets import MARKUP, small_sheet
from tests.planner.exporters.small_team import small_rota, small_team

_VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects tags with their attributes and texts; fails on tags that do not nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1] != "style":
            self.texts.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(sheet: RotaSheet | None = None) -> Page:
    return Page(html_of(sheet or small_sheet()).decode("utf-8"))


def test_the_page_has_a_language_a_title_and_one_heading() -> None:
    read = page()
    assert read.all("html") == [{"lang": "en-GB"}]
    assert len(read.all("h1")) == 1
    assert "Riverside Family Safeguarding, rota Mon 23 – Sun 29 Nov 2026" in read.texts


def test_every_header_cell_says_what_it_heads() -> None:
    scopes = [attributes.get("scope") for attributes in page().all("th")]
    # Eight columns and five people, four columns and one line of what is not covered.
    assert scopes.count("col") == 12
    assert scopes.count("row") == 6
    assert len(page().all("caption")) == 1


def test_nothing_is_loaded_from_elsewhere() -> None:
    read = page()
    assert not [tag for tag, _ in read.tags if tag in ("script", "link", "img", "iframe")]
    assert not [
        value for _, attributes in read.tags for name, value in attributes.items() if name in ("src", "href")
    ]
    source = html_of(small_sheet()).decode()
    assert "url(" not in source
    assert "default-src 'none'" in source


def test_every_mark_is_said_in_words_beside_its_letter() -> None:
    texts = page().texts
    assert "14:00–15:00 Visit R-0987, with Ben Okafor" in texts
    assert "V2" in texts


def test_a_name_with_markup_is_shown_as_it_is_written() -> None:
    read = page(small_sheet(small_team(MARKUP)))
    assert not read.all("script")
    assert not read.all("img")
    assert MARKUP in read.texts


def test_a_dollar_in_a_name_is_no_placeholder() -> None:
    assert "$title $made ${x}" in page(small_sheet(small_team("$title $made ${x}"))).texts


def test_the_reason_for_leave_is_not_on_the_page() -> None:
    source = html_of(small_sheet()).decode()
    assert "Away" in source
    assert "sick" not in source.lower()


def test_a_covered_week_has_no_list_of_shortfalls() -> None:
    sheet = small_sheet(rota=small_rota().model_copy(update={"uncovered": ()}))
    assert len(page(sheet).all("table")) == 1
