"""What scrutiny asked and recommended that is not yet settled: each once in the next briefing or clinic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.desk import Desk
from actions.reading import Reading
from actions.scope import area_asked
from actions.scrutiny_memory import remembered
from actions.scrutiny_within import within_asked
from actions.wording.scrutiny_items import STATUS_WORDS, due_words, quoted, raised_words
from actions.wording.then_and_now import in_brief, in_short
from data_layer.catalogue import Metric
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.returns.words import ScrutinyStatus
from data_layer.then_and_now import ThenAndNow, then_and_now

MOST_WORDS, MOST_BRIEF = 45, 25
FEWEST_QUOTED = 6  # of the wording, however much there is to say of the figure


@dataclass(frozen=True, slots=True)
class OpenItem:
    """`words`: one sentence of at most 45 words, with the figure then and now where there is one. `brief`: of at most
    25, without the periods, for a page on which there is no room for all of them in full.
    """

    item: ScrutinyItem
    words: str
    brief: str


def still_open(asked: Reading, desk: Desk) -> list[OpenItem]:
    """Within what is asked about, the overdue first and the longest due of those; none of another council.

    Questions and recommendations, from the council's returns and as officers recorded them.
    """
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        items = [one for one in within_asked(remembered(area, reader, desk), asked, desk.catalogue) if one.is_open]
        found = then_and_now(reader, items, area, **desk.known)
    metrics, today = desk.catalogue.metrics, desk.viewer.now
    told = [(item, found.get(item.id), metrics.get(item.metric) if item.metric else None) for item in items]
    return [OpenItem(one[0], open_words(*one, today), open_brief(*one, today)) for one in told]


def open_words(item: ScrutinyItem, found: ThenAndNow | None, metric: Metric | None, today: date) -> str:
    """ "Recommended on 9 September 2026: “Report the cost of each empty week” (41.2 days in April to June 2026 then,
    43.0 in July to September 2026 now; overdue since 9 December 2026)."

    The wording is cut first; where that is not enough, what is known of the day gives way to the figure.
    """
    figure = in_short(item, found, metric) if found and metric else None
    standing = STATUS_WORDS[item.status] if item.status is ScrutinyStatus.ACCEPTED else None
    due = due_words(item, today)
    return sentence(item, f"{raised_words(item)}: ", [[figure, standing, due], [figure], [due]], MOST_WORDS)


def open_brief(item: ScrutinyItem, found: ThenAndNow | None, metric: Metric | None, today: date) -> str:
    """ "“Report the cost of each empty week…” (67 days then, 71 now; due 8 December 2026)."."""
    figure = in_brief(item, found, metric) if found and metric else None
    due = due_words(item, today)
    return sentence(item, "", [[figure, due], [due]], MOST_BRIEF)


def sentence(item: ScrutinyItem, start: str, ends: Sequence[Sequence[str | None]], most: int) -> str:
    """The first of the ends, in brackets, that leaves room for enough of the wording; else the last."""
    said = ["; ".join(filter(None, end)) for end in ends]
    room = [most - len(start.split()) - len(end.split()) for end in said]
    at = next((at for at, words in enumerate(room) if said[at] and words >= FEWEST_QUOTED), len(said) - 1)
    return f"{start}{quoted(item, room[at])} ({said[at]})."
