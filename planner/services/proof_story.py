"""What was proved of a rota, under which agreed hours and rules, and what nobody looked at: in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Tier
from planner.domain.rule_pack import PolicySetting
from planner.domain.team import Team
from planner.rules.wording import counted, listed
from planner.services.explain.not_looked_at import not_looked_at
from planner.services.proof_sentence import gap_words, rules_words

PROVED_WORDS = {
    "statutory demand": "no rota covers more of it",
    "other demand": "no rota covers more of it without covering less statutory demand",
    "policy exceptions": "no rota that covers as much needs fewer exceptions, as the team weighs them",
    "wishes": "no rota that covers as much with as few exceptions grants more, as the team weighs them",
}
# Where a tier has nothing to pay.
FREE_WORDS = {"policy exceptions": "none is needed", "wishes": "all are granted"}


@dataclass(frozen=True, slots=True)
class TierClaim:
    """One tier of the objective: its name, and what is proved of it in words."""

    name: str
    is_proved: bool
    words: str


@dataclass(frozen=True, slots=True)
class ProofStory:
    """`claims` tier by tier, `scope` what they were proved under, `left_out` what no proof speaks of."""

    claims: tuple[TierClaim, ...]
    scope: tuple[str, ...]
    left_out: tuple[str, ...]


def proof_story(team: Team, problem: RotaProblem, rota: Rota) -> ProofStory:
    """The whole story of a rota's proof."""
    claims = tuple(tier_claim(tier) for tier in rota.tiers)
    return ProofStory(claims, tuple(_scope(team, problem, rota)), not_looked_at(team, problem))


def tier_claim(tier: Tier) -> TierClaim:
    """What is proved of one tier; a value at its bound is proved, whoever has said so."""
    is_proved = tier.proved or tier.value <= tier.bound
    if is_proved and tier.value == 0:
        return TierClaim(tier.name, True, FREE_WORDS.get(tier.name, "nothing is missing"))
    words = PROVED_WORDS.get(tier.name, "nothing better exists") if is_proved else gap_words(tier)
    return TierClaim(tier.name, is_proved, words)


def _scope(team: Team, problem: RotaProblem, rota: Rota) -> Iterator[str]:
    agreed = [each for each in team.agreed_changes if each.day.toordinal() in problem.days]
    more = f", with {counted(len(agreed), 'other day')} agreed" if agreed else ""
    people = counted(len(problem.people), "person", "people")
    yield f"Agreed hours: the contracts and patterns of {people}{more}."
    yield f"Rules: {rules_words(team)}."
    kept = [
        name.replace("_", " ")
        for name in type(problem.settings).model_fields
        if isinstance(setting := getattr(problem.settings, name), PolicySetting)
        and setting.is_on
        and setting.solver == "keep"
    ]
    if kept:
        yield f"Kept like the law, unless a manager overrides them: {listed(kept)}."
    exceptions = [
        each
        for each in team.rules.overrides
        if each.first.toordinal() < problem.days.stop and each.last.toordinal() >= problem.days.start
    ]
    if exceptions:
        yield f"{counted(len(exceptions), 'exception')} made by a manager in these weeks."
    pins = len(problem.pinned_shifts) + len(problem.pinned_activities)
    if pins:
        yield f"{counted(pins, 'pin')} kept as they are."
    if rota.made.status == "by_hand":
        yield "Changed by hand since it was built: the proofs hold where they still stand above."
    yield from (note for note in rota.made.notes[1:] if not note.startswith("Not planned"))
