"""What was proved, in the words of the status line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.findings import TIER_NAMES
from planner.domain.rota import Rota, Tier
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.services.rules_in_force import under_rules_of

NOT_PROVED = "Not proved"
PROVED_DEMAND = "Proved: no rota covers more visits within this team's agreed hours"
PROVED_ALL = "no better rota exists under this team's rules"


def proof_sentence(tiers: Sequence[Tier], status: str) -> str:
    """The claim that the proofs allow, and how far the rest may still be from the best.

    Nothing is claimed of a tier whose value is above its bound: the sentence then says by how much.
    """
    if status == "by_hand" and not any(tier.proved for tier in tiers):
        return "Changed since it was built: nothing is proved until it is built again"
    proved = [tier for tier in tiers if _is_best(tier)]
    open_tiers = [tier for tier in tiers if not _is_best(tier)]
    if len(tiers) >= 2 and all(_is_best(tier) for tier in tiers[:2]):
        rest = _gaps(open_tiers) if open_tiers else f"and {PROVED_ALL}"
        return f"{PROVED_DEMAND}; {rest}"
    stopped = " (stopped early)" if status == "stopped" else ""
    if proved:
        names = " and ".join(tier.name for tier in proved)
        return f"Proved for {names}{stopped}; {_gaps(open_tiers)}"
    return f"{NOT_PROVED}{stopped}: {_gaps(open_tiers)}" if tiers else f"{NOT_PROVED}{stopped}"


def status_line(rota: Rota, team: Team | None = None) -> str:
    """The sentence for the status line, with the rules it holds under and how long it took.

    Where no more demand can be covered, that is all it says: how far policies and wishes may be from their
    best is in the notes of `rota.made`.
    """
    sentence = proof_sentence(rota.tiers, rota.made.status)
    if sentence.startswith(PROVED_DEMAND) and PROVED_ALL not in sentence:
        sentence = PROVED_DEMAND
    parts = [sentence]
    if team is not None and any(_is_best(tier) for tier in rota.tiers):
        parts.append(f"rules: {rules_words(under_rules_of(team, rota.first_day.toordinal()))}")
    if rota.made.seconds is not None:
        parts.append(f"built in {rota.made.seconds:.1f} s")
    return " · ".join(parts)


def rules_words(team: Team) -> str:
    """`England, NJC Green Book, from 1 Apr 2026`."""
    first = team.rules.in_force_from
    return f"{team.rules.name}, from {day_label(first.toordinal()).partition(' ')[2]} {first.year}"


def _is_best(tier: Tier) -> bool:
    """A search that was cut short can have reached the bound without having said so."""
    return tier.proved or tier.value <= tier.bound


def gap_words(tier: Tier) -> str:
    """How far the tier may be from its best, in words; shares are rounded up, so that they are true.

    Values are prices of what is missing, which nobody can read as such: told is which share of it could at
    most be spared, or, where the bound says nothing, that there may be better.
    """
    might, share = GAPS.get(tier.name, (f"{tier.name} may be better", ""))
    if tier.value <= 0 or tier.bound <= 0 or not share:
        return might
    per_cent = -(-100 * (tier.value - tier.bound) // tier.value)
    return share.format(per_cent=per_cent) if per_cent < 100 else might


# What may be better of a tier that is not proved: without and with a bound.
GAPS: Mapping[str, tuple[str, str]] = {
    TIER_NAMES[1]: (
        "more statutory demand may yet be covered",
        "of the statutory demand not met at most {per_cent} % could be covered",
    ),
    TIER_NAMES[2]: (
        "more other demand may yet be covered",
        "of the other demand not met at most {per_cent} % could be covered",
    ),
    TIER_NAMES[3]: (
        "some policy exceptions may be avoidable",
        "at most {per_cent} % of the weight of policy exceptions could be avoided",
    ),
    TIER_NAMES[4]: (
        "more wishes may yet be granted",
        "at most {per_cent} % of the weight of wishes not granted could be spared",
    ),
}


def _gaps(tiers: Sequence[Tier]) -> str:
    return ", ".join(gap_words(tier) for tier in tiers)
