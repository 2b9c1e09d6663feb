"""What is not held is said plainly, with the nearest thing that is."""

import pytest

from actions.reading import Kind

RUSHCLIFFE, NOTTINGHAMSHIRE = "E07000176", "E10000024"


def missing(kind: str, words: str, id_: str | None = None) -> dict[str, object]:
    return {"kind": kind, "words": words, "id": id_}


def test_a_subject_not_held_says_who_publishes_it(ask, desk):
    subject = next(iter(desk.catalogue.not_held.values()))
    answer = ask(Kind.NO_DATA, missing=missing("subject", "it", subject.id))
    assert subject.name.lower() in answer.headline.lower() and subject.published_by in answer.text
    assert not answer.figures


def test_a_period_not_held_gives_the_span_and_the_nearest(ask):
    answer = ask(Kind.NO_DATA, "recycling_rate", missing=missing("period", "1997"))
    assert "1997" in answer.headline and "2010/11" in answer.text and "26.7%" in answer.text
    assert all(figure.period != "1997" for figure in answer.figures)


def test_a_forecast_for_a_year_without_one_names_the_year_beside_what_is_held(ask):
    period = {"words": "2027", "first": "2027-01-01", "last": "2027-12-31"}
    answer = ask(Kind.NO_DATA, "recycling_rate", period=period, subkind="forecast")
    assert answer.kind == "no_data" and answer.headline == "No figure for the recycling rate is held for 2027."
    assert "2010/11 to 2023/24" in answer.text and "26.7%" in answer.text


def test_an_unknown_place_is_named_and_the_home_figure_offered(ask):
    answer = ask(Kind.NO_DATA, "recycling_rate", missing=missing("unknown_area", "Paris"))
    assert "Paris" in answer.headline and "Nottingham" in answer.text


def test_a_council_without_neighbours_is_offered_its_other_groups(ask):
    """The file has no neighbours for the City of London."""
    answer = ask(Kind.NO_DATA, "recycling_rate", areas=("E09000001",), missing=missing("group", "nearest neighbours"))
    assert "City of London" in answer.headline and "its region" in answer.text and "England" in answer.text


def test_a_metric_without_figures_yet_names_its_publisher(ask, desk):
    """As with a measure of the council's own that has been defined and not yet returned."""
    waiting = desk.catalogue.metrics["population"]
    answer = ask(Kind.NO_DATA, waiting.id, missing=missing("metric_not_loaded", waiting.short_name))
    assert waiting.short_name in answer.headline and not answer.figures
    assert desk.catalogue.sources[waiting.source].publisher in answer.text


def test_a_district_is_told_whose_matter_it_is_and_given_the_countys_figure(ask, desk):
    answer = ask(Kind.NO_DATA, "roads_a_maintenance", areas=(RUSHCLIFFE,), missing=missing("area", "Rushcliffe"))
    assert answer.headline.endswith("is held for Rushcliffe: this is a matter for the county, Nottinghamshire.")
    assert [figure.area for figure in answer.figures] == [NOTTINGHAMSHIRE]
    assert any("in Nottinghamshire over time" in question for question in answer.follow_ups)


def test_a_county_is_told_the_districts_to_ask_for_in_alphabetical_order(ask):
    answer = ask(Kind.NO_DATA, "rough_sleeping", areas=(NOTTINGHAMSHIRE,), missing=missing("area", "Nottinghamshire"))
    assert answer.headline.endswith("is held for Nottinghamshire: this is a matter for its districts.")
    assert "Ashfield, Bassetlaw, Broxtowe, Gedling, Mansfield, Newark and Sherwood or Rushcliffe" in answer.text


@pytest.mark.parametrize("kind", [Kind.PERFORMANCE, Kind.COMPARISON])
def test_a_theme_without_any_figure_of_the_council_says_so(ask, kind):
    """Rushcliffe's return has lines for social care spending, but no value: that is no answer on the theme."""
    answer = ask(kind, theme="adult_social_care", areas=(RUSHCLIFFE,))
    assert answer.kind == "no_data" and "adult social care" in answer.headline and "Nottinghamshire" in answer.headline


def test_asked_for_as_held_a_measure_of_the_county_is_answered_with_the_countys_figure(ask):
    answer = ask(Kind.PERFORMANCE, "asc_feel_safe", areas=(RUSHCLIFFE,))
    assert answer.kind == "no_data" and "67.4%" in answer.text
