"""The answer that lists what stands out, for exceptions and for good news alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from actions.answer import Answer, Caveat
from actions.compose import HEADLINE_WORDS, Draft, compose
from actions.desk import Desk
from actions.headline import BRACKETS, subject
from actions.next_questions import WHERE, meaning_question
from actions.reading import Reading, ScopeKind
from actions.scope import metrics_in, unit_of, within
from actions.shown import figure_shown
from actions.wording.names import named, titled
from actions.wording.numbers import counted, formatted
from actions.wording.places import listed, place
from actions.wording.reasons import reason_clauses
from actions.wording.states import attributed, figure_caveats, stale_clause
from actions.wording.times import in_period
from data_layer.assessing import Assessment
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.methods.reasons import Reason
from data_layer.queries.assessments import assessments
from data_layer.standouts import StandOut, StandOuts, weight
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, Group, MetricId

GROUPS = (Group.NEAREST_NEIGHBOURS,)
INSTEAD = (Group.TYPE,)  # for a council without neighbours
TOP = 3
LISTED_APART = 5


@dataclass(frozen=True, slots=True)
class Words:
    """What tells the two kinds apart: "3 of 84 measures need attention", "stand out as improving"."""

    one: str
    many: str
    none: str
    follow_up: Callable[[str], str]
    first: Callable[[Figure], str | None] = lambda figure: None  # said of each before its reasons


def standouts_answer(
    asked: Reading, desk: Desk, pick: Callable[[Sequence[Assessment]], StandOuts], words: Words
) -> Answer:
    """For one council and whatever the question ranges over."""
    catalogue = desk.catalogue
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    with desk.reader() as reader:
        judged = assessments(reader, metrics_in(asked, catalogue), area, **desk.known)
        found = pick(coming_up(judged, asked, catalogue))
        told = figures_of(found, area, reader, desk)
    return compose(draft(found, told, asked, area, catalogue, words), asked, desk)


def coming_up(judged: Sequence[Assessment], asked: Reading, catalogue: Catalogue) -> list[Assessment]:
    """For a level of the cascade: its own tiers, and a measure of a lower one only where its target is missed."""
    level = unit_of(asked.scope, catalogue)
    if not isinstance(level, CascadeLevel):
        return list(judged)
    return [
        each
        for each in judged
        if catalogue.metrics[each.metric].tier in level.tiers
        or (level.red_comes_up and Reason.TARGET_RED in each.reasons)
    ]


def figures_of(found: StandOuts, area: AreaCode, reader: Reader, desk: Desk) -> dict[MetricId, Figure]:
    wanted = [one.metric.id for part in (found.shown, found.more, found.context, found.older) for one in part]
    groups = GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD
    told = figures(reader, wanted, [area], period=None, groups=groups, **desk.known)
    return {figure.observation.metric: figure for figure in told}


def draft(
    found: StandOuts,
    told: dict[MetricId, Figure],
    asked: Reading,
    area: AreaCode,
    catalogue: Catalogue,
    words: Words,
) -> Draft:
    where = place(area, catalogue)
    scope = within(asked, catalogue)
    seen = [*found.shown, *found.more]
    lines = [line(one, told, catalogue, words) for one in found.shown]
    every = [*found.shown, *found.more, *found.context, *found.older]
    result = Draft(
        headline=headline(found, told, scope, where, catalogue, words),
        sentences=[*(lines or older_lines(found, told, catalogue, words))[:TOP], *count_sentences(found)],
        details=[
            detail("In full", found.shown, told, catalogue, words),
            detail("Also", found.more, told, catalogue, words),
            detail("Standing context, not the council's alone to change", found.context, told, catalogue, words),
            detail("Older figures, which say nothing of today", found.older, told, catalogue, words),
        ],
        figures=[figure_shown(told[one.metric.id], one.metric) for one in every],
        metrics=[one.metric.id for one in seen] or [one.metric.id for one in every],
        areas=[area],
        provenance=[told[one.metric.id].provenance for one in every],
        caveats=attributed(
            [(one.metric.short_name, figure_caveats(told[one.metric.id], one.metric)) for one in found.shown[:TOP]]
        ),
        follow_ups=next_after(found, scope, words),
    )
    if asked.scope.kind is ScopeKind.LEVEL:
        result.caveats.insert(0, level_caveat(asked, catalogue))
    return result


def headline(
    found: StandOuts, told: dict[MetricId, Figure], scope: str, where: str, catalogue: Catalogue, words: Words
) -> str:
    """ "4 of 84 measures in Nottingham need attention, led by the recycling rate, 26.7% in 2023/24, 3.3 percentage
    points short of the target of 30.0% (red)."
    """
    total = counted(found.looked_at, "measure")
    if not found.looked_at:
        return f"No measure{scope} is held for {where}."
    if not found.current:
        return (
            f"The newest figures of all {total}{scope} in {where} are older than they should be, so none speaks of now."
        )
    if not found.shown:
        return f"None of the {total}{scope} in {where} {words.none} on current figures."
    number = len(found.shown) + len(found.more)
    # wherever its theme puts it among those shown
    first = min(found.shown, key=weight)
    figure = told[first.metric.id]
    starts = [
        f"{number} of {total}{scope} in {where} {words.one if number == 1 else words.many}",
        f"{number} of {total} {words.one if number == 1 else words.many}",
    ]
    when = in_period(figure.observation.period, as_at=first.metric.as_at)
    value = f"{named(first.metric)}, {formatted(figure.observation.value, first.metric)} {when}"
    joint = ": " if number == 1 else ", led by "
    clauses = reason_clauses(first.reasons, figure, first.metric, catalogue)[:1]
    shorter = [clause.split(", more than")[0].split(" report running")[0].split(", the ")[0] for clause in clauses]
    shortest = [BRACKETS.sub("", clause) for clause in shorter]
    ends = [f", {clause}." for clause in [*clauses, *shorter, *shortest]] + ["."]
    lines = [f"{start}{joint}{value}{end}" for end in ends for start in starts]
    return next((each for each in lines if len(each.split()) <= HEADLINE_WORDS), f"{starts[1]}.")


def line(one: StandOut, told: dict[MetricId, Figure], catalogue: Catalogue, words: Words) -> str:
    """ "Recycling rate: 26.7% in 2023/24, in the lowest quarter of its nearest neighbours (median 35.6%)."."""
    figure = told[one.metric.id]
    value = formatted(figure.observation.value, one.metric)
    parts = [
        f"{subject(one.metric)}: {value} {in_period(figure.observation.period, as_at=one.metric.as_at)}",
        *(said for said in [words.first(figure)] if said),
        *reason_clauses(one.reasons, figure, one.metric, catalogue),
    ]
    age = stale_clause(figure)
    return f"{', '.join(parts)}{f'; {age}' if age else ''}."


def older_lines(found: StandOuts, told: dict[MetricId, Figure], catalogue: Catalogue, words: Words) -> list[str]:
    """Where nothing current is held at all, what was so then."""
    return [] if found.current else [line(one, told, catalogue, words) for one in found.older]


def detail(
    title: str, ones: Sequence[StandOut], told: dict[MetricId, Figure], catalogue: Catalogue, words: Words
) -> str:
    return f"{title}:\n" + "\n".join(f"- {line(one, told, catalogue, words)}" for one in ones) if ones else ""


def count_sentences(found: StandOuts) -> list[str]:
    said = []
    if found.more:
        said.append(f"{len(found.more)} more {'is' if len(found.more) == 1 else 'are'} listed below.")
    if found.context:
        names = listed([one.metric.short_name for one in found.context[:LISTED_APART]])
        said.append(f"Apart from these, as standing context: {names}.")
    if found.older:
        older = counted(len(found.older), "older figure")
        said.append(f"{older} {'is' if len(found.older) == 1 else 'are'} listed last.")
    return said


def next_after(found: StandOuts, scope: str, words: Words) -> list[str]:
    questions = [f"{titled(one.metric.short_name)}{WHERE} over time" for one in found.shown[:2]]
    questions += [meaning_question(found.shown[0].metric)] if found.shown else []
    return [*questions, words.follow_up(scope)]


def level_caveat(asked: Reading, catalogue: Catalogue) -> Caveat:
    level = catalogue.levels[asked.scope.id or ""]
    tiers = listed([f"{tier}s" if tier == "critical indicator" else f"{tier} measures" for tier in level.tiers])
    more = ", and others once they miss a target" if level.red_comes_up else ""
    return Caveat(code="level_of_the_cascade", text=f"The {level.name} looks at {tiers}{more}.")
