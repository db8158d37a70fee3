"""What the messages of a search come to, and how it is drawn while it goes on."""

from __future__ import annotations

import io

from rich.console import Console

from planner.domain.rota import Tier
from planner.ports import SolveProgress
from ui.cli.live_progress import LiveProgress
from ui.cli.search_story import SearchStory

STATUTORY = Tier(name="statutory demand", value=100, bound=100, proved=True)
OTHER = Tier(name="other demand", value=35, bound=20, proved=False)
FIRST = SolveProgress(0.5, "searching", 1, 140, 0, 3, ())
SECOND = SolveProgress(0.9, "searching", 2, 60, 10, 1, (), (STATUTORY,))
THIRD = SolveProgress(2.0, "searching", 3, None, None, None, None, (STATUTORY, OTHER))


def test_a_first_rota_is_news_once() -> None:
    story = SearchStory()
    assert story.news(SolveProgress(0.1, "building")) == []
    assert story.news(FIRST) == ["First rota: 3 not covered"]
    assert story.news(FIRST) == []


def test_more_covered_and_a_finished_tier_are_news() -> None:
    story = SearchStory()
    story.news(FIRST)
    assert story.news(SECOND) == ["Better rota: 1 not covered", "Statutory demand: 100, proved"]
    assert story.news(THIRD) == ["Other demand: 35, at best 20"]


def test_rows_tell_done_searching_and_later_tiers_apart() -> None:
    story = SearchStory()
    story.news(FIRST)
    story.news(SECOND)
    assert story.rows() == [
        ("statutory demand", "100", "proved"),
        ("other demand", "60", "at best 10"),
        ("policy exceptions", "", ""),
        ("wishes", "", ""),
    ]


def test_a_new_tier_forgets_the_figures_of_the_one_before() -> None:
    story = SearchStory()
    for progress in (FIRST, SECOND, THIRD):
        story.news(progress)
    assert story.rows()[2] == ("policy exceptions", "", "searching")


def test_the_drawing_names_team_tiers_and_the_way_to_stop() -> None:
    live = LiveProgress("North, Mon 23 – Sun 29 Nov 2026", 30)
    live.tell(FIRST)
    live.tell(SECOND)
    page = io.StringIO()
    Console(file=page, width=80, markup=False).print(live._drawing())
    for words in (
        "Building North",
        "of at most 30 s",
        "✓ statutory demand",
        "Best so far: 1 not covered",
        "Ctrl+C",
    ):
        assert words in page.getvalue()
