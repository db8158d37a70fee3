"""What publishing would tell whom, on paper: who is affected, how soon, and exceptions with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.exporters.demand_words import demand_words
from planner.exporters.paper_table import PaperCell, PaperLine, PaperTable, cell
from planner.exporters.rota_sheet import missing_label, period_label
from planner.services.publish_preview import Notice, PublishPreview


def publish_table(team: Team, rota: Rota, preview: PublishPreview) -> PaperTable:
    """The sheet that stands before publishing `rota`: whom it reaches, the shortest notice first."""
    period = period_label(rota.first_day.toordinal(), rota.weeks)
    return PaperTable(
        title=f"To publish, {period}",
        under=f"{team.name} · {preview.headline} {preview.notice_sentence}",
        state="Draft",
        foot=f"{team.name} · To publish · {period}",
        columns=(("Who", 1.0), ("Notice", 1.0), ("What is new", 3.6)),
        rows=tuple(_row(each) for each in preview.people),
        notes=(*_uncovered(team, rota), *(f"Allowed: {each.words}" for each in preview.allowed)),
    )


def _row(notice: Notice) -> tuple[PaperCell, ...]:
    # Short notice is told by its words, in bold too: a copy has no colours.
    words = PaperLine(notice.words, tone="alarm" if notice.is_short else "plain")
    return cell(notice.name, tone="strong"), PaperCell((words,)), cell(*notice.sentences)


def _uncovered(team: Team, rota: Rota) -> Sequence[str]:
    words = demand_words(team)
    told = []
    for gap in sorted(rota.uncovered, key=lambda each: (each.start, each.demand)):
        of = words.of(gap.demand)
        left = rota.left_reason(gap.demand)
        why = f" Left uncovered: {left.rstrip('.')}." if left else ""
        name = of.label if of else gap.demand
        told.append(f"Not covered: {name}, {missing_label(gap.missing, gap.unit)} missing. {gap.reason}{why}")
    return told
