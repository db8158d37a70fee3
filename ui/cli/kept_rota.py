"""Where a verb leaves the rota it found: in its file, on standard output, or rescued when the disk fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.rota import Rota


def keep_rota(rota: Rota, path: str | None) -> None:
    """Write the rota to the `-o` of the command line (- is standard output, None keeps nothing)."""
    from planner.importers.team_file import write_rota
    from ui.cli.streams import print_document

    if path == "-":
        print_document(write_rota(rota))
    elif path is not None:
        _write_or_rescue(rota, path)


def _write_or_rescue(rota: Rota, path: str) -> None:
    """Write the file; if the disk fails now, keep the found rota elsewhere and say where."""
    from planner.domain.errors import PlannerError
    from planner.importers.safe_files import write_whole
    from planner.importers.team_file import write_rota
    from ui.bootstrap import data_folder

    text = write_rota(rota)
    try:
        write_whole(path, text)
    except PlannerError as error:
        rescue = data_folder() / f"rescued-{rota.team}-{rota.first_day.isoformat()}.json"
        try:
            write_whole(rescue, text)
        except (PlannerError, OSError):
            raise error from None
        raise PlannerError(error.sentence, f"The rota that was found is kept in {rescue}.") from error
