"""Two publishers of one figure say the same, and what only one of them holds is read from that one."""

from __future__ import annotations

import csv
from collections import Counter

import pandas as pd
import pytest

from data_layer.loaders import dhsc_ascof, oflog, ons_els
from data_layer.loaders.registry import LOADERS
from data_layer.vocabulary import Status

pytestmark = pytest.mark.sources

# Oflog's code of a measure -> table of the framework, and the metric that is read from it
SHARED = {
    "ASC1": ("Table_1c", "asc_carer_quality_of_life"),
    "ASC2": ("Table_1b", "asc_quality_of_life"),
    "ASC3": ("Table_3c(1)", "asc_information_users"),
    "ASC4": ("Table_3c(2)", "asc_information_carers"),
}
NO_RETURN = {"E08000009", "E06000041", "E09000001", "E10000016", "E06000053"}  # quality of life, 2019-20


@pytest.fixture(scope="module")
def explorer(sources):
    """Oflog's figures of the shared measures: (code, area, "2022-23") -> value as text."""
    with (sources / "oflog" / "adult_social_care.csv").open(encoding="utf-8", newline="") as file:
        return {(row["Code"], row["Local authority code"], row["Financial year"]): row["Value"]
                for row in csv.DictReader(file) if row["Code"] in SHARED}  # fmt: skip


@pytest.fixture(scope="module")
def framework(sources):
    """The same from the publisher's workbook, by pandas."""
    found = {}
    for code, (table, _) in SHARED.items():
        sheet = pd.read_excel(
            sources / "dhsc_ascof" / "ascof_2024_25.ods", sheet_name=table, header=5, engine="calamine"
        )
        for column in (name for name in sheet.columns if str(name).endswith("- outcome")):
            year = f"{column[:4]}-{column[10:12]}"
            cells = sheet[column].astype(str).str.split(" ").str[0]
            for area, cell in zip(sheet["ONS area code"], cells, strict=True):
                if cell.replace(".", "", 1).isdigit():
                    found[code, area, year] = float(cell)
    return found


@pytest.fixture(scope="module")
def loaded(sources):
    (release,) = dhsc_ascof.load(sources)
    return {(r.metric, r.area, r.period.label.replace("/", "-")): r for r in release.records}


def test_all_2799_figures_that_both_files_hold_are_equal(explorer, framework):
    both = [(float(text), framework[key]) for key, text in explorer.items() if text and key in framework]
    assert len(both) == 2_799
    assert [pair for pair in both if pair[0] != pair[1]] == []


def test_as_loaded_they_are_equal_but_for_five_zeros_that_stand_for_no_return(explorer, framework, loaded):
    equal, unlike = 0, []
    for (code, area, year), text in explorer.items():
        if text and (code, area, year) in framework:
            record = loaded[SHARED[code][1], area, year]
            if record.value == float(text):
                equal += 1
            else:
                unlike.append((code, area, year, record.status))
    assert equal == 2_794
    assert set(unlike) == {("ASC2", area, "2019-20", Status.NOT_AVAILABLE) for area in NO_RETURN}


def test_an_empty_figure_of_oflog_is_none_in_the_framework_either(explorer, loaded):
    empty = [key for key, text in explorer.items() if not text]
    found = [loaded.get((SHARED[code][1], area, year)) for code, area, year in empty]
    assert len(found) == 36 and all(record is None or record.value is None for record in found)


def test_no_figure_is_read_from_two_files(sources):
    """Of social care and of the Office for National Statistics; a doubled figure would be shown as revised."""
    social_care = [*oflog.load(sources), *dhsc_ascof.load(sources), *ons_els.load(sources)]
    counted = Counter((r.metric, r.area, r.period) for one in social_care for r in one.records)
    assert [key for key, times in counted.items() if times > 1] == []


def test_turnover_changes_hands_in_2023_24(sources, loaded):
    (before,) = oflog.load(sources)
    theirs = {r.period.label for r in before.records if r.metric == "asc_workforce_turnover"}
    ours = {year.replace("-", "/") for metric, _, year in loaded if metric == "asc_workforce_turnover"}
    assert max(theirs) == "2022/23" and min(ours) == "2023/24"


def test_each_loader_is_registered_once():
    assert len(set(LOADERS)) == len(LOADERS)
    assert {oflog.load, dhsc_ascof.load, ons_els.load} <= set(LOADERS)
