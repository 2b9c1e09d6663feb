"""All that is remembered of scrutiny: what the council's returns say and what officers recorded, each item once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from actions.desk import Desk
from actions.scrutiny_book import GivenAnswer
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
