"""What somebody who only reads the rota is shown of it."""

from __future__ import annotations

from dataclasses import replace

from ui.session.shown_rota import ShownRota

ONLY_THE_MANAGER = "Only the manager plans the rota. Ask for a swap on My week."


class Reading:
    """Remembers the last answer: what is the same is not drawn again."""

    def __init__(self) -> None:
        self._last: tuple[ShownRota | None, ShownRota | None] = (None, None)

    def of(self, shown: ShownRota | None) -> ShownRota | None:
        """The rota without what the rules say of others and why something is uncovered: it follows from
        private affairs, which are left out of what a worker sees, so that it would not even be right."""
        if self._last[0] is not shown or shown is None:
            self._last = (shown, None if shown is None else _bare(shown))
        return self._last[1]


def _bare(shown: ShownRota) -> ShownRota:
    rota = shown.rota
    if rota is None:
        return shown
    gaps = tuple(each.model_copy(update={"reason": ""}) for each in rota.uncovered)
    bare = rota.model_copy(update={"uncovered": gaps, "tiers": ()})
    return replace(shown, rota=bare, findings=())
