"""A briefing, one page: what is open, what stands out, figures, targets and risk, the story, caveats, questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.briefing_page import Section, fitted
from actions.briefing_sections import ask_more, sections_of, sections_of_one
from actions.briefing_words import brief_caveats, briefing_headline, first_sentences
from actions.clinic import clinic
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.exceptions import WORDS
from actions.no_data import nothing_found
from actions.performance import chart_of, one_draft
from actions.question_evidence import Gathered, figures_with_place, gather
from actions.question_lines import no_ranking
from actions.reading import Kind, Reading, Subkind
from actions.scope import area_asked, within
from actions.scrutiny_questions import loaded, metrics_of_scope, nothing_to_ask, why_question
from actions.shown import figure_shown
from actions.still_open import still_open
from actions.thematic_review import thematic_review
from data_layer.vocabulary import AreaCode, MetricId

PAGE_WORDS = 440  # some two minutes, read aloud
MOST_WORDS = 500
BEWARE = "What to beware of:"
BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {
    Subkind.CLINIC: clinic,
    Subkind.THEMATIC_REVIEW: thematic_review,
}


class ActionBriefing(KindAction):
    kind = Kind.BRIEFING

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return briefing(asked, desk)


def briefing(asked: Reading, desk: Desk) -> Answer:
    """By subkind, or else of one measure, or of whatever the question ranges over."""
    if of_subkind := BY_SUBKIND.get(asked.subkind or ""):
        return of_subkind(asked, desk)
    area = area_asked(asked, desk)
    wanted = loaded(asked, desk)
    if len(wanted) == 1:
        return of_one(wanted[0], area, asked, desk)
    found = gather(asked, area, desk)
    draft = of_several(found, area, asked, desk) if found.every else nothing_to_ask(found, asked, desk)
    return compose(draft, asked, desk)


def of_several(found: Gathered, area: AreaCode, asked: Reading, desk: Desk) -> Draft:
    about, items = within(asked, desk.catalogue), still_open(asked, desk)
    draft = Draft(
        headline=briefing_headline(found, asked, desk),
        sentences=[*no_ranking(asked), *first_sentences(found, len(items))],
        areas=[area],
        caveats=brief_caveats(found, asked, desk),
        follow_ups=[ask_more(asked, desk), WORDS.within(about), WORDS.follow_up(about)],
    )
    on_page = write(sections_of(found, items, area, asked, desk), draft)
    shown = [one for one in found.every if one.metric.id in on_page]
    draft.figures = [figure_shown(one.figure, one.metric) for one in shown]
    draft.metrics = list(dict.fromkeys([*(one.metric.id for one in shown), *metrics_of_scope(asked, desk)]))
    draft.provenance = [one.figure.provenance for one in shown]
    draft.provenance += found.returned()
    draft.follow_ups += [why_question(one.metric) for one in shown[:1]]
    return draft


def write(sections: Sequence[Section], draft: Draft) -> set[MetricId]:
    """The sections go into the draft, the questions after the caveats; the measures whose figures stand there.

    Where a page is too full even so, the last of its first sentences give way, which its sections say as well.
    """
    caveats = [caveat.text for caveat in draft.caveats]
    while True:
        fixed = words_in([draft.headline, *draft.sentences, *caveats, BEWARE])
        parts = fitted(sections, PAGE_WORDS - fixed, MOST_WORDS - fixed)
        if fixed + words_in(part.text for part in parts) <= MOST_WORDS or len(draft.sentences) < 2:
            break
        draft.sentences.pop()
    last = len(parts) - (1 if sections[-1].lines else 0)
    draft.details += [*(part.text for part in parts[:last]), *([BEWARE] if caveats else [])]
    draft.closing = [part.text for part in parts[last:]]
    draft.follow_ups = list(dict.fromkeys([*draft.follow_ups, *(ask for part in parts for ask in part.asks)]))
    return {metric for part in parts for metric in part.about}


def words_in(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def of_one(metric: MetricId, area: AreaCode, asked: Reading, desk: Desk) -> Answer:
    """The figure with its change and place, what is recorded of it, its run as a chart, and what to ask."""
    with desk.reader() as reader:
        found = figures_with_place([metric], area, asked, reader, desk, period=asked.period)
        if not found:
            return nothing_found(asked, desk)
        draft = one_draft(found[0], desk.catalogue)
        draft.charts = list(chart_of(found[0], reader, desk))
    beside, draft.details = draft.details, []
    write(sections_of_one(found[0], beside, asked, desk), draft)
    return compose(draft, asked, desk)
