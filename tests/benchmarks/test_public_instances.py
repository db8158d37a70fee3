"""Public instances become our own problems, and their rules are recomputed independently."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import instances_table
from benchmarks.public_instances import (
    START_MINUTE,
    cost_of,
    hard_rules_broken,
    instance_problem,
    read_instance,
    roster_of,
)
from planner.domain.errors import PlannerError
from planner.domain.rota import Shift
from planner.domain.time_grid import civil
from planner.rules.catalogue import check, tier_totals

INVENTED = """\
SECTION_HORIZON
7

SECTION_SHIFTS
# id, minutes, may not be followed by
E,480,
L,480,E

SECTION_STAFF
A,E=7|L=7,2400,960,5,2,1,1
B,E=7|L=0,2400,960,5,2,1,1

SECTION_DAYS_OFF
A,0

SECTION_SHIFT_ON_REQUESTS
A,1,E,3

SECTION_SHIFT_OFF_REQUESTS
B,2,E,5

SECTION_COVER
1,E,2,100,1
2,E,1,100,1
2,L,1,100,1
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Invented.txt"
    file.write_text(INVENTED, encoding="utf-8")
    return file


def shifts(path: Path, rows: dict[str, str]) -> tuple[Shift, ...]:
    problem = instance_problem(read_instance(path))
    return tuple(
        Shift(
            id=f"{person}-{day}",
            staff=person,
            name=name,
            start=civil(problem.first_day + day, START_MINUTE),
            end=civil(problem.first_day + day, START_MINUTE + 510),
            break_start=civil(problem.first_day + day, START_MINUTE + 240),
            break_end=civil(problem.first_day + day, START_MINUTE + 270),
        )
        for person, row in rows.items()
        for day, name in enumerate(row)
        if name != "."
    )


def test_our_price_of_a_roster_is_the_cost_of_the_instance(path: Path) -> None:
    instance = read_instance(path)
    found = shifts(path, {"A": ".LL....", "B": ".EE...."})
    roster = roster_of(instance, found)
    assert hard_rules_broken(instance, roster) == []
    assert cost_of(instance, roster) == 3 + 5 + 100
    totals = tier_totals(check(instance_problem(instance), found))
    assert sum(totals.values()) == 108


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ({"A": ".LE....", "B": ".EE...."}, "E follows L"),
        ({"A": ".LL....", "B": ".LL...."}, "too many L"),
        ({"A": ".L.L...", "B": ".EE...."}, "a run of 1"),
        ({"A": "LL.....", "B": ".EE...."}, "works on a day off"),
        ({"A": ".LLLLLL", "B": ".EE...."}, "2880 minutes"),
        ({"A": ".LLLLLL", "B": ".EE...."}, "6 days in a row"),
    ],
)
def test_each_hard_rule_of_the_instance_is_seen_by_both_checkers(
    path: Path, rows: dict[str, str], fault: str
) -> None:
    instance = read_instance(path)
    found = shifts(path, rows)
    assert any(fault in line for line in hard_rules_broken(instance, roster_of(instance, found)))
    findings = check(instance_problem(instance), found)
    assert any(finding.kind in ("law", "policy") for finding in findings)


def test_a_file_of_another_form_is_refused_with_its_line(path: Path) -> None:
    path.write_text("SECTION_STAFF\nA,nonsense\n", encoding="utf-8")
    with pytest.raises(PlannerError, match="line 2"):
        read_instance(path)


def test_a_text_file_that_is_no_instance_is_refused(path: Path) -> None:
    path.write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(PlannerError, match="holds no instance"):
        read_instance(path)


def test_the_table_has_a_row_an_instance_with_its_recomputed_cost(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = path.rename(path.with_name("Instance1.txt"))
    (path.parent / "best_known.csv").write_text(
        "instance,best_known_solution\nInstance1,5\n", encoding="utf-8"
    )
    assert instances_table.main(["--instances", str(file.parent), "--seconds", "10"]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if "Instance1" in line)
    best_known, baseline, ours, bound, broken = [cell.strip() for cell in row.split("│")[4:9]]
    assert (best_known, baseline, broken) == ("5", "–", "0")
    assert ours == bound == "5"


def test_a_folder_without_the_instance_is_a_sentence(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert instances_table.main(["--instances", str(path.parent), "--only", "7"]) == 2
    assert "no file of instance 7" in capsys.readouterr().err
