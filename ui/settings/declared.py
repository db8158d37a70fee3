"""The window's own settings, each declared once: its place, words, field, and where it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ui.forms.choice_fields import ChoiceField, TickField
from ui.forms.field import Field
from ui.forms.text_fields import NumberField
from ui.settings.preferences import BUILD_SECONDS_RANGE, SCALE_CHOICES, THEME_CHOICES

# What has to be renewed in the window after a change.
Renewal = Literal["nothing", "look", "keys", "panes"]

THEME_TEXTS = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast, light",
    "contrast_dark": "High contrast, dark",
}


@dataclass(frozen=True, slots=True)
class WindowSetting:
    """`name` is the property of `Preferences`; `words` are others by which it is searched for."""

    page: str
    name: str
    text: str
    make: Callable[[], Field]
    note: str = ""
    words: str = ""
    renews: Renewal = "nothing"


def _themes() -> Field:
    return ChoiceField([(THEME_TEXTS[each], each) for each in THEME_CHOICES])


def _scales() -> Field:
    return ChoiceField([(f"{each} %", each) for each in SCALE_CHOICES])


def _single_letters() -> Field:
    return TickField("Letters and figures alone act")


def _problems() -> Field:
    return TickField("The problems panel stands below the board")


def _seconds() -> Field:
    return NumberField(*BUILD_SECONDS_RANGE, unit="s")


WINDOW_SETTINGS: tuple[WindowSetting, ...] = (
    WindowSetting(
        "look",
        "theme",
        "Theme",
        _themes,
        "“As the system” follows light, dark and high contrast of the desktop.",
        "colour dark mode light night high contrast appearance background",
        "look",
    ),
    WindowSetting(
        "look",
        "scale",
        "Size",
        _scales,
        "Of text and of all that is drawn.",
        "zoom scale large larger big bigger small text font percent magnify 150 200",
        "look",
    ),
    WindowSetting(
        "look",
        "shows_problems",
        "Problems panel",
        _problems,
        "",
        "panel uncovered violations warnings errors issues hide",
        "panes",
    ),
    WindowSetting(
        "keys",
        "has_single_letters",
        "Single keys",
        _single_letters,
        "While the board has the focus: P, K, 0 to 7. All keys are on the keyboard page (Ctrl+/).",
        "shortcuts keyboard letters accessibility WCAG",
        "keys",
    ),
    WindowSetting(
        "build",
        "build_seconds",
        "Longest search",
        _seconds,
        "A build ends sooner when nothing better can be found.",
        "seconds time limit timeout solver how long faster stop",
    ),
)


def value_of(preferences: Any, setting: WindowSetting) -> Any:
    """What is kept."""
    return getattr(preferences, setting.name)


def keep(preferences: Any, setting: WindowSetting, value: Any) -> None:
    """Keep another value at once."""
    setattr(preferences, setting.name, value)
