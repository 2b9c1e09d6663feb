"""Where what was learned of conversations settles a turn, and where the rules have the say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from actions.reading import TALK, Kind, Reading
from bot.understanding.follow_ups import LISTS, points_back
from bot.understanding.hearing import Heard
from bot.understanding.meaning.learned_choice import is_telling
from bot.understanding.subjects import Chosen
from bot.understanding.switching import roots_of, told_again
from bot.understanding.text import tokens
from bot.understanding.turns.learned_turns import AS_RULED, STAYS, TurnOpinion
from bot.understanding.turns.marks import Kinship, Turn
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

# How likely it must be before the rules are overruled; set by hand on the third to fifth open sets.
KIND, SUBJECT, TALKED = 0.6, 0.4, 0.5
OWN_LEFT, NOT_HELD_LEFT = 0.7, 0.9  # before what words name and was not learned of is left for the measure in hand
ANOTHER = 0.7  # before a question is taken to go on to a second measure
TOLD_LEFT = 0.6  # before words that may tell another measure are taken for nothing of the kind
INSTEAD_OF_SIBLING = 0.7  # that words name
CONFIRMED = 0.8  # before the measure that words name is taken without a look at what they mean
NOT_AT_ALL = 2.0
MAY_NOT_BE_HELD = 0.2  # from here on a subject not held that words name is left as it is
ALL_BUT_SURE = 0.85
MOST_OF_A_NAME = 3  # words that name the next measure and ask nothing else
NEVER = {Kind.CLARIFY}  # whether something must be asked back is seen in the data


def kind_of_turn(turn: Turn, opinion: TurnOpinion, otherwise: Kind | None) -> Kind | None:
    """`otherwise`: what was learned of whole questions; None where the rules have the say."""
    kinds = {kind: likely for kind, likely in opinion.kinds.items() if kind not in NEVER}
    meant = max(kinds, key=lambda kind: kinds[kind])
    if kinds[meant] < ALL_BUT_SURE and (turn.ruled.kind in TALK or otherwise in TALK):
        return otherwise  # what is plainly worded as talk, or as a change of figures
    if kinds[meant] < (TALKED if meant in TALK and not turn.heard.chosen.named else KIND):
        return otherwise
    ruled = turn.ruled
    if meant is Kind.PERFORMANCE and ruled.period and ruled.period.spans and "period" not in ruled.carried_over:
        return otherwise  # a run of years is more than a figure
    if meant is Kind.NO_DATA and (turn.heard.chosen.metrics or not turn.heard.unexplained):
        return otherwise
    return meant


@dataclass(frozen=True, slots=True)
class Settled:
    """What is heard once its subject is settled; `follows`: whether it goes on from the question before, None where
    the rules say so.
    """

    heard: Heard
    follows: bool | None = None


def subject_of_turn(turn: Turn, opinion: TurnOpinion, catalogue: Catalogue) -> Settled | None:
    """About the measure in hand, the one meant, or the one that words name; None where nothing is settled."""
    named = [] if turn.stays else [catalogue.metrics[each].whole for each in turn.ruled.metrics]
    subjects = dict(opinion.subjects)
    for each in named:
        subjects[AS_RULED] = subjects.get(AS_RULED, 0.0) + subjects.pop(each, 0.0)
    if turn.stays:
        subjects[STAYS] = subjects.get(STAYS, 0.0) + subjects.pop(AS_RULED, 0.0)
    meant = max(subjects, key=lambda subject: subjects[subject])
    unknown = any(each not in opinion.subjects for each in named)
    if meant == AS_RULED and named and subjects[meant] >= CONFIRMED:
        return Settled(turn.heard)
    little = turn.stays and not turn.heard.chosen.named and not is_telling(turn.heard.told)
    if little and told_again(turn.last, turn.heard.text.tokens, catalogue):
        return Settled(turn.heard)  # "the women's figure" of the measure in hand, which is of women
    if asks_what_is_in_it(turn, opinion):
        return Settled(replace(turn.heard, chosen=Chosen()), follows=True)
    if turn.heard.chosen.not_held and opinion.kinds.get(Kind.NO_DATA, 0.0) >= MAY_NOT_BE_HELD:
        return None
    if meant != STAYS and subjects[meant] < INSTEAD_OF_SIBLING and turn.kinship(catalogue) is Kinship.SIBLING:
        return Settled(turn.heard)
    if meant == AS_RULED or subjects[meant] < (needed_to_stay(turn, unknown, catalogue) if meant == STAYS else SUBJECT):
        return None
    if meant == STAYS and turn.stays:
        return Settled(turn.heard)
    if meant == STAYS:
        return Settled(replace(turn.heard, chosen=Chosen()), follows=True)
    if unknown or meant not in catalogue.metrics:
        return None
    chosen = Chosen(metrics=(MetricId(meant),), score=subjects[meant], at=turn.heard.chosen.at, by_meaning=True)
    return Settled(replace(turn.heard, chosen=chosen), follows=turn.follows or not turn.heard.chosen.named)


def asks_what_is_in_it(turn: Turn, opinion: TurnOpinion) -> bool:
    """ "How is that defined, is vaping in there": of the measure in hand, whatever else a word may be of."""
    chosen = turn.heard.chosen
    elsewhere = chosen.not_held or chosen.tied or chosen.near or chosen.theme
    means = opinion.kinds.get(Kind.DEFINITION, 0.0) >= KIND and "define" in turn.heard.operations
    return bool(turn.last.metrics) and bool(elsewhere) and means and turn.heard.refers


def needed_to_stay(turn: Turn, unknown: bool, catalogue: Catalogue) -> float:
    """`unknown`: whether words name a measure that was not learned of."""
    chosen = turn.heard.chosen
    if names_others(turn, catalogue):
        return NOT_AT_ALL
    if chosen.metrics and chosen.whole and not chosen.tied and not turn.last.metrics:
        return NOT_AT_ALL  # "why is the claimant count where it is" of a theme
    if chosen.not_held:
        return NOT_HELD_LEFT
    if unknown or turn.heard.chosen.theme:
        return OWN_LEFT
    return TOLD_LEFT if is_telling(turn.heard.told) else SUBJECT


def names_others(turn: Turn, catalogue: Catalogue) -> bool:
    """Whether words name in full another theme, or several measures alike of which none is in hand."""
    chosen, held = turn.heard.chosen, turn.in_hand(catalogue)
    said = frozenset(token.root for token in tokens(turn.heard.told))
    if chosen.tied:
        alike = [catalogue.metrics[each] for each in chosen.metrics]
        return not set(chosen.metrics) & set(turn.last.metrics) and all(is_said(each.aliases, said) for each in alike)
    if chosen.theme is None or chosen.theme == (held.theme if held else turn.last.scope.id):
        return False
    theme = catalogue.themes[chosen.theme]
    return is_said((theme.name, *theme.aliases), said)


def is_said(names: Iterable[str], said: frozenset[str]) -> bool:
    """Whether all words of one of them were; `said` are roots."""
    return any(roots_of(name) <= said for name in names)


def another_of_turn(turn: Turn, opinion: TurnOpinion, catalogue: Catalogue) -> MetricId | None:
    """The measure that the second half of a question is about, where that is another for all but sure."""
    likely = {each: p for each, p in opinion.subjects.items() if each in catalogue.metrics}
    if not turn.stays and len(turn.ruled.metrics) == 1:
        likely[turn.ruled.metrics[0]] = likely.get(turn.ruled.metrics[0], 0.0) + opinion.subjects.get(AS_RULED, 0.0)
    best = max(likely, key=lambda each: likely[each], default=None)
    sure = best and likely[best] >= ANOTHER and opinion.kind is Kind.PERFORMANCE
    return MetricId(best) if best and sure else None


def looks_on(heard: Heard, last: Reading) -> bool:
    """Whether words name the next measure after what one means, and don't ask what that means: its figure is asked."""
    asks = heard.operations.sure & {"define", "source"}
    other = heard.chosen.metrics and not set(heard.chosen.metrics) & set(last.metrics)
    return last.kind is Kind.DEFINITION and bool(other) and not asks


def is_bare_name(heard: Heard) -> bool:
    """Whether few words are the name of a measure and nothing besides."""
    slots = heard.areas or heard.groups or heard.periods or heard.home or heard.unknown
    few = len(heard.text.tokens) <= MOST_OF_A_NAME
    return bool(heard.chosen.metrics) and few and not slots and heard.operations.sure <= {"value"}


def ranges_wide(meant: Kind | None, turn: Turn) -> bool:
    """Whether a list is asked for after one measure, in words that point at nothing."""
    pointing = points_back(turn.heard) or turn.heard.chosen.named
    return meant in LISTS and bool(turn.last.metrics) and not pointing and not turn.heard.unexplained
