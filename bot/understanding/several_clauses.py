"""A question of several sentences heard as one: a preamble, the question, what narrows it, or parts (a), (b), (c)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.areas import AreaSaid
from bot.understanding.follow_ups import without_aside
from bot.understanding.hearing import Heard, Listener
from bot.understanding.operations import Operations
from bot.understanding.qualifiers import decided, switched
from bot.understanding.text import Text, as_text, clauses
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

# "(a) ... (b) ...", "1. ... 2. ..."
PART = re.compile(r"(?:^|(?<=[\s:;,.]))\(?(?:[a-h]|[1-8]|i{1,3}|iv|v)[).]\s+", re.IGNORECASE)
MOST_PARTS = 8
# "Not the care workforce one.", "I don't mean the total."
PUTS_ASIDE = re.compile(
    r"^(?:and |but )?(?:not|rather than|never mind|i don't mean|i do not mean|excluding)\b", re.IGNORECASE
)
# "Given that spending has fallen since 2010, what was it in 2020/21?": the question starts behind the comma
ASKS = r"(?=(?:how|what|which|why|when|where|who|is|are|do|does|did|has|have|was|were|can|could|would|may)\b)"
STARTED = r"(?! [^,]*\b(?:began|begun|started|adopted|launched|agreed)\b)"  # "since the plan began, how ..."
GIVEN = re.compile(
    r"^(?:(?:given|seeing|considering|bearing in mind|now|in view of the fact) that|given|seeing as(?: how)?)"
    r" [^,]{8,200},\s+(?=\w)|"
    rf"^(?:as|since{STARTED}|although|though|while|whilst|because|if|with) [^,]{{12,200}},\s+(?:{ASKS}|(?=brief\b))",
    re.I,
)
TAKEN = re.compile(
    r"(?:given|seeing|considering|bearing in mind|now that|in view of)\b[^,]+,\s*$|"
    r"(?:as|since|although|though|while|whilst|because|with)\b[^,]+,\s*$",
    re.I,
)
# "what share is burnt, and how much is buried?": two questions
SHARES = r"(?:share|percentage|proportion|is|are|was|were|about)"
AND_ASKS = re.compile(
    r"[,;:]?\s+(?:and then|and|then)\s+"
    rf"(?=(?:how (?:many|much|far|often|long)|what {SHARES}|are (?:more|fewer)|is (?:it|the)|those)\b)",
    re.I,
)
# the same asked more loosely, where what was learned of conversations says whether the second half goes on to another
AND_ON = re.compile(
    r"[,;:]\s+(?:and then|and|then|plus|also)\s+(?=\w)|"
    r"\s+(?:and then|and|then|plus|also)\s+"
    r"(?=(?:how|what|which|whether|do|does|are|is|also|the (?:share|number|rate|percentage)|as well)\b|%)",
    re.I,
)
ASKS_AT_LAST = re.compile(rf",\s+{ASKS}", re.I)
MOST_ASKED = 3
I_MEAN = re.compile(r"\bi (?:mean|meant)\b")  # "Newcastle upon Tyne I mean"
# a place named before: "Does the average household there ..."
THERE = re.compile(
    r"\btheirs?\b|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!has )(?<!have )\bthere\b(?! (?:is|are|was|were|any|an?|been|be)\b)"
)
# kept whatever else a question says
BINDING = {"request", "instructions", "change", "creative"}
DOCUMENTS = {"brief", "ask", "export", "draw"}  # asked for in a sentence without a question mark
ALL_SAID = " / "  # between sentences, in what is learned from
SHORTEST = 4  # words: "the long view" after a name
LONGEST_NARROWING = 9  # words; a longer sentence is a question of its own


def clauses_heard(whole: Text, listener: Listener, catalogue: Catalogue) -> Heard:
    """The clause that asks: the last that says something; what it leaves open may stand in one before it."""
    parts = parts_of(whole)
    if len(parts) > 2:
        if found := of_parts(parts, listener):
            return found
        whole = as_text(PART.sub(" ", whole.clean))
    sentences = [as_text(part) for sentence in clauses(whole) for part in without_premise(sentence.clean)]
    if len(sentences) < 2:
        alone = listener.hear(whole)
        return both_asked(halves(alone, listener)) or after_aside(alone, listener)
    heard = [listener.hear(part) for part in sentences if not PUTS_ASIDE.match(part.clean)] or [listener.hear(whole)]
    asking = [one for one in heard if not one.says_nothing and not is_aside(one)] or heard
    questions = [one for one in asking if one.text.clean.endswith("?")]
    main = next((one for one in reversed(asking) if asks(one)), asking[-1])
    if len(questions) == 1 and asks(questions[0]) and not main.operations.sure - {"value"}:
        main = questions[0]  # what stands behind it says why it is asked
    for other in reversed(asking):
        if other is not main:
            main = with_preamble(main, other)
    around = " ".join(one.bare for one in heard)
    main = replace(main, skeleton=ALL_SAID.join(one.skeleton for one in asking), around=around)
    if both := both_asked([half for one in questions for half in halves(one, listener)]):
        main = replace(main, chosen=both.chosen)
    return narrowed(main, heard, catalogue)


def first_and_on(whole: Text) -> tuple[Text, Text] | None:
    """A question that goes on to ask something else: "how many homeless households, and how many children in them"."""
    asked = [one for one in clauses(whole) if one.clean.endswith("?")] or clauses(whole)
    if len(asked) == 2 and all(one.clean.endswith("?") for one in asked):
        return asked[0], asked[1]
    parts = AND_ON.split(asked[0].clean, maxsplit=1) if len(asked) == 1 else []
    return (as_text(parts[0]), as_text(parts[1])) if len(parts) == 2 else None


def halves(heard: Heard, listener: Listener) -> list[Heard]:
    """Of a sentence that asks two things each by itself; else the sentence alone."""
    parts = AND_ASKS.split(heard.text.clean)
    return [listener.hear(as_text(part)) for part in parts] if len(parts) > 1 else [heard]


def after_aside(heard: Heard, listener: Listener) -> Heard:
    """ "Remind me, because I promised it, what was the employment rate?": the question alone where it is whole."""
    if not heard.unexplained and not heard.unknown and not heard.chosen.not_held:
        return heard
    *before, question = ASKS_AT_LAST.split(heard.text.clean)
    alone = listener.hear(as_text(question)) if before else heard
    whole = bool(alone.chosen.metrics) and not alone.chosen.tied and not alone.unexplained and not alone.unknown
    return alone if whole else heard


def asks(heard: Heard) -> bool:
    """Whether a clause names a subject, asks for something, or asks of what stands before it."""
    return heard.chosen.named or bool(heard.operations.sure - {"value"}) or asks_of_that(heard)


def asks_of_that(heard: Heard) -> bool:
    """ "what was it in 2020?" """
    return heard.refers and heard.text.clean.endswith("?") and bool(heard.periods or heard.areas or heard.groups)


def without_premise(sentence: str) -> list[str]:
    """What is taken for granted, and the question behind it."""
    found = GIVEN.match(sentence)
    return [sentence[: found.end()], sentence[found.end() :]] if found else [sentence]


def both_asked(asked: Sequence[Heard]) -> Heard | None:
    """Two questions in one, each of a measure of its own, as one about all of them; None where it is not so."""
    named = [one for one in asked if one.chosen.metrics and not one.chosen.tied]
    metrics = tuple(dict.fromkeys(metric for one in named for metric in one.chosen.metrics))
    if len(asked) < 2 or len(named) < len(asked) or not 1 < len(metrics) <= MOST_ASKED or len(metrics) < len(named):
        return None
    main = replace(named[0], chosen=replace(named[0].chosen, metrics=metrics, at=frozenset()))
    for other in named[1:]:
        main = with_preamble(main, other)
    return main


def parts_of(whole: Text) -> list[Text]:
    """What stands before the first lettered part, and the parts; that alone where there are fewer than two."""
    found = [part.strip(" \n;,.") for part in PART.split(whole.clean)][: MOST_PARTS + 1]
    return [as_text(part) for part in found]


def of_parts(parts: Sequence[Text], listener: Listener) -> Heard | None:
    """The measures of all parts as one request; the sentence before them says of what places and times."""
    heard = [listener.hear(part) for part in parts if part.tokens]
    named = [one for one in heard[1:] if one.chosen.metrics and not one.chosen.tied]
    if len(named) < 2:
        return None
    metrics = tuple(dict.fromkeys(metric for one in named for metric in one.chosen.metrics))
    main = replace(named[0], chosen=replace(named[0].chosen, metrics=metrics, at=frozenset()))
    for other in (heard[0], *named[1:]):
        main = with_preamble(main, other)
    return main


def is_aside(heard: Heard) -> bool:
    """A greeting or thanks before the question, not "How many did we have in 2019/20?" after what it is about."""
    of_a_time = heard.text.clean.endswith("?") and bool(heard.periods or heard.groups)
    return (
        not asks_of_that(heard)
        and not of_a_time
        and heard.operations.sure <= {"greeting", "thanks", "value"}
        and not heard.chosen.named
        and not heard.areas
    )


def with_preamble(main: Heard, other: Heard) -> Heard:
    """Slots that the asking clause leaves open, from a clause around it."""
    return replace(
        main,
        # its places count in the other clause
        chosen=replace(other.chosen, at=frozenset()) if names_more(other, main) else main.chosen,
        areas=areas_of(main, other),
        home=main.home,
        groups=main.groups or other.groups,
        periods=main.periods or other.periods,
        unknown=main.unknown,
        body=main.body or other.body,
        bare=main.bare if main.chosen.named else f"{other.bare} {main.bare}",
        operations=with_binding(main, other),
    )


def areas_of(main: Heard, other: Heard) -> tuple[AreaSaid, ...]:
    """Of the asking clause; beside them those of the other where "there" points to them."""
    if other.areas and (THERE.search(main.text.lower) or I_MEAN.search(other.text.lower)):
        return (*(one for one in other.areas if one not in main.areas), *main.areas)
    beside_us = main.home and main.tells_peers and not other.home and not other.operations.sure & {"compare"}
    return main.areas or (other.areas if not main.home or beside_us else ())


def names_more(other: Heard, main: Heard) -> bool:
    """Whether a clause names the subject: a measure where the one that asks names none, or no more than a theme."""
    if not main.chosen.named:
        return True
    if TAKEN.match(other.text.clean):
        return False  # "as recycling has improved, brief me on waste" is about waste
    return bool(main.chosen.theme and not main.chosen.metrics and other.chosen.metrics and not other.chosen.tied)


def with_binding(main: Heard, other: Heard) -> Operations:
    """What is asked in the asking clause; in the other what binds, and all where the asking one asks for nothing."""
    asked = set(other.operations.weights) - {"greeting", "thanks", "goodbye", "value", "remark"}
    wanted = (
        BINDING
        if main.operations.sure - {"value"}
        else asked
        if other.text.clean.endswith("?")
        else BINDING | DOCUMENTS | ({"series"} if len(other.text.tokens) <= SHORTEST else set())
    )
    kept = {each: weight for each, weight in other.operations.weights.items() if each in wanted}
    return replace(main.operations, weights={**kept, **main.operations.weights})


def narrowed(main: Heard, heard: Sequence[Heard], catalogue: Catalogue) -> Heard:
    """ "The per-1,000 figure, not the raw number.": which of its kin is meant, in a sentence that names none itself."""
    chosen = main.chosen
    if not chosen.metrics or (len(chosen.metrics) > 1 and not chosen.tied):
        return main
    for one in heard:
        said = as_text(without_aside(one.text.clean)).tokens
        if one.text is main.text or one.chosen.named or len(said) > LONGEST_NARROWING:
            continue
        metrics = [catalogue.metrics[each] for each in chosen.metrics]
        kin = decided(metrics, said) if chosen.tied else switched(metrics[0], catalogue.metrics.values(), said)
        if len(kin) == 1:
            return replace(main, chosen=replace(chosen, metrics=(MetricId(kin[0].id),), tied=False))
    return main
