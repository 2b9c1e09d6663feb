"""All that is remembered of scrutiny: what the council's returns say and what officers recorded, each item once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from actions.desk import Desk
from actions.reading import Reading, Scope, ScopeKind
from actions.scope import level_asked, metrics_in, unit_of
from actions.scrutiny_book import GivenAnswer
from data_layer.catalogue import Catalogue
from data_layer.queries.scrutiny_items import ScrutinyItem, scrutiny_items
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode

NO_WORDS = re.compile(r"\W+")


def remembered(area: AreaCode, reader: Reader, desk: Desk) -> list[ScrutinyItem]:
    """Of the home council alone, with what came of each as known on the desk's day, in the order of `by_urgency`."""
    returned = scrutiny_items(reader, area, **desk.known)
    if desk.scrutiny is None or area != desk.viewer.home_area:
        return by_urgency(returned)
    seen = desk.catalogue.metrics
    recorded = [one for one in desk.scrutiny.items(**desk.known) if one.metric is None or one.metric in seen]
    twins = {sense(one): one.id for one in returned}
    same = {one.id: twins[sense(one)] for one in recorded if sense(one) in twins}
    every = [*returned, *(one for one in recorded if one.id not in same)]
    return by_urgency(answered(every, desk.scrutiny.answers(**desk.known), same))


def settled_by_return(item: ScrutinyItem, desk: Desk) -> bool:
    """Whether the council's own return says what came of it: no answer is then recorded beside that."""
    with desk.reader() as reader:
        returned = scrutiny_items(reader, desk.viewer.home_area, **desk.known)
    return any(one.id == item.id and not one.is_open for one in returned)


def sense(item: ScrutinyItem) -> tuple[str, str | None, str]:
    """What makes two items one: the same words of the same measure, capitals and punctuation aside."""
    return item.kind, item.metric, NO_WORDS.sub(" ", item.wording.casefold()).strip()


def answered(
    items: Iterable[ScrutinyItem], given: Sequence[GivenAnswer], same: dict[str, str] | None = None
) -> list[ScrutinyItem]:
    """Each with the newest answer recorded to it, unless the return has settled it by itself."""
    newest = {(same or {}).get(one.item, one.item): one for one in given}
    return [
        replace(item, response=said.response, status=said.status)
        if (said := newest.get(item.id)) and item.is_open
        else item
        for item in items
    ]


def by_urgency(items: Iterable[ScrutinyItem]) -> list[ScrutinyItem]:
    """The overdue first and the longest due of those, then those due next, those without a day, and the settled from
    the newest.
    """
    open_first = sorted(items, key=lambda one: (one.due or date.max, one.raised))
    settled = sorted((one for one in open_first if not one.is_open), key=lambda one: one.raised, reverse=True)
    return [*(one for one in open_first if one.is_open), *settled]


def within_asked(items: Iterable[ScrutinyItem], asked: Reading, catalogue: Catalogue) -> list[ScrutinyItem]:
    """Those of a measure that is asked about; of no measure those whose subject names what is asked about.

    Before a level of the cascade comes all that is of no measure.
    """
    everything = not asked.metrics and asked.scope.kind in {ScopeKind.EVERYTHING, ScopeKind.METRIC}
    level = level_asked(asked, catalogue)
    if everything and level is None:
        return list(items)
    about = asked.model_copy(update={"scope": Scope(kind=ScopeKind.EVERYTHING)}) if everything else asked
    wanted = {catalogue.metrics[metric].whole for metric in metrics_in(about, catalogue)}
    whole = {metric.id: metric.whole for metric in catalogue.metrics.values()}
    spoken = spoken_of(asked, catalogue)
    of_level = everything or asked.scope.kind is ScopeKind.LEVEL
    return [
        item
        for item in items
        if (whole.get(item.metric) in wanted if item.metric else of_level or spoken.search(item.subject))
    ]


def spoken_of(asked: Reading, catalogue: Catalogue) -> re.Pattern[str]:
    """Any name of what is asked about, as whole words."""
    unit = unit_of(asked.scope, catalogue)
    names = [unit.name, *unit.aliases] if unit and not asked.metrics else []
    for metric in (catalogue.metrics[id] for id in asked.metrics if id in catalogue.metrics):
        names += [metric.name, metric.short_name, *metric.aliases]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b" if names else r"(?!)", re.IGNORECASE)
