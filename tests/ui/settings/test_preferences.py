"""Preferences: kept, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

from ui.settings.preferences import INI_NAME, MOST_RECENT_FILES, Preferences


def test_defaults_stand_where_nothing_was_chosen(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    assert preferences.theme == "system"
    assert preferences.scale == 100
    assert preferences.has_single_letters
    assert preferences.build_seconds == 30
    assert preferences.wide_day == 1
    assert preferences.last_plan is None
    assert preferences.recent_files == ()


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Preferences(tmp_path)
    first.theme, first.scale, first.wide_day, first.has_single_letters = "dark", 130, None, False
    first.write()
    again = Preferences(tmp_path)
    assert (again.theme, again.scale, again.wide_day, again.has_single_letters) == ("dark", 130, None, False)


def test_a_spoilt_file_falls_back_to_the_defaults(tmp_path: Path) -> None:
    (tmp_path / INI_NAME).write_text(
        "[look]\ntheme=purple\nscale=1e9\n[build]\nseconds=-5\n[board]\nwide_day=99\n", encoding="utf-8"
    )
    preferences = Preferences(tmp_path)
    assert (preferences.theme, preferences.scale, preferences.build_seconds) == ("system", 100, 2)
    assert preferences.wide_day is None


def test_recent_files_are_few_and_newest_first(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    paths = [tmp_path / f"{number}.rotabene" for number in range(MOST_RECENT_FILES + 3)]
    for path in [*paths, paths[-2]]:
        preferences.add_recent_file(path)
    assert preferences.recent_files[:2] == (paths[-2], paths[-1])
    assert len(preferences.recent_files) == MOST_RECENT_FILES
