"""What a pack may not hold; each fault is a sentence that names the release and the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from data_layer.definition_catalogue import part_id
from data_layer.faults import Fault
from data_layer.loaders.record import Loaded
from data_layer.vocabulary import AreaCode, MetricId, Status

SHOWN = 10
VALUELESS = {Status.NOT_AVAILABLE, Status.SUPPRESSED, Status.NOT_APPLICABLE}


class PackFault(Fault):
    """The sentences of all that is wrong, the first ten in full."""

    def __init__(self, sentences: list[str]) -> None:
        more = [f"There are {len(sentences) - SHOWN} more."] if len(sentences) > SHOWN else []
        super().__init__("\n".join([*sentences[:SHOWN], *more]))


def check(
    releases: Iterable[Loaded], areas: Container[AreaCode], metrics: Container[MetricId], sources: Container[str]
) -> None:
    """Raises PackFault for unknown areas, metrics or sources, figures given twice, and values against their status."""
    sentences = [sentence for one in releases for sentence in faults(one, areas, metrics, sources)]
    if sentences:
        raise PackFault(sentences)


def faults(
    one: Loaded, areas: Container[AreaCode], metrics: Container[MetricId], sources: Container[str]
) -> Iterator[str]:
    name = one.release.id
    if one.release.source not in sources:
        yield f"{name}: source {one.release.source!r} is not in definitions/sources.yml. Add it there."
    for area in sorted({record.area for record in one.records if record.area not in areas}):
        yield f"{name}: area {area} is unknown. Add it to the register of places or leave it out in the loader."
    for metric in sorted({record.metric for record in one.records if record.metric not in metrics}):
        yield f"{name}: metric {metric} is not defined. Define it in data_layer/definitions/themes."
    parts = {part_id(record.metric, record.part) for record in one.records if record.part}
    for part in sorted(part for part in parts if part not in metrics):
        yield f"{name}: part {part} is not defined. Define it under its metric in data_layer/definitions/themes."
    keys = Counter((record.metric, record.part, record.area, record.period.id) for record in one.records)
    for (metric, _, area, period), times in keys.items():
        if times > 1:
            yield f"{name}: {metric}, {area}, {period} is given {times} times. Correct the loader."
    for record in one.records:
        if (record.value is not None) and record.status in VALUELESS:
            yield f"{name}: {record.metric}, {record.area}, {record.period.id} has a value and status {record.status}."
