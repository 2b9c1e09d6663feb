"""The text of early warning within its words: signals a line each, the rest counted, and where a signal begins."""

from __future__ import annotations

from collections.abc import Sequence

from actions.compose import Draft
from actions.finance_signals import Signal
from actions.one_page import Section, on_a_page
from actions.wording.names import titled
from actions.wording.places import listed
from actions.wording.signals import SIGNAL_BY, value_words
from actions.wording.times import age, full_date
from data_layer.catalogue import Catalogue
from data_layer.early_warning_rules import EarlyWarning, SignalTest
from data_layer.facts import Figure

WORDS = 675  # without sources and how the question was read
ACCOUNTS = 2  # sections
NOTHING_NOW = (
    "The newest accounts held are to {day}, {age} old. They speak of then, and nothing is worked out from them for "
    "today, such as how long reserves will last."
)


def fit(
    draft: Draft, signals: Sequence[Signal], rest: Sequence[Section], ends: Sequence[str], about: Catalogue
) -> None:
    """The lists before and after what the draft has said, within its words: the longest give way first, then the
    weakest signals are told in short, and then the last of the `ends` goes.
    """
    said = [draft.headline, *draft.sentences, *draft.details, *(caveat.text for caveat in draft.caveats)]
    whole = sum(one.raised for one in signals)
    shown: list[Section] = []
    kept: Sequence[str] = ()
    for in_full, dropped in [
        *((number, 0) for number in range(whole, -1, -1)),
        *((0, 1 + at) for at in range(len(ends))),
    ]:
        kept = ends[: len(ends) - dropped]
        room = WORDS - len(" ".join([*said, *kept]).split())
        shown = on_a_page([*in_lines(signals, in_full, about), *rest], room)
        if sum(one.words for one in shown) <= room:
            break
    own = [one.text for one in shown]
    draft.details = [*own[:ACCOUNTS], *draft.details, *own[ACCOUNTS:], *kept]


def in_lines(signals: Sequence[Signal], in_full: int, catalogue: Catalogue) -> list[Section]:
    """Those raised, none left out and so many in full; then those that were looked at and are none, in short."""
    raised = [one for one in signals if one.raised]
    lines = [*(line(one, catalogue) for one in raised[:in_full])]
    lines += [short_line(one, catalogue) for one in raised[in_full:]]
    others = [short_line(one, catalogue) for one in signals if not one.raised]
    return [
        Section("Signals in the accounts", tuple(lines), keep=len(lines)),
        Section("Looked at, and no signal", tuple(others)),
    ]


def line(one: Signal, catalogue: Catalogue) -> str:
    """ "Debt servicing (its place among others): 25.4% in 2023/24, in the highest quarter of its neighbours ..." """
    found = " ".join(finding.words for finding in one.findings if finding.words)
    value = f"{value_words(one.figure, one.metric, catalogue)}. " if one.rule.of_figure else ""
    return f"{named_signal(one)}: {value}{found}"


def short_line(one: Signal, catalogue: Catalogue) -> str:
    """The figure and its place, and of what was found what makes it a signal; of a rule about what lies behind the
    figure the first that was found.
    """
    value = f"{value_words(one.figure, one.metric, catalogue)}." if one.rule.of_figure else ""
    found = [one.words for one in one.findings if one.words and (one.raised or not value)]
    return f"{named_signal(one)}: {' '.join([*([value] if value else []), *found[:1]])}"


def named_signal(one: Signal) -> str:
    return f"{titled(one.rule.name)}{f' ({listed(SIGNAL_BY[test] for test in one.by)})' if one.raised else ''}"


def how_old(shown: Sequence[Figure]) -> str:
    """Of accounts alone: what is newer than they are makes them no younger."""
    newest = max(shown, key=lambda one: one.observation.period.end)
    if not newest.freshness.stale:
        return ""
    return NOTHING_NOW.format(day=full_date(newest.freshness.period_end), age=age(newest.freshness.age_months))


def limits(rules: EarlyWarning) -> list[str]:
    """What the figures cannot show, the most important first, then where more is said."""
    # their addresses stand in the definitions: the words are read aloud as well
    return [*rules.limits, *(f"See {name}." for name, _ in rules.sources)]


def thresholds(rules: EarlyWarning, tests: Sequence[SignalTest]) -> str:
    """A line each, those of one source together."""
    said: dict[str, list[str]] = {}
    for test in dict.fromkeys(tests):
        said.setdefault(rules.thresholds[test].source, []).append(rules.thresholds[test].says)
    lines = [f"- {' '.join(begins)} {source}" for source, begins in said.items()]
    return "\n".join(["Where a signal begins, and who says so:", *lines]) if said else ""
