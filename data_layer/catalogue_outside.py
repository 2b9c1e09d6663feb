"""How those outside look at the council: bodies with their measures, and the themes of the Best Value duty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_layer.vocabulary import MetricId


class LensStatus(StrEnum):
    IN_FORCE = "in_force"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LensPart:
    """An area that an outside body looks at, with those of its measures that are held here.

    `unheld`: measures that it is known to look at and that are not held, each as a clause without a stop.
    """

    id: str
    name: str
    metrics: tuple[MetricId, ...] = ()  # whole ones and breakdowns, in the catalogue's order
    unheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideLens:
    """One way in which government looks at councils. `compares`, `known` and `unknown` are full sentences of ours."""

    id: str
    name: str
    short_name: str  # goes into a sentence: "18 measures of Oflog's Data Explorer are held"
    aliases: tuple[str, ...]
    status: LensStatus
    since: date | None
    until: date | None
    compares: str
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    parts: tuple[LensPart, ...]
    source: str  # where this is known from, with its date
    url: str | None

    @property
    def metrics(self) -> tuple[MetricId, ...]:
        """Of all parts, each once."""
        return tuple(dict.fromkeys(metric for part in self.parts for metric in part.metrics))


@dataclass(frozen=True, slots=True)
class BestValueTheme:
    """A theme of the Best Value duty. Which measure is evidence for it is an illustration of ours, each with a reason.

    `looks_for` and `unheld` are full sentences: what the guidance asks for, and what of it no figure here shows.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    looks_for: str
    unheld: str
    reasons: Mapping[MetricId, str]  # of each measure why it is evidence, in the order to be shown
    rests_on: tuple[str, ...] = ()  # ids of themes whose measures are evidence for this one too
    # the council's own measures that it places under no outcome: of these subjects, or of all that no other theme names
    own_themes: tuple[str, ...] = ()
    takes_other_own: bool = False

    @property
    def metrics(self) -> tuple[MetricId, ...]:
        return tuple(self.reasons)


@dataclass(frozen=True, slots=True)
class ImprovementTheme:
    """A theme of the council's improvement plan, which outcomes are mapped to; `plan` is the plan's name."""

    id: str
    plan: str
    name: str
