"""What came of an item, in an officer's sentence; and the taking back of what was recorded."""

from __future__ import annotations

import re

from actions.answer import Answer, Option
from actions.compose import Draft, compose
from actions.reading import Kind
from actions.recording_desk import LIST_OPEN, WHO_SEES, RecordingDesk, id_and_words, name_and_words
from actions.scope import lowered, within
from actions.scrutiny_book import WAS_KEPT, GivenAnswer
from actions.scrutiny_memory import settled_by_return
from actions.scrutiny_within import of_words, within_asked, words_said
from actions.wording.names import titled
from actions.wording.scrutiny_items import STATUS_WORDS, in_quotes, quoted, raised_words
from actions.wording.times import full_date
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus

MOST_CHOICES = 4
STATED = re.compile(r"(accepted|rejected|done|answered)(?:\s*[:,;.–-]\s*|$)", re.IGNORECASE)


def answer(at: RecordingDesk) -> Answer:
    """To the item whose id begins the words, else to the only open one that they name or that is within what is asked
    about. Where its name fits none of them it asks which one.
    """
    held, catalogue = at.held(), at.desk.catalogue
    id, words = id_and_words(at.wording, held)
    named, words = name_and_words(words) if id is None else (None, words)
    open_ones = could_be_meant(words, [one for one in held if one.is_open])
    meant = [one for one in held if one.id == id] if id else named_so(named, open_ones, at)
    if not meant and not id and open_ones:
        number = len(open_ones)
        why = f"None of {number} that are open" if number > 1 else "The one that is open"
        return which(at, open_ones, words, f"{why} is {'' if number > 1 else 'not '}known by that")
    if not meant:
        what = f"{id} is not held" if id else f"no open question or recommendation{within(at.asked, catalogue)} is held"
        return at.say(f"Nothing was kept: {what}.")
    if len(meant) > 1:
        return which(at, meant, words, f"{len(meant)} are open")
    [item] = meant
    if settled_by_return(item, at.desk):
        return at.say(f"Nothing was kept: the council's return says that it is {STATUS_WORDS[item.status]}.")
    if not words:
        return at.say("Nothing was kept: say what the answer is, after a colon.")
    given = given_to(item, words, at)
    at.book.answer(given, viewer=at.desk.viewer)
    # the id of a recorded item would take that back as well
    back = "forget that" if item.is_recorded else f"forget {item.id}"
    return at.say(
        f"Kept: an answer to the {item.kind} of {full_date(item.raised)}, now {STATUS_WORDS[given.status]}.",
        f"{titled(item.subject)}, {lowered(raised_words(item))}: {quoted(item, 15)}.",
        f"The answer: {in_quotes(given.response, 20)}.",
        WHO_SEES[given.audience],
        f"To take it back, say “{back}”.",
        follow_ups=[titled(back), LIST_OPEN],
        subkind=WAS_KEPT,
    )


def could_be_meant(words: str, open_ones: list[ScrutinyItem]) -> list[ScrutinyItem]:
    """What is accepted, rejected or done is a recommendation, where one is open."""
    stated = STATED.match(words)
    if stated is None or stated[1].lower() == ScrutinyStatus.ANSWERED:
        return open_ones
    return [one for one in open_ones if one.kind is ScrutinyKind.RECOMMENDATION] or open_ones


def named_so(named: str | None, open_ones: list[ScrutinyItem], at: RecordingDesk) -> list[ScrutinyItem]:
    """By the measure or theme that is named, and among those by the words; without a name by what is in hand."""
    catalogue = at.desk.catalogue
    about = at.asked.model_copy(update={"wording": None})
    within_it = within_asked(open_ones, about, catalogue)
    if named is None:
        return within_it
    said = words_said(at.asked.model_copy(update={"wording": named}))
    by_words = of_words(open_ones, said, catalogue) if said else []
    somewhere = bool(within(at.asked, catalogue))
    both = [one for one in by_words if one in within_it]
    return both or by_words or (within_it if somewhere or not said else [])


def given_to(item: ScrutinyItem, words: str, at: RecordingDesk) -> GivenAnswer:
    """ "accepted: from April" says the status first; without such a word it is answered."""
    stated = STATED.match(words)
    status = ScrutinyStatus(stated[1].lower()) if stated else ScrutinyStatus.ANSWERED
    said = words[stated.end() :] if stated else words
    return GivenAnswer(item.id, said or words, status, given=at.desk.viewer.now, audience=item.audience)


def which(at: RecordingDesk, meant: list[ScrutinyItem], words: str, why: str) -> Answer:
    options = [
        Option(label=f"{one.subject}: {quoted(one, 12)}", value=f"Answer to {one.id}: {words}")
        for one in meant[:MOST_CHOICES]
    ]
    draft = Draft(
        headline=f"{why}, so nothing was kept. Which one is answered?",
        sentences=["Choose one, or say it with its id."],
        details=["\n".join(f"- {one.label}: say “{one.value}”" for one in options)],
        options=options,
        kind=Kind.CLARIFY,
        metrics=[],
    )
    return compose(draft, at.asked, at.desk)


def take_back(at: RecordingDesk) -> Answer:
    """What the id names, else what this person recorded last today; who has no identity must name it."""
    held = {one.id: one for one in at.held()}
    id, _ = id_and_words(at.wording, list(held.values()))
    if id is None and not at.desk.viewer.identity:
        return at.say("Nothing was taken back: name it by its id, such as “forget kept-3fa92c1d”.")
    gone = at.book.take_back(id, viewer=at.desk.viewer)
    if gone:
        item = held.get(gone.item)
        what = f"the {item.kind} {quoted(item, 15)}" if item else gone.item
        return at.say(f"Taken back: {'the answer to ' if gone.answer_alone else ''}{what}.")
    what = f"{id} was not recorded by you" if id else "you have recorded nothing today"
    return at.say(
        f"Nothing was taken back: {what}.",
        "Whoever looks after this service can remove what anybody recorded, with pmf scrutiny remove.",
    )
