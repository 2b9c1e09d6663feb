"""From what was heard to slots: which places are asked about, which compared with, which times, which middle."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from actions.reading import Assumption, Choice, Doubt, DoubtKind, Missing, MissingKind
from bot.understanding.areas import AreaSaid
from bot.understanding.english import is_english
from bot.understanding.frame import Frame
from bot.understanding.hearing import Heard
from bot.understanding.text import Text
from data_layer.catalogue import Catalogue
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, AreaKind, Group

MOST_CHOICES = 4
SHORTEST_NAME = 3  # letters: shorter ones are short forms
# before a place that is set against another one
AGAINST = {"with", "to", "against", "than", "vs", "versus", "v", "alongside", "beside", "compare", "like", "from",
           "above", "below", "beat", "beats", "beating", "behind"}  # fmt: skip
SET_AGAINST = re.compile(
    r"\bfar (?:off|from|behind|ahead|above|below|short)\b|\badrift\b|"
    r"\b(?:compar\w+|against|vs|versus|v|than|stack\w*|above|below|behind|benchmark\w*|relative|differ\w*|gap)\b"
)
MIDDLE = re.compile(r"\b(?:average|median|mean|quartiles?|norm|typical)\b")
# between two places of a list
JOINT = re.compile(
    r"\s*(?:,|&|\+|/|,?\s*\b(?:and|n|vs|v|versus|or|with|to)\b)\s*(?:\b(?:over|down|up)\b\s*)?(?:\b(?:in|at|for)\b\s*)?",
    re.IGNORECASE,
)
WE = re.compile(r"\b(?:we|us|our|ours|my)\b")
# said of ourselves beside another place: "what is that for us, and how does Leicester do"
BESIDE_US = re.compile(r"\b(?:for|with|of|and|between|than|beside|like) (?:us|ours|ourselves)\b")
MORE = re.compile(
    r"\b(?:is|are|does|do|has|have|did|was|were)\b.*"
    r"\b(?:better|worse|higher|lower|quicker|faster|slower|bigger|smaller|ahead|more|fewer|less|different)\b"
)
ENGLAND = "England"


@dataclass(frozen=True, slots=True)
class Places:
    """The home council of the viewer, and what is known of places."""

    home: AreaCode
    catalogue: Catalogue

    def group_of(self, code: AreaCode, beside: AreaCode) -> Group | None:
        """England, or the region that a council lies in: a place that is also a comparator group."""
        area, council = self.catalogue.areas.get(code), self.catalogue.areas.get(beside)
        if area and area.kind is AreaKind.COUNTRY and area.name == ENGLAND:
            return Group.ENGLAND
        if area and area.kind is AreaKind.REGION and council and council.region == code:
            return Group.REGION
        return None


def fill_places(frame: Frame, heard: Heard, places: Places) -> None:
    """Areas and comparators, as far as the words name them."""
    text = heard.text
    compared = heard.tells_peers or bool(SET_AGAINST.search(text.lower))
    councils: list[AreaCode] = []
    others: list[AreaCode] = []
    regional: list[AreaSaid] = []
    for one in heard.areas:
        code, *more = one.codes
        if more:
            frame.doubt = which_area(one, places.catalogue)
            frame.said.add("area")
        elif is_region_or_country(code, places.catalogue):
            regional.append(one)
        elif compared and (one.before in AGAINST or (others and not councils and one.before in {"and", "or"})):
            others.append(code)
        else:
            councils.append(code)
    home = [one for one in heard.home if not set_around(frame, one, councils, places)]
    if compared and councils and not home and WE.search(text.lower) and places.home not in councils:
        councils.insert(0, places.home)  # "we have twice Rushcliffe's rate"
    beside = bool(BESIDE_US.search(text.lower)) or any(is_listed(one, heard) for one in home)
    if home and (not councils or compared or beside):
        councils.insert(0, places.home)
        frame.said.add("area")
    alone = len(councils) == 1 and not others and not home and not heard.groups and not regional
    if compared and alone and councils[0] != places.home and MORE.search(text.lower):
        councils.insert(0, places.home)  # "is Manchester any quicker at building?"
    if others and not councils:
        councils.insert(0, places.home)
    set_regional(frame, regional, councils, others, places, text, compared=compared)
    areas = tuple(dict.fromkeys([*councils, *others]))
    if areas:
        frame.areas = areas
        frame.said |= {"area"} if heard.areas or heard.home else set()
    named = [one for one in heard.groups if one.group]
    groups = [*frame.comparators, *(one.group for one in named if one.group)]
    if groups:
        frame.comparators = tuple(dict.fromkeys(groups))
        frame.said.add("comparator")
        frame.group_words = named[0].words if named else frame.group_words
        frame.group_kind = next((one.kind for one in named if one.kind), None)
        frame.statistic = middle(heard)
    if heard.unknown:
        frame.missing = Missing(kind=MissingKind.UNKNOWN_AREA, words=heard.unknown.words)
        frame.said.add("area")


def strange_name(heard: Heard) -> str | None:
    """The one word of a text that is none: after a question a place that nobody here knows ("Erewhon?")."""
    [token, *more] = heard.text.tokens or [None]
    strange = token and not more and heard.unexplained == (token.word,) and len(token.word) > SHORTEST_NAME
    return token.written if token and strange and token.word.isalpha() and not is_english(token.word) else None


def is_listed(home: AreaSaid, heard: Heard) -> bool:
    """Whether "us" is one of a list of places: "us, Leicester and Derby", "Derby and ourselves"."""
    text = heard.text
    for area in heard.areas:
        first, second = sorted((home.span, area.span), key=lambda span: span.first)
        if second.last > len(text.tokens):
            continue  # it stands in another sentence
        between = text.clean[text.tokens[first.last - 1].end : text.tokens[second.first].start]
        if first.last <= second.first and JOINT.fullmatch(between):
            return True
    return False


def set_around(frame: Frame, said: AreaSaid, councils: list[AreaCode], places: Places) -> bool:
    """ "The county" in a city is the county council that bears its name, and nobody's own council elsewhere."""
    home = places.catalogue.areas[places.home]
    if said.words != "the county" or home.kind is AreaKind.COUNTY:
        return False
    around = [
        area.code
        for area in places.catalogue.areas.values()
        if area.kind is AreaKind.COUNTY and area.until is None and area.name.startswith(home.name)
    ]
    if around:
        councils.append(around[0])
        name = places.catalogue.area_name(around[0])
        frame.assumed.append(Assumption.model_validate({"what": "area", "as": name, "because": "of “the county”"}))
    else:
        frame.missing = Missing(kind=MissingKind.UNKNOWN_AREA, words=said.words)
    frame.said.add("area")
    return True


def set_regional(
    frame: Frame,
    regional: list[AreaSaid],
    councils: list[AreaCode],
    others: list[AreaCode],
    places: Places,
    text: Text,
    *,
    compared: bool,
) -> None:
    """England or a region is what a council is set against, or else the place asked about."""
    beside = (councils or others or [places.home])[0]
    for one in regional:
        group = places.group_of(one.codes[0], beside)
        rest = f"rest of {one.words.lower()}" in text.lower or f"rest of the {one.words.lower()}" in text.lower
        against = rest or (compared and (one.before in AGAINST or councils or WE.search(text.lower)))
        average = one.after.startswith(("average", "median", "mean"))
        plural = one.after in {"councils", "authorities", "neighbours"}
        if group and (against or average or plural):
            frame.comparators = (*frame.comparators, group)
            frame.group_words = one.words
            frame.statistic = "median" if (average or (plural and MIDDLE.search(text.lower))) and not against else None
            frame.said.add("comparator")
        elif compared and one.before in AGAINST:
            others.append(one.codes[0])
            if not councils:
                councils.insert(0, places.home)
        else:
            councils.append(one.codes[0])


def is_region_or_country(code: AreaCode, catalogue: Catalogue) -> bool:
    return catalogue.areas[code].kind in {AreaKind.REGION, AreaKind.COUNTRY}


def middle(heard: Heard) -> str | None:
    """ "median" where the middle of the group is asked for and not the council."""
    named = any(one.middle for one in heard.groups) or bool(MIDDLE.search(heard.skeleton))
    if not named or SET_AGAINST.search(heard.skeleton) or WE.search(heard.skeleton) or heard.areas:
        return None
    return "quartiles" if "quartile" in heard.text.lower else "median"


def which_area(one: AreaSaid, catalogue: Catalogue) -> Doubt:
    names = [catalogue.area_name(code) for code in one.codes[:MOST_CHOICES]]
    return Doubt(
        kind=DoubtKind.WHICH_AREA,
        about=one.words,
        choices=tuple(Choice(label=name, value=name) for name in names),
    )


IT_WAS = r"(?: (?:what )?(?:it|they|we|he|she|there|things) (?:was|were|did|had|got|had been))?(?: in| back in)?"
AGAINST_A_TIME = re.compile(rf"\b(?:with|to|than|on|against|vs|versus|from){IT_WAS} PERIOD\b")
THAN_THEN = re.compile(rf"\bthan{IT_WAS}(?: a)? PERIOD\b")


def fill_period(frame: Frame, heard: Heard) -> None:
    """One time, or the run between two; "compared with last year" is the run from then to now."""
    asked = [one.asked for one in heard.periods if one.asked]
    if heard.periods:
        frame.said.add("period")
    if not asked:
        return
    # a run before "year on year", and "the spring quarter" after "April to June 2026"
    first, *more = sorted(asked, key=lambda one: (not one.spans, one.months is not None))
    runs = bool({"series", "compare"} & heard.operations.sure)
    if more and all(one.first and one.last for one in asked):
        dates = [day for one in asked for day in (one.first, one.last) if day]
        frame.period = PeriodAsked(f"{first.words} and {more[-1].words}", min(dates), max(dates), spans=True)
    elif first.years_back and first.years_back > 0 and not first.months and goes_back_to(heard):
        frame.period = PeriodAsked(first.words, spans=True, newest=first.years_back + 1)
    elif runs and first.first and not first.spans and set_against_a_time(heard):
        frame.period = replace(first, last=None, spans=True)
    else:
        frame.period = first


def goes_back_to(heard: Heard) -> bool:
    """A run from then to now: "over time, from five years ago", "do more pass than five years ago"."""
    return "series" in heard.operations.sure or bool(THAN_THEN.search(heard.skeleton))


def set_against_a_time(heard: Heard) -> bool:
    """ "compared with 2019", "higher than in 2019": from then to now."""
    return bool(AGAINST_A_TIME.search(heard.skeleton))
