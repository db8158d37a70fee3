"""Documents whose records are known: what was just written, or read before, is not read again.

Records are frozen, so that the same text may give the same record. What is written is known only when all
that is new in it reads back as it was; what does not read back at all is not to be written.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import TypeVar, cast

from planner.domain.differing import differing
from planner.domain.records import Record
from planner.store.parted_documents import Document, lists_of

AnyRecord = TypeVar("AnyRecord", bound=Record)
# Of teams and rotas a few; of requests, days worked and check-ins, which are read all at once, many.
MOST, MOST_SMALL = 8, 4000
LONGEST_SMALL = 10_000
Shelf = OrderedDict[tuple[type[Record], Document | str], Record]
_known: Shelf = OrderedDict()
_small: Shelf = OrderedDict()


def read(record: type[AnyRecord], document: Document | str) -> AnyRecord:
    """The record of a document. Raises pydantic's ValidationError when it cannot be one."""
    found = _shelf(document).get((record, document))
    if found is None:
        text = document if isinstance(document, str) else document.text
        found = record.model_validate_json(text)
    _remember(found, document)
    return cast(AnyRecord, found)


def note(document: Document, record: Record, before: Record | None) -> bool:
    """Remember what was just written, where `before` stood: where what is new in it reads back, the records
    of its lists and the rest as a whole. Whether it does.

    Raises pydantic's ValidationError when something new in it can be no record: nobody could read it again.
    """
    lists = lists_of(record)
    others = [
        each
        for name in lists
        for each in differing(getattr(before, name) if before is not None else (), getattr(record, name))[1]
    ]
    head = type(record).model_fields.keys() - set(lists)
    if before is None or any(getattr(record, name) is not getattr(before, name) for name in head):
        others.append(record.model_copy(update=dict.fromkeys(lists, ())))
    reads_back = _reads_back(others)
    if reads_back:
        _remember(record, document)
    return reads_back


def _remember(record: Record, document: Document | str) -> None:
    key, shelf = (type(record), document), _shelf(document)
    shelf[key] = record
    shelf.move_to_end(key)
    while len(shelf) > (MOST if shelf is _known else MOST_SMALL):
        shelf.popitem(last=False)


def _shelf(document: Document | str) -> Shelf:
    return _small if isinstance(document, str) and len(document) <= LONGEST_SMALL else _known


def _reads_back(records: Iterable[Record]) -> bool:
    # One that can be no record is told of even where another before it does not read back.
    back = [(each, type(each).model_validate_json(each.model_dump_json())) for each in records]
    return all(each == read_back for each, read_back in back)


def forget_all() -> None:
    """Read every document again."""
    _known.clear()
    _small.clear()
