"""What publishing would tell whom, and two versions side by side."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.rota import Rota
from planner.domain.rule_pack import Override
from planner.services.allow_exceptions import agreed_hours
from planner.services.compare_versions import compare_versions
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import judge_rota
from planner.services.publish_preview import PublishPreview, publish_preview
from planner.services.staff_edits import archive_staff
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import MONDAY, NOW, hand_rota, small_team, usual_shifts

VERSION = hand_rota(*usual_shifts(), state="published", version=2)
LATER = hand_rota(
    usual_shifts()[0],
    usual_shifts()[1],
    shift("ben", "Wed 10:00-18:00"),
    shift("cy", "Fri 09:00-17:00", activity("event", "Fri 10:00-11:00")),
)


def preview(rota: Rota, published: Rota | None, today: date) -> PublishPreview:
    team = small_team()
    problem = freeze_problem(team, MONDAY, 1, rota)
    return publish_preview(team, problem, rota, published, judge_rota(problem, rota.shifts).findings, today)


def test_a_first_version_reaches_everybody_who_works() -> None:
    found = preview(hand_rota(), None, date(2026, 10, 1))
    assert found.headline == "This week has not been published before: 3 shifts of 2 people."
    assert [each.name for each in found.people] == ["Ana Alvi", "Ben Boyd"]
    assert found.people[1].sentences == ("Ben Boyd works 2 shifts, the first on Tue 24 Nov 09:00–17:00.",)
    assert found.notice_sentence == "2 people have new or changed shifts, all with the notice agreed."


def test_a_change_tells_those_it_reaches_with_their_notice() -> None:
    found = preview(LATER, VERSION, date(2026, 11, 20))
    assert found.headline.startswith("Since version 2: 2 people change, 2 shifts")
    assert [(each.name, each.words) for each in found.people] == [
        ("Ben Boyd", "5 days' notice, 28 agreed"),
        ("Cy Clark", "7 days' notice, 28 agreed"),
    ]
    assert found.people[0].sentences == ("Ben Boyd on Wed 25 Nov: works 10:00–18:00 instead of 09:00–17:00.",)
    notice = "2 people have new or changed shifts; 2 people get less notice than agreed."
    assert found.notice_sentence == notice


def test_notice_is_long_enough_from_the_day_agreed_on() -> None:
    assert not preview(LATER, VERSION, date(2026, 10, 28)).short
    assert [each.name for each in preview(LATER, VERSION, date(2026, 10, 29)).short] == ["Ben Boyd"]
    assert preview(LATER, VERSION, date(2026, 11, 25)).people[0].words == "no notice, 28 agreed"
    assert preview(LATER, VERSION, date(2026, 11, 26)).people[0].words == "has begun already"


def test_nothing_new_reaches_nobody() -> None:
    found = preview(hand_rota(), VERSION, date(2026, 11, 20))
    assert found.headline == "No shift, visit, turn or meeting is other than in version 2."
    assert found.notice_sentence == "Nobody's plan changes."


def test_exceptions_that_were_allowed_are_told_with_their_reason() -> None:
    rota = hand_rota()
    team = small_team()
    problem = freeze_problem(team, MONDAY, 1, rota)
    open_ones = [f for f in judge_rota(problem, rota.shifts).findings if f.kind == "policy"]
    allowed = Override(
        rule=open_ones[0].rule, first=MONDAY, last=date(2026, 11, 29), reason="As agreed", by="Jo", at=NOW
    )
    rules = team.rules.model_copy(update={"overrides": (allowed,)})
    team = team.model_copy(update={"rules": rules})
    problem = freeze_problem(team, MONDAY, 1, rota)
    found = publish_preview(
        team, problem, rota, None, judge_rota(problem, rota.shifts).findings, date(2026, 11, 20)
    )
    assert [each.words for each in found.allowed] == [f"{open_ones[0].sentence} Allowed by Jo: As agreed"]


def test_hours_agreed_for_a_day_are_told_with_their_reason() -> None:
    rota = hand_rota()
    team = agreed_hours(small_team(), rota.shifts[2:], "Childcare").applied(small_team())
    problem = freeze_problem(team, MONDAY, 1, rota)
    found = publish_preview(team, problem, rota, None, (), date(2026, 11, 20))
    words = "Ben Boyd works other hours on Wed 25 Nov 09:00–17:00. Agreed: Childcare"
    assert [each.words for each in found.allowed] == [words]


def test_two_versions_stand_side_by_side_where_they_differ() -> None:
    found = compare_versions(small_team(), VERSION, LATER)
    assert [(each.name, each.before, each.after) for each in found.pairs] == [
        ("Ben Boyd", "09:00–17:00", "10:00–18:00"),
        ("Cy Clark", "off", "09:00–17:00, with an event"),
    ]
    assert found.headline.startswith("2 people change")
    assert compare_versions(small_team(), VERSION, hand_rota()).headline == "Nothing changes."


def test_who_has_left_since_is_told_by_name_where_it_is_known() -> None:
    team, _ = archive_staff(small_team(), "ben", MONDAY - timedelta(days=1)).apply(small_team())
    stranger = shift("zed", "Mon 09:00-17:00")
    found = compare_versions(team, hand_rota(*VERSION.shifts, stranger), LATER)
    assert found.headline.endswith(" Ben Boyd and zed left the team since.")
