"""Puts an Answer together: what every kind shares (id, reading line, provenance, words within their limits)."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from actions.answer import Answer, Caveat, ChartRequested, FigureShown, LevelName, Option, ReadingShown
from actions.desk import Desk
from actions.next_questions import placed
from actions.premises import premises_of
from actions.reading import Kind, Reading, ScopeKind
from actions.reading_parts import reading_parts
from actions.reading_words import reading_words
from actions.shown import provenance_shown
from actions.wording.places import listed, place
from data_layer.catalogue import Catalogue
from data_layer.facts import Provenance
from data_layer.vocabulary import Level, MetricId

HEADLINE_WORDS = 30
SUMMARY_WORDS = 80
MOST_NAMED = 3  # places in a question that is offered
LEVEL_WORDS: dict[Level, LevelName] = {
    Level.PUBLIC: "public",
    Level.COUNCILLOR: "councillor",
    Level.OFFICER: "officer",
    Level.RESTRICTED: "restricted",
}


@dataclass(slots=True)
class Draft:
    """What one kind contributes. `sentences` go on after the headline, the most important first."""

    headline: str
    sentences: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)  # in the text only: lists, members, definitions
    closing: list[str] = field(default_factory=list)  # likewise, after the caveats
    kind: Kind | None = None  # where the answer turns out to be of another kind than asked
    subkind: str | None = None
    period: str | None = None
    figures: list[FigureShown] = field(default_factory=list)
    caveats: list[Caveat] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    provenance: list[Provenance] = field(default_factory=list)
    charts: list[ChartRequested] = field(default_factory=list)
    metrics: Sequence[str] | None = None  # where they differ from those of the reading
    areas: Sequence[str] | None = None


def compose(draft: Draft, asked: Reading, desk: Desk) -> Answer:
    """The finished answer; its text is complete without chart, table or page."""
    granted = premises_of(asked, desk)
    draft.sentences = [*granted.unchecked, *draft.sentences]
    if false := granted.not_so:
        draft.headline, draft.sentences = false[0], [*false[1:], draft.headline, *draft.sentences]
    sources = unique_provenance(draft.provenance)
    caveats = list({caveat.text: caveat for caveat in draft.caveats}.values())
    line = reading_words(asked, desk.viewer.home_area, desk.catalogue, draft.period)
    text = [draft.headline, " ".join(draft.sentences), *draft.details, " ".join(caveat.text for caveat in caveats)]
    text += draft.closing
    text += dict.fromkeys(f"Source: {source_words(found)}" for found in sources)
    if line:
        text.append(f"Read as: {line}.")
    return Answer(
        id=secrets.token_urlsafe(16),
        kind=draft.kind or asked.kind,
        subkind=draft.subkind or asked.subkind,
        reading=reading_shown(asked, draft.period, line, desk),
        metrics=whole_metrics(asked.metrics if draft.metrics is None else draft.metrics, desk.catalogue),
        areas=list(asked.areas if draft.areas is None else draft.areas),
        comparator=asked.comparators[0] if asked.comparators else None,
        period=draft.period,
        headline=draft.headline,
        summary=within_words([draft.headline, *draft.sentences], SUMMARY_WORDS),
        text="\n\n".join(part for part in text if part),
        figures=draft.figures,
        caveats=caveats,
        options=draft.options,
        follow_ups=placed(draft.follow_ups, place_elsewhere(asked, desk)),
        provenance=[provenance_shown(found) for found in sources],
        snapshot=desk.snapshot.id,
        asked_at=desk.asked_at,
        level=LEVEL_WORDS[desk.viewer.level],
        chart_requests=draft.charts,
    )


def place_elsewhere(asked: Reading, desk: Desk) -> str | None:
    """The places asked about, where they are not the home council alone, nor too many to be named in a question."""
    elsewhere = asked.areas != (desk.viewer.home_area,) and 0 < len(asked.areas) <= MOST_NAMED
    return listed(place(area, desk.catalogue) for area in asked.areas) if elsewhere else None


def whole_metrics(metrics: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Ids as the contract has them: a part stands under its metric, once."""
    known = (catalogue.metrics.get(MetricId(metric)) for metric in metrics)
    return list(dict.fromkeys(metric.whole for metric in known if metric))


def reading_shown(asked: Reading, period: str | None, words: str, desk: Desk) -> ReadingShown:
    return ReadingShown(
        kind=asked.kind,
        metrics=whole_metrics(asked.metrics, desk.catalogue),
        scope=asked.scope.id or (asked.scope.kind.value if asked.scope.kind is ScopeKind.EVERYTHING else None),
        areas=list(asked.areas),
        comparators=list(asked.comparators),
        period=asked.period.words if asked.period else period,
        statistic=asked.statistic,
        assumed=list(asked.assumed),
        carried_over=list(asked.carried_over),
        confidence=asked.confidence,
        words=words,
        parts=reading_parts(asked, period, desk.viewer.home_area, desk.catalogue),
    )


def source_words(found: Provenance) -> str:
    dated = f", published {found.published.day} {found.published:%B %Y}" if found.published else ""
    return f"{found.publisher}, {found.source}{dated}. {found.licence}. {found.url}"


def unique_provenance(found: Iterable[Provenance]) -> list[Provenance]:
    return list({(one.source, one.published, one.definition): one for one in found}.values())


def within_words(sentences: Iterable[str], limit: int) -> str:
    """Whole sentences while they fit; the first always."""
    kept: list[str] = []
    used = 0
    for sentence in sentences:
        words = len(sentence.split())
        if kept and used + words > limit:
            break
        kept.append(sentence)
        used += words
    return " ".join(kept)


def clauses_within(start: str, clauses: Iterable[tuple[str, str | None]], limit: int = HEADLINE_WORDS) -> str:
    """A headline: the figure, then each clause (joined as given) that still fits; ends with a full stop."""
    line = start
    for joint, clause in clauses:
        if clause and len(f"{line}{joint}{clause}".split()) <= limit:
            line = f"{line}{joint}{clause}"
    return f"{line}."


def fitting(lines: Sequence[str]) -> str:
    """The first that is short enough for a headline; else the last."""
    return next((each for each in lines if len(each.split()) <= HEADLINE_WORDS), lines[-1])
