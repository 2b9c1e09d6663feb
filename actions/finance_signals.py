"""What the accounts show against each rule of early warning: whether it is a signal, and why, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from actions.desk import Desk
from actions.wording.signals import (
    quarter_words,
    restated_words,
    revised_words,
    use_words,
    way_words,
)
from data_layer.catalogue import Metric
from data_layer.early_warning_rules import Adverse, EarlyWarning, SignalRule, SignalTest
from data_layer.facts import Figure, Observation, Series
from data_layer.methods.onset import stretch
from data_layer.methods.warning_signs import in_outer_quarter, is_far, moved_adversely, used_fastest, years_back
from data_layer.periods import add_months
from data_layer.queries.revisions import revisions
from data_layer.reserves_used import reserves_used
from data_layer.standing import standing
from data_layer.store import Reader
from data_layer.vocabulary import EventKind, MetricId


@dataclass(frozen=True, slots=True)
class Seen:
    """One rule with what is held for it; `stretch`: the figures that compare one with the next."""

    rule: SignalRule
    figure: Figure
    metric: Metric
    run: Series
    stretch: tuple[Observation, ...]
    years: int
    reader: Reader
    desk: Desk

    @property
    def low(self) -> bool:
        return self.rule.adverse is Adverse.LOW


@dataclass(frozen=True, slots=True)
class Finding:
    """`words`: whole sentences, empty where there is nothing to say."""

    test: SignalTest
    raised: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    rule: SignalRule
    figure: Figure
    metric: Metric
    findings: tuple[Finding, ...]

    @property
    def by(self) -> tuple[SignalTest, ...]:
        """The tests that make it a signal, the strongest first; none where it is no signal."""
        raised = [one.test for one in self.findings if one.raised]
        return tuple(sorted(raised, key=list(SignalTest).index))

    @property
    def raised(self) -> bool:
        return bool(self.by)


def finance_signals(
    rules: EarlyWarning, held: dict[MetricId, Figure], runs: dict[MetricId, Series], reader: Reader, desk: Desk
) -> list[Signal]:
    """Of each rule whose measure is held, those raised by the strongest test first, else in the order of the rules."""
    found = [signal(seen) for seen in seen_by(rules, held, runs, reader, desk)]
    strength = list(SignalTest)
    return sorted(found, key=lambda one: strength.index(one.by[0]) if one.raised else len(strength))


def seen_by(
    rules: EarlyWarning, held: dict[MetricId, Figure], runs: dict[MetricId, Series], reader: Reader, desk: Desk
) -> Iterator[Seen]:
    for rule in rules.signals:
        figure = held.get(rule.metric)
        if figure is None:
            continue
        run, metric = runs[rule.metric], desk.catalogue.metrics[rule.metric]
        compared = stretch(run.points, figure.observation.period, frequency=metric.frequency, events=run.events)
        yield Seen(rule, figure, metric, run, compared, rules.years, reader, desk)


def signal(seen: Seen) -> Signal:
    findings = [found for test in seen.rule.tests if (found := TESTS[test](seen))]
    return Signal(seen.rule, seen.figure, seen.metric, tuple(findings))


def far_from_others(seen: Seen) -> Finding | None:
    position = seen.figure.positions[0] if seen.figure.positions else None
    return Finding(SignalTest.FAR_FROM_OTHERS, is_far(position, low=seen.low)) if position else None


def outer_quarter(seen: Seen) -> Finding | None:
    position = seen.figure.positions[0] if seen.figure.positions else None
    if position is None:
        return None
    raised = in_outer_quarter(seen.figure.observation, position, seen.metric, low=seen.low)
    words = quarter_words(position, seen.figure, seen.metric, seen.desk.catalogue, low=seen.low)
    return Finding(SignalTest.OUTER_QUARTER, raised, words)


def three_years(seen: Seen) -> Finding | None:
    earlier = years_back(seen.stretch, seen.years)
    if earlier is None:
        return None
    later, change = seen.stretch[-1], seen.figure.change
    raised = moved_adversely(earlier, later, seen.metric, low=seen.low, typical=change.typical if change else None)
    return Finding(SignalTest.THREE_YEARS, raised, way_words(earlier, later, seen.metric, years=seen.years))


def use_of_reserves(seen: Seen) -> Finding | None:
    since = years_back(seen.stretch, seen.years)
    used = reserves_used(seen.reader, seen.figure, since, **seen.desk.known) if since else None
    if used is None:
        return None
    raised, begins = used_fastest(used.own, used.others)
    words = use_words(used, begins, seen.figure, seen.metric, seen.desk.catalogue)
    return Finding(SignalTest.USE_OF_RESERVES, raised, words)


def restated(seen: Seen) -> Finding:
    """Opening balances that differ, and figures that came out again with another value, in the last years."""
    own = seen.figure.observation
    first = add_months(own.period.start, -12 * (seen.years - 1))
    notes = [
        event.note
        for event in seen.run.events
        if event.kind is EventKind.RESTATEMENT and first <= event.starts <= own.period.end
    ]
    newly = [point for point in seen.run.points if first <= point.period.start <= own.period.start]
    changed = [words for point in newly if (words := revised(point, seen))]
    members = seen.figure.positions[0].members if seen.figure.positions else ()
    kept = standing(seen.reader, **seen.desk.known)
    others = sum(
        any(
            event.kind is EventKind.RESTATEMENT
            and event.area == member.area
            and first <= event.starts <= own.period.end
            for event in kept.events(own.metric, member.area)
        )
        for member in members
    )
    said = [*notes, *changed]
    words = restated_words(said, others, len(members), seen.figure, seen.desk.catalogue, years=seen.years)
    return Finding(SignalTest.RESTATED, bool(said), words)


def revised(point: Observation, seen: Seen) -> str | None:
    known = revisions(seen.reader, point.metric, point.area, point.period, **seen.desk.known)
    values = [one.value for one in known if one.value is not None]
    return revised_words(values[0], values[-1], point, seen.metric) if values else None


TESTS: dict[SignalTest, Callable[[Seen], Finding | None]] = {
    SignalTest.FAR_FROM_OTHERS: far_from_others,
    SignalTest.OUTER_QUARTER: outer_quarter,
    SignalTest.THREE_YEARS: three_years,
    SignalTest.USE_OF_RESERVES: use_of_reserves,
    SignalTest.RESTATED: restated,
}


def tests_of(signals: Sequence[Signal]) -> list[SignalTest]:
    """Those that make a signal, each once."""
    return list(dict.fromkeys(test for one in signals for test in one.by))
