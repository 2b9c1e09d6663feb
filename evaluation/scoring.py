"""One answer against what was expected: kind, metric, area, comparator and period, each right, wrong or not asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actions.answer import Answer
from actions.reading import Kind
from data_layer.catalogue import Catalogue
from data_layer.loaders.areas import REDRAWN
from data_layer.vocabulary import AreaCode, AreaKind, Group
from evaluation.format import Expect
from evaluation.periods import same_period

# an answer of these kinds has no figures to be about
PLAIN = frozenset({Kind.CLARIFY, Kind.OUT_OF_SCOPE, Kind.NOT_PERMITTED, Kind.NO_DATA, Kind.HELP, Kind.SMALLTALK})
# kinds about the measure asked for: many others beside it mean that it was missed
ABOUT_ONE = frozenset({Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.DEFINITION, Kind.TARGET, Kind.BASELINE,
                       Kind.EXPLANATION, Kind.EXPORT})  # fmt: skip
# kinds about the home council where no place was named
OF_HOME = frozenset({Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.TARGET, Kind.BASELINE})
LISTS = frozenset({Kind.EXCEPTIONS, Kind.IMPROVING})  # which may be empty, where nothing stands out
MOST_KINDS = 2
MOST_OTHER_METRICS = 2
MOST_OTHER_AREAS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What the scorer must know of the data: an expectation leaves out what anyone would take for granted.

    `latest`: the newest period held of each metric for the home council; `successor`: of an area whose code was
    replaced; `group_areas`: places that stand for a comparator group, such as the home council's region.
    """

    home: AreaCode
    latest: Mapping[str, str] = field(default_factory=dict)
    successor: Mapping[str, str] = field(default_factory=dict)
    group_areas: Mapping[str, str] = field(default_factory=dict)


def known_of(catalogue: Catalogue, home: AreaCode) -> Known:
    region = catalogue.areas[home].region
    countries = [
        area.code for area in catalogue.areas.values() if area.kind is AreaKind.COUNTRY and area.name == "England"
    ]
    succeeded = {area.code: area.successors[0] for area in catalogue.areas.values() if len(area.successors) == 1}
    return Known(
        home=home,
        latest={id: held[-1].label for id in catalogue.metrics if (held := catalogue.held(id, home))},
        successor={**REDRAWN, **succeeded},
        group_areas={**({region: str(Group.REGION)} if region else {}), **dict.fromkeys(countries, str(Group.ENGLAND))},
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What a reply was about, as far as its answers say; `figures` counts those with a value."""

    kinds: tuple[Kind, ...]
    metrics: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    comparators: frozenset[str] = frozenset()
    periods: tuple[str, ...] = ()
    figures: int = 0


def given_by(answers: Sequence[Answer]) -> Given:
    figures = [figure for answer in answers for figure in answer.figures]
    groups = [*(answer.comparator for answer in answers), *(one.comparator and one.comparator.group for one in figures)]
    groups += [compared.group for one in figures for compared in one.comparators]
    periods = [*(answer.period for answer in answers), *(one.period for one in figures)]
    return Given(
        kinds=tuple(dict.fromkeys(answer.kind for answer in answers)),
        metrics=frozenset([*(id for each in answers for id in each.metrics), *(one.metric for one in figures)]),
        areas=frozenset([*(code for each in answers for code in each.areas), *(one.area for one in figures)]),
        comparators=frozenset(str(group) for group in groups if group),
        periods=tuple(dict.fromkeys(period for period in periods if period)),
        figures=sum(one.value is not None for one in figures),
    )


@dataclass(frozen=True, slots=True)
class Score:
    """None: nothing was expected of it."""

    kind: bool
    metric: bool | None = None
    area: bool | None = None
    comparator: bool | None = None
    period: bool | None = None

    @property
    def right(self) -> bool:
        return False not in self.parts.values()

    @property
    def parts(self) -> dict[str, bool | None]:
        return {name: getattr(self, name) for name in PARTS}


PARTS = ("kind", "metric", "area", "comparator", "period")


def score(expect: Expect, given: Given, known: Known, *, alone: bool) -> Score:
    """`alone`: a question without one before it, so that what it leaves out is taken for granted."""
    kind = len(given.kinds) <= MOST_KINDS and bool(set(expect.kind) & set(given.kinds))
    if kind and set(given.kinds) <= PLAIN:
        refused = set(expect.kind) == {Kind.NO_DATA} and expect.all_metrics
        return Score(kind, metric=expect.all_metrics <= given.metrics if refused else None)
    return Score(
        kind,
        metric=metric_right(expect, given),
        area=area_right(expect, given, known, alone=alone),
        comparator=comparator_right(expect, given, known),
        period=period_right(expect, given, known, alone=alone),
    )


def metric_right(expect: Expect, given: Given) -> bool | None:
    wanted, some, unwanted = expect.all_metrics, set(expect.any_metric_of), set(expect.not_metrics)
    if not wanted and not some:
        return None if not unwanted else not unwanted & given.metrics
    enough = len(given.metrics & some) >= expect.at_least if some else True
    if some and not given.metrics and set(given.kinds) & set(expect.kind) & LISTS:
        enough = True
    others = given.metrics - wanted - some
    focused = set(given.kinds) <= ABOUT_ONE and len(others) > MOST_OTHER_METRICS
    return wanted <= given.metrics and enough and not unwanted & given.metrics and not focused


def area_right(expect: Expect, given: Given, known: Known, *, alone: bool) -> bool | None:
    def now(codes: frozenset[str] | tuple[str, ...]) -> set[str]:
        return {known.successor.get(code, code) for code in codes}

    wanted, there, unwanted = now(expect.all_areas), now(given.areas), now(expect.not_areas)
    if not wanted:
        about = alone and bool(expect.all_metrics or expect.any_metric_of) and set(expect.kind) <= OF_HOME
        return known.home in there if about else (None if not unwanted else not unwanted & there)
    others = there - wanted - {known.home} - set(known.group_areas)
    return wanted <= there and not unwanted & there and (bool(expect.comparator) or len(others) <= MOST_OTHER_AREAS)


def comparator_right(expect: Expect, given: Given, known: Known) -> bool | None:
    if not expect.comparator:
        return None
    stood_for = {group for code, group in known.group_areas.items() if code in given.areas}
    return bool(set(expect.comparator) & (given.comparators | stood_for))


def period_right(expect: Expect, given: Given, known: Known, *, alone: bool) -> bool | None:
    """Without one expected, the latest held is, where the home council's figure is asked for."""
    if expect.period:
        return any(same_period(wanted, got) for wanted in expect.period for got in given.periods)
    now = set(expect.kind) == {Kind.PERFORMANCE} or (
        set(expect.kind) <= {Kind.PERFORMANCE, Kind.COMPARISON} and bool(expect.comparator)
    )
    latest = [known.latest[metric] for metric in sorted(expect.all_metrics) if metric in known.latest]
    if not (alone and now and latest and expect.all_areas <= {known.home}):
        return None
    return all(any(same_period(wanted, got) for got in given.periods) for wanted in latest)
