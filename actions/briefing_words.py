"""The first sentences of a briefing, and what to beware of in it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Caveat
from actions.briefing_lines import STANDS, in_order
from actions.compose import fitting
from actions.desk import Desk
from actions.exceptions import WORDS
from actions.headline import BRACKETS
from actions.question_evidence import Evidence, Gathered
from actions.reading import Reading
from actions.scope import level_asked
from actions.standout_words import headline, nothing_shown
from actions.standouts import level_caveat
from actions.wording.commitments import are_overdue
from actions.wording.names import named, titled
from actions.wording.numbers import after_name, counted, short
from actions.wording.places import listed
from actions.wording.positions import in_worst_quarter
from actions.wording.question_clauses import stands
from actions.wording.states import figure_caveats
from actions.wording.times import age, in_period
from data_layer.standouts import weight

CAVEAT_WORDS = 40
TOP = 3  # measures whose caveats are given
NUMBERED = {1: ("The one figure", "is"), 2: ("Both figures", "are")}
ALL_NAMED = "the first three figures"


def briefing_headline(found: Gathered, asked: Reading, desk: Desk) -> str:
    """What stands out; where nothing does, or no figure is current, that with a figure."""
    if found.bad.shown or found.promises:
        line = headline(found.told)
        return line if not asked.body or found.told.scope in line else for_a_level(found)
    lead = leading(found)
    if found.bad.current:
        none = nothing_shown(found.told)
        short = f"None of the {counted(found.bad.looked_at, 'measure')}{found.told.scope} stands out"
        starts = [f"{start}; {figure_words(lead)}" for start in (none.removesuffix("."), short)]
        places = [f", {stands}" for stands in [place_of(lead, found)] if stands]
        return fitting([*(f"{start}{end}." for end in (*places, "") for start in starts), none])
    total = found.bad.looked_at
    about = f" on{found.told.scope[3:]}" if asked.metrics else found.told.scope
    every, are = NUMBERED.get(total, (f"All {total} figures", "are"))
    *starts, bare = [f"{every}{of} {are} out of date" for of in (f"{about} in {found.told.where}", about, "")]
    ends = [f", {age(lead.figure.freshness.age_months)} ago", ""]
    tried = [(start, end) for end in ends for start in starts] + [(bare, end) for end in ends]
    return fitting([*(f"{start}: {figure_words(lead)}{end}." for start, end in tried), f"{bare}."])


def for_a_level(found: Gathered) -> str:
    """ "1 of 4 measures in adult social care, for the Executive Panel, needs attention: ..., 0.374 in 2024/25."

    As `headline` of the list, with less of the figure, so that subject and level are both said.
    """
    number = len(found.bad.shown) + len(found.bad.more)
    if not number:
        return fitting([f"{are_overdue(len(found.promises), of)}." for of in (found.told.scope, "")])
    says, lead = WORDS.one if number == 1 else WORDS.many, leading(found)
    start = f"{number} of {counted(found.bad.looked_at, 'measure')}{found.told.scope}, {says}"
    when = in_period(lead.figure.observation.period, as_at=lead.metric.as_at)
    value = short(lead.figure.observation.value, lead.metric)
    bare = f"{number} of {counted(found.bad.looked_at, 'measure')} {says}"
    figured = [short_words(lead), f"{named(lead.metric)}, {value} {when}"]
    lines = [f"{line}: {figure}." for line in (start, bare) for figure in figured]
    return fitting([*lines[:2], f"{start}.", *lines[2:], f"{bare}."])


def leading(found: Gathered) -> Evidence:
    """The figure of the headline: the strongest that stands out, else the one most in need."""
    strongest = sorted(found.bad.shown, key=weight) or ([] if found.bad.current else found.bad.older)
    ids = {one.metric.id for one in strongest[:1]}
    return next((one for one in found.every if one.metric.id in ids), found.every[0])


def figure_words(one: Evidence) -> str:
    """ "the share of A roads needing maintenance was 19% in 2024/25"."""
    own, metric = one.figure.observation, one.metric
    verb = "were" if metric.plural else "was"
    return f"{named(metric)} {verb} {after_name(own.value, metric)} {in_period(own.period, as_at=metric.as_at)}"


def first_sentences(found: Gathered, still_open: int) -> list[str]:
    """What is open, what else stands out, one success, and how many figures are old; the headline has the first."""
    held = {one.metric.id: one for one in found.every}
    said = []
    if still_open:
        are = "is" if still_open == 1 else "are"
        said.append(
            f"{counted(still_open, 'question or recommendation', 'questions or recommendations')} {are} still open."
        )
    better = {one.metric.id for one in found.better.shown[:1]}
    ones = [one.metric.id for one in in_order(found) if one.metric.id not in better] or list(held)
    others = [held[id] for id in ones if held[id] is not leading(found)][:1]
    if others:
        said.append(f"Next: {short_words(others[0])}.")
    said += [f"Clearly better: {short_words(held[id])}{behind_words(held[id])}." for id in better]
    if found.bad.current and (older := found.bad.looked_at - found.bad.current):
        said.append(
            f"{older} of {counted(found.bad.looked_at, 'figure')} {'is' if older == 1 else 'are'} too old to count."
        )
    return said


def behind_words(one: Evidence) -> str:
    position = one.figure.positions[0] if one.figure.positions else None
    if position is None or position.band is None or not in_worst_quarter(position, one.metric):
        return ""
    return f", though still in the {STANDS[position.band]}"


def place_of(one: Evidence, found: Gathered) -> str:
    return BRACKETS.sub("", stands(one, found.told.catalogue) or "")


def short_words(one: Evidence) -> str:
    own, metric = one.figure.observation, one.metric
    return f"{named(metric)}, {after_name(own.value, metric)} {in_period(own.period, as_at=metric.as_at)}"


def brief_caveats(found: Gathered, asked: Reading, desk: Desk) -> list[Caveat]:
    """Of what stands out, while there is room; the others stand with their measures and are counted."""
    named_first = [one.metric.id for one in in_order(found)[:TOP]]
    top = [one for one in found.every if one.metric.id in named_first] or list(found.every[:TOP])
    level = level_asked(asked, desk.catalogue)
    every = [
        *([level_caveat(level)] if level else []),
        *found.made_up(),
        *of_each(top),
    ]
    kept = in_few_words(every)
    left = len(every) - len(kept)
    rest = f"{counted(left, 'other caution')} {'stands' if left == 1 else 'stand'} with the measures themselves."
    return [*kept, *([Caveat(code="more_caveats", text=rest)] if left else [])]


def of_each(top: Sequence[Evidence]) -> list[Caveat]:
    """With the names of the measures that each holds of."""
    about: dict[Caveat, list[str]] = {}
    for one in top:
        for caveat in without_age(one):
            about.setdefault(caveat, []).append(one.metric.short_name)
    return [
        Caveat(code=caveat.code, text=f"{titled(ALL_NAMED if len(names) == TOP else listed(names))}: {caveat.text}")
        for caveat, names in about.items()
    ]


def without_age(one: Evidence) -> list[Caveat]:
    """The page says how old a figure is in its line."""
    return [caveat for caveat in figure_caveats(one.figure, one.metric) if caveat.code != "stale"]


def in_few_words(caveats: Sequence[Caveat]) -> list[Caveat]:
    kept: list[Caveat] = []
    used = 0
    for caveat in caveats:
        used += len(caveat.text.split())
        if used <= CAVEAT_WORDS:
            kept.append(caveat)
    return kept
