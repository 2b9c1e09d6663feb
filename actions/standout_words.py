"""What is said of measures that stand out: the headline, a line each, and how many there are of the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from actions.compose import fitting
from actions.headline import BRACKETS, subject
from actions.wording.commitments import are_overdue, overdue_sentence
from actions.wording.names import named
from actions.wording.numbers import counted, formatted
from actions.wording.places import listed
from actions.wording.reasons import reason_clauses
from actions.wording.states import stale_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue
from data_layer.council_facts import CommitmentState
from data_layer.facts import Figure
from data_layer.standouts import StandOut, StandOuts, weight
from data_layer.vocabulary import MetricId, ThemeId

TOP = 3
LISTED_APART = 5
NAMED = 30
FIRST_COMMA = re.compile(r", (?![^(]*\))")  # none within brackets


@dataclass(frozen=True, slots=True)
class Words:
    """What tells one list from another: "3 of 84 measures need attention", "stand out as improving"."""

    one: str
    many: str
    none: str
    within: Callable[[str], str]  # asks for the same of less: of a theme
    follow_up: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """What the words are about: what was found, its figures, and the scope and place as a sentence has them."""

    found: StandOuts
    figures: Mapping[MetricId, Figure]
    overdue: Sequence[CommitmentState]  # promises, the earliest due first
    scope: str
    where: str
    catalogue: Catalogue
    words: Words


def headline(told: Told) -> str:
    """ "4 of 84 measures in Nottingham need attention, led by the recycling rate, 26.7% in 2023/24, 3.3 percentage
    points short of the target of 30.0% (red)."
    """
    if told.found.shown:
        return leading(told)
    if not told.overdue:
        return nothing_shown(told)
    where = f"{told.scope} in {told.where}"
    late = overdue_sentence(told.overdue, where)
    ends = (where, told.scope, "")
    return fitting([late, BRACKETS.sub("", late), *(f"{are_overdue(len(told.overdue), end)}." for end in ends)])


def first_sentences(told: Told) -> list[str]:
    """After the headline: a line each, and how many promises are overdue; where nothing is shown, that it is not."""
    promises = [overdue_sentence(told.overdue)] if told.overdue else []
    if told.found.shown:
        return [line(one, told) for one in told.found.shown[:TOP]] + promises
    older = [] if told.found.current else [line(one, told) for one in told.found.older[:TOP]]
    return ([nothing_shown(told)] if promises else []) + older


def nothing_shown(told: Told) -> str:
    """Where scope or place are too long to be said, the line of how the question was read has them."""
    found, abouts = told.found, (f"{told.scope} in {told.where}", told.scope, "")
    if not found.looked_at:
        return fitting([f"No measure{about} is held for {told.where}." for about in (told.scope, " asked about")])
    total = counted(found.looked_at, "measure")
    if not found.current:
        starts = [f"The newest figures of all {total}{about} are older than they should be" for about in abouts]
        return fitting([f"{start}{end}." for start in starts for end in (", so none speaks of now", "")])
    return fitting([f"None of the {total}{about} {told.words.none} on current figures." for about in abouts])


def leading(told: Told) -> str:
    found = told.found
    number, total = len(found.shown) + len(found.more), counted(found.looked_at, "measure")
    # wherever its theme puts it among those shown
    first = min(found.shown, key=weight)
    figure = told.figures[first.metric.id]
    says = told.words.one if number == 1 else told.words.many
    starts = [f"{number} of {total}{told.scope} in {told.where} {says}", f"{number} of {total} {says}"]
    when = in_period(figure.observation.period, as_at=first.metric.as_at)
    value = f"{named(first.metric)}, {formatted(figure.observation.value, first.metric)} {when}"
    joint = ": " if number == 1 else ", led by "
    age = f"; {said}" if (said := stale_clause(figure)) else ""
    clauses = reason_clauses(first.reasons, figure, first.metric, told.catalogue)[:1]
    ends = [f", {shorter}{age}." for clause in clauses for shorter in ever_shorter(clause)] + [f"{age}."]
    return fitting([*(f"{start}{joint}{value}{end}" for end in ends for start in starts), f"{starts[1]}."])


def ever_shorter(clause: str) -> Iterator[str]:
    """As it is, without what follows it, and without its brackets."""
    yield clause
    shorter = FIRST_COMMA.split(clause)[0]
    yield shorter
    yield BRACKETS.sub("", shorter)


def line(one: StandOut, told: Told) -> str:
    """ "Recycling rate: 26.7% in 2023/24, in the lowest quarter of its nearest neighbours (median 35.6%)."."""
    figure = told.figures[one.metric.id]
    value = formatted(figure.observation.value, one.metric)
    parts = [
        f"{subject(one.metric)}: {value} {in_period(figure.observation.period, as_at=one.metric.as_at)}",
        *reason_clauses(one.reasons, figure, one.metric, told.catalogue),
    ]
    age = stale_clause(figure)
    return f"{', '.join(parts)}{f'; {age}' if age else ''}."


def detail(title: str, ones: Sequence[StandOut], told: Told) -> str:
    return f"{title}:\n" + "\n".join(f"- {line(one, told)}" for one in ones) if ones else ""


def named_by_theme(title: str, ones: Sequence[StandOut], told: Told) -> str:
    """Names alone, a theme a line, so that what is shown stays at five; the rest is one question away."""
    names: dict[ThemeId, list[str]] = {}
    for one in ones[:NAMED]:
        names.setdefault(one.metric.theme, []).append(one.metric.short_name)
    lines = [f"- {told.catalogue.themes[theme].name}: {listed(of)}" for theme, of in names.items()]
    if len(ones) > NAMED:
        lines.append(f"- and {len(ones) - NAMED} others: ask about a theme or a division")
    return "\n".join([f"{title}:", *lines]) if ones else ""


def count_sentences(found: StandOuts) -> list[str]:
    said = []
    if found.more:
        said.append(f"{len(found.more)} more {'is' if len(found.more) == 1 else 'are'} named below.")
    if found.shown and not found.current:
        said.append("No current figure is held of any measure asked about.")
    if found.context:
        names = listed([one.metric.short_name for one in found.context[:LISTED_APART]])
        said.append(f"Apart from these, as standing context: {names}.")
    if found.older:
        older = counted(len(found.older), "older figure")
        are = "is" if len(found.older) == 1 else "are"
        most = len(found.older) > LISTED_APART
        said.append(
            f"{older} {are} not counted{f': {LISTED_APART} of them are' if most else f' and {are}'} listed last."
        )
    return said
