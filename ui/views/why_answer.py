"""The answer to "why this?": what would be lost without it, or that nothing would."""

from __future__ import annotations

from ui.tasks.explainer import Answer
from ui.widgets.column import Column
from ui.widgets.icon_row import IconRow

ASKING = "Solving the week without it…"
PROVED = "Proved: no rota without it does better."
NOT_PROVED = "The best found in the time; a better rota without it may exist."


class WhyAnswer(Column):
    """Hidden until something is asked. `noun` is what was asked about: a shift, a visit."""

    def __init__(self, noun: str = "shift") -> None:
        super().__init__(margin=0)
        self._noun = noun
        self.layout_without_margins()
        self.hide()

    def show_answer(self, answer: Answer | None) -> None:
        """What is known now; None hides it."""
        self.clear()
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.setAccessibleName(f"Why this {self._noun}?")
        if answer.trouble:
            self.add(IconRow("warning", "text2", answer.trouble))
        elif answer.why is None:
            self.add(IconRow("search", "text2", ASKING))
        else:
            why = answer.why
            if why.is_free:
                self.add(IconRow("check-circle", "ok", why.sentence, says="Nothing is lost"))
            else:
                self.add(IconRow("info", "accentInk", why.sentence))
            for sentence in why.lost[1:]:
                self.add(IconRow("warning", "danger", sentence, says="Lost"))
            for sentence in why.gained:
                self.add(IconRow("wish", "text2", f"It would spare: {sentence}"))
            if not why.is_free:
                self.add_text(PROVED if why.is_proved else NOT_PROVED, "small")
