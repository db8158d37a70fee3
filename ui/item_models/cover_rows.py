"""Rows of cover as it holds in a week, and of what contracts, wheel and shared posts ask in every week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.domain.demand import CoverRequirement
from planner.domain.occurrences import cover_days, usual_cover_days
from planner.domain.team import Team
from planner.domain.time_grid import hours_label, times_label
from planner.services.repeat_choice import repeat_words
from ui.item_models.demand_rows import STANDING, DemandRow, days_words


def cover_rows(team: Team, monday: int, differs: Mapping[str, str] | None = None) -> tuple[DemandRow, ...]:
    """Cover requirements as they hold in the week; in the place of one that is replaced, what replaces it.

    `differs`: by the record's id, in what it is not as usual.
    """
    week = range(monday, monday + 7)
    replacing = {
        each.instead_of: each for each in team.cover if each.instead_of and cover_days(team, each, week)
    }
    shown = [replacing.get(each.id, each) for each in team.cover if each.instead_of is None]
    rows = (_cover_row(cover, week, team, (differs or {}).get(cover.id, "")) for cover in shown)
    return (*rows, *_standing_rows(team))


def _standing_rows(team: Team) -> Iterator[DemandRow]:
    """What contracts, the wheel and shared posts ask in every week; it is changed with the people."""
    contracts = [contract for member in team.staff for contract in member.contracts[-1:]]
    reserve = sorted({each.lieu_reserve_per_mille for each in contracts} - {0})
    if reserve:
        share = f"{reserve[0] // 10}" if len(reserve) == 1 else f"{reserve[0] // 10}–{reserve[-1] // 10}"
        yield _standing(
            "reserve", "Reserve, each person", "of hours, any day", "clock", f"{share}%", "should"
        )
    admin = sorted({each.protected_admin_minutes for each in contracts} - {0})
    if admin:
        most = hours_label(admin[-1])
        yield _standing("admin", "Protected admin, each", "in whole blocks", "admin", most, "should")
    if team.lockdown is not None:
        every = f"1 in {team.lockdown.every_weeks}"
        yield _standing("lockdown", "Lockdown week, each", "in turn", "lockdown", every, "should")
    for share_of in team.job_shares:
        hours = hours_label(share_of.handover_minutes_per_week)
        yield _standing(share_of.id, "Job-share handover", share_of.name, "handover", hours, "must")


def _standing(key: str, title: str, subtitle: str, icon: str, figure: str, chip: str) -> DemandRow:
    return DemandRow(
        key=f"{STANDING}{key}",
        kind="cover",
        title=title,
        subtitle=subtitle,
        icon=icon,
        ink="adminInk",
        ground="admin",
        figure=figure,
        chip=chip,
        tone="accent" if chip == "must" else "neutral",
    )


def _cover_row(cover: CoverRequirement, week: range, team: Team, differs: str) -> DemandRow:
    times = times_label(cover.start, cover.end)
    if cover.kind == "shift":
        times = next((shift.name for shift in team.named_shifts if shift.id == cover.shift), "shift")
    is_out = not usual_cover_days(team, cover, week)
    rests = not is_out and not cover_days(team, cover, week)
    chip = (
        "not now" if is_out else "left out" if rests else "present" if cover.state == "present" else "reach"
    )
    icons = {"duty": ("duty", "dutyInk", "duty"), "presence": ("buildings", "barInk", "office")}
    icon, ink, ground = icons.get(cover.kind, ("calendar-blank", "barInk", "office"))
    figure = str(cover.least) if cover.ideal in (None, cover.least) else f"{cover.least}–{cover.ideal}"
    return DemandRow(
        key=cover.id,
        kind="cover",
        title=cover.name,
        subtitle=f"{_days(cover)} {times}",
        icon=icon,
        ink=ink,
        ground=ground,
        figure=figure,
        chip=chip,
        tone="neutral" if is_out or rests else "accent",
        differs=differs,
        figure_says=f"{figure.replace('–', ' to ')} {'person' if figure == '1' else 'people'}",
        chip_says="can be reached" if chip == "reach" else "",
    )


def _days(cover: CoverRequirement) -> str:
    if cover.repeats is None or cover.dates is None:
        return days_words(cover.weekdays)
    words = repeat_words(cover.repeats, cover.dates.first)
    return f"{words[:1].upper()}{words[1:]},"
