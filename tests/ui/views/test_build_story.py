"""What the card tells of a build: only what is known."""

from __future__ import annotations

from planner.domain.rota import Tier
from planner.ports import SolveProgress
from ui.views.build_story import BuildStory, elapsed_label
from ui.views.staircase_chart import Step, count_ticks, time_label


def story_of(*progress: SolveProgress) -> BuildStory:
    story = BuildStory()
    for each in progress:
        story.add(each)
    return story


def proved(name: str, value: int) -> Tier:
    return Tier(name=name, value=value, bound=value, proved=True)


def test_steps_are_the_moments_at_which_fewer_stay_uncovered() -> None:
    story = story_of(
        SolveProgress(0.5, "searching", uncovered=9),
        SolveProgress(0.8, "searching", uncovered=9),
        SolveProgress(2.0, "searching", uncovered=1),
    )
    assert story.steps == [Step(0.5, 9), Step(2.0, 1)]
    assert story.headline == "9 → 1"


def test_before_the_first_rota_nothing_is_claimed() -> None:
    story = story_of(SolveProgress(0.2, "building"))
    assert story.headline == "…"
    assert story.at_best is None


def test_a_bound_above_nothing_says_that_one_stays_uncovered_at_best() -> None:
    story = story_of(SolveProgress(1.0, "searching", 1, value=300, bound=100, uncovered=3))
    assert story.at_best == 1


def test_with_both_tiers_of_demand_proved_the_best_is_what_there_is() -> None:
    tiers = (proved("statutory demand", 200), proved("other demand", 0))
    story = story_of(SolveProgress(3.0, "searching", 3, value=5, bound=0, uncovered=2, tiers=tiers))
    assert story.at_best == 2
    assert story.stage_sentence == "Stage 3 of 4: <b>policy</b>, then wishes"


def test_the_stage_never_goes_back() -> None:
    story = story_of(SolveProgress(3.0, "searching", 3), SolveProgress(3.1, "searching", 1))
    assert story.stage == 3


def test_figures_of_the_chart_are_whole_and_few() -> None:
    assert count_ticks(9) == (0, 3, 6, 9)
    assert count_ticks(1) == (0, 1)
    assert count_ticks(0) == (0, 1)
    assert count_ticks(10) == (0, 4, 8, 12)
    assert len(count_ticks(977)) <= 4


def test_times_are_written_short() -> None:
    assert elapsed_label(74.9) == "1:14"
    assert time_label(0) == "0 s"
    assert time_label(3.5) == "3.5 s"
    assert time_label(14.4) == "14 s"
