"""The plan as it was after any step of its log, of past days too, and the one edit that brings it back.

The log alone tells what was (`replay_log`), so that the way back does not end where the program was closed.
What the team has seen stays: published versions, the exceptions that were granted for them, swaps that were
asked for, and the hours that people say they have worked. Going back is an edit like any other: it is logged
with its person, and undo takes it back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from planner.domain.errors import BadInputError, PlannerError, RefusedEditError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.ports import Store, UnitOfWork
from planner.services.edit_team import TeamEdit, edit_team_in
from planner.services.put_shifts import undo_name
from planner.services.replay_log import ALL_ROWS, ReplayedPlan, replayed
from planner.services.team_changes import FieldChange

DRAFT = "draft "


@dataclass(frozen=True, slots=True)
class PastPlan:
    """What can be brought back: the team without its published rotas, and the drafts by their first days."""

    team: Team
    drafts: Mapping[date, Rota]


@dataclass(frozen=True, slots=True)
class DraftPut:
    """The draft that begins on a day, before and after; None where there is none."""

    first_day: date
    before: Rota | None
    after: Rota | None


@dataclass(frozen=True, slots=True)
class PlanEdit:
    """Changes of the team and of any drafts, as one step."""

    team: TeamEdit
    drafts: tuple[DraftPut, ...]

    @property
    def what(self) -> str:
        return self.team.what

    @property
    def subject(self) -> str:
        return self.team.subject


def plan_after(store: Store, number: int) -> PastPlan:
    """The plan as it was after that row of the log.

    Raises PlannerError where the log began before it said what each row is of.
    """
    rows = [row for row in store.audit(most=ALL_ROWS) if row.number <= number]
    plan = replayed(reversed(rows))
    if "team" not in plan.records:
        raise PlannerError("The log of this plan does not reach back so far.", "Choose a later step.")
    try:
        return PastPlan(_team_of(plan), dict(_drafts_of(plan)))
    except ValueError as error:
        raise PlannerError(
            "The log of this plan does not tell a whole plan: the file was changed by something else.",
            "Restore a backup of the plan, or choose another step.",
        ) from error


def going_back(store: Store, number: int, what: str) -> PlanEdit | None:
    """The edit that brings the plan back to that row of the log; None where it is so already."""
    past, now = plan_after(store, number), store.team()
    changes = tuple(
        FieldChange(cast(Any, name), before, after)
        for name in Team.model_fields
        if name not in ("id", "rotas")
        and (before := getattr(now, name)) != (after := _wanted(name, past.team, now))
    )
    days = {span.first_day for span in store.kept_spans() if not span.is_published} | set(past.drafts)
    drafts = tuple(
        DraftPut(day, before, after)
        for day in sorted(days)
        if (before := store.draft(day)) != (after := past.drafts.get(day))
    )
    if not changes and not drafts:
        return None
    return PlanEdit(TeamEdit(what, now.id, changes), drafts)


def put_plan(store: Store, edit: PlanEdit, who: str) -> PlanEdit:
    """Keep the edit, with its rows in the log, and return its inverse.

    Raises `RefusedEditError` when the plan is no longer as it was when the edit was made, so that nobody's
    later work is lost; nothing is kept then.
    """
    with store.unit_of_work(who) as work:
        for put in edit.drafts:
            if work.draft(put.first_day) != put.before:
                raise RefusedEditError(
                    f"The week from {put.first_day} has been changed or published since.",
                    "Choose the step again.",
                )
        # What the team's change does to drafts is no part of it: each is as the edit says, or as it was.
        wanted: dict[date, Rota | None] = {draft.first_day: draft for draft in work.drafts()}
        wanted |= {put.first_day: put.after for put in edit.drafts}
        inverse = _put_team(work, edit.team, who)
        for first_day, draft in wanted.items():
            _put_draft(work, first_day, draft, edit)
    turned = tuple(DraftPut(put.first_day, put.after, put.before) for put in edit.drafts)
    return PlanEdit(inverse, turned)


def _put_team(work: UnitOfWork, edit: TeamEdit, who: str) -> TeamEdit:
    if not edit.changes:
        return TeamEdit(undo_name(edit.what), edit.subject, ())
    try:
        inverse = edit_team_in(work, edit, who)
    except BadInputError as refused:
        raise RefusedEditError(
            f"The team cannot be as it was: {refused.problems[0].sentence}",
            "Choose a later step, or change by hand what stands against it.",
        ) from refused
    return TeamEdit(inverse.what, inverse.subject, inverse.changes)


def _put_draft(work: UnitOfWork, first_day: date, draft: Rota | None, edit: PlanEdit) -> None:
    if work.draft(first_day) == draft:
        return
    if draft is None:
        work.discard_draft(first_day, what=edit.what, subject=edit.subject)
    else:
        work.save_draft(draft, what=edit.what, subject=edit.subject)


def _wanted(name: str, past: Team, now: Team) -> object:
    """The field as it is to be; exceptions that were granted since stay with what was published on them."""
    if name == "rules":
        return past.rules.model_copy(update={"overrides": now.rules.overrides})
    return getattr(past, name)


def _team_of(plan: ReplayedPlan) -> Team:
    return Team.model_validate_json(json.dumps({**plan.records["team"], "rotas": []}))


def _drafts_of(plan: ReplayedPlan) -> list[tuple[date, Rota]]:
    return [
        (date.fromisoformat(name.removeprefix(DRAFT)), Rota.model_validate_json(json.dumps(document)))
        for name, document in plan.records.items()
        if name.startswith(DRAFT)
    ]
