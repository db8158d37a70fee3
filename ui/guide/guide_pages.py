"""The pages of the guide as they are on disk: a page for each screen, by the screen's own name, and more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resources import guide_path

# The page that lists the others, in the order in which they are read.
CONTENTS = "index"
_LINK = re.compile(r"\]\(([a-z_-]+)\.md\)")
_MARKS = re.compile(r"!\[([^]]*)\]\([^)]*\)|\[([^]]*)\]\([^)]*\)|[*`|]|^[#>-]+ ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one heading of a page: `words` as they are read, without the marks of the format."""

    page: str
    page_title: str
    heading: str
    words: str


def page_path(name: str) -> Path:
    """The file of a page; the contents where there is no page of that name."""
    path = guide_path(f"{name}.md")
    return path if path.is_file() else guide_path(f"{CONTENTS}.md")


def page_names() -> tuple[str, ...]:
    """Every page, the contents first, then in the order in which the contents name them."""
    text = page_path(CONTENTS).read_text(encoding="utf-8")
    return tuple(dict.fromkeys((CONTENTS, *_LINK.findall(text))))


def page_title(name: str) -> str:
    """The heading of a page."""
    return _parts_of(name)[0].page_title


@cache
def _parts_of(name: str) -> tuple[Part, ...]:
    text = page_path(name).read_text(encoding="utf-8")
    title, parts = "", []
    for block in re.split(r"^(?=#+ )", text, flags=re.MULTILINE):
        head, _, body = block.partition("\n")
        if not block.strip():
            continue
        heading = head.lstrip("# ").strip()
        title = title or heading
        parts.append(Part(name, title, heading, " ".join(_plain(body).split())))
    return tuple(parts)


def _plain(text: str) -> str:
    return _MARKS.sub(lambda match: match[1] or match[2] or (" " if "|" in match[0] else ""), text)


def find_parts(words: str) -> tuple[Part, ...]:
    """The parts that have every word, those that have one in their heading first."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    found = [part for name in page_names() for part in _parts_of(name) if _has(part, wanted)]
    return tuple(sorted(found, key=lambda part: not any(word in part.heading.casefold() for word in wanted)))


def _has(part: Part, wanted: list[str]) -> bool:
    whole = f"{part.page_title} {part.heading} {part.words}".casefold()
    return all(word in whole for word in wanted)


def excerpt(part: Part, words: str, room: int = 90) -> str:
    """The words around the first that was looked for."""
    wanted = words.casefold().split()
    places = [place for word in wanted if (place := part.words.casefold().find(word)) >= 0]
    start = max(min(places, default=0) - room // 3, 0)
    cut = part.words[start : start + room]
    return f"{'…' if start else ''}{cut}{'…' if start + room < len(part.words) else ''}"
