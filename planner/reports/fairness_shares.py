"""Who has done how much of what nobody likes: evenings, duty and weekends, in proportion to hours.

Over the fairness weeks before the plan (12 by default) and the plan itself, by the same measures as the rule
`fairness`; and a sentence on what has been proved about sharing them more evenly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.findings import TIER_NAMES, TierNumber
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Tier
from planner.rules.fairness import MEASURES, TENTHS, compared_loads
from planner.rules.rota_view import RotaView

# The order of the objective: wishes, and fairness with them, come last.
WISHES: TierNumber = 4


@dataclass(frozen=True, slots=True)
class Share:
    """One person's part. `done` before the plan, `planned` in it, `load` both as for a full-time post (tenths
    of an evening or weekend day, of half an hour of duty). Counts, and minutes for duty."""

    person: str
    name: str
    done: int
    planned: int
    load: int


@dataclass(frozen=True, slots=True)
class MeasureShares:
    """One measure: everybody who is compared, the spread, and what was proved of it, in a sentence."""

    measure: str
    shares: tuple[Share, ...]
    spread: float
    sentence: str


@dataclass(frozen=True, slots=True)
class FairnessShares:
    """All measures, how many weeks before the plan count, and the claim about them together."""

    weeks: int
    measures: tuple[MeasureShares, ...]
    sentence: str


def fairness_shares(
    problem: RotaProblem, shifts: Sequence[Shift], tiers: Sequence[Tier] = ()
) -> FairnessShares:
    """The shares of a rota; `tiers` are the rota's, with the solver's bounds."""
    view = RotaView(problem, shifts)
    before = RotaView(problem, ())
    found: list[MeasureShares] = []
    is_even = True
    for measure in MEASURES:
        loads = compared_loads(view, problem, measure)
        if len(loads) < 2:
            continue
        earlier = {person.id: amount for amount, _, person in compared_loads(before, problem, measure)}
        shares = tuple(
            Share(person.id, person.name, earlier[person.id], amount - earlier[person.id], load)
            for amount, load, person in loads
        )
        most, least = max(each.load for each in shares), min(each.load for each in shares)
        units = (most - least) // measure.unit
        is_even = is_even and units == 0
        found.append(
            MeasureShares(measure.noun, shares, (most - least) / TENTHS, _told(measure.noun, units, shares))
        )
    return FairnessShares(problem.settings.fairness.weeks, tuple(found), EVEN if is_even else _claim(tiers))


def _told(noun: str, units: int, shares: Sequence[Share]) -> str:
    if units == 0:
        return f"{noun.capitalize()} are shared as evenly as they are counted."
    most, least = max(shares, key=lambda each: each.load), min(shares, key=lambda each: each.load)
    return f"{noun.capitalize()}: in proportion to hours {most.name} has most and {least.name} least."


EVEN = "No rota can share them more evenly: nowhere is the spread a whole unit."


def _claim(tiers: Sequence[Tier]) -> str:
    """What the solver's bound says; nothing is claimed that it does not carry."""
    wishes = next((tier for tier in tiers if tier.name == TIER_NAMES[WISHES]), None)
    earlier = [tier for tier in tiers if tier.name != TIER_NAMES[WISHES]]
    paid = wishes.by_rule.get("fairness", 0) if wishes is not None else 0
    if wishes is None or not all(tier.proved for tier in earlier):
        return "Nothing is proved about sharing them more evenly."
    if wishes.proved:
        return (
            "No rota under these rules is better for wishes and fairness together: sharing more evenly would "
            "cost more demand, policies or other wishes than it brings."
        )
    if not paid:
        return "Nothing of what is left to better is fairness."
    spared = -(-100 * (wishes.value - wishes.bound) // wishes.value)
    part = 100 * paid // wishes.value
    return (
        f"Of the weight of wishes and fairness together {part} % is fairness; "
        f"at most {spared} % of the whole could be spared."
    )
