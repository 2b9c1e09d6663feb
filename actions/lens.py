"""What outside bodies see of the council: their measures that are held here, and what they do not show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.answer import Answer, Caveat, FigureShown
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.evidence import evidence
from actions.lens_words import (
    all_headline,
    closed_sentences,
    held_here,
    lens_headline,
    lens_line,
    older_outliers,
    outlier_lines,
    part_lines,
    unheld_lines,
)
from actions.reading import Reading
from actions.scope import area_asked
from actions.shown import each_once, figure_shown
from actions.standouts import GROUPS, INSTEAD
from actions.way_since_start import Way, ways
from actions.wording.names import titled
from actions.wording.states import attributed, figure_caveats
from data_layer.catalogue_outside import LensPart, OutsideLens
from data_layer.council_facts import STORIES_FROM
from data_layer.figures import figures
from data_layer.vocabulary import AreaCode, MetricId

WITH_CAVEATS = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """One lens with the newest figure of each of its measures that the area holds."""

    lens: OutsideLens
    ways: Sequence[Way]

    def of_part(self, part: LensPart) -> list[Way]:
        return [way for way in self.ways if way.metric.id in part.metrics]


def lens(asked: Reading, desk: Desk) -> Answer:
    """Of one body by its id in `part`, else of all; the Best Value duty has no measures, so its evidence answers."""
    lenses = desk.catalogue.outside_lenses
    found = lenses.get(asked.part or "")
    area = area_asked(asked, desk)
    if not lenses:
        return compose(Draft(headline="No outside body's measures are held here.", metrics=[]), asked, desk)
    if found and not found.parts:
        return evidence(asked, desk)
    seen = see([found] if found else list(lenses.values()), area, desk)
    return compose(of_one(seen[0], area, desk) if found else of_all(seen, area, desk), asked, desk)


def see(lenses: Sequence[OutsideLens], area: AreaCode, desk: Desk) -> list[Seen]:
    wanted: dict[MetricId, None] = dict.fromkeys(metric for each in lenses for metric in each.metrics)
    groups = GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD
    with desk.reader() as reader:
        found = ways(figures(reader, wanted, [area], period=None, groups=groups, **desk.known), reader, desk)
    return [Seen(each, [way for way in found if way.metric.id in each.metrics]) for each in lenses]


def of_one(seen: Seen, area: AreaCode, desk: Desk) -> Draft:
    catalogue, looked = desk.catalogue, seen.lens
    return Draft(
        headline=lens_headline(seen, area, catalogue),
        sentences=[*closed_sentences(looked), *older_outliers(seen.ways), *looked.unknown],
        details=[
            *(part_lines(part, seen.of_part(part), catalogue) for part in looked.parts),
            unheld_lines(looked.parts),
            held_here(seen.ways, stories=desk.viewer.level >= STORIES_FROM),
            " ".join([looked.compares, *looked.known, f"Known from: {looked.source}."]),
        ],
        figures=shown(seen.ways),
        metrics=[way.metric.id for way in seen.ways],
        areas=[area],
        caveats=caveats_of(seen.ways),
        provenance=[way.figure.provenance for way in seen.ways],
        follow_ups=[
            *(titled(way.metric.short_name) for way in seen.ways[:2]),
            "What does government see of us?",
            "What evidence do we have on each Best Value theme?",
        ],
    )  # fmt: skip


def of_all(every: Sequence[Seen], area: AreaCode, desk: Desk) -> Draft:
    """A line a lens, and the measures of any that stand far from comparators."""
    catalogue = desk.catalogue
    of_metrics = list({way.metric.id: way for seen in every for way in seen.ways}.values())
    far = [way for way in of_metrics if way.is_outlier]
    told = far or of_metrics[:1]
    return Draft(
        headline=all_headline(of_metrics, area, catalogue),
        sentences=[sentence for seen in every for sentence in seen.lens.unknown],
        details=[
            "\n".join(f"- {lens_line(seen, catalogue)}" for seen in every),
            outlier_lines(far, catalogue),
            held_here(of_metrics, stories=desk.viewer.level >= STORIES_FROM),
        ],
        figures=shown(told),
        metrics=[way.metric.id for way in of_metrics],
        areas=[area],
        caveats=caveats_of(told),
        provenance=[way.figure.provenance for way in told],
        follow_ups=[
            *(f"What does {seen.lens.short_name} show of us?" for seen in every if seen.lens.parts),
            "What evidence do we have on each Best Value theme?",
        ],
    )


def shown(found: Iterable[Way]) -> list[FigureShown]:
    return each_once(figure_shown(way.figure, way.metric) for way in found)


def caveats_of(found: Sequence[Way]) -> list[Caveat]:
    """Of the measures that the answer begins with; the lines say the ages already."""
    of_figures = attributed(
        [(way.metric.short_name, figure_caveats(way.figure, way.metric)) for way in found[:WITH_CAVEATS]]
    )
    return [each for each in of_figures if each.code != "stale"]
