"""The forms of the manager: a reason, and each step of the register of flexible working."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.flexible_working import FlexibleRequest, Ground
from planner.services.pattern_templates import TEMPLATES
from ui.forms.choice_fields import ChipsField, ChoiceField
from ui.forms.form import Form
from ui.forms.text_fields import DateField, TextField
from ui.requests.own_forms import NoteForm

TRIAL_WEEKS = 12
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
        self.add("pattern", "Pattern", ChoiceField([(each.name, each.id) for each in TEMPLATES]))
        self.add("name", "What to call it", TextField("Compressed week"))

    def fresh(self, request: FlexibleRequest) -> dict[str, Any]:
        del request
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

    @staticmethod
    def trial_end(first: date) -> date:
        """The last day of a usual trial."""
        return first + timedelta(weeks=TRIAL_WEEKS, days=-1)


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
