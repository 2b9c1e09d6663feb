"""What the parts of a rate are called: the number counted, and the number it is set against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from data_layer.definition_entries import Entry, Id, Text
from data_layer.definition_errors import DefinitionError, Problem
from data_layer.definition_files import DEFINITIONS
from data_layer.definition_yaml import checked, read_document
from data_layer.vocabulary import MetricId

FILE = "components.yml"


class PartUnit(StrEnum):
    NUMBER = "number"
    TONNES = "tonnes"
    POUNDS = "pounds"
    THOUSAND_POUNDS = "thousand pounds"


@dataclass(frozen=True, slots=True)
class PartName:
    """`name` begins a clause whose verb is in the past: "fly-tipping incidents rose by 22%"."""

    name: str
    unit: PartUnit = PartUnit.NUMBER


@dataclass(frozen=True, slots=True)
class RateNames:
    counted: PartName
    against: PartName


@dataclass(frozen=True, slots=True)
class SurveyNames:
    answered: str  # who: "care users"


GENERAL = RateNames(PartName("the number counted"), PartName("the number it is set against"))


class PartEntry(Entry):
    name: Text
    unit: PartUnit = PartUnit.NUMBER


class RateEntry(Entry):
    metrics: tuple[Id, ...]
    counted: PartEntry
    against: PartEntry


class SurveyEntry(Entry):
    metrics: tuple[Id, ...]
    answered: Text


class ComponentFile(Entry):
    rates: tuple[RateEntry, ...]
    surveys: tuple[SurveyEntry, ...]


@cache
def component_names() -> Mapping[MetricId, RateNames | SurveyNames]:
    """By metric. Raises DefinitionError with every mistake of the file."""
    document, problems = read_document(DEFINITIONS / FILE, FILE)
    file, mistakes = (None, []) if problems else checked(document, ComponentFile)
    problems = [*problems, *mistakes, *(named_twice(file) if file else [])]
    if problems or file is None:
        raise DefinitionError(problems)
    rates = {
        MetricId(metric): RateNames(PartName(**dict(entry.counted)), PartName(**dict(entry.against)))
        for entry in file.rates
        for metric in entry.metrics
    }
    surveys = {MetricId(metric): SurveyNames(entry.answered) for entry in file.surveys for metric in entry.metrics}
    return {**rates, **surveys}


def named_twice(file: ComponentFile) -> list[Problem]:
    every = [metric for entry in (*file.rates, *file.surveys) for metric in entry.metrics]
    return [
        Problem(FILE, None, metric, "metrics", "the measure in two entries", "Leave one of the two out.")
        for metric in dict.fromkeys(every)
        if every.count(metric) > 1
    ]
