"""Opening, closing and opening again; what cannot be opened leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.importers.team_file import write_team
from planner.services.edit_team import TeamEdit
from planner.services.past_plan import going_back
from planner.services.record_edits import change_record
from planner.services.rota_edits import MoveShift
from planner.services.rule_edits import change_rule
from planner.services.team_changes import FieldChange
from resources import resource_path
from tests.planner.services.small_office import MONDAY, hand_rota, small_team
from tests.ui.desk_factory import make_plan
from ui.main_window.desk import Desk
from ui.session.plan_files import file_name_of
from ui.session.session import Session
from ui.session.shown_rota import show_rota

TEN = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def session(new_desk: Callable[..., Desk]) -> Session:
    return new_desk().session


def test_a_plan_opens_on_the_week_that_asks_for_something(session: Session, plan: Path) -> None:
    session.open(plan)
    assert session.first_day == MONDAY
    assert session.rota is not None
    assert session.rota.shifts == hand_rota().shifts


def test_a_draft_of_a_week_that_nothing_asks_for_any_more_is_shown_when_opened(
    session: Session, tmp_path: Path
) -> None:
    nothing = {"visits": (), "events": (), "court_deadlines": (), "rotas": ()}
    session.open(make_plan(tmp_path, small_team().model_copy(update=nothing), hand_rota()))
    assert session.first_day == MONDAY
    assert session.rota is not None


def test_what_was_done_is_there_when_the_plan_is_opened_again(session: Session, plan: Path) -> None:
    session.open(plan)
    session.apply(MoveShift("ben@2026-11-25", by_minutes=60))
    done = session.rota
    session.close()
    assert not session.is_open
    session.open(plan)
    assert session.rota == done


def test_a_plan_opened_again_says_when_it_was_saved_last(session: Session, plan: Path) -> None:
    session.open(plan)
    assert session.team is not None
    ana = session.team.staff[0].model_copy(update={"name": "Ana North"})
    session.apply_to_team(change_record(session.team, "staff", ana))
    saved_at = session.saved_at
    session.close()
    session.open(plan)
    assert session.saved_at is not None
    assert saved_at is not None
    assert abs(session.saved_at - saved_at).total_seconds() < 1


def test_a_team_file_becomes_a_plan_beside_it(session: Session, tmp_path: Path) -> None:
    team_file = tmp_path / "north.json"
    team_file.write_text(write_team(small_team()), encoding="utf-8")
    session.open(team_file)
    assert session.path == tmp_path / "north.rotabene"
    assert session.team == small_team()


def test_a_sample_opened_by_its_file_leaves_nothing_beside_the_program(session: Session) -> None:
    sample = resource_path("samples", "job-shares.json")
    session.open(sample)
    assert session.is_sample
    assert session.path == session.folder / "samples" / "job-shares.rotabene"
    assert not sample.with_suffix(".rotabene").exists()


class TenOClock:
    """It is ten o'clock, and stays it."""

    def now(self) -> datetime:
        return TEN


def test_what_is_saved_in_another_window_is_said_to_be_saved_here(session: Session, plan: Path) -> None:
    session.open(plan)
    other = Session(session.folder, TenOClock())
    other.open(plan)
    assert other.team is not None
    ana = other.team.staff[0].model_copy(update={"name": "Ana North"})
    other.apply_to_team(change_record(other.team, "staff", ana))
    assert session.look_again()
    assert session.saved_at == TEN
    other.close()


def test_a_plan_beside_a_team_file_is_never_overwritten(session: Session, tmp_path: Path) -> None:
    team_file = tmp_path / "north.json"
    team_file.write_text(write_team(small_team(name="New name")), encoding="utf-8")
    make_plan(tmp_path, rota=hand_rota())
    session.open(team_file)
    assert session.rota is not None
    assert session.team is not None
    assert session.team.name == "North"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.rotabene", None),
        ("text.rotabene", b"this is no database"),
        ("no-team.json", b'{"format": "something else"}'),
        ("not.json", b"{"),
        ("latin.json", "caf\xe9".encode("latin-1")),
    ],
)
def test_what_cannot_be_opened_leaves_the_open_plan_open(
    session: Session, plan: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    session.open(plan)
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(PlannerError) as raised:
        session.open(bad)
    assert raised.value.sentence
    assert raised.value.next_step
    assert session.path == plan
    assert session.rota is not None
    assert not (tmp_path / "not.rotabene").exists()


def test_a_folder_is_refused_with_a_sentence(session: Session, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="folder"):
        session.open(tmp_path)


def test_a_sample_keeps_its_edits_in_the_data_folder(session: Session, tmp_path: Path) -> None:
    session.open_sample("riverside")
    assert session.is_sample
    assert session.path == tmp_path / "samples" / "riverside.rotabene"
    assert session.first_day == MONDAY


def test_a_week_without_a_rota_is_shown_as_one(session: Session, plan: Path) -> None:
    session.open(plan)
    session.show_week(date(2026, 12, 3))
    assert session.first_day == date(2026, 11, 30)
    assert session.rota is None
    assert session.shown is not None


def test_publishing_makes_a_version_and_editing_makes_a_draft_again(session: Session, plan: Path) -> None:
    session.open(plan)
    session.publish({"*": "as agreed with the team"})
    assert session.is_as_published
    session.apply(MoveShift("ben@2026-11-25", by_minutes=60))
    assert not session.is_as_published
    assert session.published is not None
    assert session.published.version == 1


def test_a_file_name_is_made_from_a_team_name() -> None:
    assert file_name_of("Riverside Family / Safeguarding", ".json") == "riverside-family-safeguarding.json"
    assert file_name_of("—", ".json") == "team.json"


@pytest.fixture
def in_idle_time(session: Session, plan: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """With a rota that counts as a large one."""
    monkeypatch.setattr("ui.session.session.QUICK_PERSON_WEEKS", 0)
    session.open(plan)
    return session


def no_evenings(session: Session) -> TeamEdit:
    assert session.team is not None
    return change_rule(session.team, "evenings", {"evening_from": 9 * 60, "most_a_week": 0}, "Tried out")


def evening_findings(session: Session) -> list[Finding]:
    return [each for each in session.shown.findings if each.rule == "evenings"] if session.shown else []


def test_other_rules_of_a_large_rota_are_kept_at_once_and_checked_in_idle_time(
    in_idle_time: Session, qtbot: QtBot
) -> None:
    session = in_idle_time
    with qtbot.waitSignals([session.bus.check_began, session.bus.rota_changed], order="strict"):
        session.apply_to_team(no_evenings(session), "Tried out")
        assert session.team == session.store.team()
        assert session.shown is not None
        assert session.shown.is_being_checked
        assert not evening_findings(session)
    assert not session.shown.is_being_checked
    assert evening_findings(session)
    assert session.shown == show_rota(session.store.team(), MONDAY, session.rota_of(MONDAY), session.store)


def test_what_takes_a_change_back_meanwhile_is_checked_alone(in_idle_time: Session, qtbot: QtBot) -> None:
    session = in_idle_time
    before = session.shown
    inverse = session.apply_to_team(no_evenings(session), "Tried out")
    with qtbot.waitSignal(session.bus.rota_changed):
        session.apply_to_team(inverse)
    assert session.shown == before


@pytest.mark.parametrize(
    "deed",
    [
        lambda session: session.apply(MoveShift("ben@2026-11-25", by_minutes=60)),
        lambda session: session.work_out_reasons(),
        lambda session: session.show_week(MONDAY),
        lambda session: session.settle(),
    ],
)
def test_whatever_is_done_with_the_rota_meanwhile_is_done_with_one_that_is_checked(
    in_idle_time: Session, deed: Callable[[Session], object]
) -> None:
    session = in_idle_time
    session.apply_to_team(no_evenings(session), "Tried out")
    deed(session)
    assert session.shown is not None
    assert not session.shown.is_being_checked
    assert evening_findings(session)


def test_a_plan_that_is_closed_meanwhile_is_checked_no_more(in_idle_time: Session, qtbot: QtBot) -> None:
    session = in_idle_time
    session.apply_to_team(no_evenings(session), "Tried out")
    with qtbot.assertNotEmitted(session.bus.rota_changed):
        session.close()
        session.settle()
    assert session.shown is None


def test_exceptions_and_records_are_checked_at_once(in_idle_time: Session) -> None:
    session = in_idle_time
    assert session.team is not None
    ana = session.team.staff[0].model_copy(update={"name": "Ana North"})
    session.apply_to_team(change_record(session.team, "staff", ana))
    assert session.shown is not None
    assert not session.shown.is_being_checked


def much_else(session: Session) -> TeamEdit:
    """Other people, other visits and other rules, as a file brings them in."""
    team = session.team
    assert team is not None
    other = team.model_copy(
        update={
            "staff": tuple(each.model_copy(update={"name": f"{each.name} North"}) for each in team.staff[1:]),
            "visits": tuple(each.model_copy(update={"minutes": 90}) for each in team.visits),
            "cover": tuple(each.model_copy(update={"least": 2}) for each in team.cover),
        }
    )
    changes = (
        FieldChange(part, getattr(team, part), getattr(other, part)) for part in ("staff", "visits", "cover")
    )
    return TeamEdit("Import team file", "North", tuple(changes))


def test_a_team_file_is_kept_at_once_and_a_large_rota_is_shown_as_before_until_it_is_checked(
    in_idle_time: Session, qtbot: QtBot
) -> None:
    session = in_idle_time
    before = session.shown
    assert before is not None
    bus = session.bus
    with qtbot.waitSignals([bus.check_began, bus.team_changed, bus.rota_changed], order="strict"):
        session.apply_to_team(much_else(session))
        assert session.shown == replace(before, is_being_checked=True)
        assert session.store.team() != before.team
    team = session.store.team()
    assert session.shown == show_rota(team, MONDAY, session.rota_of(MONDAY), session.store)
    assert not any(shift.staff == "ana" for shift in session.shown.shifts)


def test_a_step_of_the_past_is_gone_back_to_in_idle_time(in_idle_time: Session, qtbot: QtBot) -> None:
    session = in_idle_time
    before, number = session.shown, session.last_logged
    session.apply_to_team(much_else(session))
    session.settle()
    session.apply(MoveShift("ben@2026-11-25", by_minutes=60))
    edit = going_back(session.store, number, "Go back")
    assert edit is not None
    with qtbot.waitSignal(session.bus.rota_changed):
        inverse = session.apply_to_plan(edit)
        assert session.shown is not None
        assert session.shown.is_being_checked
    assert session.shown == before
    session.apply_to_plan(inverse)
    session.settle()
    assert session.shown == show_rota(
        session.store.team(), MONDAY, session.rota_of(MONDAY), session.store, session.shown.uncovered
    )


def test_several_edits_at_once_are_shown_and_told_of_once(session: Session, plan: Path) -> None:
    session.open(plan)
    told: list[str] = []
    session.bus.rota_changed.connect(lambda: told.append("rota"))
    with session.changed_once():
        inverse = session.apply_to_team(no_evenings(session), "Tried out")
        session.apply(MoveShift("ben@2026-11-25", by_minutes=60))
        session.apply_to_team(inverse)
    assert told == ["rota"]
    rota = session.rota_of(MONDAY)
    assert session.shown == show_rota(session.store.team(), MONDAY, rota, session.store)
