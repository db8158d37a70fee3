"""The whole road once: the command in a process, the solver in its own, Ctrl+C as a terminal sends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

from planner.importers.team_file import read_rota
from tests.ui.cli.test_troubles import COMMAND, ROOT


def test_a_planned_rota_passes_the_check(team_file: Path, tmp_path: Path) -> None:
    rota = tmp_path / "rota.json"
    plan = [*COMMAND, "plan", str(team_file), "--seconds", "2", "--workers", "1", "-o", str(rota), "--json"]
    done = subprocess.run(plan, capture_output=True, text=True, check=False, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["status"] in ("optimal", "feasible")
    assert said["violations"]["law"] == []
    check = subprocess.run(
        [*COMMAND, "check", str(team_file), str(rota)], capture_output=True, check=False, cwd=ROOT
    )
    assert check.returncode == 0


def test_ctrl_c_keeps_the_best_rota_so_far(tmp_path: Path) -> None:
    rota = tmp_path / "rota.json"
    process = subprocess.Popen(
        [*COMMAND, "plan", "riverside", "--seconds", "100", "-o", str(rota)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    with process:
        assert process.stderr is not None
        for line in process.stderr:
            if "First rota" in line:
                # A terminal sends it to every process of the command.
                os.killpg(process.pid, signal.SIGINT)
                break
        output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    assert "Riverside Family Safeguarding" in output
    assert read_rota(rota).made.status == "stopped"


def test_the_worker_s_verb_is_hidden_and_answers_an_empty_line() -> None:
    told = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "solve-worker" not in told.stdout
    worker = subprocess.run(
        [*COMMAND, "solve-worker"],
        input=b"",
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert b"Traceback" not in worker.stderr
