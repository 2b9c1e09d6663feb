"""A question or recommendation to be kept: of today, with the figure of its measure as known today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import Answer
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.reading import Reading
from actions.recording_desk import LIST_OPEN, WHO_SEES, RecordingDesk
from actions.scope import scope_words, within
from actions.scrutiny_book import WAS_KEPT
from actions.scrutiny_memory import sense
from actions.shown import figure_shown
from actions.wording.names import named
from actions.wording.scrutiny_items import due_words, quoted, raised_words
from actions.wording.then_and_now import point
from data_layer.facts import Figure, Observation
from data_layer.figures import figures
from data_layer.queries.observations import observations
from data_layer.queries.scrutiny_items import RECORDED, ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.vocabulary import Level, MetricId

NO_SUBJECT = "no measure or theme"


def keep(at: RecordingDesk) -> Answer:
    """What is open already in the same words is not kept twice."""
    if not at.wording:
        return at.say("Nothing was kept: say what is asked or recommended, after a colon.")
    item = item_of(at)
    same = next((one for one in at.held() if one.is_open and sense(one) == sense(item)), None)
    if same:
        return at.say(f"It is held already as {same.id}, {due_words(same, at.desk.viewer.now)}.", f"{raised(same)}.")
    kept = at.book.keep(item, viewer=at.desk.viewer)
    return compose(kept_draft(kept, at.desk), at.asked, at.desk)


def unclear(at: RecordingDesk) -> Answer:
    """A wish that could not be read is not lost without a word."""
    about = subject_of(at.asked, at.desk)
    on = "recycling" if about == NO_SUBJECT else about
    day = f"31 March {at.desk.viewer.now.year + 1}"
    return at.say(
        "Nothing was kept yet: say what is asked or recommended after a colon.",
        f"For example: “record a recommendation on {on}: report every month, due {day}”.",
        f"Or: “note a question for the portfolio holder on {on}: what will change?”.",
        "What came of one: “record the answer to”, its id or subject, a colon and the answer.",
    )


def item_of(at: RecordingDesk) -> ScrutinyItem:
    """Of the first measure that is named: its subject names the others too."""
    asked, today = at.asked, at.desk.viewer.now
    metric = next((id for id in asked.metrics if id in at.desk.catalogue.metrics), None)
    return ScrutinyItem(
        id="",
        kind=ScrutinyKind(asked.part or ScrutinyKind.QUESTION),
        subject=subject_of(asked, at.desk),
        metric=metric,
        period=None,
        value_then=None,
        raised=today,
        wording=at.wording,
        response=None,
        due=at.due,
        status=ScrutinyStatus.OPEN,
        audience=audience_of(asked, metric, at.desk),
        source=RECORDED,
        loaded=today,
    )


def subject_of(asked: Reading, desk: Desk) -> str:
    return scope_words(asked, desk.catalogue) if within(asked, desk.catalogue) else NO_SUBJECT


def audience_of(asked: Reading, metric: MetricId | None, desk: Desk) -> Level:
    """The lowest level that sees the subject, and all figures of its measure and the parts of it as the officer does:
    the words may say a figure that others are not shown.
    """
    metrics = desk.catalogue.metrics
    whole = metrics[metric].whole if metric else None
    told = [one.id for one in metrics.values() if one.whole == whole]
    own = seen_at(desk.viewer.level, asked, told, desk)
    return next((level for level in Level if seen_at(level, asked, told, desk) == own), desk.viewer.level)


def seen_at(level: Level, asked: Reading, told: Sequence[MetricId], desk: Desk) -> tuple[str, list[Observation]]:
    there = replace(desk, viewer=replace(desk.viewer, level=level))
    with there.reader() as reader:
        return subject_of(asked, there), observations(reader, told, [there.viewer.home_area], **there.known)


def kept_draft(item: ScrutinyItem, desk: Desk) -> Draft:
    catalogue, today = desk.catalogue, desk.viewer.now
    metric = catalogue.metrics[item.metric] if item.metric else None
    found: Sequence[Figure] = ()
    if metric:
        with desk.reader() as reader:
            found = figures(reader, [metric.id], [desk.viewer.home_area], period=None, groups=(), **desk.known)
    known = f"{point(found[0].observation, metric)} as known today" if found and metric else None
    return Draft(
        headline=clauses_within(
            f"Kept: a {item.kind} on {named(metric) if metric else item.subject}",
            [(", ", known), ("; ", due_words(item, today))],
        ),
        sentences=[
            f"{raised(item)}.",
            *(["No figure of it is held."] if metric and not found else []),
            WHO_SEES[item.audience],
            f"Its id is {item.id}: to take it back, say “forget {item.id}”.",
        ],
        figures=[figure_shown(one, metric) for one in found if metric],
        subkind=WAS_KEPT,
        period=found[0].observation.period.label if found else None,
        provenance=[one.provenance for one in found],
        follow_ups=[f"Forget {item.id}", LIST_OPEN],
    )


def raised(item: ScrutinyItem) -> str:
    return f"{raised_words(item)}: {quoted(item, 30)}"
