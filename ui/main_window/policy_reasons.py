"""The reason for an edit that goes against a policy: asked for at once, without standing in the way.

What has no reason when the week is published is asked for again there.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.domain.findings import Finding

if TYPE_CHECKING:
    from planner.services.edit_rota import Changes
    from ui.main_window.desk import Desk
    from ui.session.shown_rota import ShownRota

ADVICE = "A reason is asked for: now, or when the week is published."


class PolicyReasons(QObject):
    """Belongs to the desk; `findings` are what the last edit by hand has newly broken."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.findings: tuple[Finding, ...] = ()
        self._typed: dict[tuple[object, ...], dict[str, str]] = {}
        desk.session.bus.plan_changed.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Nothing is asked for any more."""
        self.findings = ()

    def typed_for(self, shown: ShownRota) -> MutableMapping[str, str]:
        """What was typed into the sheet before publishing and is not published yet: of the rota that is
        shown, by whoever is in now. Kept as long as the window."""
        session = self._desk.session
        whose = (session.path, session.account, session.first_day, shown.problem.weeks)
        return self._typed.setdefault(whose, {})

    def note(self, changes: Changes) -> None:
        """Ask for the reason of what an edit has newly broken."""
        self.findings = tuple(
            finding
            for finding in changes.new_findings
            if finding.kind == "policy" and not finding.is_overridden
        )
        self._desk.renew_actions()
        if not self.findings or changes.dropped:
            return
        first, number = self.findings[0].sentence, len(self.findings)
        more = tuple(finding.sentence for finding in self.findings) if number > 1 else ()
        words = f"Against policy: {first}" if number == 1 else f"{number} against policy: {first}"
        self._desk.frame.show_message("warn", words, ADVICE, more, ("Give a reason…", self.give))

    def give(self) -> None:
        """Ask for one reason for all of it, and keep it as exceptions for just these people and days."""
        from planner.services.allow_exceptions import overrides_for
        from planner.services.edit_team import TeamEdit
        from planner.services.team_changes import FieldChange

        desk, shown = self._desk, self._desk.session.shown
        reason = desk.ask.reason_for(self.findings) if self.findings and shown is not None else None
        if reason is None or shown is None:
            return
        at = desk.session.clock.now()
        granted = [
            override
            for finding in self.findings
            for override in overrides_for(shown.problem, finding, who=desk.session.who, at=at, reason=reason)
        ]
        rules = shown.team.rules
        after = rules.model_copy(update={"overrides": (*rules.overrides, *dict.fromkeys(granted))})
        subject = self.findings[0].sentence[:120]
        edit = TeamEdit("Allow exception", subject, (FieldChange("rules", rules, after),))
        if desk.edit_team(edit, reason) is None:
            self.findings = ()
            desk.say("The reason is kept; the publish sheet shows it.")
            desk.renew_actions()
