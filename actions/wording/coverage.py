"""Why a measure has no figure for a place: whose duty it is, and for which kinds of place it is held."""

from __future__ import annotations

from actions.wording.places import listed, place
from data_layer.catalogue import Area, Catalogue, Metric
from data_layer.vocabulary import AreaCode, AreaKind, Duty, MetricId

KINDS = {
    AreaKind.COUNTY: "counties",
    AreaKind.DISTRICT: "districts",
    AreaKind.UNITARY: "unitary councils",
    AreaKind.METROPOLITAN: "metropolitan boroughs",
    AreaKind.LONDON_BOROUGH: "London boroughs",
    AreaKind.COUNCIL_OUTSIDE_ENGLAND: "councils outside England",
    AreaKind.REGION: "regions",
}


def why_not_held(metric: Metric, code: AreaCode, catalogue: Catalogue) -> str | None:
    """ "this is a matter for the county, Nottinghamshire"; after a colon. None where nothing is known of it."""
    area = catalogue.areas.get(code)
    if area is None:
        return None
    if area.kind is AreaKind.DISTRICT and area.county:
        county = place(area.county, catalogue)
        if metric.duty is Duty.COUNTY:
            return f"this is a matter for the county, {county}"
        if catalogue.held(metric.id, area.county):
            return f"the figure held is that of the county, {county}"
    if area.kind is AreaKind.COUNTY:
        if metric.duty is Duty.DISTRICT:
            return "this is a matter for its districts"
        if districts_holding(metric.id, code, catalogue):
            return "the figures held are those of its districts"
    return newer_than_figures(metric, area, catalogue) or other_kinds(metric, area, catalogue)


def districts_holding(metric: MetricId, county: AreaCode, catalogue: Catalogue) -> list[AreaCode]:
    """Districts of a county that have a figure, alphabetical."""
    own = [area for area in catalogue.areas.values() if area.county == county and area.until is None]
    return [area.code for area in sorted(own, key=lambda one: one.name) if catalogue.held(metric, area.code)]


def newer_than_figures(metric: Metric, area: Area, catalogue: Catalogue) -> str | None:
    ends = [periods[-1].end for (held, _), periods in catalogue.holdings.items() if held == metric.id]
    return "the council is newer than the figures held" if area.starts and ends and area.starts > max(ends) else None


def other_kinds(metric: Metric, area: Area, catalogue: Catalogue) -> str | None:
    kinds = kinds_holding(metric, catalogue)
    if not kinds:
        return None
    if area.kind in kinds:
        return "the publisher gives none for it"
    return f"it is held for {listed(KINDS[kind] for kind in kinds)}"


def kinds_holding(metric: Metric, catalogue: Catalogue) -> list[AreaKind]:
    """Kinds of place of which at least half have a figure, in the order of KINDS."""
    living = [area for area in catalogue.areas.values() if area.until is None]
    of_kind = {kind: [area.code for area in living if area.kind is kind] for kind in KINDS}
    return [
        kind
        for kind, codes in of_kind.items()
        if codes and 2 * sum(bool(catalogue.held(metric.id, code)) for code in codes) >= len(codes)
    ]
