"""Bank holidays come from the library, without the two hundred countries that nobody asks about."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
from planner.domain.bank_holidays import bank_holiday_name
from datetime import date
assert bank_holiday_name("scotland", date(2026, 11, 30).toordinal()) == "Saint Andrew's Day"
others = [each for each in sys.modules if each.startswith("holidays.countries.")]
assert others == ["holidays.countries.united_kingdom"], others
import holidays
from planner.domain.bank_holidays import _SUBDIVISIONS, _of_year
for nation, place in _SUBDIVISIONS.items():
    for year in (2025, 2026, 2027):
        theirs = holidays.country_holidays("GB", subdiv=place, years=year)
        assert _of_year(nation, year) == {day.toordinal(): name for day, name in theirs.items()}
assert date(2026, 7, 14) in holidays.country_holidays("FR", years=2026)
"""


def test_only_the_united_kingdom_is_imported_and_says_what_the_whole_library_says() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
