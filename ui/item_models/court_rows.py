"""Rows of court deadlines, with writing booked against needed, and of supervision, with when it is due."""

from __future__ import annotations

from planner.domain.demand import CourtDeadline
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import civil, day_label, hours_label, moment_label
from ui.item_models.demand_rows import DemandRow


def court_rows(team: Team, rota: Rota | None, monday: int) -> tuple[DemandRow, ...]:
    """Court deadlines from the week on, by filing; writing booked against needed, later rotas included."""
    booked = _booked(team, rota, monday)
    names = team.staff_names
    coming = [each for each in team.court_deadlines if each.filing >= civil(monday)]
    return tuple(
        _court_row(each, booked.get(each.id, 0), names.get(each.author, each.author))
        for each in sorted(coming, key=lambda each: each.filing)
    )


def _booked(team: Team, rota: Rota | None, monday: int) -> dict[str, int]:
    """Minutes of writing by deadline, in the rota shown and in what is published for later weeks."""
    booked: dict[str, int] = {}
    later = (each for each in team.rotas if each.first_day.toordinal() > monday)
    for each in (*((rota,) if rota is not None else ()), *later):
        for shift in each.shifts:
            for activity in shift.activities:
                if activity.kind == "court_writing" and activity.demand:
                    booked[activity.demand] = booked.get(activity.demand, 0) + activity.span.minutes
    return booked


def _court_row(deadline: CourtDeadline, booked: int, author: str) -> DemandRow:
    left = max(0, deadline.writing_minutes - booked)
    return DemandRow(
        key=deadline.id,
        kind="court_deadlines",
        title=deadline.case,
        beside=author.split(" ")[0],
        subtitle=f"to file {moment_label(deadline.filing)}",
        icon="court",
        ink="courtLine",
        filled=min(1.0, booked / deadline.writing_minutes) if deadline.writing_minutes else 1.0,
        below=f"{hours_label(booked).removesuffix(' h')} of {hours_label(deadline.writing_minutes)}",
        chip="✓" if not left else f"{hours_label(left)} to go",
        tone="ok" if not left else "warn",
        chip_says="of writing booked" if not left else "",
    )


def supervision_rows(team: Team, monday: int) -> tuple[DemandRow, ...]:
    """Supervision plans with when each falls due next."""
    names = team.staff_names
    rows = []
    for plan in team.supervision_plans:
        due = monday if plan.last_held is None else plan.last_held.toordinal() + 7 * plan.every_weeks
        is_now = due < monday + 7
        every = "weekly" if plan.every_weeks == 1 else f"every {plan.every_weeks} weeks"
        rows.append(
            DemandRow(
                key=plan.id,
                kind="supervision_plans",
                title=names.get(plan.worker, plan.worker),
                subtitle=f"with {names.get(plan.supervisor, plan.supervisor)}, {plan.minutes} min {every}",
                icon="supervision",
                ink="supervInk",
                ground="superv",
                chip="due" if is_now else f"due {day_label(due).split(' ', 1)[1]}",
                tone="warn" if is_now else "neutral",
            )
        )
    return tuple(rows)
