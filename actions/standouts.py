"""The answer that lists what stands out, for exceptions and for good news alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.next_questions import WHERE, meaning_question
from actions.reading import Reading
from actions.returned import invented, origin
from actions.scope import area_asked, commitments_in, level_asked, lowered, metrics_in, within
from actions.shown import figure_shown
from actions.standout_words import (
    LISTED_APART,
    TOP,
    Told,
    Words,
    count_sentences,
    detail,
    first_sentences,
    headline,
    named_by_theme,
)
from actions.wording.commitments import overdue_list
from actions.wording.names import titled
from actions.wording.places import listed, place
from actions.wording.states import attributed, figure_caveats
from data_layer.assessing import Assessment
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.council_facts import CommitmentState
from data_layer.facts import Figure, Provenance
from data_layer.figures import figures
from data_layer.methods.exceptions import commitment_overdue
from data_layer.methods.reasons import Reason
from data_layer.queries.assessments import assessments
from data_layer.queries.commitments import QUERY, commitments
from data_layer.standouts import StandOut, StandOuts
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, Group, MetricId

GROUPS = (Group.NEAREST_NEIGHBOURS,)
INSTEAD = (Group.TYPE,)  # for a council without neighbours
INVENTED = "the commitments"


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: what is picked for it, how that is said, and whether overdue promises belong to it."""

    pick: Callable[[Sequence[Assessment], Catalogue, date], StandOuts]
    words: Words
    with_commitments: bool = False
    beware: Caveat | None = None


def standouts_answer(asked: Reading, desk: Desk, listing: Listing) -> Answer:
    return compose(standouts_draft(asked, desk, listing), asked, desk)


def standouts_draft(asked: Reading, desk: Desk, listing: Listing) -> Draft:
    """For one council and whatever the question ranges over."""
    catalogue = desk.catalogue
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        judged = assessments(reader, metrics_in(asked, catalogue), area, **desk.known)
        found = listing.pick(coming_up(judged, asked, catalogue), catalogue, desk.viewer.now)
        told = Told(
            found=found,
            figures=figures_of(found, area, reader, desk),
            overdue=overdue(asked, area, reader, desk) if listing.with_commitments else [],
            scope=within(asked, catalogue),
            where=place(area, catalogue),
            catalogue=catalogue,
            words=listing.words,
        )
    result = draft(told, asked, area)
    if listing.beware:
        result.caveats.insert(0, listing.beware)
    return result


def coming_up(judged: Sequence[Assessment], asked: Reading, catalogue: Catalogue) -> list[Assessment]:
    """For a level of the cascade: its own tiers, and a measure of a lower one only where its target is missed."""
    level = level_asked(asked, catalogue)
    if level is None:
        return list(judged)
    return [
        each
        for each in judged
        if catalogue.metrics[each.metric].tier in level.tiers
        or (level.red_comes_up and Reason.TARGET_RED in each.reasons)
    ]


def figures_of(found: StandOuts, area: AreaCode, reader: Reader, desk: Desk) -> dict[MetricId, Figure]:
    wanted = [one.metric.id for one in with_figures(found)]
    groups = GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD
    told = figures(reader, wanted, [area], period=None, groups=groups, **desk.known)
    return {figure.observation.metric: figure for figure in told}


def with_figures(found: StandOuts) -> list[StandOut]:
    """The others are named alone, and are one question away."""
    return [*found.shown, *found.context[:LISTED_APART], *found.older[:LISTED_APART]]


def overdue(asked: Reading, area: AreaCode, reader: Reader, desk: Desk) -> list[CommitmentState]:
    made = commitments(reader, area, **desk.known)
    return [one for one in commitments_in(asked, made, desk.catalogue) if commitment_overdue(one, desk.viewer.now)]


def draft(told: Told, asked: Reading, area: AreaCode) -> Draft:
    found, catalogue = told.found, told.catalogue
    seen = [*found.shown, *found.more]
    # late data may stand among today's and its last figure among the older ones
    every = {one.metric.id: one.metric for one in with_figures(found)}
    figures = {id: told.figures[id] for id in every}
    result = Draft(
        headline=headline(told),
        sentences=[*first_sentences(told), *count_sentences(found)],
        details=[
            detail("In full", found.shown, told),
            named_by_theme("Also", found.more, told),
            overdue_list(told.overdue),
            detail("Standing context, not the council's alone to change", found.context[:LISTED_APART], told),
            detail("Older figures, which say nothing of today", found.older[:LISTED_APART], told),
        ],
        figures=[figure_shown(figures[id], metric) for id, metric in every.items()],
        metrics=[one.metric.id for one in seen] or list(every),
        areas=[area],
        provenance=[
            *(figure.provenance for figure in figures.values()),
            *(provenance_of(one, catalogue) for one in told.overdue),
        ],
        caveats=attributed(
            [(one.metric.short_name, figure_caveats(figures[one.metric.id], one.metric)) for one in found.shown[:TOP]]
        ),
        follow_ups=next_after(told),
    )
    result.caveats += invented(told.overdue, INVENTED)
    if level := level_asked(asked, catalogue):
        result.caveats.insert(0, level_caveat(level, seen))
    return result


def provenance_of(one: CommitmentState, catalogue: Catalogue) -> Provenance:
    return origin(one.source, one.loaded, "What the council's plans promise, and how that stands.", QUERY, catalogue)


def next_after(told: Told) -> list[str]:
    shown = told.found.shown
    questions = [f"{titled(one.metric.short_name)}{WHERE} over time" for one in shown[:2]]
    themes = Counter(one.metric.theme for one in told.found.more)
    if len(themes) > 1:
        fullest = told.catalogue.themes[themes.most_common(1)[0][0]]
        questions.append(told.words.within(f" in {lowered(fullest.name)}"))
    elif shown:
        questions.append(meaning_question(shown[0].metric))
    return [*questions, told.words.follow_up(told.scope)]


def level_caveat(level: CascadeLevel, seen: Sequence[StandOut] = ()) -> Caveat:
    """What the level looks at, how many of those seen come up from a lower tier, and what it does with them."""
    brought_up = sum(one.metric.tier not in level.tiers for one in seen)
    of_these = f" ({brought_up} of these)" if brought_up else ""
    tiers = listed([f"{tier}s" if tier == "critical indicator" else f"{tier} measures" for tier in level.tiers])
    more = f", and others once they miss a target{of_these}" if level.red_comes_up else ""
    does = f" It {level.does}." if level.does else ""
    return Caveat(code="level_of_the_cascade", text=f"The {level.name} looks at {tiers}{more}.{does}")
