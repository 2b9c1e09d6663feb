"""What early warning looks at: signals, their tests, each test's threshold with its source, and what it cannot see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from data_layer.definition_entries import Entry, Id, Sentence, Text, Url
from data_layer.definition_errors import DefinitionError, Problem
from data_layer.definition_files import DEFINITIONS
from data_layer.definition_yaml import checked, read_document
from data_layer.vocabulary import MetricId

FILE = "early_warning.yml"


class Adverse(StrEnum):
    LOW = "low"
    HIGH = "high"


class SignalTest(StrEnum):
    """The strongest first."""

    FAR_FROM_OTHERS = "far_from_others"
    OUTER_QUARTER = "outer_quarter"
    THREE_YEARS = "three_years"
    USE_OF_RESERVES = "use_of_reserves"
    RESTATED = "restated"
    OVER_BUDGET = "over_budget"  # the last two are of the council's own return, and of no one measure
    HIGH_RISK = "high_risk"


BEHIND = frozenset({SignalTest.USE_OF_RESERVES, SignalTest.RESTATED})


@dataclass(frozen=True, slots=True)
class Threshold:
    """Full sentences: from where on it is a signal, and who says so."""

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class SignalRule:
    id: str
    name: str  # goes into a sentence: "reserves against net revenue"
    metric: MetricId
    adverse: Adverse
    tests: tuple[SignalTest, ...]

    @property
    def of_figure(self) -> bool:
        """Whether it is about the figure itself, and not about what lies behind it."""
        return not BEHIND.issuperset(self.tests)


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """`years`: how far back is looked, at most. `limits` are full sentences, `sources` names with links."""

    years: int
    signals: tuple[SignalRule, ...]
    thresholds: Mapping[SignalTest, Threshold]
    limits: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


class SignalEntry(Entry):
    id: Id
    name: Text
    metric: Id
    adverse: Adverse
    tests: tuple[SignalTest, ...]


class ThresholdEntry(Entry):
    test: SignalTest
    says: Sentence
    source: Sentence


class SourceEntry(Entry):
    name: Text
    url: Url


class EarlyWarningFile(Entry):
    years: int
    signals: tuple[SignalEntry, ...]
    thresholds: tuple[ThresholdEntry, ...]
    limits: tuple[Sentence, ...]
    sources: tuple[SourceEntry, ...]


@cache
def early_warning_rules() -> EarlyWarning:
    """Raises DefinitionError with every mistake of the file."""
    document, problems = read_document(DEFINITIONS / FILE, FILE)
    file, mistakes = (None, []) if problems else checked(document, EarlyWarningFile)
    problems = [*problems, *mistakes, *(without_threshold(file) if file else [])]
    if problems or file is None:
        raise DefinitionError(problems)
    return EarlyWarning(
        years=file.years,
        signals=tuple(
            SignalRule(one.id, one.name, MetricId(one.metric), one.adverse, one.tests) for one in file.signals
        ),
        thresholds={one.test: Threshold(one.says, one.source) for one in file.thresholds},
        limits=file.limits,
        sources=tuple((one.name, one.url) for one in file.sources),
    )


def without_threshold(file: EarlyWarningFile) -> list[Problem]:
    """No signal without a word on where it begins and who says so."""
    said = {one.test for one in file.thresholds}
    return [
        Problem(FILE, None, None, "thresholds", f"nothing on the test {test}", "Write its threshold and source.")
        for test in SignalTest
        if test not in said
    ]
