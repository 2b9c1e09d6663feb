"""What belongs to the figures of an export and is none: how it was read, caveats, definitions, licences, address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from actions.answer import Answer, ComparatorShown, FigureShown
from actions.wording.numbers import formatted
from actions.wording.places import group_name
from actions.wording.times import full_date
from bot.render.export_rows import band_words, groups_of
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, MetricId

Note = tuple[str, str]
ORDER = (
    "Councils are listed in the alphabet's order with the home council first; "
    "the order of the rows says nothing of how they do."
)
LEVELS = {
    "public": "public",
    "councillor": "councillor: for councillors and officers only",
    "officer": "officer: for officers only",
    "restricted": "restricted: only for those who may see restricted figures",
}


def notes_of(answer: Answer, catalogue: Catalogue, address: str, sources: Iterable[str]) -> list[Note]:
    """Label and text, each once. `address`: where the answer is opened again; `sources`: ids of all in the table."""
    return list(dict.fromkeys(all_notes(answer, catalogue, address, sources)))


def all_notes(answer: Answer, catalogue: Catalogue, address: str, sources: Iterable[str]) -> Iterator[Note]:
    yield "Answer", answer.headline
    yield "Level", LEVELS[answer.level]
    if answer.reading.words:
        yield "Read as", answer.reading.words
    for caveat in answer.caveats:
        yield "Beware", caveat.text
    yield "Order", ORDER
    for figure in answer.figures:
        for group in groups_of(figure)[1:]:
            yield "Also compared", other_group(figure, group, catalogue)
    yield from definitions(answer, catalogue)
    for one in answer.provenance:
        dated = f", published {full_date(one.published)}" if one.published else ""
        yield "Source", f"{one.publisher}, {one.source}{dated}, loaded {full_date(one.loaded)}. {one.url}"
        yield "Licence", one.licence
    yield from attributions(answer, catalogue, sources)
    yield "Snapshot of the data", answer.snapshot
    yield "Asked", moment(answer.asked_at)
    yield "Address of the answer", address


def attributions(answer: Answer, catalogue: Catalogue, sources: Iterable[str]) -> Iterator[Note]:
    """What each licence asks to be said; a source of comparators' figures alone is named as well."""
    named = {one.source for one in answer.provenance}
    for held in (catalogue.sources[source] for source in sorted(set(sources)) if source in catalogue.sources):
        if held.title not in named:
            yield "Source", f"{held.publisher}, {held.title}. {held.url}"
            yield "Licence", held.licence
        if held.attribution:
            yield "Attribution", held.attribution


def definitions(answer: Answer, catalogue: Catalogue) -> Iterator[Note]:
    """What each measure counts, by name."""
    held = [catalogue.metrics.get(MetricId(metric)) for metric in {figure.metric for figure in answer.figures}]
    for metric in sorted((one for one in held if one), key=lambda one: one.name.casefold()):
        yield "Definition", f"{metric.name}: {metric.definition.counts}"


def other_group(figure: FigureShown, group: ComparatorShown, catalogue: Catalogue) -> str:
    """ "Recycling rate, Nottingham, 2023/24, beside the core cities: median 31.0%, ...; 8 of 10 have a figure"."""
    area = AreaCode(figure.area)
    metric = catalogue.metrics.get(MetricId(figure.metric))
    what = metric.name if metric else figure.metric
    start = f"{what}, {catalogue.area_name(area)}, {figure.period}, beside {group_name(group.group, area, catalogue)}"
    if group.median is None:
        return f"{start}: none of them has a figure"
    middle = f"median {formatted(group.median, figure)}"
    if group.q1 is not None and group.q3 is not None:
        middle += f", middle half from {formatted(group.q1, figure)} to {formatted(group.q3, figure)}"
    return f"{start}: {middle}; {group.n} of {group.of} have a figure; {band_words(group.band)}"


def moment(asked_at: datetime) -> str:
    return f"{full_date(asked_at)}, {asked_at:%H:%M} UTC"
