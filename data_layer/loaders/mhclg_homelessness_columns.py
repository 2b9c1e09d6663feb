"""Which figures of the tables of statutory homelessness are held, by the words above them."""

from __future__ import annotations

from dataclasses import dataclass

from data_layer.loaders.mhclg_homelessness_tables import Heading
from data_layer.vocabulary import MetricId

HOUSEHOLDS: Heading = ("Number of households in area (000s)",)
IN_TEMPORARY: Heading = ("Total number of households in TA",)
PREVENTION: Heading = ("Threatened with homelessness within 56 days - Prevention duty owed",)
RELIEF: Heading = ("Homeless - Relief duty owed",)
ALL, FAMILIES = "Total number of households", "Total with children"
LONG_STAY = "Total with children and resident more than 6 weeks"

# kinds of accommodation, which together are all temporary accommodation
BED_AND_BREAKFAST = "Bed and breakfast hotels (including shared annexes)"
NIGHTLY_PAID = "Nightly paid, privately managed accommodation, self-contained"
HOSTELS = "Hostels (including reception centres, emergency units and refuges)"
LEASED = "Private sector accommodation leased by your authority or leased or managed by a registered provider"
STOCK = "Local authority or Housing association (LA/HA) stock"
OTHER = "Any other type of temporary accommodation (including private landlord and not known)"
KINDS = (BED_AND_BREAKFAST, NIGHTLY_PAID, HOSTELS, LEASED, STOCK, OTHER)

PLACED = MetricId("households_in_temporary_accommodation")


@dataclass(frozen=True, slots=True)
class Column:
    """A figure and where it belongs; `of` heads the number that a rate is worked out from."""

    heading: Heading
    metric: MetricId
    part: str | None = None
    of: Heading | None = None


# sheet TA1, on the last day of the quarter
ACCOMMODATION = (
    Column(IN_TEMPORARY, PLACED),
    Column(("Total number of households in TA per (000s)",), MetricId("temporary_accommodation_rate"), of=IN_TEMPORARY),
    Column(("Total number of children in TA",), MetricId("children_in_temporary_accommodation")),
    Column(("Total number of households in TA with children",), PLACED, "with_children"),
    Column((BED_AND_BREAKFAST, ALL), PLACED, "bed_and_breakfast"),
    Column((BED_AND_BREAKFAST, FAMILIES), PLACED, "families_in_bed_and_breakfast"),
    Column((BED_AND_BREAKFAST, LONG_STAY), PLACED, "families_in_bed_and_breakfast_over_six_weeks"),
    Column((NIGHTLY_PAID, ALL), PLACED, "nightly_paid"),
    Column((HOSTELS, ALL), PLACED, "hostels"),
    Column((LEASED, ALL), PLACED, "private_sector_leased"),
    Column((STOCK, ALL), PLACED, "council_or_housing_association"),
    Column((OTHER, ALL), PLACED, "other_accommodation"),
    Column(("In TA in another local authority district",), PLACED, "in_another_district"),
)

# sheet A1, assessments made in the quarter
ASSESSMENTS = (
    Column(("Households assessed as homeless per (000s)",), MetricId("homeless_relief_rate"), of=RELIEF),
    Column(RELIEF, MetricId("homeless_relief_rate"), "assessed_as_homeless"),
    Column(
        ("Households assessed as threatened with homelessness per (000s)",),
        MetricId("homeless_prevention_rate"),
        of=PREVENTION,
    ),
    Column(PREVENTION, MetricId("homeless_prevention_rate"), "assessed_as_threatened"),
    Column(
        ("Of which:", "due to service of valid Section 21 Notice"),
        MetricId("homeless_prevention_rate"),
        "section_21_notice",
    ),
)
