"""The words of the field, as types: every border of the data layer speaks in these."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NewType

from data_layer.slugs import underscored

MetricId = NewType("MetricId", str)
AreaCode = NewType("AreaCode", str)
ThemeId = NewType("ThemeId", str)


class Level(IntEnum):
    """Who may see what; a higher level sees all that a lower one sees."""

    PUBLIC = 0
    COUNCILLOR = 1
    OFFICER = 2
    RESTRICTED = 3


class Status(StrEnum):
    """What is known of an observation. The last three carry no value; the two before them may, to be used with care."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    LOW_RELIABILITY = "low_reliability"  # given, but on a small sample: it counts, and is said to be weak
    NOT_COMPARABLE = "not_comparable"  # given, but never compared
    NOT_AVAILABLE = "not_available"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"


class BetterWhen(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class MetricKind(StrEnum):
    """How a figure may be compared."""

    RATE = "rate"
    SURVEY = "survey"
    SHARE = "share"
    AMOUNT = "amount"  # grows with a council's size: shown, never banded
    MONEY = "money"  # in cash, not adjusted for prices: no direction
    AMOUNT_PER_DWELLING = "amount per dwelling"  # in cash: no direction
    SCORE = "score"


class Influence(StrEnum):
    """Whose the figure is to change; decides the words, the exceptions and the questions."""

    COUNCIL = "council"
    SHARED = "shared"
    CONTEXT = "context"


class Duty(StrEnum):
    """Whose a service is where a county and its districts share the work; elsewhere one council does all of it."""

    COUNTY = "county"
    DISTRICT = "district"


class Direction(StrEnum):
    IMPROVING = "improving"
    DETERIORATING = "deteriorating"
    NO_CLEAR_CHANGE = "no_clear_change"
    TOO_FEW_POINTS = "too_few_points"


class Variation(StrEnum):
    WITHIN_USUAL = "within_usual"
    BEYOND_USUAL = "beyond_usual"
    UNKNOWN = "unknown"


class Band(StrEnum):
    LOWEST_QUARTER = "lowest_quarter"
    MIDDLE_HALF = "middle_half"
    HIGHEST_QUARTER = "highest_quarter"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"


class Group(StrEnum):
    """Comparator groups: five that every council may have, and beside them the groups of the council's own return.

    `Group.own("Benchmarking Club")` is `own:benchmarking_club`, and `Group` of that id is the group again. It is not
    among the members that iteration gives: which own groups there are is for the catalogue to say.
    """

    NEAREST_NEIGHBOURS = "nearest_neighbours"
    CORE_CITIES = "core_cities"
    REGION = "region"
    TYPE = "type"
    ENGLAND = "england"

    @classmethod
    def own(cls, name: str) -> Group:
        """Names that differ in capitals or punctuation alone are one group."""
        return cls(f"{OWN_GROUP}{underscored(name)}")

    @property
    def is_own(self) -> bool:
        return self.value.startswith(OWN_GROUP)

    @classmethod
    def _missing_(cls, value: object) -> Group | None:
        """An id of the form of an own group's is one; of any other that no member has, `Group` raises ValueError."""
        if not isinstance(value, str) or not value.startswith(OWN_GROUP):
            return None
        own = str.__new__(cls, value)
        own._name_ = own._value_ = value
        return own


OWN_GROUP = "own:"  # what the id of a group of the council's own return begins with


class Basis(StrEnum):
    """Where the middle of a comparator group comes from."""

    PUBLISHED = "published"
    MEDIAN_OF_MEMBERS = "median_of_members"


class Outlier(StrEnum):
    HIGH = "high"
    LOW = "low"


class AreaKind(StrEnum):
    """Kinds of area; the first five are the classes of council that compare with one another."""

    UNITARY = "unitary"
    METROPOLITAN = "metropolitan"
    LONDON_BOROUGH = "london_borough"
    COUNTY = "county"
    DISTRICT = "district"
    COUNCIL_OUTSIDE_ENGLAND = "council_outside_england"
    COMBINED_AUTHORITY = "combined_authority"
    WASTE_AUTHORITY = "waste_authority"
    REGION = "region"
    COUNTRY = "country"
    OTHER = "other"


class EventKind(StrEnum):
    """Why a series may not run straight through a period."""

    PANDEMIC = "pandemic"
    DEFINITION_CHANGE = "definition_change"
    GRADING_CHANGE = "grading_change"
    SOURCE_CHANGE = "source_change"
    SURVEY_REDESIGN = "survey_redesign"
    BOUNDARY_CHANGE = "boundary_change"
    METHOD_CHANGE = "method_change"
    RESTATEMENT = "restatement"
    NOT_COLLECTED = "not_collected"
    NOT_COMPARABLE = "not_comparable"
