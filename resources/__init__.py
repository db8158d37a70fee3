"""What the program carries with it: icons, fonts, styles, templates, samples. Imports nothing of ours."""

from __future__ import annotations

from pathlib import Path

DEFAULT_SAMPLE = "riverside"


def resource_path(*parts: str) -> Path:
    """Where the resource lies; in a frozen program too, which keeps this folder beside its code."""
    return Path(__file__).resolve().parent.joinpath(*parts)


def sample_names() -> tuple[str, ...]:
    """The names of the sample teams, the one that opens first in front."""
    names = {path.stem for path in resource_path("samples").glob("*.json")}
    return tuple(sorted(names, key=lambda name: (name != DEFAULT_SAMPLE, name)))


def sample_text(name: str) -> str:
    """The team file of a sample. Raises KeyError when there is no sample of that name."""
    if name not in sample_names():
        raise KeyError(name)
    return resource_path("samples", f"{name}.json").read_text(encoding="utf-8")


def guide_path(*parts: str) -> Path:
    """Where the guide lies: among the resources of a bundle, in `docs/guide` of a clone."""
    bundled = resource_path("guide")
    guide = bundled if bundled.is_dir() else Path(__file__).resolve().parents[1] / "docs" / "guide"
    return guide.joinpath(*parts)
