"""The application stylesheet, written once with tokens and lengths at 100 % in `resources/theme/*.qss`.

There `@name` is the token's colour, `~12` is 12 px at the scale in force, `$dir` is the folder of the images
and `$tone` is `light` or `dark`, whatever the contrast. The head of the file lists the properties and
object names that it knows.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import resources
from ui.theme.current import is_dark, px, theme_changes
from ui.theme.tokens import tokens

_COLOUR = re.compile(r"@([A-Za-z][A-Za-z0-9]*)")
_LENGTH = re.compile(r"~(\d+(?:\.\d+)?)")


@cache
def _source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_folder().glob("*.qss")))


def _folder() -> Path:
    return Path(resources.__path__[0]) / "theme"


def make_stylesheet() -> str:
    """The stylesheet for the mode and the scale in force. KeyError for a colour that is no token."""
    tone = theme_changes().tone
    colours = tokens().colours[tone]
    text = _source().replace("$dir", _folder().as_posix()).replace("$tone", "dark" if is_dark() else "light")
    text = _COLOUR.sub(lambda match: colours[match[1]], text)
    return _LENGTH.sub(lambda match: f"{px(float(match[1]))}px", text)
