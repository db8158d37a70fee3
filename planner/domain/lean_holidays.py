"""The `holidays` library, imported without the countries that are not asked for.

The library's package of countries imports all two hundred, which costs a quarter of a second at the first
plan that is opened. A bare package stands in its place; whoever asks for another country still gets it.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

COUNTRIES = "holidays.countries"


def _stand_in() -> None:
    found = find_spec("holidays")
    if COUNTRIES in sys.modules or found is None or not found.submodule_search_locations:
        return
    package = ModuleType(COUNTRIES)
    package.__path__ = [str(Path(found.submodule_search_locations[0]) / "countries")]
    sys.modules[COUNTRIES] = package


_stand_in()

from holidays import country_holidays  # noqa: E402 - only behind the stand-in

__all__ = ["country_holidays"]
