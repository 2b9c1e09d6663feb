"""The answers kept for the next file of the same layout, as a YAML file that people can read and mend."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from data_layer.scorecards.errors import MappingFault
from data_layer.scorecards.headings import core_of
from data_layer.scorecards.model import Imported
from data_layer.scorecards.period_words import period_in, tidy
from data_layer.scorecards.questions import SUGGESTED, lasts

HEAD = (
    "# Answers about the council's scorecard, used again for the next file of the same layout.\n"
    "# Change an answer here, or take a line out to be asked again.\n"
)


class KnownMeasure(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    name: str
    code: str | None = None


class ScorecardMapping(BaseModel):
    """`signature` tells a layout by its headings, whatever their periods; `answers` are by the id of their question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signature: str
    headings: tuple[str, ...] = ()
    answers: dict[str, str] = {}
    measures: tuple[KnownMeasure, ...] = ()


def signature_of(headings: Iterable[str]) -> str:
    """The same for two files whose headings differ only in their periods and their order."""
    cores = sorted({core for core in map(without_period, headings) if core})
    return hashlib.sha256("\n".join(cores).encode()).hexdigest()[:16]


def without_period(heading: str) -> str:
    when = period_in(heading)
    return core_of(when.rest if when else tidy(heading))


def next_mapping(
    signature: str,
    headings: Iterable[str],
    answers: Mapping[str, str],
    found: Imported,
    before: ScorecardMapping | None = None,
) -> ScorecardMapping:
    """What to keep: answers that hold for the next file, and the measures of this one and of those before."""
    lasting = {id_: answer for id_, answer in answers.items() if lasts(id_) and answer != SUGGESTED}
    measures = {measure.key: measure for measure in (before.measures if before else ())}
    measures |= {m.key: KnownMeasure(key=m.key, name=m.name, code=m.code) for m in found.measures}
    kept = {**(before.answers if before else {}), **lasting}
    return ScorecardMapping(
        signature=signature, headings=tuple(headings), answers=kept, measures=tuple(measures.values())
    )


def save(mapping: ScorecardMapping, path: Path) -> None:
    text = yaml.safe_dump(
        mapping.model_dump(mode="json", exclude_none=True), sort_keys=False, allow_unicode=True, width=110
    )
    path.write_text(HEAD + text, encoding="utf-8")


def load(path: Path) -> ScorecardMapping:
    """Raises MappingFault where the file is not there or not as written here."""
    try:
        held: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return ScorecardMapping.model_validate(held)
    except OSError as absent:
        raise MappingFault(path.name, "the mapping file cannot be read") from absent
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        raise MappingFault(path.name, "the mapping file is no YAML") from broken
    except ValidationError as wrong:
        first = wrong.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the whole file"
        raise MappingFault(path.name, f"{field}: {first['msg'].lower()}") from wrong
