"""Early warning: signals in the accounts, in the services and in the council's own return; never a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.attention import attention
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.explained_measures import judged_within
from actions.finance_signals import Signal, finance_signals, tests_of
from actions.headline import figure_headline
from actions.like_with_like import figures, instead_sentences
from actions.next_questions import WHERE
from actions.no_data import nothing_found
from actions.own_signals import OwnSignals, own_signals
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.scope import metrics_in, within
from actions.service_warnings import add_services, nearest_to_it, of_services
from actions.shown import figure_shown
from actions.standout_words import Told, headline
from actions.standouts import GROUPS, INSTEAD
from actions.wording.names import named, titled
from actions.wording.places import listed
from actions.wording.signals import SIGNAL_BY, count_words, value_words
from actions.wording.states import attributed, figure_caveats
from actions.wording.times import age, full_date
from data_layer.catalogue import Catalogue
from data_layer.early_warning_rules import EarlyWarning, SignalTest, early_warning_rules
from data_layer.facts import Figure
from data_layer.series import series_of
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode

FINANCE = "finance"
NO_VERDICT = "These are signals to ask about, not a verdict."
FINANCES = "How do our finances compare with similar councils?"
NOTHING_NOW = (
    "The newest accounts held are to {day}, {age} old. They say what was so then; nothing is worked out from them for "
    "today, such as how long reserves will last, until newer accounts are held."
)


class ActionEarlyWarning(KindAction):
    kind = Kind.EARLY_WARNING

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return early_warning(asked, desk)


def early_warning(asked: Reading, desk: Desk) -> Answer:
    """Of one council: the accounts against each rule, its own return, and what stands out in the services.

    Of a theme that is not money only what belongs to it; of money, and of nothing in particular, all.
    """
    rules, catalogue = early_warning_rules(), desk.catalogue
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    ranged = everything(asked) if whole(asked) else asked
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
    draft.details += [thresholds(rules, [*tests_of(signals), *own.tests]), *(limits(rules) if signals else [])]
    draft.sentences[2:2] = instead
    return compose(draft, asked, desk)


def whole(asked: Reading) -> bool:
    return not asked.metrics and (asked.scope.kind is ScopeKind.METRIC or asked.scope.id == FINANCE)


def everything(asked: Reading) -> Reading:
    return asked.model_copy(update={"scope": Scope(kind=ScopeKind.EVERYTHING)})


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
    caveats = [(one.metric.short_name, figure_caveats(one.figure, one.metric)) for one in by_metric.values()]
    return Draft(
        headline=figure_headline(first.figure, first.metric, catalogue, position_first=True),
        sentences=[count_words(raised, len(signals)), NO_VERDICT, *own.sentences()],
        details=[
            listed_signals("Signals in the accounts", [one for one in signals if one.raised], catalogue),
            listed_signals("Looked at, and no signal", [one for one in signals if not one.raised], catalogue),
            how_old([one.figure for one in signals]),
            f"Services: {headline(services)}",
        ],
        figures=[figure_shown(one.figure, one.metric) for one in by_metric.values()],
        metrics=list(by_metric),
        caveats=attributed(caveats),
        provenance=[one.figure.provenance for one in by_metric.values()],
        follow_ups=[f"What should members ask about {named(first.metric)}{WHERE}?", FINANCES],
    )


def listed_signals(title: str, signals: Sequence[Signal], catalogue: Catalogue) -> str:
    """A line a signal: its figure and place, then what each test found."""
    return "\n".join([f"{title}:", *(f"- {line(one, catalogue)}" for one in signals)]) if signals else ""


def line(one: Signal, catalogue: Catalogue) -> str:
    """ "Debt servicing (its place among others): 25.4% in 2023/24, in the highest quarter of its neighbours ..." """
    found = " ".join(finding.words for finding in one.findings if finding.words)
    by = f" ({listed(SIGNAL_BY[test] for test in one.by)})" if one.raised else ""
    value = f"{value_words(one.figure, one.metric, catalogue)}. " if one.rule.of_figure else ""
    return f"{titled(one.rule.name)}{by}: {value}{found}"


def how_old(shown: Sequence[Figure]) -> str:
    """Of accounts alone: what is newer than they are makes them no younger."""
    newest = max(shown, key=lambda one: one.observation.period.end)
    if not newest.freshness.stale:
        return ""
    return NOTHING_NOW.format(day=full_date(newest.freshness.period_end), age=age(newest.freshness.age_months))


def limits(rules: EarlyWarning) -> list[str]:
    return [" ".join(rules.limits), " ".join(f"See {name}: {url}" for name, url in rules.sources)]


def thresholds(rules: EarlyWarning, tests: Sequence[SignalTest]) -> str:
    said = [rules.thresholds[test] for test in dict.fromkeys(tests)]
    if not said:
        return ""
    return "\n".join(["Where a signal begins, and who says so:", *(f"- {one.says} {one.source}" for one in said)])
