"""Templates set by typst: to a tagged PDF/UA-1, or to pictures of the same pages for a preview or a printer.

What is to be set goes to the template as JSON and is placed there as strings: nothing of it is read as
markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from planner.domain.errors import PlannerError
from resources import resource_path

Paper = Literal["a4", "a3"]


def pdf_from(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of `resources/typst/<template>`. Raises PlannerError if it cannot be set."""
    import typst

    def compiled(standards: list[Any]) -> bytes:
        made = typst.compile(**_source(template, data), pdf_standards=standards)
        return b"".join(made) if isinstance(made, list) else made or b""

    try:
        return compiled(["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise PlannerError(
                f"The PDF could not be made: {error}.", "Export another format, and please report it."
            ) from error
    # A name in a script that no font of this machine holds: PDF/UA forbids the empty box, so the file is
    # tagged all the same but does not claim the standard.
    return compiled([])


def pictures_from(template: str, data: Mapping[str, Any], dots_per_inch: float) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG). Raises PlannerError."""
    import typst

    try:
        made = typst.compile(**_source(template, data), format="png", ppi=dots_per_inch)
    except typst.TypstError as error:
        raise PlannerError(
            f"The pages could not be made: {error}.", "Export another format, and please report it."
        ) from error
    return tuple(made) if isinstance(made, list) else (made or b"",)


def _source(template: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What the compiler is given: the template, and what is to be set as data."""
    path = resource_path("typst", template)
    return {
        "input": path,
        "root": path.parent,
        "font_paths": [resource_path("fonts")],
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
    }
