"""Where figures come from: publisher, title, when published and when loaded, then licence and address."""

from __future__ import annotations

from collections.abc import Sequence

from actions.compose import HEADLINE_WORDS, Draft
from actions.desk import Desk
from actions.reading import Reading
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.times import full_date
from data_layer.catalogue import Metric
from data_layer.facts import Provenance
from data_layer.figures import figures
from data_layer.vocabulary import MetricId

SOURCE = "source"  # the subkind of a definition that is asked where figures come from


def with_origin(draft: Draft, metrics: Sequence[Metric], asked: Reading, desk: Desk) -> Draft:
    """`draft`: what the metrics mean, which comes after their source. Of a metric without a figure no day is known."""
    areas = asked.areas or (desk.viewer.home_area,)
    ids = [metric.id for metric in metrics]
    with desk.reader() as reader:
        found = figures(reader, ids, areas, period=asked.period, groups=(), **desk.known)
    held: dict[MetricId, Provenance] = {}
    for figure in found:
        held.setdefault(figure.observation.metric, figure.provenance)
    origins = [held.get(metric.id, meant) for metric, meant in zip(metrics, draft.provenance, strict=True)]
    first = origins[0]
    headline = origin_headline(metrics[0], first)
    draft.sentences = [terms(first, headline), draft.headline, *draft.sentences]
    if len(origins) > 1:
        sources = len({(one.publisher, one.source) for one in origins})
        draft.sentences.insert(0, f"The {len(origins)} measures come from {counted(sources, 'source')}, listed below.")
        lines = (origin_line(metric, one) for metric, one in zip(metrics, origins, strict=True))
        draft.details.insert(0, "\n".join(f"- {line}" for line in lines))
    draft.headline = headline
    draft.provenance = origins
    return draft


def origin_headline(metric: Metric, origin: Provenance) -> str:
    """ "Source of the recycling rate: Defra, Annual results; published 27 March 2025, loaded 26 November 2026."

    Of a long one the name is left out, and then the day it was loaded, which `terms` says.
    """
    published, loaded = dates(origin)
    said = f"{origin.publisher}, {origin.source}{published}"
    starts = [f"Source of {named(metric)}: {said}", f"{titled(metric.short_name)}: {said}", said]
    wordings = [*(f"{start}, {loaded}." for start in starts), *(f"{start}." for start in starts)]
    return next((each for each in wordings if len(each.split()) <= HEADLINE_WORDS), f"{origin.source}{published}.")


def origin_line(metric: Metric, origin: Provenance) -> str:
    published, loaded = dates(origin)
    return f"{titled(metric.short_name)}: {origin.publisher}, {origin.source}{published}, {loaded}."


def dates(origin: Provenance) -> tuple[str, str]:
    published = f"; published {full_date(origin.published)}" if origin.published else ""
    return published, f"loaded {full_date(origin.loaded)}"


def terms(origin: Provenance, headline: str) -> str:
    """What a headline had no room for, the licence and the address."""
    _, loaded = dates(origin)
    before = "" if loaded in headline else f"{titled(loaded)}. "
    licence = f"licence: {origin.licence}"
    return f"{before}{origin.url} ({licence})." if origin.url else f"{before}{titled(licence)}."
