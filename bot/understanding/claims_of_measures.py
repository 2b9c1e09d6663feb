"""The claims of one sentence, each with the measure and place that it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.understanding.claim_stretches import name_spans, stretches, without_numbers
from bot.understanding.claim_words import names, understood
from bot.understanding.hearing import Heard, Listener
from bot.understanding.slots import Places
from bot.understanding.text import Text, as_text
from data_layer.catalogue import Catalogue, Metric
from data_layer.claims.cues import DENIES, OUGHT
from data_layer.claims.masked import Slot, masked
from data_layer.claims.model import Among, Beyond, Claim, ClaimKind, Sense, Size
from data_layer.claims.numbers_said import numbers_in
from data_layer.claims.wording import claims_of
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, MetricId, MetricKind

# said of the opposite of what a measure counts, by a part of its name; "not active" is what it counts
OPPOSITES = [
    (re.compile(r"\b(?:active(?! lives)|exercis\w+)\b"), "inactiv"),
    (re.compile(r"\battend(?:ance|ing|s|ed)?\b"), "absence"),
    (re.compile(r"\baffordab(?:le|ility)\b(?! ratio)"), "earnings"),
    (re.compile(r"\bhealthy weight\b"), "overweight"),
    (re.compile(r"\b(?:economically active|in work|employed)\b"), "inactivity"),
]
NOT_IT = re.compile(r"(?:\b(?:no|not|never|without|above|over)\b|n't)[^,.;]{0,20}$")
# "up on last quarter": the one before the newest, though "last quarter" alone is the newest
LAST_STEP = re.compile(r"\b(?:since|on|than|from|with|to|against) (?:(?:in|it|was|the|at) )*last (?:quarter|month)$")
STEP = PeriodAsked("last quarter", steps_back=1)
BOTH = re.compile(r"\b(?:both|and)\b")
# "a lot more than we do": beside the home council; "than we were in 2019" is a time
THAN_WE = re.compile(
    r"\b(?:than|as) (?P<we>we) (?:do|are|have|can|manage|recycle|spend)\b(?! (?:in|at|on|last|before)\b)"
)
# a place behind them is what something is set beside; the words between are of no measure and no time
BESIDE = re.compile(
    r"\b(?:than|unlike|compared (?:with|to)|in comparison (?:with|to)|against|versus|vs|relative to|ahead of|behind|"
    r"(?:same|much|far|fast|well|good|bad|high|low|many|quickly|little|few) as)"
    r"(?: (?:in|at|for|by|to|the|that|those|of|what|they|both|either|all|neighbouring|nearby))*$"
)
# and with the figure of the place between: "against 42.3% in England", "than the 60% in Derby"
WITH_FIGURE = re.compile(
    r"\b(?:than the|compared (?:with|to)|in comparison (?:with|to)|against|versus|vs|relative to|ahead of|behind)"
    r"(?: (?:the|a|just|only|about|around|over|under|nearly|rate|figure|of))* £?[\d.,]+"
    r"(?: ?%| per cent| percent| points?)?(?: (?:in|for|at|of|across|rate|figure|average))*$"
)
OPENS_BESIDE = re.compile(r"(?:as )?(?:compared|in comparison|against|versus|vs|relative)\b", re.IGNORECASE)
ANOTHER = re.compile(
    r"(?:['’]s?)?(?:,|,? and|,? or|,? nor| &)(?: £?\d[\d.,]*(?: ?%| per cent)?)?(?: (?:in|at|for|the|that|of))* ?$"
)
# "for the third quarter running" is no time of the year
RUNNING_ON = re.compile(r" (?:running|in a row|in succession|on the trot)\b")
US = {"us", "ours", "ourselves", "here"}
UNITS = {"percentage", "percent", "cent", "point", "points", "pounds", "number", "figure"}


def claims_in_sentence(
    sentence: Text,
    listener: Listener,
    places: Places,
    meant: Callable[[Heard], Heard],
    *,
    before: Sequence[Claim],
) -> list[Claim]:
    """`before`: those of the sentences before it, whose measure and place "it" goes on about.

    "It is untrue that" denies one claim; which of several it denies, and what "it is wrong that" says, is left open.
    """
    denied = DENIES.match(sentence.clean)
    opens = denied or OUGHT.match(sentence.clean)
    if opens is None:
        return claims_stated(sentence, listener, places, meant, before)
    opening = opens[0].strip()
    found = claims_stated(as_text(sentence.clean[opens.end() :]), listener, places, meant, before)
    said = [claim.model_copy(update={"words": f"{opening} {claim.words}"}) for claim in found]
    if denied and len(said) == 1:
        return [claim.model_copy(update={"denied": not claim.denied}) for claim in said]
    update = {"kind": ClaimKind.UNCHECKABLE, "beyond": Beyond.NOT_UNDERSTOOD, "unread": opening}
    return [claim.model_copy(update=update) for claim in said]


def claims_stated(
    sentence: Text, listener: Listener, places: Places, meant: Callable[[Heard], Heard], before: Sequence[Claim]
) -> list[Claim]:
    metric = next((claim.metric for claim in reversed(before) if claim.metric), None)
    area = next((claim.area for claim in reversed(before) if claim.area), None)
    found: list[Claim] = []
    for whole in stretches(sentence, listener):
        heard = without_numbers(whole, listener)
        heard = heard if heard.chosen.named else meant(heard)
        heard = without_beside(heard, places.catalogue)
        slots = slots_of(heard, places)
        said = claims_of(masked(heard.text.clean, slots))
        meant_by = measures_of(heard, metric, said, places.catalogue)
        own = meant_by[0] if len(meant_by) == 1 else None
        places_beside = slots_beside(slots, heard.text.lower)
        set_beside = [slot.area for slot in places_beside if slot.area]
        others = {claim.other for claim in said} | set(set_beside)
        named = [slot.area for slot in slots if slot.area and slot.area not in others]
        area = named[0] if named else area
        mixed = len(meant_by) > 1 and not heard.chosen.tied
        why = Beyond.WHICH if mixed else not_ours(heard, meant_by)
        figures_of = {slot.area: heard.text.clean[slot.start : slot.end].lower() for slot in places_beside if slot.area}
        figures_of = {area: name for area, name in figures_of.items() if area not in {claim.other for claim in said}}
        said = [with_other(told_apart(claim, figures_of), set_beside) for claim in said]
        turned = any(says_opposite(heard.text.lower, places.catalogue.metrics[each]) for each in meant_by)
        said = [other_way(claim) if turned else claim for claim in said]
        several = all_named(heard, own)
        if len(several) > 1:
            said = [claim.model_copy(update={"words": heard.text.clean}) for claim in said]
        other_class = not_of_class(heard, area or places.home, places.catalogue)
        said = [no_group(claim) if claim.group is Group.TYPE and other_class else claim for claim in said]
        choices = meant_by if len(meant_by) > 1 else ()
        told = [
            about(claim, each, choices, theirs_of(claim, figures_of) or area, why, places)
            for claim in said
            for each in several
        ]
        found += [claim for claim in told if claim is not None]
        if not said and (heard.contents or numbers_in(heard.text.lower)):
            why, words = why or Beyond.OPINION, heard.text.clean.strip(" ?.!,\"'")
            found.append(Claim(kind=ClaimKind.UNCHECKABLE, words=words, metric=own, choices=choices, beyond=why))
        metric = own or metric
    return found


def without_beside(heard: Heard, catalogue: Catalogue) -> Heard:
    """What is not held and was named beside the measure ("for council staff") is no part of its name."""
    if not heard.chosen.beside:
        return heard
    measures = [catalogue.metrics[each] for each in heard.chosen.metrics]
    words = {at: heard.text.tokens[at].word for at in heard.chosen.at}
    own = frozenset(at for at, word in words.items() if any(names(word, one) for one in measures))
    return replace(heard, chosen=replace(heard.chosen, at=own))


def all_named(heard: Heard, own: MetricId | None) -> tuple[MetricId | None, ...]:
    """ "Recycling and landfill are both improving" is said of each."""
    chosen = heard.chosen
    several = len(chosen.metrics) > 1 and not chosen.tied and BOTH.search(heard.text.lower)
    return chosen.metrics if several else (own,)


def slots_of(heard: Heard, places: Places) -> list[Slot]:
    """Nobody in particular ("other councils") is the council's nearest neighbours."""
    tokens = heard.text.tokens
    lower = heard.text.lower
    found = [
        Slot(one.start, one.end, period=STEP if LAST_STEP.search(lower[: one.end]) else one.asked, timed=True)
        for one in heard.periods
        if not RUNNING_ON.match(lower[one.end :])
    ]
    found += [Slot(one.start, one.end, group=one.group or Group.NEAREST_NEIGHBOURS) for one in heard.groups]
    for one in heard.areas:
        if one.codes:
            start, end = tokens[one.span.first].start, tokens[one.span.last - 1].end
            found.append(Slot(start, end, area=one.codes[0]))
    for match in THAN_WE.finditer(lower):
        found.append(Slot(*match.span("we"), area=places.home))
    for one in heard.home:
        if one.words.lower() in US:
            found.append(Slot(tokens[one.span.first].start, tokens[one.span.last - 1].end, area=places.home))
    taken = [(one.start, one.end) for one in found]
    names = whole_names(heard, places.catalogue)
    names += [span for span in name_spans(heard) if not any(a <= span[0] and span[1] <= b for a, b in names)]
    names = [(a, b) for a, b in names if not any(a < end and start < b for start, end in taken)]
    return [*found, *(Slot(a, b) for a, b in names if heard.text.lower[a:b] not in UNITS)]


def slots_beside(slots: Sequence[Slot], lower: str) -> list[Slot]:
    """The places that something is set beside, be it a figure or a change: never those that it is said of."""
    found: list[Slot] = []
    last = -1
    for slot in sorted((one for one in slots if one.area), key=lambda one: one.start):
        before = lower[: slot.start].rstrip()
        if (
            BESIDE.search(before)
            or WITH_FIGURE.search(before)
            or (last >= 0 and ANOTHER.fullmatch(lower[last : slot.start]))
        ):
            found.append(slot)
            last = slot.end
        else:
            last = -1
    return found


def told_apart(claim: Claim, figures_of: Mapping[AreaCode, str]) -> Claim:
    """A figure in one breath with that of another place, be it the one or the other, is not told apart here."""
    if claim.kind is not ClaimKind.VALUE or OPENS_BESIDE.match(claim.words):
        return claim
    place = next((name for name in figures_of.values() if name in claim.words.lower()), None)
    update = {"kind": ClaimKind.UNCHECKABLE, "beyond": Beyond.NOT_UNDERSTOOD, "unread": place}
    return claim.model_copy(update=update) if place else claim


def theirs_of(claim: Claim, figures_of: Mapping[AreaCode, str]) -> AreaCode | None:
    """ "..., compared with 42.3% in England": whose figure that is."""
    if claim.kind is not ClaimKind.VALUE or not OPENS_BESIDE.match(claim.words):
        return None
    return next((area for area, name in figures_of.items() if name in claim.words.lower()), None)


def with_other(claim: Claim, beside: Sequence[AreaCode]) -> Claim:
    """What cannot be checked beside others is still not of them."""
    alone = claim.kind is not ClaimKind.UNCHECKABLE or claim.other or not beside
    return claim if alone else claim.model_copy(update={"other": beside[0]})


def whole_names(heard: Heard, catalogue: Catalogue) -> list[tuple[int, int]]:
    """Where a name of the measure stands word for word: "control over daily life" compares nothing."""
    lower = heard.text.lower
    measures = [catalogue.metrics[each] for each in heard.chosen.metrics]
    names = {name.lower() for one in measures for name in (one.short_name, *one.aliases)}
    longest = max((name for name in names if name in lower), key=len, default="")
    at = lower.find(longest)
    return [(at, at + len(longest))] if longest else []


def measures_of(
    heard: Heard, before: MetricId | None, said: Sequence[Claim], catalogue: Catalogue
) -> tuple[MetricId, ...]:
    """The measure named; of several of a name the one spoken of before, or those whose unit the numbers have."""
    chosen = heard.chosen
    if not chosen.metrics:
        return (before,) if before and not chosen.named else ()
    if len(chosen.metrics) == 1 or (not chosen.tied and BOTH.search(heard.text.lower)):
        return chosen.metrics[:1]
    if before and before in chosen.metrics:
        return (before,)
    numbers = numbers_in(heard.text.lower)
    measures = [catalogue.metrics[each] for each in chosen.metrics]
    fitting = [each.id for each in measures if all(fits(one.size, one.per, each) for one in numbers)]
    beside = any(claim.kind is ClaimKind.POSITION for claim in said)
    alike = [each for each in fitting if not beside or catalogue.metrics[each].kind is not MetricKind.AMOUNT]
    return tuple(alike or fitting or chosen.metrics)


def fits(size: Size, per: float | None, metric: Metric) -> bool:
    if per:
        return metric.unit.startswith("per ")
    if size is Size.POUNDS:
        return metric.unit.startswith("£")
    return size is not Size.COUNT or metric.kind is MetricKind.AMOUNT


def not_ours(heard: Heard, measures: tuple[MetricId, ...]) -> Beyond | None:
    """Why nothing of a stretch can be checked."""
    if heard.unknown:
        return Beyond.NOT_HELD
    if measures:
        return None
    return Beyond.TOO_WIDE if heard.chosen.theme or heard.chosen.outcome else Beyond.NOT_HELD


def not_of_class(heard: Heard, area: AreaCode, catalogue: Catalogue) -> bool:
    """Whether it is set beside a class of councils that it is not one of."""
    held = catalogue.areas.get(area)
    return any(one.group is Group.TYPE and one.kind and (not held or held.kind is not one.kind) for one in heard.groups)


def no_group(claim: Claim) -> Claim:
    return claim.model_copy(update={"kind": ClaimKind.UNCHECKABLE, "beyond": Beyond.NO_GROUP})


def says_opposite(lower: str, metric: Metric) -> bool:
    """ "Less active", of a measure of those who are not."""
    name = f"{metric.name} {metric.short_name}".lower()
    said = (own.search(lower) for own, word in OPPOSITES if word in name and word not in lower)
    return any(match and not NOT_IT.search(lower[: match.start()]) for match in said)


def other_way(claim: Claim) -> Claim:
    """What is said of the opposite of a measure, said of the measure; a size of the one is none of the other."""
    if claim.amount is not None:
        return claim.model_copy(update={"kind": ClaimKind.UNCHECKABLE, "beyond": Beyond.NOT_HELD})
    turned = {Sense.HIGHER: Sense.LOWER, Sense.LOWER: Sense.HIGHER}
    return claim.model_copy(update={"sense": turned.get(claim.sense, claim.sense) if claim.sense else None})


def about(
    claim: Claim,
    metric: MetricId | None,
    choices: tuple[MetricId, ...],
    area: AreaCode | None,
    why: Beyond | None,
    places: Places,
) -> Claim | None:
    """With its measure and place; England and the council's own region are groups that it is set against."""
    first = metric or next(iter(choices), None)
    read = understood(claim, places.catalogue.metrics[first] if first else None, places.home)
    if read is None:
        return None
    claim = read
    update: dict[str, object] = {"metric": metric, "choices": choices, "area": area}
    if why and claim.kind is not ClaimKind.UNCHECKABLE:
        update |= {"kind": ClaimKind.UNCHECKABLE, "beyond": why}
    group = places.group_of(claim.other, area or places.home) if claim.other else None
    if group:
        whole = claim.among is Among.GROUP and group is Group.ENGLAND
        update |= {"group": group, "other": None, "among": Among.MIDDLE if whole else claim.among}
    return claim.model_copy(update=update)
