"""What can be asked about: metrics, themes, places, groups and what is held, as one immutable object a snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from data_layer.catalogue_outside import BestValueTheme, ImprovementTheme, OutsideLens
from data_layer.council_facts import Accumulation
from data_layer.periods import Period
from data_layer.vocabulary import (
    AreaCode,
    AreaKind,
    BetterWhen,
    Duty,
    Group,
    Influence,
    Level,
    MetricId,
    MetricKind,
    ThemeId,
)

# sources of the council's own figures; those of the second are invented
COUNCIL_RETURN, ILLUSTRATIVE_RETURN = "council_return", "illustrative_return"


@dataclass(frozen=True, slots=True)
class Definition:
    """Full sentences in our own words."""

    counts: str
    population: str
    why: str
    beware: str


@dataclass(frozen=True, slots=True)
class StandingCaveat:
    """Said with every answer about the metric."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Ambition:
    """What a government has said it aims at, in the metric's unit: context, never the council's target."""

    value: float
    by: date | None
    scope: str  # a full sentence: whose ambition, for whom
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    publisher: str
    url: str
    licence: str
    licence_url: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Metric:
    id: MetricId
    theme: ThemeId
    name: str
    short_name: str  # goes into a sentence: "the recycling rate in Nottingham was ..."
    plural: bool
    unit: str
    decimals: int
    better_when: BetterWhen
    frequency: str
    kind: MetricKind
    influence: Influence
    source: str
    usual_lag_months: int
    as_at: str | None  # "period_end" for a position on the last day of its period, such as reserves
    lenses: tuple[str, ...]
    aliases: tuple[str, ...]
    qualifiers: Mapping[str, str]  # dimension -> value that tells siblings apart, e.g. {"people": "carers"}
    definition: Definition
    caveats: tuple[StandingCaveat, ...]
    audience: Level = Level.PUBLIC
    tier: str | None = None
    outcomes: tuple[str, ...] = ()
    directorate: str | None = None
    division: str | None = None
    portfolio: str | None = None
    loaded: bool = True  # false: defined here, no figures in this snapshot
    # a breakdown of another metric: asked for and looked up as a metric of its own, shown as part of that one
    part_of: MetricId | None = None
    part: str | None = None
    owner_role: str | None = None  # who answers for it
    accumulation: Accumulation | None = None  # None where nobody said
    ambition: Ambition | None = None
    duty: Duty | None = None  # None: no service of one tier, or of both
    denominator_source: str | None = None  # of a rate worked out here, where the number divided by comes from

    @property
    def whole(self) -> MetricId:
        """The metric that this one is a breakdown of; itself where it is none."""
        return self.part_of or self.id

    @property
    def is_own(self) -> bool:
        """Whether the figures are the council's own, which no other council publishes."""
        return self.source in {COUNCIL_RETURN, ILLUSTRATIVE_RETURN}


@dataclass(frozen=True, slots=True)
class Theme:
    id: ThemeId
    name: str
    aliases: tuple[str, ...]
    metrics: tuple[MetricId, ...]  # in the catalogue's order


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A subject people ask about that is not held: why, where it is published, and what is nearest to it here."""

    id: str
    name: str
    aliases: tuple[str, ...]
    why: str
    published_by: str
    url: str | None
    nearest: tuple[MetricId, ...]


@dataclass(frozen=True, slots=True)
class Area:
    code: AreaCode
    name: str
    kind: AreaKind
    region: AreaCode | None
    starts: date | None
    until: date | None  # last day of an abolished council
    aliases: tuple[str, ...]
    successors: tuple[AreaCode, ...] = ()
    county: AreaCode | None = None  # of a district: the county council above it


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome, of one framework, that metrics serve; also used for portfolios, divisions and directorates.

    `linked`: outcomes and improvement themes that it is mapped to, from either side; `best_value`: themes of the Best
    Value duty that what is promised under it serves.
    """

    id: str
    framework: str
    name: str
    aliases: tuple[str, ...]
    metrics: tuple[MetricId, ...]
    linked: tuple[str, ...] = ()
    best_value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CascadeLevel:
    """A body that measures are reported to, from the divisional clinic up: it looks at those of its tiers.

    Where `red_comes_up`, a measure of a lower tier is looked at as well once it misses its target beyond tolerance.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    tiers: tuple[str, ...]
    red_comes_up: bool
    does: str | None = None  # with what it looks at, as goes on after its name: "notes, asks and recommends"


@dataclass(frozen=True, slots=True)
class GroupMembers:
    """Members of a comparator group: without the council itself and abolished predecessors, alphabetical by name."""

    group: Group
    name: str  # "its nearest neighbours", "the East Midlands"; of an own group as the return has it
    vintage: str
    members: tuple[AreaCode, ...]


@dataclass(frozen=True)
class Catalogue:
    """One snapshot's catalogue as one level sees it. Never changed; a new snapshot brings a new one."""

    snapshot: str
    loaded: date
    metrics: Mapping[MetricId, Metric]
    themes: Mapping[ThemeId, Theme]
    not_held: Mapping[str, NotHeld]
    areas: Mapping[AreaCode, Area]
    outcomes: Mapping[str, Outcome]
    portfolios: Mapping[str, Outcome]
    sources: Mapping[str, Source]
    holdings: Mapping[tuple[MetricId, AreaCode], tuple[Period, ...]]  # periods with an observation, oldest first
    groups: Mapping[tuple[Group, AreaCode], GroupMembers] = field(default_factory=dict)
    divisions: Mapping[str, Outcome] = field(default_factory=dict)
    directorates: Mapping[str, Outcome] = field(default_factory=dict)
    levels: Mapping[str, CascadeLevel] = field(default_factory=dict)  # the cascade, from the division up
    hierarchies: Mapping[str, str] = field(default_factory=dict)  # names of the families of outcomes, by `framework`
    improvement_themes: Mapping[str, ImprovementTheme] = field(default_factory=dict)
    outside_lenses: Mapping[str, OutsideLens] = field(default_factory=dict)
    best_value: Mapping[str, BestValueTheme] = field(default_factory=dict)  # in the guidance's order

    def held(self, metric: MetricId, area: AreaCode) -> tuple[Period, ...]:
        """Periods held of a metric in an area, oldest first; those without a value count, for the reason is known."""
        return self.holdings.get((metric, area), ())

    def group(self, group: Group, area: AreaCode) -> GroupMembers | None:
        """None where the area has no such group."""
        return self.groups.get((group, area))

    @cached_property
    def own_groups(self) -> dict[Group, str]:
        """The groups of the council's own return with their names, by name; none without a return that has some."""
        named = {group: found.name for (group, _), found in self.groups.items() if group.is_own}
        return dict(sorted(named.items(), key=lambda item: item[1].casefold()))

    def whole_metrics(self) -> list[Metric]:
        """All metrics but the breakdowns of one, in the catalogue's order."""
        return [metric for metric in self.metrics.values() if metric.part_of is None]

    def names_of(self, area: AreaCode) -> tuple[str, ...]:
        """All that a place may be called in a file: its name, its code, and its other names."""
        found = self.areas[area]
        return (found.name, found.code, *found.aliases)

    def area_name(self, area: AreaCode) -> str:
        return self.areas[area].name if area in self.areas else area
