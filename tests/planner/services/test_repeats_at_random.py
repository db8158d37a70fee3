"""Whatever is done to a repeating visit, step by step: the team stays sound and every step goes back."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.demand import Visit
from planner.domain.occurrences import series_of, visit_of, visits_in
from planner.domain.records import TimeSpan
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.domain.time_grid import civil, date_of
from planner.importers.team_checks import team_problems
from planner.importers.team_file import write_team
from planner.services.repeat_choice import RepeatChoice, choice_of, made_repeat
from planner.services.repeat_edits import Scope, change_occurrence, leave_out, take_back
from tests.planner.services.small_office import MONDAY, small_team

DAYS = range(MONDAY.toordinal() - 7, MONDAY.toordinal() + 70)
RULES = ("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=4TU", "FREQ=DAILY")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("change", "leave", "back")),
        st.sampled_from(("one", "on", "all")),
        st.integers(0, 30),
        st.integers(-2, 3),
        st.booleans(),
    ),
    max_size=6,
)


def team_of(repeat: Repeat) -> Team:
    tuesday = MONDAY + timedelta(days=1)
    window = TimeSpan(start=civil(tuesday, 600), end=civil(tuesday, 720))
    visit = Visit(id="v", case="R-1", windows=(window,), due=tuesday, repeats=repeat)
    return small_team().model_copy(update={"visits": (visit,)})


def changed(team: Team, demand: str, days: int, *, is_once: bool) -> Visit:
    """The occurrence so many days later, at 14:00, repeating as before or no longer."""
    now = visit_of(team, demand)
    assert now is not None
    day = date_of(now.windows[0].start) + timedelta(days=days)
    window = TimeSpan(start=civil(day, 840), end=civil(day, 960))
    series = next((each for each in team.visits if each.id == series_of(demand)[0]), None)
    choice = RepeatChoice()
    if series is not None and not is_once:
        choice = choice_of(series.repeats, date_of(series.windows[0].start))
        if choice.way == "weeks":
            choice = RepeatChoice("weeks", choice.every)
    return now.model_copy(update={"windows": (window,), "due": day, "repeats": made_again(choice, day)})


def made_again(choice: RepeatChoice, day: date) -> Repeat | None:
    if choice.last is not None and choice.last < day:
        return None
    return made_repeat(choice, day)


@settings(max_examples=60, deadline=None)
@given(rule=st.sampled_from(RULES), steps=STEPS)
def test_a_team_stays_sound_and_every_step_goes_back(
    rule: str, steps: list[tuple[str, Scope, int, int, bool]]
) -> None:
    team = team_of(Repeat(rule=rule))
    for what, scope, number, days, is_once in steps:
        asked = [visit.id for visit in visits_in(team, DAYS) if "@" in visit.id]
        if not asked:
            break
        demand = asked[number % len(asked)]
        if what == "change":
            edit = change_occurrence(
                team, "visits", demand, changed(team, demand, days, is_once=is_once), scope
            )
        elif what == "leave":
            edit = leave_out(team, "visits", demand, scope)
        else:
            team, _ = leave_out(team, "visits", demand, "one").apply(team)
            edit = take_back(team, "visits", demand)
        after, inverse = edit.apply(team)
        assert write_team(inverse.apply(after)[0]) == write_team(team)
        ids = [visit.id for visit in visits_in(after, DAYS)]
        assert len(ids) == len(set(ids))
        assert [problem.sentence for problem in team_problems(after)] == []
        team = after
