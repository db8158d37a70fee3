"""People work when they like to, are free when they asked to be, and at home on the days they asked for, each
wish by its weight.

What a private wish asks for is shown to the person and the manager only; elsewhere it is just a private wish.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import Wish
from planner.domain.person import Person
from planner.domain.rota import Shift
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import day_text, span_text

RULE = "preferences"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each of the person's wishes that is not granted."""
    wishes = view.wishes_of.get(person.id)
    if not wishes:
        return
    shifts = view.shifts_of(person.id)
    for wish in wishes:
        of_day = [shift for shift in shifts if shift.day == wish.day]
        meant = [shift for shift in of_day if _is_meant(shift, wish)]
        if wish.wants == "home":
            against = [shift for shift in of_day if shift.place != "home"]
            is_unmet = bool(against)
        else:
            against = meant
            is_unmet = bool(meant) == (wish.wants == "not_work")
        if is_unmet:
            yield _unmet(view, person, wish, against)


def _is_meant(shift: Shift, wish: Wish) -> bool:
    return shift.name == wish.shift if wish.shift is not None else shift.span.overlaps(wish.span)


def _unmet(view: RotaView, person: Person, wish: Wish, against: list[Shift]) -> Finding:
    when = f"{wish.shift} on {day_text(wish.day)}" if wish.shift else span_text(wish.span)
    if wish.wants == "home":
        asked, measured = f"to work at home on {day_text(wish.day)}", "in the office"
    elif wish.wants == "work":
        asked, measured = f"to work {when}", "not working"
    else:
        asked, measured = f"not to work {when}", "working"
    return Finding(
        rule=RULE,
        tier=view.settings.preferences.tier,
        sentence=f"{person.name} asked {asked}.",
        measured=measured,
        allowed=asked,
        price=view.settings.preferences.weight * wish.weight,
        people=(person.id,),
        span=wish.span,
        shifts=tuple(shift.id for shift in against),
        shared=f"A private wish of {person.name} is not granted." if wish.is_private else "",
    )


PARTS = (EACH_PERSON.part(findings),)
