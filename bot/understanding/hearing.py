"""One clause, heard: its slots, its operations, and the words that nothing explains. Nothing is decided yet."""

# ruff: noqa: E501  a pattern or a list of words cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from actions.reading import Kind
from bot.understanding.area_names import AreaNames
from bot.understanding.areas import Areas, AreaSaid, home_words
from bot.understanding.groups import GroupSaid, groups_in
from bot.understanding.operations import Operations, operations_in, seconded, skeleton
from bot.understanding.own_groups import OwnGroups
from bot.understanding.periods import PeriodSaid, periods_in
from bot.understanding.spans import of_characters, taken
from bot.understanding.spelling import Spelling
from bot.understanding.subject_index import SubjectIndex, content
from bot.understanding.subject_match import phrases_in, said_in
from bot.understanding.subjects import Chosen, Subjects
from bot.understanding.text import Text, Token, tokens
from bot.understanding.words import words
from data_layer.catalogue import Catalogue

PEERS = re.compile(r"\b(?:compar\w*|versus|vs|against|benchmark\w*|than|rank\w*|best|worst|highest|lowest|similar)\b")
WHOLE_COUNCIL = re.compile(
    r"\b(?:(?:our|all|any|the council's|all the) targets|overall|in general|generally|across the (?:board|council|piece|whole)|as a (?:council|whole|city)|everything|"
    r"all (?:our |the )?(?:services|measures|metrics|areas|indicators)|in total|council[- ]wide|whole council|the council doing|"
    r"how are (?:we|things|the council) (?:doing|performing|going|getting on)|how is (?:the|our) (?:council|city) (?:doing|performing|getting on))\b"
)
REFERS = re.compile(
    r"\b(?:it|its|that|this|those|these|them|they|the same|same|one|ones|the (?:figure|number|rate|trend|gap|change|drop|fall|rise|increase|value|measure|metric))\b"
)
# of these no word names a subject: "good news on health" asks for no years in good health
SET_PHRASES = re.compile(
    r"\b(?:(?:good|bad|best|worst|happy) news|good (?:job|work|morning|afternoon|evening)|well done)\b|"
    r"\b(?:open|outstanding|unanswered) (?:questions?|items?|matters?|points?|recommendations?|actions?|requests?)\b|\b(?:still|left) (?:open|outstanding)\b|"
    r"^anything (?:else )?(?:still )?(?:outstanding|open|overdue)\b|\boutstanding (?:from|with|by)\b|"
    r"\b(?:a few|a couple of|some|two|three|four|five|six|seven|eight|ten|\d+) (?:\w+ )?questions\b|\bup (?:a|one|the next) level\b|"
    r"\b(?:were|was|been|be|are|is) delivered\b(?=[^a-z]*$)|"
    r"\bpre-? ?meet(?:ing)?s?\b|\bper (?:head|capita|[\d,]+k?|thousand|hundred)(?: of(?: the)?)? (?:population|residents)\b|\brelative to (?:the )?population\b|"
    r"\bon fire\b|\bacross the (?:board|council|piece|whole)\b|\bon the whole\b|\b(?:year by year|quarter by quarter|survey by survey|month by month)\b|"
    r"\b(?:up|back|come|get|got) to speed\b|\bat speed\b|\b(?:crib|cheat) sheets?\b|\b(?:bounced?|bounce|come|came|recover(?:ed|ing)?|emerg(?:ed|ing)) (?:back )?(?:from|out of|since|after) (?:the )?(?:covid(?:-19)?|pandemic|lockdowns?)\b|\b(?:the )?(?:covid|pandemic|lockdown) (?:year|years|period|time|times|era|days)\b|"
    r"^(?:please |pls |can you |could you )?send\b(?=.* (?:to|as|in|by|over) )|\bsend(?:ing)? (?:me|us|it|that|this|them|the|these|your)\b"
)
# the law under which something is asked is not what is asked about
FORMAL = re.compile(
    r"\b(?:(?:under|pursuant to|in accordance with|following|by way of) )?(?:the |a )?(?:freedom of information|foi|environmental information)"
    r" (?:act|request|regulations)(?: (?:of )?\(?2000\)?| 2004)?\b"
)
# "I'm on the tram", "for the ward newsletter", "the Member for Bulwell": where someone is, what for, and for whom
WHEREABOUTS = re.compile(
    r"\b(?:i'm|im|i am|i'll be|i shall be|i will be|i'd be|reading it|sat|sitting|stuck|while) (?:\w+ ){0,3}(?:on|in|at) (?:the|a|my) (?:tram|bus|train|car|taxi|lift|coach|park|pub|school gates?)\b|"
    r"\b(?:read|reading|look at|skim|digest)(?: it| this| that)? on the (?:tram|bus|train|way)\b|\b(?:member|councillor|cllr|mp) for (?:the )?\w+(?: (?:and|&) \w+)?\b(?! (?:pays|gets))|\bi represent (?:the )?\w+(?: ward)?\b|"
    r"\b(?:at|in|from|after) (?:my |the |our |her |his )?(?:\w+day(?:\'s)? |ward |advice |last (?:week|night)(?:\'s)? )?surgery\b(?<!gp surgery)(?<!doctors surgery)|\b(?:for|to|at|before) (?:the )?(?:audit|overview)(?: and (?:risk|governance|scrutiny))? (?:committee|cttee|ctte|panel|board)\b|"
    r"\bfor (?:the )?audit(?=[ .?!]*$)|"
    r"\b(?:i'm|im|i am|as) (?:the |a )?(?:portfolio holder|cabinet member|lead member)\b(?! (?:for|of|responsible))|"
    r"\bward (?:newsletter|surgery|meeting|walk(?:about)?|forum|colleagues?|bulletin|leaflet|report)\b"
)
# "2023/24, not the year after": what is put aside names nothing
ASIDE = re.compile(
    r"(?:^|[,;:(]\s*|\s-+\s)(?:and |but )?(?:not|rather than|spare (?:us|me)|never mind|as opposed to)\b(?! in work| in employment| recycled| registered| held| earmarked| ring)[^,.;:?)]{2,60}(?=[,.;:?)]|$)|"
    r"\b(?:outside|excluding|excl|except(?: for)?|apart from|other than|not counting|leaving out)(?: of)? (?:greater |inner )?(?:london|the capital)\b|"
    r"\brather than\b[^,.;:?)]{2,60}(?=[,.;:?)]|$)|^not [^,.;:?)]{2,60}?(?: but |, (?:but |just |only |simply ))(?=\w)"
)
# thanks, and not temporary accommodation, which nobody writes so at the head of a line
TA = re.compile(
    r"^(?:(?:brill\w*|great|lovely|ace|super|cool|ok|okay|fab|perfect|champion|smashing|sorted|right|fine|good|nice|grand|spot on)"
    r"[ ,]+){1,3}(?P<last>[Tt]a)[.!]*$|.*[ ,](?P<late>ta)(?= (?:very|ever|muchly|duck)\b)|^[Tt]a\b(?=[,.!]|$| (?:duck|very|ever|so|that|thats|mate|love|helpful|much|all|again|ra|bye|for (?:that|this|the|now|your))\b)"
)
COUNT = re.compile(r"[\d,.]+(?:k|m|bn|th|st|nd|rd)?")  # "100k"
# small words inside a name: "control over daily life", "homes for every thousand"
LINKS = frozenset({"a", "an", "the", "of", "against", "in", "on", "at", "over", "to", "with", "for", "by", "per", "who", "that", "their",
                   "own", "out", "from", "not", "every", "each"})  # fmt: skip
LONGEST_LINK = 2
LONGEST_WHOLE = 240  # characters


@dataclass(frozen=True, slots=True)
class Heard:
    text: Text
    periods: tuple[PeriodSaid, ...]
    groups: tuple[GroupSaid, ...]
    areas: tuple[AreaSaid, ...]
    home: tuple[AreaSaid, ...]  # "us", "here"
    unknown: AreaSaid | None
    chosen: Chosen
    operations: Operations
    skeleton: str
    unexplained: tuple[str, ...]
    bare: str  # the words but for places, groups, times and what is put aside: the subject and what is asked of it
    around: str = ""  # the same of all sentences of a question, where it has several
    whole: str = ""  # all that was said, where this is a part of it
    body: str | None = None  # a level of the cascade beside the subject: "waste, for the Executive Panel"

    @property
    def told(self) -> str:
        """All that tells what a question is about."""
        return self.around or self.bare

    @property
    def said(self) -> str:
        """All of it as it was written, or the clause that asks where that is long."""
        return self.whole if self.whole and len(self.whole) <= LONGEST_WHOLE else self.text.clean

    @property
    def refers(self) -> bool:
        return bool(REFERS.search(self.text.lower))

    @property
    def everything(self) -> bool:
        found = WHOLE_COUNCIL.search(self.text.lower)
        # "the East Midlands as a whole" is a place, and so is the city "as a whole, last ten years"
        a_place = self.areas or self.groups or any(one.asked for one in self.periods)
        return bool(found) and not self.chosen.named and not (found[0].startswith("as a ") and a_place)

    @property
    def says_nothing(self) -> bool:
        """No slot and no operation besides a request for some value."""
        slots = self.periods or self.groups or self.areas or self.home or self.unknown or self.chosen.named
        return not slots and self.operations.sure <= {"value"}

    @property
    def contents(self) -> bool:
        """Whether a word is left that is not grammar."""
        return any(content(token) for token in tokens(self.bare))

    @property
    def tells_peers(self) -> bool:
        return bool({"compare", "rank"} & self.operations.sure)

    def seconded(self, scores: Mapping[Kind, float]) -> Heard:
        """With what was learned as a second signal, by kind."""
        return replace(self, operations=seconded(self.operations, scores))


class Listener:
    """Built once a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._index = SubjectIndex(catalogue)
        self._subjects = Subjects(catalogue, self._index)
        names = AreaNames(catalogue)
        self._areas = Areas(names, self._known)
        self._own_groups = OwnGroups(catalogue, names, self._known)
        self._spelling = Spelling(self._index, names, catalogue.own_groups.values())

    def mended(self, text: Text) -> Text:
        """With slips of the pen mended; `hear` takes a text as it is."""
        return self._spelling.mended(text)

    def hear(self, text: Text) -> Heard:
        # in a name of several words no place, time or group is read: "reading and writing", "enough of others"
        aside = taken(
            of_characters(text, *found.span())
            for each in (FORMAL, WHEREABOUTS, ASIDE)
            for found in each.finditer(text.lower)
        )
        aside = set() if len(aside) >= len(text.tokens) - 1 else aside
        if thanks := TA.match(text.clean):
            start = thanks.start(thanks.lastgroup or 0)
            aside |= {at for at, token in enumerate(text.tokens) if token.start == start}
        names = [span for span, _ in phrases_in(text.tokens, self._index) if span.length > 1]
        names = [span for span in names if not taken([span]) & aside]
        phrases = taken(names)
        named = phrases | aside
        periods = tuple(one for one in periods_in(text.lower) if not within(text, one.start, one.end, named))
        told = groups_in(text.clean, self._own_groups.named(text))
        groups = tuple(one for one in told if not within(text, one.start, one.end, named))
        timed = taken(of_characters(text, one.start, one.end) for one in periods)
        grouped = taken(of_characters(text, one.start, one.end) for one in groups)
        areas = tuple(self._areas.named(text, named | timed | grouped))
        placed = taken(one.span for one in areas)
        free = [at for at in range(len(text.tokens)) if at not in timed | grouped | placed | aside]
        set_words = taken(of_characters(text, *found.span()) for found in SET_PHRASES.finditer(text.lower)) - phrases
        naming = [at for at in free if at not in set_words]
        said = said_in(text.tokens, naming, self._index)
        spoken = [token for at, token in enumerate(text.tokens) if at not in aside]
        chosen = self._subjects.choose(said, spoken, peers=bool(groups or PEERS.search(text.lower)))
        home = tuple(home_words(text, timed | grouped | placed))
        unknown = self._areas.unknown(text, timed | grouped | placed | chosen.at | aside)
        if unknown and chosen.not_held and taken([unknown.span]) & chosen.at:
            unknown = None  # "by ward": what is not held there is said better by itself
        strange = taken([unknown.span] if unknown else [])
        meant = self._named_at(text, naming, chosen) | taken(one for one in names if chosen.at & taken([one]))
        marks = dict.fromkeys(meant, "SUBJECT") | dict.fromkeys(timed, "PERIOD")
        marks |= dict.fromkeys(grouped, "GROUP") | dict.fromkeys(placed | strange, "AREA")
        frame = skeleton(text, marks)
        operations = operations_in(frame, skeleton(text, {}), phrases)
        held = chosen.at | operations.explained | strange | set_words
        left = tuple(text.tokens[at].word for at in free if at not in held and self._strange(text.tokens[at], chosen))
        slots = [(text.tokens[one.first].start, text.tokens[one.last - 1].end) for one in (each.span for each in areas)]
        slots += [(one.start, one.end) for one in (*groups, *periods)]
        slots += [(text.tokens[at].start, text.tokens[at].end) for at in aside - timed - grouped - placed]
        bare = without(text.clean, slots)
        heard = Heard(text, periods, groups, areas, home, unknown, chosen, operations, frame.words, left, bare)
        return replace(heard, body=chosen.body)

    def _named_at(self, text: Text, free: list[int], chosen: Chosen) -> set[int]:
        """Where the subject stands, with words of its own name around it: "long-term support" asks for no long term."""
        own = self._index.named_by(chosen.subjects)
        at = set(chosen.at)
        for step in (1, -1):
            for start in chosen.at:
                passed: list[int] = []
                place = start + step
                while place in free and len(passed) <= LONGEST_LINK:
                    token = text.tokens[place]
                    passed.append(place)
                    if place in at or (token.root in own and not is_long_view(text, place)):
                        at.update(passed)
                        passed = []
                    elif token.word not in LINKS or is_over_time(text, place):
                        break
                    place += step
        return at

    def _known(self, token: Token) -> bool:
        return self._index.knows(token) or words().ordinary(token.word) or token.word.isdigit()

    def _strange(self, token: Token, chosen: Chosen) -> bool:
        """A content word that the subject does not explain."""
        if not content(token) or words().ordinary(token.word) or COUNT.fullmatch(token.word):
            return False
        return not any(token.root in self._index.explained(subject) for subject in chosen.subjects)


def is_over_time(text: Text, place: int) -> bool:
    """ "over time" asks for a series, though a name says "waiting time"."""
    following = text.tokens[place + 1].word if place + 1 < len(text.tokens) else ""
    return text.tokens[place].word == "over" and following in {"time", "the"}


def is_long_view(text: Text, place: int) -> bool:
    """ "the long view" asks for a series, though a name says "how long people live"."""
    following = text.tokens[place + 1].word if place + 1 < len(text.tokens) else ""
    return text.tokens[place].word in {"long", "longer"} and following in {"view", "run", "term", "picture", "series"}


def within(text: Text, start: int, end: int, held: set[int]) -> bool:
    at = taken([of_characters(text, start, end)])
    return bool(at) and at <= held


def without(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """A text but for some stretches of characters that do not overlap."""
    for start, end in sorted(cuts, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())
