"""The real sheets, but for the choice of a file: files are taken and put where nothing of anybody's lies."""

from __future__ import annotations

from pathlib import Path
from random import Random

from ui.dialogs.ask import Ask


class GivenFiles(Ask):
    """Opens what was written before, now and then something that is no plan or not there."""

    def __init__(self, folder: Path, random: Random) -> None:
        super().__init__()
        folder.mkdir(exist_ok=True)
        self._folder, self._random = folder, random
        (folder / "broken.json").write_text("{no team at all", encoding="utf-8")
        (folder / "broken.rotabene").write_bytes(b"no database at all" * 50)

    def file_to_open(self, folder: Path) -> Path | None:
        files = [each for each in sorted(self._folder.iterdir()) if each.suffix in (".json", ".rotabene")]
        return self._random.choice((None, folder / "gone.rotabene", *files))

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        del title, kinds
        return self._random.choice((None, self._folder / suggested.name, self._folder / suggested.name))
