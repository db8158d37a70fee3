"""Standard teams by name, and the script that writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.services import presets
from planner.services.presets import PRESETS, preset_team, write_samples


def test_every_preset_is_called_by_its_team_id() -> None:
    assert {name: preset_team(name).id for name in PRESETS} == {name: name for name in PRESETS}


def test_an_unknown_preset_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        preset_team("atlantis")


def test_the_script_writes_every_team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples").mkdir()
    monkeypatch.setattr(presets, "resource_path", lambda *parts: tmp_path.joinpath(*parts))
    write_samples()
    assert {path.stem for path in (tmp_path / "samples").iterdir()} == set(PRESETS)
