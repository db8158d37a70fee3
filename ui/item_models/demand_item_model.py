"""A list of demand as Qt sees it: a row is one record."""

from __future__ import annotations

from ui.item_models.demand_rows import DemandRow
from ui.item_models.record_item_model import RECORD_ROLE, RecordItemModel

DEMAND_ROLE = RECORD_ROLE


class DemandItemModel(RecordItemModel[DemandRow]):
    """Rows are `DemandRow`s."""
