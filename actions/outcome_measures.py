"""The measures of an outcome beside those that stand out, so that none of them is left unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from actions.accountability import placed_by_us
from actions.all_outcomes import SERVES
from actions.compose import Draft, fitting
from actions.desk import Desk
from actions.reading import Reading
from actions.scope import area_asked
from actions.shown import figure_shown
from actions.standouts import GROUPS, INSTEAD
from actions.way_since_start import Way, tally, ways
from actions.wording.names import titled
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.ways import named_with_value, way_line
from data_layer.catalogue import Catalogue, Outcome
from data_layer.figures import figures

LINES = 8
NAMED = 12


def with_other_measures(draft: Draft, found: Outcome, asked: Reading, desk: Desk, *, headed: bool) -> Draft:
    """The outcome's measures that do not stand out by name; where none of today does, with their figures.

    `headed`: the headline already speaks of something that needs attention, such as a promise that is overdue.
    """
    catalogue = desk.catalogue
    if any(placed_by_us(catalogue.metrics[metric]) for metric in found.metrics):
        draft.caveats.append(SERVES)
    told = {figure.metric for figure in draft.figures}
    if not all(figure.freshness.stale for figure in draft.figures):
        others = [metric for metric in found.metrics if metric not in {*told, *(draft.metrics or ())}]
        draft.details.append(named_sentence([catalogue.metrics[metric].short_name for metric in others]))
        return draft
    shown = ways_of(found, asked, desk)
    untold = [way for way in shown if way.metric.whole not in told]
    if shown and not headed:
        draft.sentences.insert(0, draft.headline)
        draft.headline = ways_headline(found, shown)
    draft.details.append(measures_list(untold[:LINES], catalogue))
    draft.figures += [figure_shown(way.figure, way.metric) for way in untold]
    draft.provenance += [way.figure.provenance for way in untold[:LINES]]
    draft.metrics = [way.metric.id for way in shown] or draft.metrics
    return draft


def ways_of(found: Outcome, asked: Reading, desk: Desk) -> list[Way]:
    area = area_asked(asked, desk)
    groups = GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD
    with desk.reader() as reader:
        held = figures(reader, found.metrics, [area], period=None, groups=groups, **desk.known)
        return ways(held, reader, desk)


def named_sentence(names: Sequence[str]) -> str:
    more = [*names[:NAMED], *([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])]
    return f"Other measures of it, one question away: {listed(more)}." if names else ""


def measures_list(shown: Sequence[Way], catalogue: Catalogue) -> str:
    title = "Its other measures, since the council's baseline or else the first figure held:"
    return "\n".join([title, *(f"- {way_line(way, catalogue)}" for way in shown)]) if shown else ""


def ways_headline(found: Outcome, shown: Sequence[Way]) -> str:
    """Nothing stands out, and yet some have got worse over the years, or are old: that is said before it."""
    counts = tally(shown)
    old = [way for way in shown if way.is_old]
    current = counted(counts.current, "current figure")
    comparable = counts.current - counts.other
    if counts.worse:
        said = f"{counts.worse} of {current} got worse since the first held"
        examples = [way for way in shown if way.got_worse]
    elif old:
        said, examples = f"{len(old)} of {counted(len(shown), 'figure')} are older than they should be", old
    elif comparable:
        said, examples = f"none of {current} got worse since the first held", shown
    else:
        said, examples = f"{current}, none to be compared with an earlier one", shown
    joint = ": " if len(examples) == 1 else ", such as "
    starts = [f"{found.name}: {said}", said]
    values = [named_with_value(way, brief=brief) for way in examples for brief in (False, True)]
    return fitting([*(titled(f"{start}{joint}{value}.") for start in starts for value in values), f"{starts[0]}."])
