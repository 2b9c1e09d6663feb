"""What is said of an outside body's measures: headlines, a list for each of its parts, and what it does not show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from actions.compose import fitting
from actions.theme import weigh
from actions.way_since_start import Way, tally
from actions.wording.names import titled
from actions.wording.numbers import counted
from actions.wording.places import group_name, listed, place
from actions.wording.states import stale_clause
from actions.wording.times import full_date
from actions.wording.ways import named_with_value, tally_words, value_words
from data_layer.catalogue import Catalogue
from data_layer.catalogue_outside import LensPart, LensStatus, OutsideLens
from data_layer.vocabulary import AreaCode

if TYPE_CHECKING:  # the words are of it
    from actions.lens import Seen


def lens_headline(seen: Seen, area: AreaCode, catalogue: Catalogue) -> str:
    """ "18 measures of Oflog's Data Explorer are held for Nottingham; 2 look like outliers, such as ...": a problem
    before anything else.
    """
    return with_example(starts_of(seen.ways, f"of {seen.lens.short_name}", area, catalogue), seen.ways)


def all_headline(found: Sequence[Way], area: AreaCode, catalogue: Catalogue) -> str:
    """ "20 measures that government looks at or has looked at are held for Nottingham; 2 look like outliers, ..."."""
    return with_example(starts_of(found, "that government looks at or has looked at", area, catalogue), found)


def starts_of(found: Sequence[Way], whose: str, area: AreaCode, catalogue: Catalogue) -> list[str]:
    number = counted(len(found), "measure")
    are = "is" if len(found) == 1 else "are"
    return [f"{number} {whose} {are} held for {place(area, catalogue)}", f"{number} held {whose}"]


def with_example(starts: Sequence[str], found: Sequence[Way]) -> str:
    """The strongest example: outliers before the worst quarter, of today's figures where there are any."""
    if not found:
        return f"{starts[0]}."
    today = [way for way in found if not way.is_old] or found
    far = sorted((way for way in today if way.is_outlier), key=lambda way: not way.stands_badly)
    worst = [way for way in today if way.stands_badly]
    if far:
        says = f"{len(far)} {'looks like an outlier' if len(far) == 1 else 'look like outliers'}"
    elif worst:
        says = f"{len(worst)} {'stands' if len(worst) == 1 else 'stand'} in the worst quarter of comparators"
    else:
        says = ""
    examples = far or worst or today
    joint = ", such as" if len(found) > 1 and (not says or len(examples) > 1) else ":"
    said = [f"{start}; {says}" if says else start for start in starts]
    tried = [f"{each}{joint} {named_with_value(one, brief=True)}." for one in examples for each in said]
    return fitting([*tried, f"{said[0]}."])


def closed_sentences(looked: OutsideLens) -> list[str]:
    if looked.status is not LensStatus.CLOSED:
        return []
    return [f"{titled(looked.short_name)} closed on {dated(looked.until)}, so it shows nothing of these figures now."]


def lens_line(seen: Seen, catalogue: Catalogue) -> str:
    """ "Local Outcomes Framework, in force since 9 February 2026: 2 measures held, none an outlier. No ..."."""
    looked = seen.lens
    title = f"{looked.name}, {status_words(seen)}"
    if not looked.parts:
        evident = [theme.name.lower() for theme in catalogue.best_value.values() if theme.metrics]
        return f"{title}: {looked.compares} Measures held here are evidence on {listed(evident)}."
    far = listed(outlier_words(seen.ways)) or "none an outlier"
    held = f"{counted(len(seen.ways), 'measure')} held, {far}" if seen.ways else "no measure held"
    return f"{title}: {held}. {looked.compares}"


def outlier_words(found: Sequence[Way]) -> list[str]:
    """ "2 look like outliers", "1 older figure looked like one"."""
    far = [way for way in found if way.is_outlier]
    today, old = sum(not way.is_old for way in far), sum(way.is_old for way in far)
    return [
        *([f"{today} {'looks like an outlier' if today == 1 else 'look like outliers'}"] if today else []),
        *([f"{counted(old, 'older figure')} looked like {'an outlier' if old == 1 else 'outliers'}"] if old else []),
    ]


def older_outliers(found: Sequence[Way]) -> list[str]:
    """What was so when a figure was new is said apart, for it says nothing of today."""
    far = [way for way in found if way.is_outlier and way.is_old]
    looked = "looked like an outlier then" if len(far) == 1 else "looked like outliers then"
    names = listed(f"{way.metric.short_name}, {value_words(way)}" for way in far)
    return [f"{counted(len(far), 'older figure')} {looked}: {names}."] if far else []


def status_words(seen: Seen) -> str:
    looked = seen.lens
    if looked.status is LensStatus.CLOSED:
        return f"{dated(looked.since)} to {dated(looked.until)}, now closed"
    return f"in force since {dated(looked.since)}" if looked.since else "in force"


def dated(day: date | None) -> str:
    return full_date(day) if day else "a day not known here"


def part_lines(part: LensPart, held: Sequence[Way], catalogue: Catalogue) -> str:
    """Each measure with its figure, its place and its newest change, the order being the catalogue's, not a rank."""
    if not held:
        return ""
    in_order = sorted(held, key=lambda way: part.metrics.index(way.metric.id))
    return "\n".join([f"{titled(part.name)}:", *(f"- {line(way, catalogue)}" for way in in_order)])


def line(way: Way, catalogue: Catalogue) -> str:
    reason = weigh(way.figure, way.metric, catalogue).reason if way.figure.observation.value is not None else ""
    said = ", ".join(filter(None, [value_words(way), reason]))
    age = f"; {old}" if (old := stale_clause(way.figure, brief=True)) else ""
    return f"{titled(way.metric.short_name)}: {said}{age}."


def outlier_lines(far: Sequence[Way], catalogue: Catalogue) -> str:
    """Those that stand far from most of the comparators, older figures with their age."""
    if not far:
        return ""
    position = far[0].figure.positions[0]
    group = group_name(position.group, far[0].figure.observation.area, catalogue)
    return "\n".join([f"Looks like an outlier beside {group}, or did:", *(f"- {line(way, catalogue)}" for way in far)])


def unheld_lines(parts: Sequence[LensPart]) -> str:
    """What the body is known to look at and nothing is held of, and the parts of which no measure is known here."""
    missing = [f"- {titled(part.name)}: {'; '.join(part.unheld)}." for part in parts if part.unheld]
    empty = [part.name for part in parts if not part.unheld and not part.metrics]
    lines = ["Looked at there and not held here:", *missing] if missing else []
    return "\n".join([*lines, *([f"Its measures of {listed(empty)} are not known here."] if empty else [])])


def held_here(found: Sequence[Way], *, stories: bool) -> str:
    """What stands beside the figures here and not there: the way since the start, and the story."""
    if not found:
        return ""
    said = [f"Held here and not shown there is each figure's way over the years: {tally_words(tally(found))}."]
    if stories:
        told = sum(bool(way.figure.judged and way.figure.judged.narrative) for way in found)
        said.append(f"The council's own story is recorded for {told or 'none'} of them.")
    return " ".join(said)
