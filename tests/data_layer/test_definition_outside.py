"""What the files about those outside say: facts with their dates, reasons for each piece of evidence, no loose id."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from data_layer.catalogue_outside import LensStatus
from data_layer.definition_errors import DefinitionError
from data_layer.definition_files import DEFINITIONS, read_definitions
from data_layer.vocabulary import BetterWhen, Influence
from tests.conftest import SOURCES


@pytest.fixture(scope="module")
def defined():
    return read_definitions()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFINITIONS, tmp_path / "definitions"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.sources
def test_each_lens_has_the_dates_and_status_that_its_source_gives(defined):
    lenses = {each.id: each for each in defined.outside_lenses.values()}
    for row in rows(SOURCES / "external_lenses.csv"):
        found = lenses[row["lens"].removesuffix("_data_explorer")]
        given = [date.fromisoformat(row[field]) if row[field] else None for field in ("from", "until")]
        assert [found.since, found.until] == given, found.id
        assert found.status == LensStatus(row["status"].replace(" ", "_"))
    assert len(lenses) == 3


def test_what_is_not_known_of_the_outcomes_framework_is_said_and_not_filled_in(defined):
    framework = defined.outside_lenses["local_outcomes_framework"]
    assert len(framework.parts) == 6 and "ten are not" in framework.unknown[0]


@pytest.mark.sources
def test_the_themes_of_best_value_stand_in_the_guidance_s_order(defined):
    [row] = [row for row in rows(SOURCES / "external_lenses.csv") if row["lens"] == "best_value"]
    assert [theme.name.lower() for theme in defined.best_value.values()] == row["parts"].split("; ")


def test_evidence_is_not_stretched(defined):
    """Conduct has no figure, and a measure of the place alone is no evidence of the council's work."""
    for id in ("leadership", "governance", "culture"):
        assert defined.best_value[id].metrics == ()
    for theme in defined.best_value.values():
        assert theme.unheld and theme.looks_for
        assert all(defined.metrics[metric].influence is not Influence.CONTEXT for metric in theme.metrics)
    served = defined.best_value["service_delivery"].metrics
    assert all(defined.metrics[metric].better_when is not BetterWhen.NEUTRAL for metric in served)


def test_continuous_improvement_rests_on_what_two_other_themes_show(defined):
    themes = defined.best_value
    whole = {*themes["use_of_resources"].metrics, *themes["service_delivery"].metrics}
    assert set(themes["continuous_improvement"].metrics) == whole


@pytest.mark.sources
def test_one_council_outcomes_are_mapped_as_the_council_maps_them(defined):
    framework = defined.framework
    names = {each.id: each.name for each in (*framework.outcomes, *framework.improvement_themes)}
    names["tfn_mtfs"] = "MTFS"  # which the council writes in short
    own = {each.name: {names[id] for id in each.linked} for each in framework.outcomes if each.linked}
    assert own == {
        row["one_council_outcome"]: {
            name.strip()
            for field in ("together_for_nottingham_themes", "strategic_council_plan_outcomes")
            for name in row[field].split(";")
            if name.strip()
        }
        for row in rows(SOURCES.parent / "framework.csv")
    }


MISTAKES = [
    ("themes/waste.yml", "lenses: [oflog_waste]", "lenses: [oflog_wast]", "'oflog_wast', which is no part"),
    ("themes/homelessness.yml", " lenses: [lof_homelessness]", " lenses: [lof]", "'lof', which is no part"),
    ("best_value.yml", "metrics: [fly_tipping_rate]", "metrics: [fly_tiping_rate]", "such as fly_tipping_rate"),
    ("best_value.yml", "rests_on: [use_of_resources,", "rests_on: [continuous_improvement,", "no theme with evidence"),
    ("external_lenses.yml", "status: closed", "status: shut", "Use 'in_force' or 'closed'"),
    ("framework.yml", "linked: [scp_serving_people_well,", "linked: [scp_serving_people,", "no outcome or improvement"),
    ("framework.yml", "best_value: [culture]", "best_value: [cultures]", "no theme of the Best Value duty"),
    ("framework.yml", "- {id: together_for_nottingham,", "- {id: together,", "which is no hierarchy"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "said"), MISTAKES, ids=lambda text: text.strip()[:24])
def test_a_loose_id_is_a_sentence_that_names_the_file(folder, file, right, wrong, said):
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        read_definitions(folder)
    problems = [str(problem) for problem in caught.value.problems]
    assert any(problem.startswith(file) and said in problem for problem in problems)


def test_a_council_may_leave_both_files_out(folder):
    for file in ("external_lenses.yml", "best_value.yml"):
        (folder / file).unlink()
    read = read_definitions(folder)
    assert (read.outside_lenses, read.best_value) == ({}, {})
