"""Which rule pack counts in which week: in the problem, in the check, and in what the search keeps."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.errors import BadInputError
from planner.domain.rule_pack import Evenings, LateFinish, RulePack, RuleSettings
from planner.domain.team import MOST_COMING_RULES, Team
from planner.importers.team_file import parse_team, write_team
from planner.rules.catalogue import check
from planner.services.coming_rules import as_with, drop_rules, prepare_rules, put_into
from planner.services.freeze_problem import freeze_problem
from planner.services.proof_sentence import rules_words
from planner.services.rule_edits import change_pack, change_rule
from planner.services.rules_in_force import rules_on, under_rules_of
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import small_team

# A Thursday: weeks from 7 December on are planned by it.
CHANGE = date(2026, 12, 3)
BEFORE, AFTER = date(2026, 11, 30), date(2026, 12, 7)
STRICT = RuleSettings(evenings=Evenings(most_a_week=0), late_finish=LateFinish(late_after=1080))


def changing() -> Team:
    """Evenings as they are until 6 December, and none from then on."""
    return small_team(coming_rules=(RulePack(name="No evenings", in_force_from=CHANGE, settings=STRICT),))


def test_a_week_has_the_rules_in_force_on_its_monday() -> None:
    team = changing()
    assert freeze_problem(team, BEFORE).settings == team.rules.settings
    assert freeze_problem(team, AFTER).settings == STRICT
    assert rules_on(team, CHANGE.toordinal()).name == "No evenings"
    assert rules_on(team, CHANGE.toordinal() - 1) is team.rules


def test_of_several_packs_the_last_that_has_begun_counts() -> None:
    later = RulePack(name="Later still", in_force_from=date(2027, 4, 1))
    team = small_team(coming_rules=(later, *changing().coming_rules))
    assert rules_on(team, AFTER.toordinal()).name == "No evenings"
    assert rules_on(team, date(2027, 4, 1).toordinal()).name == "Later still"


@pytest.mark.parametrize(("monday", "broken"), [(BEFORE, False), (AFTER, True)])
def test_the_check_of_a_week_goes_by_its_rules(monday: date, broken: bool) -> None:
    problem = freeze_problem(changing(), monday)
    late, next_day = (
        shift("ana", times, monday=monday.toordinal()) for times in ("Mon 11:00-19:30", "Tue 09:00-17:00")
    )
    found = {finding.rule for finding in check(problem, (late, next_day))}
    assert ("late_finish" in found) is broken


def test_weeks_planned_over_the_change_say_from_when_on_other_rules_count() -> None:
    problem = freeze_problem(changing(), BEFORE, weeks=2)
    assert problem.settings == changing().rules.settings
    (said,) = [sentence for sentence in problem.not_planned if "other rules" in sentence]
    assert said.startswith("From Thu 3 Dec 2026 other rules are in force (“No evenings”).")
    assert "plan the weeks from Mon 7 Dec on" in said
    assert not any("other rules" in each for each in freeze_problem(changing(), AFTER, weeks=2).not_planned)


def test_exceptions_stay_with_every_pack_and_the_same_team_is_given_again() -> None:
    team = changing()
    under = under_rules_of(team, AFTER.toordinal())
    assert under.rules.overrides == team.rules.overrides
    assert under_rules_of(team, AFTER.toordinal()) is under
    assert under_rules_of(team, BEFORE.toordinal()) is team
    assert rules_words(under) == "No evenings, from 3 Dec 2026"


def test_a_pack_is_prepared_with_the_numbers_of_now_and_taken_away_again() -> None:
    team, inverse = prepare_rules(small_team(), "NJC 2027", date(2027, 4, 1)).apply(small_team())
    (pack,) = team.coming_rules
    assert (pack.name, pack.settings) == ("NJC 2027", small_team().rules.settings)
    assert inverse.apply(team)[0] == small_team()
    assert drop_rules(team, pack).apply(team)[0] == small_team()


@pytest.mark.parametrize("day", [date(2026, 4, 1), date(2025, 4, 1), CHANGE])
def test_two_packs_never_begin_on_one_day_and_none_before_the_first(day: date) -> None:
    with pytest.raises(BadInputError) as refused:
        prepare_rules(changing(), "Again", day)
    assert refused.value.problems[0].path == "in_force_from"


def test_a_rule_is_changed_in_the_pack_that_is_looked_at() -> None:
    team = changing()
    edit = change_rule(as_with(team, CHANGE), "evenings", {"most_a_week": 1}, "agreed in the team meeting")
    after = put_into(team, CHANGE, edit).apply(team)[0]
    assert after.rules == team.rules
    assert after.coming_rules[0].settings.evenings.most_a_week == 1
    renamed = put_into(after, CHANGE, change_pack(as_with(after, CHANGE), "One evening", date(2026, 12, 10)))
    moved = renamed.apply(after)[0].coming_rules[0]
    assert (moved.name, moved.in_force_from) == ("One evening", date(2026, 12, 10))


def test_without_a_coming_pack_an_edit_is_of_the_rules_in_force() -> None:
    team = changing()
    edit = change_pack(as_with(team, None), "Wales", date(2026, 4, 1))
    assert put_into(team, None, edit) == edit


def test_no_more_packs_are_prepared_than_a_plan_can_hold() -> None:
    team = small_team()
    for year in range(2027, 2027 + MOST_COMING_RULES):
        team = prepare_rules(team, "Later", date(year, 4, 1)).apply(team)[0]
    with pytest.raises(BadInputError) as refused:
        prepare_rules(team, "One too many", date(2050, 4, 1))
    assert "kept already" in refused.value.problems[0].sentence
    assert parse_team(write_team(team), "the team") == team
