"""What a person chose becomes a plan, or a sentence says why it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from tests.planner.services.small_office import StillClock
from ui.session.plan_files import plan_of_sample


def test_a_data_folder_that_cannot_hold_the_samples_is_told_in_a_sentence(tmp_path: Path) -> None:
    no_folder = tmp_path / "data"
    no_folder.write_text("a file")
    with pytest.raises(PlannerError) as caught:
        plan_of_sample("riverside", no_folder, StillClock())
    assert "not a folder" in caught.value.sentence
