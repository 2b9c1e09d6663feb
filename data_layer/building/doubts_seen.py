"""Who doubts what of one series, and when: each level by its own rows, each day by what is out of its embargo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from data_layer.catalogue import Metric
from data_layer.council_facts import STORIES_FROM
from data_layer.returns.plausibility import Code, Doubt, Series, doubts_by
from data_layer.returns.plausible_story import RULES
from data_layer.vocabulary import Level

MISSING_STORY = {Code.SILENT_ON_RED, Code.NARRATIVE_OLDER}


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact of one period with who may see it and from when."""

    fact: Any
    audience: int
    embargo: date | None = None


@dataclass(slots=True)
class Told:
    """All that is known of one series; each list in the order in which its facts were known."""

    figures: list[Seen] = field(default_factory=list)
    targets: list[Seen] = field(default_factory=list)
    trajectory: list[Seen] = field(default_factory=list)
    stories: list[Seen] = field(default_factory=list)
    own: bool = False

    def audiences(self) -> list[int]:
        """The lowest levels of its rows, and the first that may miss a story: whoever stands between two of them sees
        what the lower one sees.
        """
        found = {each.audience for each in [*self.figures, *self.targets, *self.trajectory, *self.stories]}
        return sorted(found | ({int(STORIES_FROM)} if min(found, default=0) < STORIES_FROM else set()))

    def days(self, audience: int, today: date) -> list[date]:
        """The days from which the audience sees something else: today, and whenever an embargo ends."""
        ends = {each.embargo for each in [*self.figures, *self.stories] if each.embargo and each.audience <= audience}
        return [today, *sorted(day for day in ends if day > today)]


@dataclass(frozen=True, slots=True)
class Held:
    """A doubt with the days on which it holds: from `begins` to before `ends`; None sets no bound."""

    doubt: Doubt
    begins: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class ForLevels:
    """What those from `audience` to below `hidden_from` are to be told."""

    held: Held
    audience: int
    hidden_from: int


def doubts_seen(metric: Metric, told: Told, today: date) -> Iterator[ForLevels]:
    """A level is told what its own rows raise, and nothing that rests on a row which it may not see, or not yet."""
    since: dict[Held, int] = {}
    for audience in told.audiences():
        now = held_by(metric, told, audience, today)
        for ended in [held for held in since if held not in now]:
            yield ForLevels(ended, since.pop(ended), audience)
        for held in now:
            since.setdefault(held, audience)
    for held, audience in since.items():
        yield ForLevels(held, audience, len(Level))


def held_by(metric: Metric, told: Told, audience: int, today: date) -> dict[Held, None]:
    """The doubts of one audience, each with its days, in the order of the rules."""
    days = told.days(audience, today)
    raised = [
        [doubt for doubt in raised_on(series_seen(metric, told, audience, day, today)) if may_know(doubt, audience)]
        for day in days
    ]
    found: dict[Held, None] = {}
    for doubt in dict.fromkeys(doubt for each in raised for doubt in each):
        for holds, run in groupby(range(len(days)), key=lambda at, doubt=doubt: doubt in raised[at]):
            if holds:
                first, *more = run
                after = (more[-1] if more else first) + 1
                begins, ends = days[first] if first else None, days[after] if after < len(days) else None
                found[Held(doubt, begins, ends)] = None
    return found


def may_know(doubt: Doubt, audience: int) -> bool:
    """Who sees no stories is not told that one is missing, for it may be there."""
    about_a_missing_story = doubt.code in MISSING_STORY and doubt.table == "observations"
    return audience >= STORIES_FROM or not about_a_missing_story


def raised_on(series: Series) -> list[Doubt]:
    """One of each code and cell."""
    found: dict[tuple[object, ...], Doubt] = {}
    for doubt in doubts_by(RULES, series):
        found.setdefault((doubt.period, doubt.code, doubt.field), doubt)
    return list(found.values())


def series_seen(metric: Metric, told: Told, audience: int, day: date, today: date) -> Series:
    """As the audience sees it on a day, of each period what was known last."""

    def seen(told: Iterable[Seen]) -> Sequence[Any]:
        return newest_of_each(
            each.fact for each in told if each.audience <= audience and (each.embargo is None or each.embargo <= day)
        )

    return Series(
        metric=metric,
        figures=seen(told.figures),
        targets=seen(told.targets),
        trajectory=seen(told.trajectory),
        narratives=seen(told.stories),
        own=told.own,
        today=today,
    )


def newest_of_each(facts: Iterable[Any]) -> list[Any]:
    """The last of each period, in the order of their periods."""
    return list({fact.period: fact for fact in facts}.values())
