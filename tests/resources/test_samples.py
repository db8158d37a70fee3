"""The samples are found, sound, and as the presets make them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from planner.domain.time_grid import DAY, Span, day_of, monday_of
from planner.importers.team_checks import team_problems
from planner.importers.team_file import parse_team, write_team
from planner.services.freeze_problem import freeze_problem
from planner.services.presets import PRESETS, preset_team
from resources import DEFAULT_SAMPLE, resource_path, sample_names, sample_text

MONDAY = date(2026, 11, 23)


def test_riverside_opens_first_and_the_others_follow_by_name() -> None:
    assert sample_names()[0] == DEFAULT_SAMPLE == "riverside"
    assert list(sample_names()[1:]) == sorted(sample_names()[1:])
    assert set(sample_names()) == set(PRESETS)


def test_an_unknown_sample_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        sample_text("../secret")


def test_resources_are_found() -> None:
    assert resource_path("samples", "riverside.json").is_file()


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_the_file_is_what_the_preset_makes(name: str) -> None:
    """When a preset or a default changed on purpose: python -m planner.services.presets."""
    assert sample_text(name) == write_team(preset_team(name))


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_a_sample_has_no_problems_and_leaves_nothing_out_of_its_week(name: str) -> None:
    team = parse_team(sample_text(name), name)
    assert team_problems(team) == []
    problem = freeze_problem(team, MONDAY)
    assert problem.not_planned == ()
    assert all(
        any(day.options for day in person.days) or person.days[0].off_reason for person in problem.people
    )


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_nobody_in_a_sample_starts_the_week_out_of_balance(name: str) -> None:
    problem = freeze_problem(preset_team(name), MONDAY)
    assert all(abs(person.flexi_balance_minutes) <= 120 for person in problem.people)


def test_riverside_is_the_team_of_its_description() -> None:
    team = preset_team("riverside")
    problem = freeze_problem(team, MONDAY)
    assert len(team.staff) == 14
    assert len(problem.visits) == 40
    assert sum(visit.workers == 2 for visit in problem.visits) == 5
    evening = [visit for visit in problem.visits if min(w.start % DAY for w in visit.windows) >= 16 * 60]
    assert len(evening) >= 13
    assert len(problem.writing) == 6
    assert [event.kind for event in problem.events].count("hearing") == 2
    assert len({absence.staff for absence in team.absences}) == 2
    assert [person.id for person in problem.people if person.weeks[0].is_lockdown] == ["lucy-tran"]
    assert len(team.job_shares) == 1
    assert {requirement.kind for requirement in team.cover} == {"duty", "presence"}


def test_only_amira_khan_can_be_free_for_r_1042() -> None:
    """Shown from the frozen problem alone, without a solver: everyone else is ruled out by pattern, leave,
    lockdown, a pin at the same hour, or the rest before a shift that must be worked."""
    problem = freeze_problem(preset_team("riverside"), MONDAY)
    visit = next(visit for visit in problem.visits if visit.case == "R-1042")
    (window,) = visit.windows
    assert window.minutes == visit.minutes
    needed = Span(window.start - visit.travel_before, window.end + visit.travel_after)
    tuesday = day_of(window.start) - problem.first_day
    able = set()
    for person in problem.people:
        reaches = any(
            option.start_earliest <= needed.start and needed.end <= option.end_latest
            for option in person.days[tuesday].options
        )
        is_pinned = any(
            who == person.id and act.span.overlaps(needed) for who, act in problem.pinned_activities
        )
        next_day = person.days[tuesday + 1]
        starts = [option.start_latest for option in next_day.options]
        rests = not starts or next_day.may_be_off or max(starts) - needed.end >= person.rest_minutes
        if reaches and rests and not is_pinned and not person.weeks[0].is_lockdown:
            able.add(person.id)
    assert able == {"amira-khan"}
    assert visit.workers == 2


def test_riversides_patterns_add_up_to_their_contracts() -> None:
    problem = freeze_problem(preset_team("riverside"), MONDAY)
    for person in problem.people:
        usual = [day.usual for day in person.days if day.usual is not None]
        breaks = sum(30 for span in usual if span.minutes > 360)
        planned = sum(span.minutes for span in usual) - breaks
        assert abs(planned - person.contract_minutes_per_week) <= 60, person.name


def test_twelve_weeks_and_the_shifts_of_the_last_one_are_told() -> None:
    team = preset_team("riverside")
    assert set(Counter(tally.staff for tally in team.past_tallies).values()) == {12}
    assert {monday_of(shift.start // DAY) for shift in team.past_shifts} == {MONDAY.toordinal() - 7}
