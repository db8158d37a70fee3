"""The draft that an edit works on: the week's own, or one that begins as what was published."""

from __future__ import annotations

from datetime import date

from planner.domain.rota import Rota
from planner.ports import UnitOfWork
from planner.services.freeze_problem import freeze_problem
from planner.services.published_proof import as_it_stands, claims_proof


def draft_or_published(work: UnitOfWork, first_day: date) -> Rota | None:
    """The draft of the week; where it has none, a new draft that begins as what was published."""
    draft = work.draft(first_day)
    if draft is not None:
        return draft
    published = published_as_it_stands(work, first_day)
    return as_draft(published) if published is not None else None


def published_as_it_stands(work: UnitOfWork, first_day: date) -> Rota | None:
    """What is published of the week, with its proof where that still holds."""
    published = work.published(first_day)
    if published is not None and claims_proof(published):
        problem = freeze_problem(work.team(), first_day, published.weeks, published)
        return as_it_stands(work, published, problem)
    return published


def as_draft(rota: Rota) -> Rota:
    """A version as a draft of the same week."""
    return rota.model_copy(update={"state": "draft", "version": 0})
