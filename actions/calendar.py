"""When figures come: the next of a measure, by how often it is published, and the days on which the council reports."""

from __future__ import annotations

from collections.abc import Callable

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import compose
from actions.council_reports import council_reports
from actions.desk import Desk
from actions.digests import subscribe, unsubscribe
from actions.next_figures import due_draft
from actions.no_data import nothing_found
from actions.reading import Kind, Reading, ScopeKind, Subkind
from actions.reporting_rule import reporting_rule
from actions.reports_told import INVENTED, council_sentence, invented, reports_draft
from actions.scope import metrics_in, within
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


def when_it_comes(asked: Reading, desk: Desk) -> Answer:
    """Of measures when their next figures are due, and when the council reports; without any the latter alone. A level
    of the cascade is asked for its meetings.
    """
    catalogue = desk.catalogue
    of_measures = bool(asked.metrics) or (bool(asked.scope.id) and asked.scope.kind is not ScopeKind.LEVEL)
    inside = metrics_in(asked, catalogue) if of_measures else []
    with desk.reader() as reader:
        held = council_reports(reader, asked, desk)
        if not inside:
            return compose(reports_draft(held, catalogue), asked, desk)
        wanted = [metric for metric in inside if catalogue.metrics[metric].loaded]
        areas = asked.areas[:1] or [desk.viewer.home_area]
        found = figures(reader, wanted, areas, period=None, groups=(), **desk.known)
    if not found:
        return nothing_found(asked, desk)
    result = due_draft(found, within(asked, catalogue), catalogue, desk.viewer.now)
    own, its_sources = council_sentence(held, result.metrics or (), catalogue)
    result.caveats += [INVENTED] if invented(held) and held.events else []
    result.sentences.append(own)
    result.provenance += its_sources
    return compose(result, asked, desk)
