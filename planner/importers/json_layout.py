"""JSON laid out for people: what fits on a line stays on one, so that an entry reads as a row."""

from __future__ import annotations

import json
from typing import Any

WIDTH = 110


def json_text(value: Any, indent: int = 0) -> str:
    """The value as JSON text; stable: the same value gives the same text."""
    flat = json.dumps(value, ensure_ascii=False)
    if indent + len(flat) <= WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    pad = " " * (indent + 1)
    if isinstance(value, dict):
        parts = [
            f"{pad}{json.dumps(k, ensure_ascii=False)}: {json_text(v, indent + 1)}" for k, v in value.items()
        ]
        return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
    parts = [pad + json_text(entry, indent + 1) for entry in value]
    return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"
