"""What stands out in the services for early warning: it leads where there is no word on the accounts."""

from __future__ import annotations

from collections.abc import Sequence

from actions.compose import Draft
from actions.desk import Desk
from actions.explained_measures import LOOKED_AT, most_telling
from actions.headline import figure_headline
from actions.next_questions import WHERE
from actions.one_page import Section
from actions.own_signals import OwnSignals
from actions.shown import each_once, figure_shown
from actions.standout_words import LISTED_APART, Told, detail, first_sentences, headline, line, nothing_shown
from actions.standouts import GROUPS, INSTEAD, with_figures
from actions.wording.numbers import counted
from actions.wording.states import figure_caveats
from data_layer.assessing import Assessment
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, Direction


def of_services(services: Told, lead: Figure | None, own: OwnSignals) -> Draft:
    """What stands out leads; where nothing does today, the figure that comes nearest to it does, with its age."""
    if services.found.shown or lead is None:
        return Draft(headline=headline(services), sentences=own.sentences() or first_sentences(services))
    metric = services.catalogue.metrics[lead.observation.metric]
    return Draft(
        headline=figure_headline(lead, metric, services.catalogue),
        sentences=[*own.sentences(), nothing_shown(services)],
        details=[detail("Older figures, which say nothing of today", services.found.older[:LISTED_APART], services)],
        figures=[figure_shown(lead, metric)],
        metrics=[metric.id],
        caveats=figure_caveats(lead, metric),
        provenance=[lead.provenance],
    )


def nearest_to_it(
    judged: Sequence[Assessment], services: Told, area: AreaCode, reader: Reader, desk: Desk
) -> Figure | None:
    """The figure to lead with where no current one stands out: an older one that did, else one that gets worse."""
    older = [one.metric.id for one in services.found.older[:LISTED_APART]]
    telling = [each.metric for each in most_telling(judged, desk.catalogue, desk.viewer.now)[:LOOKED_AT]]
    groups = GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD
    found = figures(reader, [*older, *telling], [area], period=None, groups=groups, **desk.known)
    held = [one for one in found if one.observation.value is not None]
    held.sort(key=lambda one: (one.observation.metric not in older, one.direction is not Direction.DETERIORATING))
    return held[0] if held else None


def listed_services(services: Told) -> Section:
    """What stands out, a line each under their count."""
    found, says = services.found, services.words
    number = len(found.shown) + len(found.more)
    total = f"{counted(found.looked_at, 'measure')}{services.scope} in {services.where}"
    title = f"Services: {number} of {total} {says.one if number == 1 else says.many}"
    return Section(title, tuple(line(one, services) for one in found.shown))


def add_services(draft: Draft, services: Told, own: OwnSignals) -> None:
    """What stands out in the services with their figures, and what the council's own return brings beside its words."""
    shown = [(services.figures[one.metric.id], one.metric) for one in with_figures(services.found)]
    draft.figures = each_once([*draft.figures, *(figure_shown(*one) for one in shown)])
    draft.metrics = list(dict.fromkeys([*(draft.metrics or ()), *(metric.id for _, metric in shown)]))
    draft.caveats += own.caveats
    draft.provenance += [*(figure.provenance for figure, _ in shown), *own.provenance]
    draft.follow_ups += [f"What needs attention{services.scope}{WHERE}?", *own.questions]
