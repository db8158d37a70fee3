"""Why work is mine: what is known at once, what solving tells, and nothing of others' hours."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from planner.services.explain.records import Why
from ui.my_week.why_card import TOO_LONG, WhyCard
from ui.tasks.explainer import Answer

WHY = Why(
    subject="Dee Dunn, Thu 26 Nov 12:00–20:00",
    sentence="Without Dee Dunn, Thu 26 Nov 12:00–20:00: Visit R-1042 has no worker.",
    is_free=False,
    lost=("Visit R-1042 has no worker.",),
    gained=("Ana Alvi's shift is outside the agreed hours.",),
    is_proved=False,
)


def told(card: WhyCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel))


def test_what_is_known_stands_there_while_it_is_worked_out(around: QWidget) -> None:
    card = WhyCard(around)
    assert card.isHidden()
    card.show_answer(Answer("dee@2026-11-26"), ("Visit R-1042 can be made 16:00–19:30.",))
    assert not card.isHidden()
    assert "can be made 16:00–19:30" in told(card)


def test_what_others_would_be_spared_is_not_told(around: QWidget) -> None:
    card = WhyCard(around)
    card.show_answer(Answer("dee@2026-11-26", WHY))
    assert "R-1042 has no worker" in told(card)
    assert "Ana Alvi" not in told(card)


def test_an_answer_that_took_too_long_says_so_in_the_words_of_a_worker(around: QWidget) -> None:
    card = WhyCard(around)
    card.show_answer(Answer("dee@2026-11-26", trouble="Give the search more time and build again."))
    assert TOO_LONG in told(card)
