"""How the definition files are laid out: one model a file, one an entry. What is not named here is refused."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt

from data_layer.definition_rules import area_code, at_least, identifier, link, sentence, text, told_apart
from data_layer.vocabulary import BetterWhen, Duty, EventKind, Influence, MetricKind

FEWEST_ALIASES = 6
FEWEST_PART_ALIASES = 4

Text = Annotated[str, AfterValidator(text)]
Sentence = Annotated[str, AfterValidator(sentence)]
Id = Annotated[str, AfterValidator(identifier)]
Code = Annotated[str, AfterValidator(area_code)]
Url = Annotated[str, AfterValidator(link)]
Aliases = Annotated[tuple[Text, ...], AfterValidator(told_apart)]
ManyAliases = Annotated[tuple[Text, ...], AfterValidator(at_least(FEWEST_ALIASES)), AfterValidator(told_apart)]
Audience = Literal["public", "councillor", "officer", "restricted"]
Frequency = Literal[
    "month", "quarter", "quarter end", "mid-year", "financial year", "academic year", "calendar year", "annual",
    "annual survey", "annual survey (mid-November)", "year to September", "one night each autumn", "every two years",
    "three years pooled", "five years pooled", "snapshot", "one measurement (2023)", "one edition",
]  # fmt: skip


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DefinitionEntry(Entry):
    counts: Sentence
    population: Sentence
    why: Sentence
    beware: Sentence


class CaveatEntry(Entry):
    code: Id
    text: Sentence


class AmbitionEntry(Entry):
    """What a government has said it aims at, in the metric's unit: context, never the council's target."""

    value: float
    by: date | None
    scope: Sentence
    source: Text


class PartEntry(Entry):
    """A breakdown of a metric, asked for by its own name; what is not given is as for the metric."""

    id: Id
    name: Text
    short_name: Text
    plural: StrictBool
    unit: Text | None = None
    decimals: Annotated[StrictInt, Field(ge=0, le=6)] | None = None
    kind: MetricKind | None = None
    better_when: BetterWhen | None = None
    aliases: Annotated[tuple[Text, ...], AfterValidator(at_least(FEWEST_PART_ALIASES)), AfterValidator(told_apart)]
    qualifiers: dict[Id, Text] = {}
    counts: Sentence
    lenses: tuple[Id, ...] = ()


class MetricEntry(Entry):
    id: Id
    name: Text
    short_name: Text
    plural: StrictBool
    unit: Text
    decimals: Annotated[StrictInt, Field(ge=0, le=6)]
    better_when: BetterWhen
    frequency: Frequency
    kind: MetricKind
    influence: Influence
    duty: Duty | None = None
    source: Id
    denominator_source: Id | None = None
    usual_lag_months: Annotated[StrictInt, Field(ge=0, le=60)]
    as_at: Literal["period_end"] | None = None
    lenses: tuple[Id, ...] = ()  # parts of outside lenses
    aliases: ManyAliases
    qualifiers: dict[Id, Text] = {}
    definition: DefinitionEntry
    caveats: tuple[CaveatEntry, ...] = ()
    audience: Audience = "public"
    ambition: AmbitionEntry | None = None
    parts: tuple[PartEntry, ...] = ()


class ThemeEntry(Entry):
    id: Id
    name: Text
    aliases: Aliases
    ambiguous: Aliases = ()  # aliases that truly mean several metrics of the theme, so that the assistant asks which


class ThemeFile(Entry):
    theme: ThemeEntry
    metrics: Annotated[tuple[MetricEntry, ...], AfterValidator(at_least(1))]


class NotHeldEntry(Entry):
    id: Id
    name: Text
    aliases: Aliases
    why: Sentence
    published_by: Text
    url: Url | None
    nearest: tuple[Id, ...]


class NotHeldFile(Entry):
    not_held: tuple[NotHeldEntry, ...]


class SourceEntry(Entry):
    id: Id
    title: Text
    publisher: Text
    url: Url
    licence: Text
    licence_url: Url
    attribution: Text


class SourceFile(Entry):
    sources: tuple[SourceEntry, ...]


class EventEntry(Entry):
    metrics: Annotated[tuple[Id, ...], AfterValidator(at_least(1))]
    area: Code | None
    kind: EventKind
    starts: date
    allows_change: StrictBool
    note: Sentence


class EventFile(Entry):
    events: tuple[EventEntry, ...]


class AreaFile(Entry):
    core_cities: tuple[Code, ...] = ()
    aliases: dict[Code, Aliases] = {}
    ambiguous: dict[Text, Annotated[tuple[Code, ...], AfterValidator(at_least(2))]] = {}


class FrameworkEntry(Entry):
    id: Id
    name: Text
    owner: Text
    home_area: Code


class HierarchyEntry(Entry):
    """A family of outcomes, or of the themes that they are mapped to, by its name."""

    id: Id
    name: Text


class OutcomeEntry(Entry):
    """`linked`: outcomes and improvement themes that it is mapped to; `best_value`: themes that its promises serve."""

    id: Id
    name: Text
    framework: Literal["scp", "one_council"]
    audience: Audience
    aliases: Aliases
    linked: tuple[Id, ...] = ()
    best_value: tuple[Id, ...] = ()


class ImprovementThemeEntry(Entry):
    id: Id
    name: Text
    framework: Id
    audience: Audience


class PortfolioEntry(Entry):
    id: Id
    name: Text
    aliases: Aliases


Tier = Literal["critical indicator", "corporate", "divisional", "context"]


class LevelEntry(Entry):
    """A level of the cascade, from the division up."""

    id: Id
    name: Text
    aliases: Aliases
    tiers: Annotated[tuple[Tier, ...], AfterValidator(at_least(1))]
    red_comes_up: StrictBool = False
    does: Text | None = None  # with what it looks at, after its name


class MetricPlaceEntry(Entry):
    """Where a metric stands in the framework."""

    tier: Tier
    outcomes: tuple[Id, ...] = ()
    directorate: Text | None = None
    division: Text | None = None
    portfolio: Id | None = None


class FrameworkFile(Entry):
    framework: FrameworkEntry
    hierarchies: tuple[HierarchyEntry, ...] = ()
    outcomes: tuple[OutcomeEntry, ...]
    improvement_themes: tuple[ImprovementThemeEntry, ...] = ()
    portfolios: tuple[PortfolioEntry, ...]
    levels: tuple[LevelEntry, ...] = ()
    metrics: dict[Id, MetricPlaceEntry]
