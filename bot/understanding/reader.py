"""The way from a text to a Reading, one named step after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from actions.reading import TALK, Choice, Doubt, DoubtKind, Kind, Missing, MissingKind, Reading, Scope, ScopeKind
from bot.understanding import follow_ups
from bot.understanding.as_named import BUDGET, is_of_a_whole
from bot.understanding.claimed import with_claims
from bot.understanding.claims import claims_in
from bot.understanding.clarifications import LONGEST_REPLY, picked
from bot.understanding.confidence import Evidence, evidence, weighed
from bot.understanding.decide_kind import decide_kind, has_return
from bot.understanding.doubts import denied, doubt_of_metrics, is_gibberish, not_understood, nothing_to_say
from bot.understanding.frame import Frame, set_subject
from bot.understanding.glossary import Glossary
from bot.understanding.hearing import Heard, Listener
from bot.understanding.meaning.asides import Asides, without_asides
from bot.understanding.meaning.learned_subjects import LearnedSubjects
from bot.understanding.meaning.meant import Meaning
from bot.understanding.meaning.nearest import Nearest
from bot.understanding.meaning.tuned import Tuned, asked_before
from bot.understanding.qualifiers import decided
from bot.understanding.recollection import recollected, remembering
from bot.understanding.recorded import is_meant, recorded
from bot.understanding.recording import to_record
from bot.understanding.referring import refer_back
from bot.understanding.resolve import apart, as_one_period, assume, resolve
from bot.understanding.second_thought import goes_elsewhere, second_thought
from bot.understanding.several_clauses import clauses_heard, first_and_on
from bot.understanding.slots import Places, fill_period, fill_places, is_region_or_country, strange_name
from bot.understanding.subjects import Chosen
from bot.understanding.switching import (
    LONGEST,
    LONGEST_PUT_RIGHT,
    as_qualified,
    by_chance,
    corrected,
    instead,
    kin,
    sibling,
)
from bot.understanding.text import Text, as_text, readable
from bot.understanding.turns.learned_turns import LearnedTurns
from bot.understanding.turns.marks import Kinship, Turn
from bot.understanding.turns.turn_choice import (
    Settled,
    another_of_turn,
    is_bare_name,
    kind_of_turn,
    looks_on,
    ranges_wide,
    subject_of_turn,
)
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, MetricId, ThemeId

# of what was heard and what the rules made of it: how likely each kind is meant
Opinion = Callable[[Heard, Reading], Mapping[Kind, float]]


class Understanding:
    """Reads questions against one catalogue; build one a catalogue, and read from any thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        nearest: Nearest | None = None,
        learned: LearnedSubjects | None = None,
        turns: LearnedTurns | None = None,
        tuned: Tuned | None = None,
        asides: Asides | None = None,
    ) -> None:
        """`nearest`, `learned` and `asides`: as in `Meaning`; `turns`: what was learned of conversations; `tuned`: the
        encoder that hears what is asked for, where marks alone are in doubt.
        """
        self._catalogue = catalogue
        self._listener = Listener(catalogue)
        self._glossary = Glossary(catalogue)
        self._meaning = Meaning(catalogue, nearest, learned, asides)
        self._turns, self._tuned = turns, tuned

    def read(self, text: str, *, last: Reading | None, home_area: AreaCode, opinion: Opinion | None = None) -> Reading:
        """Never raises for any text. `last` is the Reading before it in the conversation."""
        return self.read_with_evidence(text, last=last, home_area=home_area, opinion=opinion)[0]

    def read_with_evidence(
        self, text: str, *, last: Reading | None, home_area: AreaCode, opinion: Opinion | None = None
    ) -> tuple[Reading, Evidence | None]:
        """Beside the Reading what its confidence is made of; None where no opinion of what was learned was asked."""
        last = last if last and self._catalogue.metrics.keys() >= {*last.metrics} else None  # a return was taken back
        reading, seen = self._read(text, last, home_area, opinion)
        return remembering(weighed(reading, seen) if seen else reading, last), seen

    def _read(
        self, text: str, last: Reading | None, home_area: AreaCode, opinion: Opinion | None
    ) -> tuple[Reading, Evidence | None]:
        places, whole = Places(home_area, self._catalogue), self._made_ready(text, last)
        if whole is None:
            return nothing_to_say(), None
        if (wish := to_record(text)) and is_meant(wish, last):
            return recorded(wish, self._main(self._made_ready(wish.words) or whole), last, places), None
        reading, seen = self._of_words(whole, last, places, opinion)
        claimed = claims_in(whole, self._listener, places, meant=self._meant_alone)
        return with_claims(reading, claimed), seen

    def _meant_alone(self, heard: Heard) -> Heard:
        return self._meaning.meant(heard, in_hand=False)

    def _beside_budgets(self, heard: Heard) -> Heard:
        """ "Is waste over budget?" is of waste, where the council's return has budgets of its divisions."""
        if not heard.chosen.not_held or "budget" not in heard.operations or not has_return(self._catalogue):
            return heard
        return replace(heard, chosen=self._listener.hear(as_text(BUDGET.sub(" ", heard.text.clean))).chosen)

    def _of_words(
        self, whole: Text, last: Reading | None, places: Places, opinion: Opinion | None
    ) -> tuple[Reading, Evidence | None]:
        heard = self._beside_budgets(recollected(self._main(whole), last, self._catalogue))
        if last and (choices := picked(whole, last) or self._by_qualifier(heard, whole, last)):
            return self._with_choices(choices, last, places), None
        if last and last.kind is Kind.CLARIFY and whole.clean.strip(" .)#").isdigit():
            return last, None  # a number beyond the choices: the same choices again
        if clicked := self._clicked(whole):
            return self._understood(replace(heard, chosen=clicked), last, places), None
        if last and follow_ups.has_subject(last) and is_gibberish(heard, whole):
            return not_understood(heard, last, self._catalogue), None
        if term := self._glossary.asked(whole, heard, last):
            return term, None
        if last and opinion and self._turns and follow_ups.has_subject(last) and last.kind is not Kind.CLARIFY:
            return self._gone_on(heard, last, places, opinion, self._turns)
        if opinion and self._turns and (both := self._two_asked(whole, heard, places, opinion, self._turns)):
            heard = both
        return self._asked(heard, last, places, opinion)

    def _two_asked(
        self, whole: Text, heard: Heard, places: Places, opinion: Opinion, learned: LearnedTurns
    ) -> Heard | None:
        """About both measures, where a question goes on from one to another as a conversation would."""
        found = first_and_on(whole) if len(heard.chosen.metrics) < 2 or heard.chosen.tied else None
        if found is None:
            return None
        said = [self._listener.hear(each) for each in found]
        first, _ = self._asked(said[0], None, places, opinion)
        if len(first.metrics) != 1 or first.kind not in OF_SEVERAL:
            return None
        turn = self._turn(said[1], first, places, opinion)
        told = learned.opinion(turn, self._catalogue, self._meaning.vector_of(said[1]))
        second = another_of_turn(turn, told, self._catalogue)
        if second is None and (own := self._meaning.own_named(said[1], first)):
            second = own.chosen.metrics[0]
        if second is None or second in first.metrics:
            return None
        return replace(heard, chosen=Chosen(metrics=(first.metrics[0], second), at=heard.chosen.at, by_meaning=True))

    def _gone_on(
        self, heard: Heard, last: Reading, places: Places, opinion: Opinion, learned: LearnedTurns
    ) -> tuple[Reading, Evidence | None]:
        """Words after a question by what was learned of conversations; where that settles nothing, by the rules."""
        turn = self._turn(heard, last, places, opinion)
        told = learned.opinion(turn, self._catalogue, self._meaning.vector_of(heard))
        if self._tuned:
            told = replace(told, kinds=self._tuned.beside(told.kinds, heard.said, asked_before(last, self._catalogue)))
        meant = kind_of_turn(turn, told, elsewhere(heard, last, turn.alone, turn.likely))
        own = None if heard.chosen.pointed else self._meaning.own_named(heard, last)
        settled = Settled(own or heard) if own or heard.chosen.pointed else subject_of_turn(turn, told, self._catalogue)
        if settled is None:
            return self._asked(heard, last, places, opinion, turned_to=meant)
        if meant is Kind.NO_DATA and settled.heard.chosen.metrics:
            meant = None  # its measure is known
        heard = as_qualified(settled.heard, self._catalogue).seconded(turn.likely)
        follows = settled.follows
        if meant in {None, Kind.DEFINITION} and looks_on(heard, last):
            meant = Kind.PERFORMANCE
        if meant is Kind.PERFORMANCE and follow_ups.names_instead(heard) and last.kind is Kind.TREND:
            meant = Kind.TREND  # "sorry, population" of a run
        if ranges_wide(meant, turn):
            heard, follows = replace(heard, chosen=Chosen()), False  # "what's off track" is asked of everything
        elif follows is None and is_bare_name(heard) and turn.kinship(self._catalogue) is not Kinship.NONE:
            follows = True  # "A roads" after those of Leicester
        reading = self._understood(heard, last, places, meant=meant, follows=follows)
        return reading, evidence(reading, settled.heard, told.kinds)

    def _asked(
        self,
        heard: Heard,
        last: Reading | None,
        places: Places,
        opinion: Opinion | None,
        turned_to: Kind | None = None,
    ) -> tuple[Reading, Evidence | None]:
        """By words, by their meaning where they leave the subject open, and by what was learned of whole questions.

        `turned_to`: the kind, where a conversation told it.
        """
        in_hand = last is not None and follow_ups.has_subject(last)
        puts_right = follow_ups.is_correction(heard)
        if opinion and is_of_a_whole(heard):
            reading = self._understood(heard, last, places)
            return reading, evidence(reading, heard, opinion(heard, reading))
        meant_alone = self._without_aside(heard) if in_hand and puts_right else heard
        if not (last and in_hand and not meant_alone.chosen.named and self._switched(meant_alone, last, puts_right)):
            heard = self._meaning.meant(heard, in_hand=in_hand)
            heard = as_qualified(heard, self._catalogue)
        if opinion is None:
            return self._understood(heard, last, places), None
        alone = self._understood(heard, None, places)
        scores = opinion(heard, alone)
        if self._tuned and turned_to is None:
            scores = self._tuned.beside(scores, heard.said)
        meant = turned_to or elsewhere(heard, last, alone, scores)
        reading = self._understood(heard.seconded(scores), last, places, meant=meant)
        return reading, evidence(reading, heard, scores)

    def turn(self, text: str, *, last: Reading, home_area: AreaCode, opinion: Opinion) -> Turn | None:
        """What the rules make of words after a question, to learn from; None for a text without a word."""
        whole = self._made_ready(text, last)
        if whole is None:
            return None
        heard = recollected(self._main(whole), last, self._catalogue)
        return self._turn(heard, last, Places(home_area, self._catalogue), opinion)

    def _turn(self, heard: Heard, last: Reading, places: Places, opinion: Opinion) -> Turn:
        alone = self._understood(heard, None, places)
        return Turn(heard, alone, self._understood(heard, last, places), last, opinion(heard, alone))

    def by_rules(self, text: str, home_area: AreaCode) -> tuple[Heard, Reading] | None:
        """What is heard in a question asked alone and what the rules make of it; None for a text without a word."""
        whole = self._made_ready(text)
        if whole is None:
            return None
        heard = self._meaning.meant(self._main(whole), in_hand=False)
        return heard, self._understood(heard, None, Places(home_area, self._catalogue))

    def _by_qualifier(self, heard: Heard, text: Text, last: Reading) -> list[Choice]:
        """The one choice that a qualifier names: "the one in pounds", but not "thanks everyone"."""
        choices = last.doubt.choices if last.kind is Kind.CLARIFY and last.doubt else ()
        metrics = [self._catalogue.metrics[MetricId(each.value)] for each in choices if self._is_metric(each.value)]
        if len(metrics) < 2 or len(text.tokens) > LONGEST_REPLY or heard.operations.sure & GREETINGS:
            return []
        named = decided(metrics, text.tokens)
        return [each for each in choices if each.value == named[0].id] if len(named) == 1 else []

    def _is_metric(self, id: str) -> bool:
        return id in self._catalogue.metrics

    def _clicked(self, text: Text) -> Chosen | None:
        """An option's value: the id of a metric or a theme alone."""
        said = text.clean.strip()
        if said in self._catalogue.metrics:
            return Chosen(metrics=(MetricId(said),), by_meaning=True)
        return Chosen(theme=ThemeId(said)) if said in self._catalogue.themes and "_" in said else None

    def _made_ready(self, text: str, last: Reading | None = None) -> Text | None:
        """With slips of the pen mended and asides left out; None for a text without a word."""
        whole = self._listener.mended(as_text(text))
        if not whole.tokens or not readable(whole):
            return None
        in_hand = last is not None and follow_ups.has_subject(last)
        return without_asides(whole, self._listener, self._meaning.likely_aside, in_hand=in_hand)

    def _main(self, whole: Text) -> Heard:
        """All clauses as one: see `clauses_heard`."""
        return replace(clauses_heard(whole, self._listener, self._catalogue), whole=whole.clean)

    def _understood(
        self,
        heard: Heard,
        last: Reading | None,
        places: Places,
        *,
        meant: Kind | None = None,
        follows: bool | None = None,
    ) -> Reading:
        """`meant`: the kind that was learned for such words; `follows`: whether they go on from the last question,
        where that and their subject are settled.
        """
        frame = Frame()
        following = follow_ups.follows(heard, last) if follows is None else follows
        puts_right = follow_ups.is_correction(heard)
        if follows is None and last and puts_right and follow_ups.has_subject(last):
            heard = self._without_aside(heard)
        set_subject(frame, heard.chosen)
        may_switch = follows is None and (
            following or not heard.chosen.named or by_chance(heard.text.tokens, heard.chosen)
        )
        may_switch = may_switch and follow_ups.has_subject(last)
        if last and may_switch and (metrics := self._switched(heard, last, puts_right)):
            frame.metrics, frame.scope, frame.missing, following = metrics, Scope(kind=ScopeKind.METRIC), None, True
            heard = replace(heard, unexplained=())
        elif last and following and follow_ups.only_denies(heard):
            return denied(last, self._catalogue)
        fill_places(frame, heard, places)
        if last and following and (name := strange_name(heard)):
            frame.missing = Missing(kind=MissingKind.UNKNOWN_AREA, words=name)
            frame.said.add("area")
        fill_period(frame, heard)
        if frame.period and last and following:
            frame.period = replace(frame.period, from_today=False)  # "and last year?" is the one before that in hand
        if last:
            refer_back(frame, heard, last)
        as_one_period(frame, places)
        decide_kind(frame, heard, last if following else None, self._catalogue, meant=meant)
        if frame.kind in SETTLED:
            return frame.reading()
        if frame.doubt or (frame.missing and frame.missing.kind is MissingKind.SUBJECT):
            return self._stopped(frame, places)
        assume(frame, places)
        resolve(frame, places)
        return frame.reading()

    def _without_aside(self, heard: Heard) -> Heard:
        rest = follow_ups.without_aside(heard.text.clean)
        if rest == heard.text.clean or not rest.strip():
            return heard
        again = self._listener.hear(as_text(rest))
        return again if not again.says_nothing or again.contents else heard

    def _switched(self, heard: Heard, last: Reading, put_right: bool) -> tuple[MetricId, ...]:
        """ "and for carers?", "no, unallocated": a sibling of the metric last asked about."""
        tokens = heard.text.tokens
        if found := instead(last, tokens, heard.chosen, self._catalogue, put_right=put_right):
            return found
        if not heard.chosen.whole and (found := kin(last, tokens, self._catalogue)):
            return found
        if heard.chosen.named and not heard.chosen.tied and not put_right:
            return ()
        if put_right and (found := corrected(last, tokens, heard.chosen, self._catalogue)):
            return found
        return sibling(last, tokens, heard.chosen, self._catalogue, LONGEST_PUT_RIGHT if put_right else LONGEST)

    def _stopped(self, frame: Frame, places: Places) -> Reading:
        """Asked back, or not held at all: what was meant stays in the subkind for the reply."""
        if frame.missing:
            frame.subkind = frame.kind.value if frame.kind else None
            frame.kind = Kind.NO_DATA
        else:
            frame.subkind = frame.kind.value if frame.kind and frame.kind is not Kind.CLARIFY else frame.subkind
            frame.kind = Kind.CLARIFY
        if frame.doubt is None or frame.doubt.kind is not DoubtKind.WHICH_AREA:
            frame.areas = frame.areas or (places.home,)
        return frame.reading()

    def _with_choices(self, choices: list[Choice], last: Reading, places: Places) -> Reading:
        """The question asked back goes on with what was picked."""
        doubt = last.doubt
        if doubt is None or doubt.kind not in {DoubtKind.WHICH_METRIC, DoubtKind.WHICH_AREA, DoubtKind.MISSING_METRIC}:
            said = as_text(choices[0].value)
            heard = self._listener.hear(said)
            return self._understood(replace(heard, chosen=self._clicked(said) or heard.chosen), None, places)
        frame = Frame(kind=follow_ups.kind_meant(last), metrics=last.metrics, scope=last.scope)
        frame.areas, frame.comparators, frame.period = last.areas, last.comparators, last.period
        frame.statistic, frame.carried = last.statistic, list(last.carried_over)
        frame.assumed = [one for one in last.assumed if one.what != "period"]
        frame.said |= {"period"} if last.period else set()
        if frame.kind in {Kind.CLARIFY, None}:
            frame.kind = Kind.PERFORMANCE
        if doubt.kind is DoubtKind.WHICH_AREA:
            named = [self._listener.hear(as_text(choice.value)) for choice in choices]
            codes = [one.areas[0].codes[0] for one in named if one.areas]
            frame.areas, frame.assumed = tuple(codes), [one for one in frame.assumed if one.what != "area"]
            set_beside_home(frame, places)
        else:
            ids = [MetricId(choice.value) for choice in choices if choice.value in self._catalogue.metrics]
            frame.metrics, frame.scope = tuple(ids), Scope(kind=ScopeKind.METRIC)
        if not frame.metrics and frame.scope.kind is ScopeKind.METRIC:
            frame.kind, frame.doubt = Kind.CLARIFY, doubt_of_metrics((), "", self._catalogue)
            return frame.reading()
        if frame.areas == (places.home,) and doubt.kind is not DoubtKind.WHICH_AREA and not last.assumed:
            frame.areas = ()
        assume(frame, places)
        resolve(frame, places)
        return frame.reading()


def elsewhere(heard: Heard, last: Reading | None, alone: Reading, scores: Mapping[Kind, float]) -> Kind | None:
    """The kind by what was learned of whole questions, where it is likely enough to overrule the rules."""
    return goes_elsewhere(scores, heard) if follow_ups.follows(heard, last) else second_thought(alone, heard, scores)


GREETINGS = {"greeting", "thanks", "goodbye"}
OF_SEVERAL = {Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.TARGET}  # kinds that tell of several measures
SETTLED = TALK | {Kind.CATALOGUE, Kind.COMMITMENTS}


def set_beside_home(frame: Frame, places: Places) -> None:
    """A region picked in a comparison is what the home council is set against."""
    apart(frame, places)
    if frame.kind is Kind.COMPARISON and len(frame.areas) == 1:
        [code] = frame.areas
        if is_region_or_country(code, places.catalogue):
            frame.areas = (places.home, code)


__all__ = ["Doubt", "Understanding"]
