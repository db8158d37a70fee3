"""The JSON Schema (Draft 2020-12) of team and rota files, made from the records that read them."""

from __future__ import annotations

from functools import cache
from typing import Any

from planner.domain.records import Record
from planner.domain.rota import Rota
from planner.domain.team import Team

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def team_schema() -> dict[str, Any]:
    """What a team file may hold; the parser accepts no file that this refuses."""
    return _schema_of(Team, "urn:rotabene:team:1", "A Rotabene team file")


@cache
def rota_schema() -> dict[str, Any]:
    """What a rota file may hold; the parser accepts no file that this refuses."""
    return _schema_of(Rota, "urn:rotabene:rota:1", "A Rotabene rota file")


def schema_at(schema: dict[str, Any], loc: tuple[str | int, ...]) -> dict[str, Any]:
    """The part of the schema for the place `loc`; empty where the schema knows no such place."""
    node = schema
    for part in loc:
        node = _step(_resolved(schema, node), part)
    return _resolved(schema, node)


def _schema_of(record: type[Record], address: str, title: str) -> dict[str, Any]:
    schema = record.model_json_schema()
    for definition in (schema, *schema["$defs"].values()):
        _mend(definition)
    # Only the outermost record must name its format: rotas kept inside a team are known to be rotas.
    schema["required"] = ["format", *schema["required"]]
    return {"$schema": _DIALECT, "$id": address, **schema, "title": title}


def _mend(definition: dict[str, Any]) -> None:
    """Defaults as they are written in the file, `kind` required where it tells the kinds of day apart."""
    for name, field in definition.get("properties", {}).items():
        field.pop("title", None)
        is_clock = "24:00" in str(field.get("pattern", ""))
        if is_clock and isinstance(field.get("default"), int):
            field["default"] = f"{field['default'] // 60:02d}:{field['default'] % 60:02d}"
        if name == "kind" and "const" in field:
            definition["required"] = ["kind", *definition.get("required", [])]


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while True:
        if "$ref" in node:
            node = schema["$defs"].get(node["$ref"].rpartition("/")[2], {})
        elif "anyOf" in node:
            node = next((option for option in node["anyOf"] if option.get("type") != "null"), {})
        else:
            return node


def _step(node: dict[str, Any], part: str | int) -> dict[str, Any]:
    found: Any
    if isinstance(part, int):
        found = node.get("items", {})
    elif "discriminator" in node:
        found = {"$ref": node["discriminator"]["mapping"].get(part, "")}
    else:
        found = node.get("properties", {}).get(part, node.get("additionalProperties"))
    return found if isinstance(found, dict) else {}
