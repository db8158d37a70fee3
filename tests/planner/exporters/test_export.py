"""Writing a rota to a file: whole or not at all, with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from planner.exporters.export import FORMATS, ExportFormat, ExportOptions, export_rota
from tests.planner.exporters.small_team import small_findings, small_rota, small_team

STARTS = {
    "pdf": b"%PDF-1.7",
    "xlsx": b"PK",
    "csv": b"\xef\xbb\xbfdate",
    "ics": b"BEGIN:V",
    "html": b"<!DOCTYPE",
}


def export(form: ExportFormat, path: Path, options: ExportOptions | None = None) -> None:
    export_rota(small_team(), small_rota(), small_findings(), form, path, options)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(form: ExportFormat, tmp_path: Path) -> None:
    path = tmp_path / f"rota.{form}"
    export(form, path)
    assert path.read_bytes().startswith(STARTS[form])


def test_a_zip_holds_the_calendars(tmp_path: Path) -> None:
    export("ics", tmp_path / "team.zip")
    assert (tmp_path / "team.zip").read_bytes().startswith(b"PK")


def test_a_zip_of_one_person_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="calendars of everyone"):
        export("ics", tmp_path / "team.zip", ExportOptions(person="ben"))
    assert not list(tmp_path.iterdir())


def test_a_folder_is_refused_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="folder"):
        export("csv", tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_unknown_person_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="zoe"):
        export("ics", tmp_path / "zoe.ics", ExportOptions(person="zoe"))
    assert not list(tmp_path.iterdir())
