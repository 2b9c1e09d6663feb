"""Why a claim has its verdict, as a clause behind it."""

from __future__ import annotations

from collections.abc import Callable

from actions.wording.numbers import formatted
from actions.wording.places import place
from actions.wording.times import age, in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.claims.amounts import agrees, in_unit
from data_layer.claims.checked import Checked, Reason
from data_layer.claims.model import Among, ClaimKind
from data_layer.facts import Observation

Words = Callable[[Checked, Metric | None, Catalogue], str]


def when(of: Observation, metric: Metric) -> str:
    return in_period(of.period, as_at=metric.as_at)


def valued(of: Observation, metric: Metric) -> str:
    return f"{formatted(of.value, metric)} {when(of, metric)}"


def plain(words: str) -> Words:
    return lambda *_: words


def opposite(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    stands = found.claim.kind in {ClaimKind.POSITION, ClaimKind.TARGET}
    return "it stands on the other side" if stands else "it went the other way"


def picked(found: Checked, metric: Metric | None, catalogue: Catalogue) -> str:
    start = picked_briefly(found, metric, catalogue)
    return f"{start}: it was {valued(found.usual, metric)}" if metric and found.usual else start


def picked_briefly(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    return f"only counted from {found.base.period.words}" if found.base else "only counted from there"


def not_every(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    if metric is None or found.other is None or found.base is None:
        return "not in each of them"
    return (
        f"not {when(found.other, metric)}, at {formatted(found.other.value, metric)} after {valued(found.base, metric)}"
    )


def did_once(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    if metric is None or found.other is None or found.base is None:
        return "it once did"
    to = formatted(found.other.value, metric)
    return f"it did {when(found.other, metric)}, to {to} from {valued(found.base, metric)}"


def at_base(lead: str) -> Words:
    """With the figure that the verdict rests on."""

    def words(found: Checked, metric: Metric | None, _: Catalogue) -> str:
        return f"{lead} {valued(found.base, metric)}" if found.base and metric else lead

    return words


def tied(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    return "it has been the same before"


def few_members(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    stands = found.position
    return (
        f"only {stands.n} of {stands.of} councils there have a figure" if stands else "too few councils have a figure"
    )


def stale(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    months = found.figure.freshness.age_months if found.figure else None
    return f"the newest figure held is {age(months)} old" if months else "the newest figure held is old"


def no_figure(found: Checked, metric: Metric | None, catalogue: Catalogue) -> str:
    claim = found.claim
    time = claim.period or claim.since
    held = catalogue.held(metric.id, claim.area) if metric and claim.area else ()
    newest = f"; the newest is for {held[-1].words}" if held else ""
    return f"no figure is held for {time.words.removeprefix('in ')}{newest}" if time else "no figure is held"


def base_not_held(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    since = found.claim.since
    return f"no figure is held to count from “{since.words}”" if since else "no figure is held to count from"


def other_not_held(found: Checked, metric: Metric | None, catalogue: Catalogue) -> str:
    other = found.claim.other
    return f"no figure of that time is held for {place(other, catalogue)}" if other else "the other has no figure"


def not_all(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    return "not of all of them" if found.claim.among is Among.ALL else "not of most of them"


def which(found: Checked, metric: Metric | None, catalogue: Catalogue) -> str:
    """ "It may be said of X or of Y: name one"."""
    names = [catalogue.metrics[each].short_name for each in found.claim.choices if each in catalogue.metrics]
    return f"that may be {either(names)}: name one"


def either(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "one of several measures"


def which_end(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    return "for this measure lower is better, so say best or worst, highest or lowest"


def so_many(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    """How many of the group it is so of."""
    stands, claim = found.position, found.claim
    said = in_unit(claim, metric) if metric else None
    if stands is None or metric is None or said is None:
        return "not of each of them"
    values = [each.value for each in stands.members if each.value is not None]
    so = sum(agrees(value, claim, *said, decimals=metric.decimals) for value in values)
    return f"it is so of {so} of the {len(values)} with a figure"


def not_understood(found: Checked, metric: Metric | None, _: Catalogue) -> str:
    """The words that may narrow it; without them where the answer is opened again, for they are not kept."""
    unread = found.claim.unread
    what = f"“{unread}” is" if unread else "a condition in it is"
    return f"{what} not covered by the figures held for this measure"


REASONS: dict[Reason, Words] = {
    Reason.OPPOSITE: opposite,
    Reason.UNCHANGED: plain("it did not change"),
    Reason.MOVED: plain("it did change"),
    Reason.NOT_ALWAYS: at_base("it was"),
    Reason.DID_ONCE: did_once,
    Reason.NOT_BY_MUCH: plain("it is not by much"),
    Reason.VALUE_OF_MIDDLE: plain("the figure of the group is not right"),
    Reason.SO_MANY: so_many,
    Reason.AS_FAR_AS_HELD: at_base("figures that compare go no further back than"),
    Reason.STILL_SO: plain("it still is"),
    Reason.OF_THEIR_MIDDLE: so_many,
    Reason.NO_TIME: plain("it does not say in which time, and the figures are for shorter ones than a year"),
    Reason.NEVER_AS_HELD: at_base("no figure held is so, and they go back to"),
    Reason.OTHER_STEPS: plain("the figures held are of other periods than those"),
    Reason.WHICH_END: which_end,
    Reason.ITSELF: plain("a council is not compared with itself"),
    Reason.WHICH: which,
    Reason.OF_A_GROUP: plain("it is said of other councils, and is checked only for one council"),
    Reason.PROMISE: plain("it is about a promise: ask how the commitment is going"),
    Reason.NOT_UNDERSTOOD: not_understood,
    Reason.NO_CLEAR_CHANGE: plain("the change is too small to be clear"),
    Reason.NO_CLEAR_DIFFERENCE: plain("there is no clear difference"),
    Reason.SIZE: plain("the size is not right"),
    Reason.VALUE: plain("the figure is not right"),
    Reason.OTHER_PERIOD: at_base("that is the figure of another period,"),
    Reason.NOT_EVERY: not_every,
    Reason.NOT_EXTREME: at_base("it was"),
    Reason.NOT_THAT_QUARTER: plain("it is not in that quarter"),
    Reason.NOT_ALL: not_all,
    Reason.THEIRS: plain("the figure of the others is not right"),
    Reason.NOT_MET: plain("the target was not reached"),
    Reason.MET: plain("the target was reached"),
    Reason.SO: plain("the figures say otherwise"),
    Reason.CHERRY_PICKED: picked,
    Reason.WITHIN_USUAL: plain("within what councils usually see between two periods"),
    Reason.PERCENT_OR_POINTS: plain("in percentage points, not per cent"),
    Reason.MORE_THAN_SAID: plain("it is more than that"),
    Reason.MIDDLE_HALF: plain("within the middle half of them"),
    Reason.WORSE_QUARTER: plain("most councils stand on the same side, by more"),
    Reason.APART: plain("with a gap between them"),
    Reason.GROWS_WITH_SIZE: plain("the number grows with a council's size"),
    Reason.DEFINITION_CHANGED: plain("what is counted, or how, has changed since"),
    Reason.SMALL_NUMBERS: plain("the numbers are too small to judge by"),
    Reason.SMALL_GROUP: few_members,
    Reason.SMALL_SAMPLE: plain("the figure rests on a small sample"),
    Reason.SEASON: plain("the two are of different times of the year"),
    Reason.CASH: plain("it is in cash, not adjusted for prices"),
    Reason.TIED: tied,
    Reason.WITHIN_TOLERANCE: plain("within the target's tolerance"),
    Reason.PROVISIONAL: plain("the figure is provisional"),
    Reason.ESTIMATED: plain("the figure is an estimate"),
    Reason.STALE: stale,
    Reason.NO_FIGURE: no_figure,
    Reason.NOT_COMPARABLE: plain("the publisher says that the figure is not to be compared"),
    Reason.NEITHER_BETTER: plain("for this measure neither high nor low is better"),
    Reason.NO_EARLIER: plain("no earlier figure is held to compare it with"),
    Reason.BASE_NOT_HELD: base_not_held,
    Reason.BREAK: plain("the series has a break in between"),
    Reason.OVERLAPS: plain("the two figures are averages that share years"),
    Reason.UNIT: plain("the number is of another kind than the measure"),
    Reason.NO_GROUP: plain("there is no such group for this council"),
    Reason.OTHER_NOT_HELD: other_not_held,
    Reason.TOO_FEW: plain("too few figures are held"),
    Reason.NO_TARGET: plain("no target of the council's own is held for it"),
    Reason.CAUSE: plain("figures do not show causes"),
    Reason.INTENTION: plain("an intention is not in the figures"),
    Reason.FORECAST: plain("what is to come is not in the figures"),
    Reason.RANK: plain("no ranks are given here"),
    Reason.GAP: plain("whose figure moved further, or whether a gap has closed, is not worked out here"),
    Reason.NOT_HELD: plain("nothing held here covers it"),
    Reason.TOO_WIDE: plain("that is several measures: name one"),
    Reason.OPINION: plain("it says nothing that a figure can check"),
}


# in a headline, where the figure needs the room
BRIEFLY: dict[Reason, Words] = {
    Reason.CHERRY_PICKED: picked_briefly,
    Reason.WITHIN_USUAL: plain("within what is usual"),
    Reason.NO_CLEAR_CHANGE: plain("no clear change"),
    Reason.DEFINITION_CHANGED: plain("not counted alike throughout"),
    Reason.STALE: plain("of old figures"),
    Reason.CASH: plain("in cash"),
    Reason.SMALL_NUMBERS: plain("of small numbers"),
    Reason.NOT_COMPARABLE: plain("the figure is not to be compared"),
}


def reasons_said(found: Checked, metric: Metric | None, catalogue: Catalogue) -> list[str]:
    return [REASONS[reason](found, metric, catalogue) for reason in found.reasons]


def first_reason(found: Checked, metric: Metric | None, catalogue: Catalogue) -> str:
    """The first, briefly; empty where there is none."""
    [reason, *_] = found.reasons or (None,)
    return {**REASONS, **BRIEFLY}[reason](found, metric, catalogue) if reason else ""
