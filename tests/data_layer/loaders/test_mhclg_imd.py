"""Deprivation scores against the export, and what is refused."""

from __future__ import annotations

import pandas as pd
import pytest
from pytest import approx

from data_layer.loaders import areas, mhclg_imd
from data_layer.loaders.errors import LoaderError
from data_layer.vocabulary import Status

NOTTINGHAM, LAMBETH, RUSHCLIFFE = "E06000018", "E09000022", "E07000176"


@pytest.fixture(scope="module")
def held(sources):
    (release,) = mhclg_imd.load(sources)
    return {r.area: r for r in release.records}


@pytest.mark.sources
def test_the_average_score_is_loaded_and_no_rank(sources, held):
    export = pd.read_csv(sources / mhclg_imd.FILE).set_index("ltla24_code")
    assert len(held) == 296 and {area: r.value for area, r in held.items()} == export["imd_average_score"].to_dict()
    assert {r.metric for r in held.values()} == {"deprivation_score_2025"}
    assert {r.status for r in held.values()} == {Status.FINAL} and {r.period.label for r in held.values()} == {"2025"}


@pytest.mark.sources
def test_nottingham_a_borough_and_a_district(held):
    assert held[NOTTINGHAM].value == 33.747
    assert held[NOTTINGHAM].value > held[LAMBETH].value > held[RUSHCLIFFE].value > 0


@pytest.mark.sources
def test_every_council_is_in_the_register_of_places(sources, held):
    assert set(held) <= {one.code for one in areas.places(sources)}


@pytest.mark.parametrize("extra", ["", "imd_rank_of_average_score,"])
def test_the_column_is_found_by_its_name(tmp_path, extra):
    write(tmp_path, f"{extra}imd_average_score,ltla24_code\n{'9.0,' if extra else ''}21.5,E06000018\n")
    (release,) = mhclg_imd.load(tmp_path)
    assert [(r.area, r.value) for r in release.records] == [(NOTTINGHAM, approx(21.5))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ltla24_code,imd_rank_of_average_score\nE06000018,9\n", "columns: imd_average_score not there once. Get"),
        ("ltla24_code,imd_average_score\nE0600001,9\n", r"row 2 \(ltla24_code\): found 'E0600001'. Give"),
        ("ltla24_code,imd_average_score\nE06000018,n/a\n", r"row 2 \(imd_average_score\): found 'n/a'. Enter"),
        ("ltla24_code,imd_average_score\nE06000018,33747\n", r"row 2 \(imd_average_score\): found '33747'. Enter"),
        ("ltla24_code,imd_average_score\nE06000018\n", r"row 2 \(imd_average_score\): found None. Enter"),
    ],
)
def test_what_is_not_as_known_is_refused_with_its_place(tmp_path, text, said):
    write(tmp_path, text)
    with pytest.raises(LoaderError, match=rf"imd2025_england_ltla24\.export\.csv.*{said}"):
        mhclg_imd.load(tmp_path)


def write(folder, text):
    (folder / mhclg_imd.FILE).parent.mkdir()
    (folder / mhclg_imd.FILE).write_text(text, encoding="utf-8")
