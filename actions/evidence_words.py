"""What is said of the evidence for a theme of the Best Value duty: headlines, counts and a line for each piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from actions.compose import fitting
from actions.headline import BRACKETS
from actions.way_since_start import Tally, Way, tally
from actions.wording.commitments import STATUS_WORDS
from actions.wording.names import titled
from actions.wording.numbers import counted
from actions.wording.places import group_name, listed, place
from actions.wording.positions import position_clause
from actions.wording.times import full_date
from actions.wording.ways import known_on, named_with_value, tally_words, way_clause
from data_layer.catalogue import Catalogue
from data_layer.divisional_facts import DivisionalAction
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.vocabulary import AreaCode

if TYPE_CHECKING:  # the words are of it
    from actions.evidence import Evidence


def one_headline(found: Evidence, area: AreaCode, catalogue: Catalogue) -> str:
    """ "Service delivery: 26 measures held as evidence in Nottingham; 7 got worse, such as the recycling rate, 26.7% in
    2023/24."
    """
    where = place(area, catalogue)
    if not found.ways:
        return f"{found.theme.name}: {listed(others(found))} in {where}, and no measure, are evidence held here."
    number = counted(len(found.ways), "measure")
    starts = [f"{found.theme.name}: {number} held as evidence{place_in}" for place_in in (f" in {where}", "")]
    missed = [way for way in found.ways if way.misses_target and not way.is_old]
    worse = [way for way in found.ways if way.got_worse]
    if missed:
        says = f"; {len(missed)} {'misses its target' if len(missed) == 1 else 'miss their targets'}"
    else:
        says = f"; {len(worse)} got worse" if worse else ""
    examples = missed or worse or found.ways[:1]
    joint = ", such as" if len(missed or worse or found.ways) > 1 else "," if says else ":"
    stands = "" if says else badly(examples[0], catalogue)
    shorter = [*starts, f"{found.theme.name}: {number}"]
    full = [f"{start}{joint} {named_with_value(examples[0], stands, brief=True)}." for start in shorter if stands]
    plain = [f"{start}{says}{joint} {named_with_value(way)}." for way in examples for start in starts]
    return fitting([*full, *plain, f"{starts[1]}{says}."])


def badly(way: Way, catalogue: Catalogue) -> str:
    """Where it stands, if that is a problem, without the median."""
    if not way.stands_badly:
        return ""
    clause = position_clause(way.figure.positions[0], way.figure, way.metric, catalogue)
    return BRACKETS.sub("", clause or "")


def others(found: Evidence) -> list[str]:
    held = [
        counted(len(found.in_force), "commitment in force", "commitments in force") if found.in_force else "",
        counted(len(found.actions), "divisional action") if found.actions else "",
        counted(len(found.scrutiny), "item of scrutiny", "items of scrutiny") if found.scrutiny else "",
    ]
    return [each for each in held if each]


def none_headline(found: Evidence, area: AreaCode, catalogue: Catalogue) -> str:
    if found.theme.metrics:
        own = counted(len(found.theme.metrics), "measure")
        return f"{found.theme.name}: none of its {own} is held for {place(area, catalogue)}."
    served = {metric for theme in catalogue.best_value.values() for metric in theme.metrics}
    total = counted(len(served), "measure")
    return f"{found.theme.name}: none of the {total} that are Best Value evidence here is on it, so nothing is shown."


def all_headline(found: Sequence[Evidence], measures: int, area: AreaCode, catalogue: Catalogue) -> str:
    empty = [one.theme.name.lower() for one in found if not one.is_held]
    start = f"{len(found) - len(empty)} of the {len(found)} Best Value themes have evidence here"
    return f"{start}, {counted(measures, 'measure')} in all in {place(area, catalogue)}" + (
        f"; none for {listed(empty)}." if empty else "."
    )


def count_sentences(found: Evidence, area: AreaCode, catalogue: Catalogue) -> list[str]:
    """How today's figures have moved, and how many stand badly beside comparators; nothing of one measure alone."""
    if len(found.ways) < 2:
        return []
    said = [since_start(tally(found.ways))]
    missed = sum(way.misses_target and not way.is_old for way in found.ways)
    if missed:
        said.append(f"{missed} {'misses its target' if missed == 1 else 'miss their targets'}.")
    worst = [way for way in found.ways if way.stands_badly and not way.is_old]
    if worst:
        group = group_name(worst[0].figure.positions[0].group, area, catalogue)
        said.append(f"{len(worst)} {'stands' if len(worst) == 1 else 'stand'} in the worst quarter of {group}.")
    return said


def since_start(found: Tally) -> str:
    start = "Since the council's baseline or else the first figure held, " if found.current else ""
    return f"{titled(start + tally_words(found))}."


def theme_line(one: Evidence, catalogue: Catalogue) -> str:
    """ "Use of resources: 7 measures; all are older figures ...; such as ...", or the themes that it rests on."""
    if not one.is_held:
        return f"{one.theme.name}: no evidence is held. {one.theme.unheld}"
    rests_on = listed(catalogue.best_value[id].name.lower() for id in one.theme.rests_on)
    parts = []
    if one.ways:
        number = counted(len(one.ways), "measure")
        parts = [f"{number}, those of {rests_on}" if rests_on else number]
        parts += [tally_words(tally(one.ways))] if len(one.ways) > 1 else []
    if one.ways and not rests_on:
        first = one.ways[0]
        joint = "such as " if len(one.ways) > 1 else ""
        parts.append(f"{joint}{named_with_value(first, way_clause(first) or '')}; {known_on(first.figure)}")
    return f"{one.theme.name}: {'; '.join([*parts, *others(one)])}."


def action_line(one: DivisionalAction) -> str:
    due = f", due {full_date(one.due)}" if one.due else ""
    whose = f" ({one.division})" if one.division else ""
    status = STATUS_WORDS.get(one.status, "without a status")
    return f"“{one.title}”{whose}{due}, {status}; loaded {full_date(one.loaded)}."


def scrutiny_line(one: ScrutinyItem) -> str:
    due = f", due {full_date(one.due)}" if one.due and one.is_open else ""
    return f"{one.kind.capitalize()} of {full_date(one.raised)}, {one.status}{due}: “{one.wording.rstrip('.')}”."
