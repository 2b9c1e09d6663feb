"""The six finance metrics that are derived from a council's Revenue Outturn return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_layer.loaders.mhclg_outturn_lines import Line
from data_layer.loaders.mhclg_outturn_return import CouncilClass, CouncilReturn
from data_layer.loaders.record import Record
from data_layer.periods import Period
from data_layer.vocabulary import MetricId, Status

RESERVES_OF_NET_REVENUE = MetricId("reserves_share_of_net_revenue")
RESERVES_OF_SERVICE_SPEND = MetricId("reserves_share_of_service_spend")
UNALLOCATED_RESERVES = MetricId("unallocated_reserves")
SOCIAL_CARE_OF_SERVICE_SPEND = MetricId("social_care_share_of_service_spend")
SERVICE_SPEND = MetricId("service_spend")
DEBT_SERVICING_OF_NET_REVENUE = MetricId("debt_servicing_share_of_net_revenue")

WHOLES = {Line.NET_REVENUE: "net revenue expenditure", Line.SERVICE_SPEND: "total service expenditure"}
# grants and income can leave a district next to nothing to finance; below this part of its service spend, shares of
# net revenue expenditure run into thousands of percent and are not compared with others
COMPARABLE_PART = 0.1


@dataclass(frozen=True, slots=True)
class Amount:
    """One line of the return, in £ million."""

    metric: MetricId
    line: Line

    def record(self, given: CouncilReturn, period: Period, status: Status) -> Record:
        amount = given[self.line]
        if amount.value is None:
            return Record(self.metric, given.area, period, None, Status.NOT_AVAILABLE, status_as_given=amount.mark)
        return Record(self.metric, given.area, period, amount.value / 1000, status)


@dataclass(frozen=True, slots=True)
class Share:
    """Lines added up, in percent of another; both amounts are kept, in £ thousand."""

    metric: MetricId
    parts: tuple[Line, Line]
    whole: Line
    districts: bool = True

    def record(self, given: CouncilReturn, period: Period, status: Status) -> Record:
        missing = [given[line].mark for line in (*self.parts, self.whole) if given[line].value is None]
        if not self.districts and given.council_class is CouncilClass.DISTRICT:
            return self.without(given, period, Status.NOT_APPLICABLE, "the county provides social care, not districts")
        if missing:
            return self.without(given, period, Status.NOT_AVAILABLE, missing[0])
        part, whole = sum(given[line].value or 0 for line in self.parts), given[self.whole].value or 0
        if whole <= 0:
            why = f"{WHOLES[self.whole]} was not above zero, so a share of it has no meaning"
            return self.without(given, period, Status.NOT_AVAILABLE, why, part, whole)
        as_given = None
        if self.whole is Line.NET_REVENUE and whole < COMPARABLE_PART * (given[Line.SERVICE_SPEND].value or 0):
            status, as_given = Status.NOT_COMPARABLE, f"{WHOLES[self.whole]} was close to zero"
        share = 100 * part / whole
        return Record(
            self.metric,
            given.area,
            period,
            share,
            status,
            status_as_given=as_given,
            numerator=part,
            denominator=whole,
        )

    def without(
        self,
        given: CouncilReturn,
        period: Period,
        status: Status,
        why: str | None,
        part: float | None = None,
        whole: float | None = None,
    ) -> Record:
        return Record(
            self.metric, given.area, period, None, status, status_as_given=why, numerator=part, denominator=whole
        )


RESERVES = (Line.EARMARKED_CLOSING, Line.UNALLOCATED_CLOSING)
SOCIAL_CARE = (Line.CHILDRENS_SOCIAL_CARE, Line.ADULT_SOCIAL_CARE)
METRICS: tuple[Amount | Share, ...] = (
    Share(RESERVES_OF_NET_REVENUE, RESERVES, Line.NET_REVENUE),
    Share(RESERVES_OF_SERVICE_SPEND, RESERVES, Line.SERVICE_SPEND),
    Amount(UNALLOCATED_RESERVES, Line.UNALLOCATED_CLOSING),
    Share(SOCIAL_CARE_OF_SERVICE_SPEND, SOCIAL_CARE, Line.SERVICE_SPEND, districts=False),
    Amount(SERVICE_SPEND, Line.SERVICE_SPEND),
    Share(DEBT_SERVICING_OF_NET_REVENUE, (Line.INTEREST, Line.PRINCIPAL), Line.NET_REVENUE),
)


def records(given: CouncilReturn, period: Period, status: Status) -> Iterator[Record]:
    """One record a metric. `status`, provisional or final, is that of the figures which are given."""
    return (metric.record(given, period, status) for metric in METRICS)
