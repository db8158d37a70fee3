"""Medians, limits and ratios of measured figures, and the report that shows them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measurement import Measurement, transposed
from benchmarks.report import row_of, write_report


def test_the_median_of_three_runs_is_the_middle_one() -> None:
    assert Measurement("x", "s", (3.0, 1.0, 2.0)).median == 2.0


def test_a_figure_that_half_of_the_runs_missed_has_no_median() -> None:
    assert Measurement("x", "s", (1.0, None)).median is None
    assert Measurement("x", "s", (1.0, 5.0, None)).median == 5.0


def test_a_limit_is_missed_by_a_run_that_never_got_there() -> None:
    assert Measurement("x", "s", (None,), limit=2).is_reached is False
    assert Measurement("x", "s", (1.0,), limit=2).is_reached is True
    assert Measurement("x", "s", (1.0,)).is_reached is None


def test_two_ways_are_compared_by_their_ratio() -> None:
    row = row_of(Measurement("x", "ms", (6.0,), reference=3.0, reference_name="the other way"))
    assert "2.00 × the other way" in row


def test_runs_turn_into_figures() -> None:
    assert transposed([(1.0, None), (2.0, 3.0)]) == [(1.0, 2.0), (None, 3.0)]


def test_the_report_names_machine_figure_and_limit(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.md"
    measured = Measurement("First rota", "s", (1.5,), limit=2)
    write_report(path, datetime(2026, 11, 21, 9, 5, tzinfo=UTC), [("processor", "some")], [measured])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Measured on 21 November 2026, 09:05 UTC")
    assert "| First rota | 1.5 s |  | 1 | 2 s | reached |" in text
