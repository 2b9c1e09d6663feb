"""What was asked about earlier in a conversation: "back to the council tax", and names that several measures share."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from dataclasses import replace

from actions.reading import Reading
from bot.understanding.hearing import Heard
from bot.understanding.qualifiers import said_of
from bot.understanding.subjects import Chosen
from bot.understanding.switching import all_words, content_roots, sibling
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

MOST = 6
# "what is it based on, a survey?" asks of the measure in hand
OF_IT = re.compile(r"^(?:so |and |but )?(?:\w+ ){0,2}(?:is|are|was|were|does|do|did) (?:it|that|this|they|these)\b")
BACK = re.compile(
    r"\b(?:go |going |get |getting |come |coming )?(?:back|return|returning) to\b|\bas (?:before|i asked)\b"
)

# "Derby for both of those", "how do the two compare", "are either of them": of the last two asked about
BOTH = re.compile(
    r"\b(?:both|either)(?: of (?:them|those|these|the two))?(?=$|[.,?!]| (?:since|over|for|in|on|at|to|by|as|against|next|beside|with|and|please|pls|together|hitting|on|up|down|now|then|side)\b)|"
    r"\b(?:both|either|neither) of (?:them|those|these)\b|\b(?:the|those|these) two\b(?! (?:councils|cities|places|years|counties))|^(?:and |so )?(?:do|does|did|are|is|have|has|show me|plot|chart) (?:both|either)\b"
)
# "graph the second one", "back to the first", "the former"
NUMBERED = re.compile(
    r"\bthe (?P<which>first|second|last|1st|2nd)(?: (?:one|measure|figure|thing|of (?:those|them|the two)|(?:one )?(?:i|we|you) \w+))?(?=$|[.,?!:]| (?:please|again|over|since|against|for|in|on|with|then|now)\b)|"
    r"\bthe (?P<pair>former|latter)\b"
)
# in the order in which they were asked about; of "the last" and "the latter" the newest
PLACES = {"first": 0, "1st": 0, "former": 0, "second": 1, "2nd": 1}


def remembering(reading: Reading, last: Reading | None) -> Reading:
    """With the measures asked about before, the newest first."""
    if last is None:
        return reading
    earlier = dict.fromkeys((*last.metrics, *last.earlier))
    return reading.model_copy(update={"earlier": tuple(earlier)[:MOST]})


def recollected(heard: Heard, last: Reading | None, catalogue: Catalogue) -> Heard:
    """With the one measure asked about before that the words fit, where they name none for sure."""
    known = [id for id in dict.fromkeys((*last.metrics, *last.earlier)) if id in catalogue.metrics] if last else []
    chosen = heard.chosen
    if last and chosen.not_held and last.metrics and OF_IT.search(heard.text.lower):
        return replace(heard, chosen=replace(chosen, not_held=None, at=frozenset()))
    if last and (pointed := pointed_to(heard, last, known)):
        return replace(heard, chosen=Chosen(metrics=pointed, pointed=True))
    if last is None or not known or sibling(last, heard.text.tokens, chosen, catalogue):
        return heard
    if chosen.tied:
        fitting = [id for id in known if id in chosen.metrics]
    elif BACK.search(heard.text.lower) and not chosen.whole:
        fitting = most_fitting(heard, known, catalogue)
    elif not chosen.named and chosen.near:
        fitting = [id for id in known if id == chosen.near[0]]
    else:
        return heard
    if len(fitting) != 1:
        return heard
    return replace(heard, chosen=replace(chosen, metrics=(fitting[0],), theme=None, not_held=None, tied=False))


def pointed_to(heard: Heard, last: Reading, known: list[MetricId]) -> tuple[MetricId, ...]:
    """By number, or as both, of the measures asked about; none where the words name something."""
    if heard.chosen.named or last.doubt or len(known) < 2:
        return ()
    several = len(last.metrics) == 2  # together in one answer, in their order
    in_order = last.metrics if several else tuple(reversed(known)) if len(last.metrics) == 1 else ()
    said = (heard.whole or heard.text.clean).lower().strip()
    if BOTH.search(said) and (several or len(last.areas) < 2):  # else of both councils
        return in_order[-2:]
    found = NUMBERED.search(said) if in_order else None
    return (in_order[PLACES.get(found["which"] or found["pair"], -1)],) if found else ()


def most_fitting(heard: Heard, known: list[MetricId], catalogue: Catalogue) -> list[MetricId]:
    """Those that most words are of: of their names and of what tells them apart."""
    said = heard.text.tokens
    roots = content_roots(said)
    points = {
        id: len(roots & all_words(catalogue.metrics[id]))
        + sum(said_of(value, said) for value in catalogue.metrics[id].qualifiers.values())
        for id in known
    }
    most = max(points.values())
    return [id for id, count in points.items() if count == most] if most else []
