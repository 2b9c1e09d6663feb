"""What the log says of a failure."""

from __future__ import annotations

import traceback
from pathlib import Path


def where(error: BaseException) -> str:
    """The sort of an error and the places it came through: never its own words, which may quote a question."""
    frames = traceback.extract_tb(error.__traceback__)
    return (
        f"{type(error).__name__} at {' > '.join(f'{Path(f.filename).name}:{f.lineno} {f.name}' for f in frames[-8:])}"
    )
