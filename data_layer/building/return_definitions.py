"""Puts the council's own measures among the definitions, so that they are written as any other metric."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from data_layer.building.usual_themes import names_of_theme
from data_layer.catalogue import Definition, Metric, Outcome, Source, StandingCaveat, Theme
from data_layer.definition_catalogue import Definitions, Framework, part_id
from data_layer.returns.governance_rows import OutcomeMapRow, OutcomeRow, PortfolioRow
from data_layer.returns.measure_rows import MeasureRow
from data_layer.returns.value_types import slug
from data_layer.returns.words import Frequency
from data_layer.vocabulary import AreaCode, Level, MetricId, ThemeId

OWN_FRAMEWORK = "council_return"
FREQUENCIES = {Frequency.MONTH: "month", Frequency.QUARTER: "quarter", Frequency.YEAR: "financial year"}
USUAL_LAG_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 2, Frequency.YEAR: 3}  # until a council's own figure is due
ILLUSTRATIVE = StandingCaveat("illustrative", "Illustrative: the figures of this measure are invented.")
NO_PLACE = {"tier": None, "outcomes": (), "directorate": None, "division": None, "portfolio": None}
SOURCES = (
    Source("council_return", "The council's own return", "The council", "", "The council's own figures", "", ""),
    Source("illustrative_return", "An illustrative return, all invented", "Nobody", "", "Invented figures", "", ""),
)  # fmt: skip


@dataclass(frozen=True)
class OwnMeasures:
    """What the returns in force say of measures, the newest of each; `sources` gives each measure its source.

    `loaded_from`: the sources of all of them. `parts`: the breakdowns of each own measure, id -> the council's words
    for it. `held`: ids with figures.
    """

    measures: Sequence[MeasureRow] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    outcomes: Sequence[OutcomeRow] = ()
    outcome_map: Sequence[OutcomeMapRow] = ()
    portfolios: Sequence[PortfolioRow] = ()
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    loaded_from: frozenset[str] = frozenset()


def with_returns(defined: Definitions, own: OwnMeasures, home_area: AreaCode) -> Definitions:
    """The definitions as this council has them. A theme's own measures stand after its published ones."""
    if not own.loaded_from:
        return defined
    framework = with_own_places(framework_here(defined, home_area), own, home_area)
    places = {row.national_metric: row for row in own.measures if row.national_metric}
    themes = {**defined.themes, **new_themes(defined.themes, own.measures)}
    published = [
        placed(metric if framework_here(defined, home_area) else replace(metric, **NO_PLACE), places.get(id))
        for id, metric in defined.metrics.items()
    ]
    made = [each for row in own.measures if not row.national_metric for each in own_metrics(row, themes, own)]
    by_theme = [each for theme in themes for each in [*published, *made] if each.theme == theme]
    served = outcomes_served(own.outcome_map)
    metrics = {each.id: serving(each, served.get(each.id, ())) for each in by_theme}
    return replace(
        defined,
        themes={
            id: replace(theme, metrics=tuple(m.id for m in metrics.values() if m.theme == id and m.part_of is None))
            for id, theme in themes.items()
        },
        metrics=metrics,
        sources={**defined.sources, **{each.id: each for each in SOURCES if each.id in own.loaded_from}},
        framework=framework,
    )


def framework_here(defined: Definitions, home_area: AreaCode) -> Framework | None:
    framework = defined.framework
    return framework if framework and framework.home_area == home_area else None


def with_own_places(framework: Framework | None, own: OwnMeasures, home_area: AreaCode) -> Framework:
    """The framework with the return's outcomes and portfolios; one of the council's own where there is none."""
    base = framework or Framework(
        OWN_FRAMEWORK, "The council's own framework", "The council", home_area, (), {}, (), ()
    )
    outcomes = {each.id: each for each in base.outcomes} | {
        row.id: Outcome(row.id, OWN_FRAMEWORK, row.name, row.aliases, ()) for row in own.outcomes
    }
    portfolios = {each.id: each for each in base.portfolios} | {
        row.id: Outcome(row.id, base.id, row.name, row.aliases or (f"{row.name} portfolio",), ())
        for row in own.portfolios
    }
    audiences = {**base.audiences, **{row.id: row.audience or Level.PUBLIC for row in own.outcomes}}
    return replace(base, outcomes=tuple(outcomes.values()), audiences=audiences, portfolios=tuple(portfolios.values()))


def placed(metric: Metric, row: MeasureRow | None) -> Metric:
    """A published metric with what the council says of it; what its row leaves empty stays.

    Such a row has no audience of its own (the rules refuse one), so it is for all who may see the metric.
    """
    if row is None:
        return metric
    said = {
        "tier": row.tier.value if row.tier else None,
        "directorate": row.directorate,
        "division": row.division,
        "portfolio": row.portfolio,
        "owner_role": row.owner_role,
        "outcomes": row.outcomes,
    }
    return replace(metric, **{name: value for name, value in said.items() if value})


def theme_named(themes: Mapping[ThemeId, Theme], name: str) -> ThemeId | None:
    said, id = name.casefold(), slug(name)
    for theme in themes.values():
        if id == theme.id or said in {theme.id, theme.name.casefold(), *(alias.casefold() for alias in theme.aliases)}:
            return theme.id
    return None


def new_themes(themes: Mapping[ThemeId, Theme], measures: Iterable[MeasureRow]) -> dict[ThemeId, Theme]:
    """Each as the first measure for the lowest audience writes it: no name and no order comes from above."""
    found: dict[ThemeId, Theme] = {}
    for row in sorted(measures, key=lambda row: row.audience or Level.PUBLIC):
        known = {**themes, **found}
        if row.theme and not row.national_metric and theme_named(known, row.theme) is None:
            id = ThemeId(slug(row.theme))
            free = (each for each in names_of_theme(row.theme) if theme_named(known, each) is None)
            found[id] = Theme(id, row.theme, tuple(free), ())
    return found


def own_metrics(row: MeasureRow, themes: Mapping[ThemeId, Theme], own: OwnMeasures) -> Iterable[Metric]:
    """A measure of the council's own, then its breakdowns, which stand nowhere in the framework by themselves."""
    whole = own_metric(row, themes, own)
    yield whole
    for part, words in own.parts.get(row.id, {}).items():
        id = part_id(whole.id, part)
        yield replace(
            whole, id=id, name=f"{whole.name}: {words}", short_name=f"{whole.short_name}, {words}",
            aliases=(f"{whole.short_name} {words}", f"{words} {whole.short_name}"), loaded=id in own.held,
            part_of=whole.id, part=part, **NO_PLACE,
        )  # fmt: skip


def own_metric(row: MeasureRow, themes: Mapping[ThemeId, Theme], own: OwnMeasures) -> Metric:
    """The rules have seen that all its parts are there."""
    assert row.name and row.theme and row.unit and row.decimals is not None and row.frequency
    assert row.better_when and row.kind and row.influence and row.audience is not None and row.counts
    theme = theme_named(themes, row.theme)
    assert theme
    short = row.short_name or in_a_sentence(row.name)
    source = own.sources[row.id]
    return Metric(
        id=MetricId(row.id),
        theme=theme,
        name=row.name,
        short_name=short,
        plural=is_plural(short),
        unit=row.unit,
        decimals=row.decimals,
        better_when=row.better_when,
        frequency=FREQUENCIES[row.frequency],
        kind=row.kind,
        influence=row.influence,
        source=source,
        usual_lag_months=USUAL_LAG_MONTHS[row.frequency],
        as_at=None,
        lenses=(),
        aliases=told_apart((*row.aliases, short, row.name)),
        qualifiers={},
        definition=Definition(row.counts, row.population or "", row.why or "", row.beware or ""),
        caveats=(ILLUSTRATIVE,) if source == "illustrative_return" else (),
        audience=row.audience,
        tier=row.tier.value if row.tier else None,
        outcomes=row.outcomes,
        directorate=row.directorate,
        division=row.division,
        portfolio=row.portfolio,
        loaded=row.id in own.held,
        owner_role=row.owner_role,
        accumulation=row.accumulation,
    )


def told_apart(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name.casefold(): name for name in names}.values())


def in_a_sentence(name: str) -> str:
    """The name with a small first letter, unless it begins with letters that stand for words."""
    first, _, _ = name.partition(" ")
    return name if first.isupper() and len(first) > 1 else name[:1].lower() + name[1:]


def is_plural(short_name: str) -> bool:
    """Whether its first noun is many: "missed bins per 1,000" are, "rate of missed bins" is."""
    noun = short_name
    for word in (" of ", " in ", " per ", " for ", " with ", " who ", " that ", " to ", ",", " ("):
        noun = noun.split(word)[0]
    return noun.endswith("s") and not noun.endswith("ss")


def serving(metric: Metric, outcomes: Iterable[str]) -> Metric:
    """The metric with outcomes that it has not got yet."""
    return replace(metric, outcomes=tuple(dict.fromkeys([*metric.outcomes, *outcomes])))


def outcomes_served(rows: Iterable[OutcomeMapRow]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.measure, []).append(row.outcome)
    return found
