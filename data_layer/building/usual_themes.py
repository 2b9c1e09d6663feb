"""What people call the themes that a council's return brings with it: a return gives a theme's name and no more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from data_layer.faults import Fault
from data_layer.settings import DEFINITIONS

FILE = DEFINITIONS / "usual_themes.yml"


class UsualTheme(BaseModel):
    """`names` as returns have them, `said` as people speak of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...] = Field(min_length=1)
    said: tuple[str, ...]


@cache
def usual_themes(file: Path = FILE) -> tuple[UsualTheme, ...]:
    """Raises Fault for a file that is no list of them."""
    try:
        return TypeAdapter(tuple[UsualTheme, ...]).validate_python(yaml.safe_load(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        raise Fault(f"{file.name}: {first['loc']} {first['msg']}. Correct that entry.") from error


def names_of_theme(name: str) -> tuple[str, ...]:
    """The name itself, in small letters, then what else a theme of that name is called."""
    said = name.casefold()
    known = next((one for one in usual_themes() if said in (each.casefold() for each in one.names)), None)
    return tuple(dict.fromkeys((said, *known.names, *known.said))) if known else (said,)
