"""`export`: every format to a file or to standard output, refusals before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.cli.conftest import Run


@pytest.mark.parametrize(
    ("form", "start"),
    [("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("ics", b"BEGIN"), ("html", b"<!DOC")],
)
def test_every_format_is_written(
    run: Run, team_file: Path, rota_file: Path, tmp_path: Path, form: str, start: bytes
) -> None:
    target = tmp_path / "out.file"
    result = run("export", team_file, rota_file, "--format", form, "-o", target)
    assert result.exit_code == 0
    assert target.read_bytes().startswith(start)


def test_the_ending_of_the_file_names_the_format(
    run: Run, team_file: Path, rota_file: Path, tmp_path: Path
) -> None:
    assert run("export", team_file, rota_file, "-o", tmp_path / "week.HTML").exit_code == 0
    assert (tmp_path / "week.HTML").read_bytes().startswith(b"<!DOC")


def test_an_unknown_ending_asks_for_the_format(
    run: Run, team_file: Path, rota_file: Path, tmp_path: Path
) -> None:
    result = run("export", team_file, rota_file, "-o", tmp_path / "week.doc")
    assert result.exit_code == 2
    assert "pdf, xlsx, csv, ics, html" in result.stderr


def test_one_person_s_calendar_is_asked_for_by_id(
    run: Run, team_file: Path, rota_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ben.ics"
    assert run("export", team_file, rota_file, "--person", "ben", "-o", target).exit_code == 0
    assert b"Rota: Ben Okafor" in target.read_bytes()


def test_a_zip_holds_everyone_s_calendars(run: Run, team_file: Path, rota_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    assert run("export", team_file, rota_file, "--format", "ics", "-o", target).exit_code == 0
    assert b"carys.ics" in target.read_bytes()


def test_what_is_gone_since_the_previous_rota_is_cancelled(
    run: Run, team_file: Path, rota_file: Path, lawful_rota_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "amira.ics"
    run("export", team_file, lawful_rota_file, "--person", "amira", "--previous", rota_file, "-o", target)
    assert b"STATUS:CANCELLED" in target.read_bytes()


def test_an_option_of_another_format_is_refused(
    run: Run, team_file: Path, rota_file: Path, tmp_path: Path
) -> None:
    result = run("export", team_file, rota_file, "--person", "ben", "-o", tmp_path / "x.pdf")
    assert result.exit_code == 2
    assert "ics" in result.stderr
    assert not (tmp_path / "x.pdf").exists()


def test_a_folder_as_output_is_refused(run: Run, team_file: Path, rota_file: Path, tmp_path: Path) -> None:
    result = run("export", team_file, rota_file, "--format", "pdf", "-o", tmp_path)
    assert result.exit_code == 2
    assert "is a folder" in result.stderr


def test_a_full_disk_is_said(run: Run, team_file: Path, rota_file: Path) -> None:
    result = run("export", team_file, rota_file, "--format", "csv", "-o", "/dev/full")
    assert result.exit_code == 2
    assert "disk is full" in result.stderr.lower()


def test_a_dash_writes_to_standard_output(run: Run, team_file: Path, rota_file: Path) -> None:
    result = run("export", team_file, rota_file, "--format", "csv", "-o", "-")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfdate")


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("html", b"<!DOC")])
def test_the_wall_sheet_has_no_case_reference_unless_it_is_asked_for(
    run: Run, team_file: Path, rota_file: Path, tmp_path: Path, ending: str, start: bytes
) -> None:
    plain, cases = tmp_path / f"wall.{ending}", tmp_path / f"cases.{ending}"
    assert run("export", team_file, rota_file, "--wall", "-o", plain).exit_code == 0
    assert run("export", team_file, rota_file, "--wall", "--case-references", "-o", cases).exit_code == 0
    assert plain.read_bytes().startswith(start)
    if ending == "html":
        assert b"R-1042" not in plain.read_bytes()
        assert b"R-1042" in cases.read_bytes()


def test_a_table_for_the_wall_is_refused(run: Run, team_file: Path, rota_file: Path, tmp_path: Path) -> None:
    result = run("export", team_file, rota_file, "--wall", "-o", tmp_path / "x.csv")
    assert result.exit_code == 2
    assert "--wall is for" in result.stderr
