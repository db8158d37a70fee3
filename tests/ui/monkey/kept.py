"""What the file of a plan holds, as the text of its team file and of its rota files."""

from __future__ import annotations

from datetime import date, timedelta

from planner.importers.team_file import write_rota, write_team
from ui.session.session import Session

Kept = dict[str, str]
# Published weeks are looked for so far around the week that the plan begins with.
WEEKS_AROUND = 12
# Of what is not the same.
LINES_SHOWN = 12


def kept_of(session: Session, around: date) -> Kept:
    """The team, and the rota of every week that has a draft or is published."""
    store = session.store
    with store.unit_of_work(session.who) as work:
        drafts = {draft.first_day: draft for draft in work.drafts()}
    for weeks in range(-WEEKS_AROUND, WEEKS_AROUND + 1):
        monday = around + timedelta(weeks=weeks)
        published = None if monday in drafts else store.published(monday)
        if published is not None:
            drafts[monday] = published
    texts = {f"rota of {day}": write_rota(rota) for day, rota in drafts.items()}
    return {"team": write_team(store.team()), **texts}


def differences(before: Kept, after: Kept) -> list[str]:
    """The first lines that are not the same, a few for each file; none when every bit is."""
    told: list[str] = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, "(nothing)"), after.get(name, "(nothing)")
        if old != new:
            pairs = zip(old.splitlines(), new.splitlines(), strict=False)
            first = [f"  was {one.strip()}\n  is  {two.strip()}" for one, two in pairs if one != two]
            told.append("\n".join([name, *(first[:LINES_SHOWN] or ["  one goes on where the other ends"])]))
    return told
