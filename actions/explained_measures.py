"""Why a theme, a division or several measures are as they are: those that stand out or moved most, each with its story
or none and what the data shows of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from actions.answer import Answer
from actions.compose import Draft, compose, fitting
from actions.desk import Desk
from actions.explained_one import NO_CAUSE, NOT_RECORDED
from actions.headline import BRACKETS, figure_headline, strongest_first, subject
from actions.next_questions import WHERE
from actions.no_data import nothing_found
from actions.performance import chart_of
from actions.reading import Reading
from actions.scope import area_asked, metrics_in, unit_of
from actions.shown import figure_shown
from actions.standouts import GROUPS, INSTEAD, coming_up
from actions.what_moved import WhatMoved, what_moved
from actions.wording.changes import change_clause, no_change_sentence
from actions.wording.names import named
from actions.wording.numbers import after_name, counted
from actions.wording.places import listed
from actions.wording.states import attributed, figure_caveats, stale_clause
from actions.wording.stories import told_briefly
from actions.wording.times import in_period
from data_layer.assessing import Assessment
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.methods.change import judged
from data_layer.queries.assessments import assessments
from data_layer.queries.narratives import narratives
from data_layer.series import series_of
from data_layer.standouts import ORDER, age
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, Direction, Influence, Variation

MOST = 3
LOOKED_AT = 12  # some may have no value, and which moved most is known of their figures alone
ALSO = "Also to be asked about"
ONE_AT_A_TIME = "Ask why of one of them for all that is known of it."


def explained_measures(asked: Reading, desk: Desk) -> Answer:
    area = area_asked(asked, desk)
    groups = asked.comparators or (GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD)
    with desk.reader() as reader:
        every = judged_within(asked, area, reader, desk)
        picked = most_telling(every, desk.catalogue, desk.viewer.now)[:LOOKED_AT]
        ids = [each.metric for each in picked]
        found = figures(reader, ids, [area], period=asked.period, groups=groups, **desk.known)
        runs = series_of(reader, ids, area, **desk.known)
        given = moved_most_first([one for one in found if one.observation.value is not None], picked, desk.catalogue)
        moved = [what_moved(figure, runs[figure.observation.metric], reader, desk) for figure in given[:MOST]]
        if not moved:
            return nothing_found(asked, desk)
        storied = len(narratives(reader, [each.metric for each in every], area, **desk.known))
        draft = measures_draft(moved, asked, desk.catalogue, stories_sentence(storied, len(every)))
        draft.charts = list(chart_of(moved[0].figure, reader, desk))
    return compose(draft, asked, desk)


def judged_within(asked: Reading, area: AreaCode, reader: Reader, desk: Desk) -> list[Assessment]:
    """Of all that the question ranges over; of a level of the cascade those that come up to it."""
    return coming_up(assessments(reader, metrics_in(asked, desk.catalogue), area, **desk.known), asked, desk.catalogue)


def most_telling(judged: Iterable[Assessment], catalogue: Catalogue, now: date) -> list[Assessment]:
    """Current ones first, the council's own to change, with the strongest reason to stand out; after those what moved
    beyond usual, then what gets worse, in the catalogue's order.
    """

    def order(each: Assessment) -> tuple[bool, bool, int, bool, bool, bool]:
        metric = catalogue.metrics[each.metric]
        return (
            age(each, metric, now).stale,
            metric.influence is Influence.CONTEXT,
            min((ORDER[reason] for reason in each.reasons), default=len(ORDER)),
            not each.worse_than_three_years_ago,
            each.variation is not Variation.BEYOND_USUAL,
            each.direction is not Direction.DETERIORATING,
        )

    return sorted(judged, key=order)


def moved_most_first(found: Iterable[Figure], picked: Iterable[Assessment], catalogue: Catalogue) -> list[Figure]:
    """Those with a reason to stand out as they are; of the others those that moved most beside what is usual."""
    standing = {each.metric for each in picked if each.reasons}

    def order(figure: Figure) -> tuple[bool, bool, float]:
        own = figure.observation
        if own.metric in standing:
            return figure.freshness.stale, False, 0.0
        change = figure.change
        size = judged(change, catalogue.metrics[own.metric]) if change else None
        return figure.freshness.stale, True, -abs(size) / change.typical if change and size and change.typical else 0.0

    return sorted(found, key=order)


def measures_draft(moved: Sequence[WhatMoved], asked: Reading, catalogue: Catalogue, stories: str) -> Draft:
    first, others = moved[0], moved[1:]
    last = "" if has_story(first) else NOT_RECORDED
    headline = leading_headline(first.figure, asked, catalogue, last)
    return Draft(
        headline=headline,
        sentences=[*told_of(first, headline, catalogue), stories, *also(others)],
        details=[
            "\n".join(["In full:", *(f"- {line(one, catalogue)}" for one in others)]) if others else "",
            f"{NO_CAUSE} {ONE_AT_A_TIME}",
        ],
        subkind="recorded" if any(has_story(one) for one in moved) else "not_recorded",
        period=first.figure.observation.period.label,
        figures=[figure_shown(one.figure, one.metric) for one in moved],
        metrics=[one.metric.id for one in moved],
        provenance=[one.figure.provenance for one in moved],
        caveats=attributed([(one.metric.short_name, figure_caveats(one.figure, one.metric)) for one in moved]),
        follow_ups=[
            *(why_question(one.metric) for one in moved),
            f"What is being done about {named(first.metric)}{WHERE}?",
        ],
    )


def leading_headline(figure: Figure, asked: Reading, catalogue: Catalogue, last: str) -> str:
    """With what the question ranged over in front, where there is room for it."""
    metric = catalogue.metrics[figure.observation.metric]
    unit = None if asked.metrics else unit_of(asked.scope, catalogue)
    said = [figure_headline(figure, metric, catalogue, opening=f"{unit.name}: ", last=last)] if unit else []
    return fitting([*said, figure_headline(figure, metric, catalogue, last=last)])


def also(others: Sequence[WhatMoved]) -> list[str]:
    return [f"{ALSO}: {listed(named(one.metric) for one in others)}."] if others else []


def told_of(one: WhatMoved, said: str, catalogue: Catalogue) -> list[str]:
    """The story, where one is recorded; the change, unless it was `said`; and the first that the data shows."""
    told, clause = one.figure.judged, change_clause(one.figure, one.metric)
    story = told_briefly(told.narrative) if told and told.narrative else None
    bare = BRACKETS.sub("", clause) if clause else None
    change = f"That is {clause}." if bare and bare not in BRACKETS.sub("", said) else None
    shows = [*one.others(catalogue), *one.when(), *one.parts()]
    unknown = None if clause else no_change_sentence(one.figure)
    return [sentence for sentence in (story, change, unknown, *shows[:1]) if sentence]


def line(one: WhatMoved, catalogue: Catalogue) -> str:
    """ "Residual household waste: 572.6 kg per household in 2023/24, in the highest quarter of its nearest neighbours
    (median 522.8); 2 years 8 months old; no reason is recorded. 9 of 14 nearest neighbours fell too; ..."
    """
    figure, metric = one.figure, one.metric
    when = in_period(figure.observation.period, as_at=metric.as_at)
    strongest = strongest_first(figure, metric, catalogue, position_first=False)[:1]
    value = ", ".join([f"{subject(metric)}: {after_name(figure.observation.value, metric)} {when}", *strongest])
    ends = [value, stale_clause(figure, brief=True), None if has_story(one) else "no reason is recorded"]
    return " ".join([f"{'; '.join(end for end in ends if end)}.", *told_of(one, value, catalogue)])


def has_story(one: WhatMoved) -> bool:
    return one.figure.judged is not None and one.figure.judged.narrative is not None


def stories_sentence(storied: int, of: int) -> str:
    if not storied:
        return f"No explanation is recorded here for any of the {counted(of, 'measure')}."
    return f"An explanation is recorded for {storied} of the {counted(of, 'measure')}."


def why_question(metric: Metric) -> str:
    return f"Why {'have' if metric.plural else 'has'} {named(metric)} changed{WHERE}?"
