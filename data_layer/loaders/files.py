"""Where a publisher's file is looked for."""

from __future__ import annotations

from pathlib import Path

from data_layer.loaders.errors import MissingFileError


def present(path: Path) -> Path:
    """The path of a file that is there. Raises MissingFileError with its folder and name, and what to do."""
    if not path.is_file():
        raise MissingFileError(path.parent.name, path.name)
    return path
