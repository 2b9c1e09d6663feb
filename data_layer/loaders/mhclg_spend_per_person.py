"""What each English council spends on a service for each resident, 2015/16 to 2023/24: our derivation.

A line of the Revenue Outturn Summary, final, divided by the people who lived there in the middle of the year in which
the year begins. Both are kept, in £ and in people. A figure counts as known when both were published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from data_layer.loaders import ons_population
from data_layer.loaders.mhclg_outturn_lines import Line
from data_layer.loaders.mhclg_outturn_return import CouncilClass, CouncilReturn, read_returns
from data_layer.loaders.mhclg_revenue_outturn import FOLDER, WORKBOOKS, Workbook
from data_layer.loaders.ons_population import people
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status

NO_POPULATION = "no estimate of the population is held on the council's boundaries of that year"

Residents = Mapping[tuple[AreaCode, int], float]


@dataclass(frozen=True, slots=True)
class Service:
    """`not_of`: the class of council that does not run the service."""

    name: str
    line: Line
    not_of: CouncilClass | None = None

    @property
    def metric(self) -> MetricId:
        return MetricId(f"spend_per_person_{self.name}")


SERVICES = (
    Service("adult_social_care", Line.ADULT_SOCIAL_CARE, CouncilClass.DISTRICT),
    Service("children_social_care", Line.CHILDRENS_SOCIAL_CARE, CouncilClass.DISTRICT),
    Service("education", Line.EDUCATION, CouncilClass.DISTRICT),
    Service("highways_transport", Line.HIGHWAYS_TRANSPORT, CouncilClass.DISTRICT),
    Service("public_health", Line.PUBLIC_HEALTH, CouncilClass.DISTRICT),
    Service("housing", Line.HOUSING, CouncilClass.COUNTY),
    Service("cultural", Line.CULTURAL),
    Service("environment", Line.ENVIRONMENT),
    Service("planning", Line.PLANNING),
    Service("central", Line.CENTRAL),
)
ELSEWHERE = {
    CouncilClass.DISTRICT: "the county has this duty, and what a district's return holds is not the service",
    CouncilClass.COUNTY: "the districts have this duty, and what a county's return holds is not the service",
}


def load(folder: Path) -> list[Loaded]:
    """A release for each final workbook. Raises LoaderError where a file is not as known."""
    residents = people(folder)
    return [
        Loaded(per_person(book), tuple(records(folder, book, residents)))
        for book in WORKBOOKS
        if book.status is Status.FINAL
    ]


def per_person(book: Workbook) -> Release:
    known_from = max(book.release.known_from, ons_population.PUBLISHED)
    return replace(book.release, release=f"{book.year} per person", known_from=known_from)


def records(folder: Path, book: Workbook, residents: Residents) -> Iterator[Record]:
    for given in read_returns(folder / FOLDER / book.file, book.year):
        for service in SERVICES:
            yield record(given, service, book.period, residents.get((given.area, book.period.start.year)))


def record(given: CouncilReturn, service: Service, period: Period, population: float | None) -> Record:
    """£ for each resident. Without a value: not the council's service, no figure in the return, or no population."""
    amount = given[service.line]
    if given.council_class is service.not_of:
        why = ELSEWHERE[given.council_class]
        return Record(service.metric, given.area, period, None, Status.NOT_APPLICABLE, status_as_given=why)
    spent = None if amount.value is None else 1_000 * amount.value
    if spent is None or population is None:
        why = amount.mark if spent is None else NO_POPULATION
        return Record(
            service.metric, given.area, period, None, Status.NOT_AVAILABLE, status_as_given=why, numerator=spent,
            denominator=population,
        )  # fmt: skip
    return Record(
        service.metric, given.area, period, spent / population, Status.FINAL, numerator=spent, denominator=population
    )
