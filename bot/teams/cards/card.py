"""An Answer as one Adaptive Card that Teams takes whole, and what a notification says of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from microsoft_teams.cards.core import AdaptiveCard, CardElement, TeamsCardProperties

from actions.answer import Answer
from actions.reading import Kind
from actions.wording.places import place
from bot.teams.cards.addresses import addresses
from bot.teams.cards.buttons import next_buttons, reading_buttons
from bot.teams.cards.charts import chart_parts
from bot.teams.cards.drawn import Drawn, drawn
from bot.teams.cards.elements import hidden, paragraph, title, toggles
from bot.teams.cards.escaping import plain, unlinked
from bot.teams.cards.figures import large_figures
from bot.teams.cards.listing import is_list, listing
from bot.teams.cards.message import Message
from bot.teams.cards.passages import (
    after_headline,
    beyond_summary,
    blocks,
    caveats,
    files,
    paragraphs,
    sources,
    unrepeated,
)
from bot.teams.cards.room import LADDER, MOST_BYTES, Room, size_of
from bot.teams.cards.spoken import fallback, speech
from bot.teams.cards.tables import figures_of_answer, figures_of_charts
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode

# what is asked for here is words: they stand open, and the table of their figures behind a toggle
IN_WORDS = {Kind.SCRUTINY_QUESTIONS, Kind.EXPLANATION}
OPEN_CAVEATS = 3
OPEN_SOURCES = 2
TOO_LONG = "The answer in full is too long for a card. Ask about a part of it, such as one measure, to see all of that."
BARE = LADDER[-1]
ON_THE_PAGE = "The files can be taken from the assistant's page."


def message_of(answer: Answer, catalogue: Catalogue, *, page: str | None = None) -> Message:
    """Arguments as for `card_of`."""
    return Message(card_of(answer, catalogue, page=page), unlinked(answer.headline), answer.id)


def card_of(answer: Answer, catalogue: Catalogue, *, page: str | None = None) -> AdaptiveCard:
    """The answer, with its charts drawn, as a card of under 40,000 bytes of JSON.

    `catalogue`: the reader's own, for the names of measures and places. `page`: the https address of the assistant's
    page without a slash at the end, where the card is to link there. Raises ValueError where it is no https address.
    """
    charts = [drawn(chart) for chart in answer.charts]
    cards = (laid_out(answer, charts, catalogue, room, page) for room in LADDER)
    return next((card for card in cards if size_of(card) < MOST_BYTES), bare(answer, catalogue))


def bare(answer: Answer, catalogue: Catalogue) -> AdaptiveCard:
    """Of an answer that no card has room for: what a phone shows of it."""
    known = addresses(catalogue)
    body = [title(plain(answer.headline)), *words(answer, BARE, known), paragraph(TOO_LONG)]
    said = speech(answer, known)
    return AdaptiveCard(version="1.5", lang="en-GB", body=body, fallback_text=said, speak=said)


def laid_out(
    answer: Answer, charts: Sequence[Drawn], catalogue: Catalogue, room: Room, page: str | None
) -> AdaptiveCard:
    known = addresses(catalogue)
    return AdaptiveCard(
        version="1.5",
        lang="en-GB",
        msteams=TeamsCardProperties(width="full"),
        fallback_text=fallback(answer, room, known),
        speak=speech(answer, known),
        body=[
            title(plain(answer.headline)),
            *words(answer, room, known),
            *shown(answer, charts, catalogue, room),
            *caveats(answer.caveats[:OPEN_CAVEATS]),
            *behind_toggles(answer, charts, catalogue, room, known),
            *([] if page or not files(answer) else [paragraph(ON_THE_PAGE)]),
            *reading(answer, room, catalogue),
        ],
        actions=next_buttons(answer, catalogue, page),
    )


def in_words(answer: Answer) -> bool:
    return answer.kind in IN_WORDS or not answer.figures


def words(answer: Answer, room: Room, known: Collection[str]) -> list[CardElement]:
    """What follows the headline: of an answer in words all of it, where there is room."""
    rest = after_headline(answer)
    said = unrepeated(paragraphs(answer)) if in_words(answer) and room.in_full else [rest] if rest else []
    return [block for one in said for block in blocks(one, known)]


def shown(answer: Answer, charts: Sequence[Drawn], catalogue: Catalogue, room: Room) -> list[CardElement]:
    """Figures at once: several measures as a table, one large; then the charts."""
    asked = [place(AreaCode(area), catalogue) for area in answer.areas]
    drawings = [part for chart in charts for part in chart_parts(chart, asked, room)]
    if not is_list(answer):
        return [*large_figures(answer.figures, catalogue), *drawings]
    return [*([] if in_words(answer) else listing(answer, catalogue, room)), *drawings]


def behind_toggles(
    answer: Answer, charts: Sequence[Drawn], catalogue: Catalogue, room: Room, known: Collection[str]
) -> list[CardElement]:
    """Buttons, then what each shows; a source or two stand open."""
    held = {
        "figures": ("Figures as a table", tables(answer, charts, catalogue, room)),
        "in-full": ("The answer in full", full(answer, room, known)),
        "sources": ("Sources", sources(answer.provenance, room.rows)),
    }
    apart = held.pop("sources")[1] if len(held["sources"][1]) <= OPEN_SOURCES else []
    filled = [(id, name, parts) for id, (name, parts) in held.items() if parts]
    buttons = [toggles([(id, name) for id, name, _ in filled])] if filled else []
    return [*buttons, *(hidden(id, parts) for id, _, parts in filled), *apart]


def tables(answer: Answer, charts: Sequence[Drawn], catalogue: Catalogue, room: Room) -> list[CardElement]:
    listed = is_list(answer)
    parts = figures_of_charts(charts, room)
    if listed and in_words(answer):
        return [*listing(answer, catalogue, room), *parts]
    if not listed and not parts and len(answer.figures) > 1:
        return figures_of_answer(answer, catalogue, room)
    return parts


def full(answer: Answer, room: Room, known: Collection[str]) -> list[CardElement]:
    """What the summary leaves out, and the caveats beyond the first few."""
    more = answer.caveats[OPEN_CAVEATS:]
    said = beyond_summary(answer)
    if not room.in_full:
        return [paragraph(TOO_LONG)] if said or more else []
    hidden_words = [] if in_words(answer) else said
    return [*(block for one in hidden_words for block in blocks(one, known)), *caveats(more)]


def reading(answer: Answer, room: Room, catalogue: Catalogue) -> list[CardElement]:
    if not answer.reading.words:
        return []
    return [paragraph(plain(f"Read as: {answer.reading.words}.")), *reading_buttons(answer, catalogue, room.choices)]
