"""What the rules say, as rows of the inspector: law first, then gaps, policies, wishes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from planner.domain.findings import Finding
from ui.views.detail_page import DetailPage

# Icon, colour and word of each kind.
LOOKS = {
    "law": ("warning-octagon", "danger", "Law"),
    "shortfall": ("users", "danger", "Short"),
    "policy": ("warning", "warn", "Policy"),
    "wish": ("wish", "text2", "Wish"),
}


def add_findings(
    page: DetailPage, findings: Sequence[Finding], none: str, *, can_unpin: bool = False
) -> None:
    """A section of findings, or the sentence `none` with a tick. `can_unpin`: of one person, whose lost pins
    may be let go."""
    page.add_section("What the rules say")
    if not findings:
        page.add_row("check-circle", "ok", none)
    order = list(LOOKS)
    for finding in sorted(findings, key=lambda each: order.index(each.kind)):
        icon_name, ink, word = LOOKS[finding.kind]
        page.add_row(icon_name, ink, finding.sentence, says=word)
        if finding.rule == "pins" and can_unpin:
            unpin = QPushButton("Unpin")
            unpin.setProperty("small", True)
            unpin.setToolTip("Let the rota be without what is pinned for this person and not in it")
            unpin.clicked.connect(page.ask_to_unpin)
            page.add(unpin)
