"""The lists of metrics and areas: only what is held, filtered, in the alphabet's order, never ranked."""

from __future__ import annotations

import pytest

from data_layer.vocabulary import AreaKind


def test_every_metric_says_whose_it_is_and_how_new(api):
    metrics = api.get("/api/metrics").json()
    assert len(metrics) == len({metric["id"] for metric in metrics}) > 40
    for metric in metrics:
        assert metric["name"] and metric["publisher"] and metric["unit"] and metric["decimals"] >= 0
        # one without figures has no newest period
        assert metric["loaded"] or metric["latest"] is None, metric["id"]


def test_metrics_of_one_theme(api):
    every = api.get("/api/metrics").json()
    waste = api.get("/api/metrics", params={"theme": "waste"}).json()
    assert waste and waste == [metric for metric in every if metric["theme"] == "waste"]
    assert api.get("/api/metrics", params={"theme": "nothing"}).json() == []


def test_one_metric_says_what_the_list_says_and_its_definition(api):
    for listed in api.get("/api/metrics", params={"theme": "waste"}).json():
        full = api.get(f"/api/metrics/{listed['id']}").json()
        assert full.items() >= listed.items()
        assert full["counts"].endswith(".") and full["why"].endswith(".") and full["beware"].endswith(".")


def test_a_breakdown_stands_under_its_metric_and_has_an_address(api):
    metrics = {metric["id"]: metric for metric in api.get("/api/metrics").json()}
    parts = [part for metric in metrics.values() for part in metric["parts"]]
    assert parts and not {part["id"] for part in parts} & set(metrics)
    for part in parts:
        full = api.get(f"/api/metrics/{part['id']}").json()
        assert (full["name"], full["latest"]) == (part["name"], part["latest"])
    answer = api.post("/api/ask", json={"text": "households with children in bed and breakfast"}).json()["answers"][0]
    figure = answer["figures"][0]
    assert figure["part"] in {part["part"] for part in metrics[figure["metric"]]["parts"]}


def test_areas_stand_in_the_alphabets_order_each_once(api):
    areas = api.get("/api/areas").json()
    assert [area["name"] for area in areas] == sorted(area["name"] for area in areas)
    assert len({area["code"] for area in areas}) == len(areas) > 300


@pytest.mark.parametrize("kind", ["unitary", "region", "country", "london_borough"])
def test_areas_of_one_kind(api, kind):
    found = api.get("/api/areas", params={"kind": kind}).json()
    assert found and {area["kind"] for area in found} == {kind}


def test_a_kind_that_there_is_none_of_is_refused_with_those_there_are(api):
    response = api.get("/api/areas", params={"kind": "parish"})
    assert response.status_code == 422
    assert all(kind.value in response.json()["detail"] for kind in AreaKind)


def test_an_abolished_council_says_until_when_it_was(api):
    areas = {area["code"]: area for area in api.get("/api/areas").json()}
    assert areas["E06000018"]["until"] is None and areas["E06000018"]["region"] == "E12000004"
    assert any(area["until"] and area["until"] < "2026" for area in areas.values())


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [("json", "application/json", b"{"), ("svg", "image/svg+xml", b"<svg"), ("png", "image/png", b"\x89PNG\r\n")],
)
@pytest.mark.browser
def test_a_chart_has_each_of_its_forms(api, form, kind, begins):
    chart = api.post("/api/ask", json={"text": "recycling rate over time"}).json()["answers"][0]["charts"][0]
    response = api.get(chart["url"].replace(".json", f".{form}"))
    assert response.status_code == 200 and response.headers["content-type"] == kind
    assert response.content.startswith(begins)
