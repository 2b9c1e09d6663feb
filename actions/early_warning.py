"""Early warning: signals in the accounts, in the services and in the council's own return; never a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.attention import attention
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.early_warning_page import fit, how_old, limits, thresholds
from actions.explained_measures import judged_within
from actions.finance_signals import Signal, finance_signals, tests_of
from actions.headline import figure_headline
from actions.like_with_like import figures, instead_sentences
from actions.next_questions import WHERE
from actions.no_data import nothing_found
from actions.own_signals import OwnSignals, own_signals
from actions.reading import Kind, Reading, Scope, ScopeKind, Slot
from actions.scope import area_asked, metrics_in, within
from actions.service_warnings import add_services, listed_services, nearest_to_it, of_services
from actions.shown import figure_shown
from actions.standout_words import Told, headline
from actions.standouts import GROUPS, INSTEAD
from actions.wording.names import named
from actions.wording.places import place
from actions.wording.signals import count_words
from actions.wording.states import attributed, figure_caveats
from data_layer.early_warning_rules import EarlyWarning, early_warning_rules
from data_layer.series import series_of
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode

FINANCE = "finance"
NOTICE = "notice"  # the part that asks whether a section 114 notice was given
NOT_HELD = "Whether a section 114 notice has been issued in {where} is not held here; the council's own papers say."
KEPT = 2  # limits that are said before where a signal begins, and so are the last to go
NO_VERDICT = "These are signals to ask about, not a verdict."
FINANCES = "How do our finances compare with similar councils?"


class ActionEarlyWarning(KindAction):
    kind = Kind.EARLY_WARNING

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return early_warning(asked, desk)


def early_warning(asked: Reading, desk: Desk) -> Answer:
    """Of one council: the accounts against each rule, its own return, and what stands out in the services.

    Of a theme that is not money, a division or another part only what belongs to it; else all, for a measure that is
    named beside the question is what someone has noticed, and not all that there is to see.
    """
    rules, catalogue = early_warning_rules(), desk.catalogue
    area = area_asked(asked, desk)
    ranged = ranged_over(asked)
    with desk.reader() as reader:
        signals, instead = in_accounts(rules, ranged, area, reader, desk)
        own = own_signals(ranged, area, reader, desk)
        judged = judged_within(ranged, area, reader, desk)
        services = attention(judged, area, within(ranged, catalogue), reader, desk)
        lead = None if signals or services.found.shown else nearest_to_it(judged, services, area, reader, desk)
    if not signals and not judged:
        return nothing_found(asked, desk)
    draft = of_accounts(signals, own, services) if signals else of_services(services, lead, own)
    add_services(draft, services, own)
    draft.sentences[2:2] = instead
    if asked.part == NOTICE:
        draft.sentences.insert(0, draft.headline)
        draft.headline = NOT_HELD.format(where=place(area, catalogue))
    said = limits(rules) if signals else []
    ends = [*said[:KEPT], thresholds(rules, [*tests_of(signals), *own.tests]), *said[KEPT:]]
    fit(draft, signals, [listed_services(services), *own.sections], ends, catalogue)
    return compose(draft, ranged if asked.metrics else asked, desk)


def ranged_over(asked: Reading) -> Reading:
    """A measure counts only where the question points back at it ("is that an early warning?")."""
    if Slot.METRIC in asked.carried_over:
        return asked
    if asked.scope.kind is ScopeKind.METRIC or asked.scope.id == FINANCE:
        return asked.model_copy(update={"scope": Scope(kind=ScopeKind.EVERYTHING), "metrics": ()})
    return asked.model_copy(update={"metrics": ()})


def in_accounts(
    rules: EarlyWarning, asked: Reading, area: AreaCode, reader: Reader, desk: Desk
) -> tuple[list[Signal], list[str]]:
    """Signals of the measures asked about, and what their group stands in for, where it does."""
    catalogue = desk.catalogue
    ranged = set(metrics_in(asked, catalogue))
    wanted = list(dict.fromkeys(rule.metric for rule in rules.signals if rule.metric in ranged))
    groups = asked.comparators or (GROUPS if catalogue.group(GROUPS[0], area) else INSTEAD)
    found = figures(reader, wanted, [area], period=None, groups=groups, **desk.known)
    held = {one.observation.metric: one for one in found if one.observation.value is not None}
    runs = series_of(reader, held, area, **desk.known)
    return finance_signals(rules, held, runs, reader, desk), instead_sentences(groups, found, catalogue)


def of_accounts(signals: Sequence[Signal], own: OwnSignals, services: Told) -> Draft:
    """The strongest signal leads; the first sentences count, and say that this is no verdict."""
    first, catalogue = signals[0], services.catalogue
    by_metric = {one.metric.id: one for one in signals}
    raised = [one.rule.name for one in signals if one.raised]
    found = " ".join(finding.words for one in signals for finding in one.findings)
    caveats = [
        (one.metric.short_name, [each for each in figure_caveats(one.figure, one.metric) if each.text not in found])
        for one in by_metric.values()
    ]
    return Draft(
        headline=figure_headline(first.figure, first.metric, catalogue, position_first=True),
        sentences=[count_words(raised, len(signals)), NO_VERDICT, *own.sentences()],
        details=[
            how_old([one.figure for one in signals]),
            "" if services.found.shown else f"Services: {headline(services)}",
        ],
        figures=[figure_shown(one.figure, one.metric) for one in by_metric.values()],
        metrics=list(by_metric),
        caveats=attributed(caveats),
        provenance=[one.figure.provenance for one in by_metric.values()],
        follow_ups=[f"What should members ask about {named(first.metric)}{WHERE}?", FINANCES],
    )
