"""When figures come: the next of a measure, by how often it is published, and the days on which the council reports."""

from __future__ import annotations

from collections.abc import Callable

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.council_reports import CouncilReports, council_reports
from actions.desk import Desk
from actions.digests import subscribe, unsubscribe
from actions.next_figures import due_draft
from actions.no_data import nothing_found
from actions.reading import Kind, Reading, Subkind
from actions.reporting_rule import reporting_rule
from actions.reports_told import INVENTED, council_sentence, reports_draft
from actions.returned import invented
from actions.scope import level_asked, metrics_in, within
from data_layer.facts import Figure
from data_layer.figures import figures

BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {
    Subkind.RULE: reporting_rule,
    Subkind.SUBSCRIBE: subscribe,
    Subkind.UNSUBSCRIBE: unsubscribe,
}


class ActionCalendar(KindAction):
    kind = Kind.CALENDAR

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return calendar(asked, desk)


def calendar(asked: Reading, desk: Desk) -> Answer:
    return BY_SUBKIND.get(asked.subkind or "", when_it_comes)(asked, desk)


def meetings_draft(asked: Reading, held: CouncilReports, desk: Desk) -> Draft:
    """Of a measure that is to come before a level, beside the day when its next figure is due."""
    result = reports_draft(held, desk.catalogue)
    if asked.metrics:
        found = figures_of(asked, desk)
        result.sentences[:0] = [due_draft(found, "", desk.catalogue, desk.viewer.now).headline] if found else []
    return result


def figures_of(asked: Reading, desk: Desk) -> list[Figure]:
    catalogue = desk.catalogue
    wanted = [metric for metric in metrics_in(asked, catalogue) if catalogue.metrics[metric].loaded]
    with desk.reader() as reader:
        areas = asked.areas[:1] or [desk.viewer.home_area]
        return figures(reader, wanted, areas, period=None, groups=(), **desk.known)


def when_it_comes(asked: Reading, desk: Desk) -> Answer:
    """Of measures when their next figures are due, and when the council reports; without any the latter alone. Where a
    level of the cascade is named, beside a subject or alone, its meetings are asked for.
    """
    catalogue = desk.catalogue
    of_measures = bool(asked.metrics or asked.scope.id) and level_asked(asked, catalogue) is None
    with desk.reader() as reader:
        held = council_reports(reader, asked, desk)
    if not of_measures or not metrics_in(asked, catalogue):
        return compose(meetings_draft(asked, held, desk), asked, desk)
    found = figures_of(asked, desk)
    if not found:
        return nothing_found(asked, desk)
    result = due_draft(found, within(asked, catalogue), catalogue, desk.viewer.now)
    own, its_sources = council_sentence(held, result.metrics or (), catalogue)
    result.caveats += invented([*held.events, *held.holding], INVENTED) if held.events else []
    result.sentences.append(own)
    result.provenance += its_sources
    return compose(result, asked, desk)
