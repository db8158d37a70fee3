"""What was proved of a published rota holds while the team asks what it asked on the day of publishing.

A published version never changes, the team does. What a week asks is kept as a short mark when it is
published (or, for a version that came with a team file, before the first edit of the team): where the week
asks something else now, the rota is shown, and edited, as one of which nothing is proved.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, Protocol

from planner.domain.person import Person, Tally
from planner.domain.plan_settings import ASKED
from planner.domain.problem import RotaProblem
from planner.domain.records import Record
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.services.freeze_problem import freeze_problem
from planner.services.proof_sentence import proof_sentence
from planner.services.put_shifts import unproved

LEFT_OUT = frozenset({"base", "not_planned", "repair", "people"})


class Settings(Protocol):
    """Where marks are kept: a store, or a unit of work on one."""

    def setting(self, key: str) -> str | None: ...

    def put_setting(self, key: str, value: str) -> None: ...


def asked_mark(problem: RotaProblem) -> str:
    """A short mark of all that the weeks ask; the same in every run of the program."""
    parts: dict[str, Any] = {
        each.name: getattr(problem, each.name) for each in fields(problem) if each.name not in LEFT_OUT
    }
    parts["people"] = [_alone(person) for person in problem.people]
    text = json.dumps(parts, default=_plain, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def note_asked(settings: Settings, rota: Rota, problem: RotaProblem) -> None:
    """Keep the mark of a version that is being published."""
    settings.put_setting(_key(rota.first_day, rota.version), asked_mark(problem))


def note_unmarked(settings: Settings, team: Team) -> None:
    """Before an edit of the team: mark the published rotas of the team that have no mark yet."""
    for rota in team.rotas:
        is_open = rota.state == "published" and claims_proof(rota)
        if is_open and settings.setting(_key(rota.first_day, rota.version)) is None:
            note_asked(settings, rota, freeze_problem(team, rota.first_day, rota.weeks, rota))


def as_it_stands(settings: Settings, rota: Rota, problem: RotaProblem) -> Rota:
    """The rota, without its proof where it is published and the weeks ask something else by now."""
    if rota.state != "published" or not claims_proof(rota):
        return rota
    mark = settings.setting(_key(rota.first_day, rota.version))
    return rota if mark is None or mark == asked_mark(problem) else unclaimed(rota)


def claims_proof(rota: Rota) -> bool:
    """Whether anything at all is proved of it."""
    return any(tier.proved or tier.bound for tier in rota.tiers)


def unclaimed(rota: Rota) -> Rota:
    """The rota without its bounds: what they were found for has changed."""
    tiers = unproved(rota.tiers)
    notes = (f"{proof_sentence(tiers, 'by_hand')}.", *rota.made.notes[1:])
    made = rota.made.model_copy(update={"status": "by_hand", "seconds": None, "notes": notes})
    return rota.model_copy(update={"tiers": tiers, "made": made})


def _alone(person: Person) -> Person:
    """The person without what other weeks say: publishing one of them takes nothing from this one's proof."""
    return replace(
        person,
        weeks=tuple(replace(week, working_time=None) for week in person.weeks),
        past=(),
        ahead=(),
        toil=None,
        learning=None,
        tally=Tally(),
        flexi_balance_minutes=0,
        heavy_weeks_before=0,
    )


def _plain(value: Any) -> Any:
    """What JSON knows of a frozen record, a set or a date."""
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    return str(value)


def _key(first_day: date, version: int) -> str:
    return f"{ASKED}{first_day.isoformat()}:{version}"
