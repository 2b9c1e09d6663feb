"""Asking back: at most four choices, each of which a click, a number or a word picks."""

from __future__ import annotations

from collections.abc import Sequence

from actions.reading import Choice, Doubt, DoubtKind, Kind, Reading
from bot.understanding.english import is_english
from bot.understanding.follow_ups import kind_meant
from bot.understanding.hearing import Heard
from bot.understanding.switching import related
from bot.understanding.text import Text
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

MOST = 4
LONGEST = 60  # characters of what was not understood


def nothing_to_say() -> Reading:
    """A message without a word in it."""
    return Reading(kind=Kind.CLARIFY, doubt=Doubt(kind=DoubtKind.UNEXPLAINED, about=""), confidence=0.0)


def doubt_of_metrics(metrics: Sequence[MetricId], about: str, catalogue: Catalogue) -> Doubt:
    """Which of several; which at all where none is given."""
    choices = tuple(choice_of(metric, catalogue) for metric in metrics[:MOST])
    return Doubt(kind=DoubtKind.WHICH_METRIC if choices else DoubtKind.MISSING_METRIC, about=about, choices=choices)


def unexplained(words: Sequence[str], near: Sequence[MetricId], catalogue: Catalogue) -> Doubt:
    """Words that nothing explains, with the nearest measures to go on with."""
    choices = tuple(choice_of(metric, catalogue) for metric in near[:MOST])
    return Doubt(kind=DoubtKind.UNEXPLAINED, about=" ".join(words[:MOST])[:LONGEST], choices=choices)


def is_gibberish(heard: Heard, whole: Text) -> bool:
    """Whether several words are none of them of any question, nor English: one may be a place unknown here."""
    strange = (token.word in heard.unexplained and not is_english(token.word) for token in heard.text.tokens)
    return len(whole.tokens) > 1 and all(strange)


def choice_of(metric: MetricId, catalogue: Catalogue) -> Choice:
    name = catalogue.metrics[metric].short_name
    return Choice(label=name[:1].upper() + name[1:], value=metric)


def denied(last: Reading, catalogue: Catalogue) -> Reading:
    """A bare "no": asked back with the measures beside the one that was not meant, the rest as it was."""
    metrics = [catalogue.metrics[each] for each in last.metrics if each in catalogue.metrics]
    near = [other.id for metric in metrics for other in related(metric, catalogue)]
    doubt = doubt_of_metrics(near, "", catalogue) if near else unexplained((), (), catalogue)
    return asked_back(last, doubt)


def not_understood(heard: Heard, last: Reading, catalogue: Catalogue) -> Reading:
    """Words that nothing explains after a question: each is repeated once."""
    return asked_back(last, unexplained(tuple(dict.fromkeys(heard.unexplained)), (), catalogue))


def asked_back(last: Reading, doubt: Doubt) -> Reading:
    """About what was asked before, so that the next words can go on from it."""
    return last.model_copy(update={"kind": Kind.CLARIFY, "subkind": kind_meant(last).value, "doubt": doubt})
