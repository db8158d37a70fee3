"""Who is on the board: filtered by words, skill, place and problems; in groups; in order."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from planner.domain.findings import Finding
from planner.domain.time_grid import Span
from tests.ui.board.drawn_week import MONDAY, drawn_snapshot, riverside
from ui.item_models.board_arrangement import PLAIN, Arrangement
from ui.item_models.board_item_model import BoardItemModel
from ui.item_models.board_snapshot import BoardSnapshot

FIRST = MONDAY.toordinal() * 1440


def ids(snapshot: BoardSnapshot) -> list[str]:
    return [row.id for row in snapshot.rows]


def shown(**fields: Any) -> BoardSnapshot:
    return drawn_snapshot().arranged(Arrangement(**fields))


def finding(person: str) -> Finding:
    return Finding("evenings", 3, "Too many evenings.", people=(person,), span=Span(FIRST, FIRST + 60))


def test_plain_shows_everybody_as_in_the_team() -> None:
    snapshot = drawn_snapshot()
    assert snapshot.arranged(PLAIN) is snapshot
    assert ids(snapshot) == [person.id for person in snapshot.problem.people]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("khan", ["amira-khan"]),
        ("  AMIRA  khan ", ["amira-khan"]),
        ("R-1042", ["amira-khan"]),
        ("nobody at all", []),
    ],
)
def test_words_are_looked_for_in_names_and_cases(text: str, who: list[str]) -> None:
    assert ids(shown(text=text)) == who


def test_a_role_and_a_skill_are_found_by_their_words() -> None:
    role = riverside().staff[0].role
    assert "amira-khan" in ids(shown(text=role))
    skill = riverside().skills[0]
    assert set(ids(shown(text=skill.name))) >= set(ids(shown(skill=skill.id)))


def test_a_place_keeps_those_who_work_there_some_day() -> None:
    at_home = ids(shown(place="home"))
    assert "amira-khan" in at_home
    assert "daniel-mensah" not in at_home


def test_only_problems_keeps_those_whom_a_rule_names() -> None:
    snapshot = drawn_snapshot(findings=(finding("ben-okafor"),))
    assert ids(snapshot.arranged(Arrangement(has_problems=True))) == ["ben-okafor"]


def test_groups_stand_together_under_their_name_and_the_rest_comes_last() -> None:
    rows = shown(group="share").rows
    assert [row.id for row in rows[:2]] == ["eilidh-fraser", "farah-siddiqui"]
    assert rows[0].group == "Job share Eilidh and Farah"
    assert rows[2].group == "Others"
    assert sum(bool(row.group) for row in rows) == 2


def test_a_bracket_joins_a_shared_post_only_where_the_two_are_neighbours() -> None:
    assert shown(group="share").rows[0].shares_post_below
    by_hours = {row.id: row for row in shown(text="fraser").rows}
    assert not by_hours["eilidh-fraser"].shares_post_below


@pytest.mark.parametrize("group", ["role", "skill", "contract", "team"])
def test_every_group_has_a_name_and_each_person_stands_once(group: str) -> None:
    rows = shown(group=group).rows
    assert rows[0].group
    assert sorted(row.id for row in rows) == sorted(ids(drawn_snapshot()))
    names = [row.group for row in rows if row.group]
    assert len(names) == len(set(names))


def test_order_by_name_by_hours_by_start_and_by_problems() -> None:
    names = [row.name for row in shown(sort="name").rows]
    assert names == sorted(names, key=str.casefold)
    hours = [row.contract_minutes for row in shown(sort="hours").rows]
    assert hours[0] == max(hours)
    assert ids(shown(sort="start"))[-1] == "imran-malik"
    snapshot = drawn_snapshot(findings=(finding("ben-okafor"), finding("ben-okafor"), finding("lucy-tran")))
    assert ids(snapshot.arranged(Arrangement(sort="problems")))[:2] == ["ben-okafor", "lucy-tran"]


def test_what_is_drawn_of_a_person_is_not_made_anew(light: QApplication) -> None:
    del light
    snapshot = drawn_snapshot()
    before = snapshot.cell(snapshot.row_of["ben-okafor"], 1)
    other = snapshot.arranged(Arrangement(sort="name"))
    assert other.cell(other.row_of["ben-okafor"], 1) is before


def test_the_item_model_stays_sound_while_people_come_and_go(qapp: QApplication) -> None:
    del qapp
    cells = BoardItemModel(drawn_snapshot())
    tester = QAbstractItemModelTester(cells, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for arrangement in (Arrangement(text="a"), Arrangement(text="zzz"), Arrangement(group="role"), PLAIN):
        cells.show_snapshot(drawn_snapshot().arranged(arrangement))
        assert cells.rowCount() == len(drawn_snapshot().arranged(arrangement).rows)
    assert tester is not None


def test_a_group_s_name_is_said_with_the_person_it_begins_with() -> None:
    cells = BoardItemModel(shown(group="role"))
    role = Qt.ItemDataRole.AccessibleTextRole
    said = cells.headerData(0, Qt.Orientation.Vertical, role)
    assert str(said).startswith(f"Group {shown(group='role').rows[0].group}.")
