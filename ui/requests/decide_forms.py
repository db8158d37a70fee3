"""The forms of the manager: a reason, and each step of the register of flexible working."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from planner.domain.flexible_working import FlexibleRequest, Ground
from ui.forms.choice_fields import ChipsField, ChoiceField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.text_fields import TextField
from ui.requests.own_forms import NoteForm
from ui.requests.pattern_field import PatternField

# The eight grounds, short enough for a chip; the register has them in the words of the Act.
SHORT_GROUNDS: dict[Ground, str] = {
    "costs": "Costs",
    "demand": "Meeting demand",
    "reorganise": "Re-organising the work",
    "recruit": "Recruiting",
    "quality": "Quality",
    "performance": "Performance",
    "too_little_work": "Too little work then",
    "structure": "Structural changes",
}


class ReasonForm(NoteForm):
    """Why: needed to decline, and where a policy is newly broken; shown to the person."""

    def __init__(self) -> None:
        super().__init__("Reason", "Needed to decline; the person reads it")


class ConsultForm(NoteForm):
    """What was said when it was talked about."""

    def __init__(self) -> None:
        super().__init__("What was talked about", "Met on Tuesday; Mondays off would do too")


class OptionForm(Form):
    """Another way to meet the request."""

    def __init__(self) -> None:
        super().__init__()
        self.pattern = PatternField()
        self.add("pattern", "Pattern", self.pattern)
        self.add("name", "What to call it", TextField("Compressed week"))

    def fresh(self, request: FlexibleRequest) -> dict[str, Any]:
        """A template; what was asked for stands beside them, to be changed day by day."""
        self.pattern.starts_on(request.wanted_from)
        asked = request.options[0] if request.options else None
        self.pattern.offer((asked.pattern, asked.minutes_per_week) if asked is not None else None)
        return {"pattern": "four-day", "name": "Compressed week"}


class ExtendForm(Form):
    """A later day for the decision, as both have agreed."""

    def __init__(self) -> None:
        super().__init__()
        self.add("until", "Decide by", DateField())
        self.add("note", "How it was agreed", TextField("By e-mail of 12 January"))

    def fresh(self, request: FlexibleRequest) -> dict[str, Any]:
        return {"until": request.decide_by + timedelta(weeks=2), "note": ""}


class AgreeForm(Form):
    """The option that is agreed, and from when on; for a trial also until when."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = ChoiceField()
        self.add("option", "Which option", self.choice)
        self.add("first", "From", DateField())
        self.add("until", "On trial until", DateField("for good"))
        self.add("note", "Note", TextField("Optional"))

    def fresh(self, request: FlexibleRequest) -> dict[str, Any]:
        """The first option from the day that was asked for, for good."""
        self.choice.offer([(each.name, each.id) for each in request.options])
        first = request.options[0].id if request.options else None
        return {"option": first, "first": request.wanted_from, "until": None, "note": ""}

    @property
    def deed(self) -> str:
        """What its button does: with an end it is a trial."""
        return "Agree" if self["until"].value() is None else "Begin the trial"


class RefuseForm(Form):
    """The grounds of the Act, and why in plain words."""

    def __init__(self) -> None:
        super().__init__()
        choices = [(short, ground) for ground, short in SHORT_GROUNDS.items()]
        self.add("grounds", "Grounds of s. 80G(1)(b)", ChipsField(choices))
        self.add("note", "Why, in plain words", TextField("Fridays are short already"))

    def fresh(self, request: FlexibleRequest) -> dict[str, Any]:
        del request
        return {"grounds": (), "note": ""}
