"""The first sentence of a figure: what is said first, and what gives way where there is no room."""

from dataclasses import replace

from actions.headline import figure_headline
from data_layer.facts import Figure
from data_layer.vocabulary import Band, Status
from tests.actions.council import figure_of

LONG = "share of all the people who were ever asked about such a matter and answered it"


def in_band(figure: Figure, band: Band) -> Figure:
    return replace(figure, positions=(replace(figure.positions[0], band=band, outlier=None),))


def test_the_age_is_said_more_briefly_before_a_problem_is_left_out(desk):
    figure = in_band(figure_of(desk, "asc_carer_quality_of_life"), Band.LOWEST_QUARTER)
    metric = desk.catalogue.metrics[figure.observation.metric]
    shorter = replace(metric, short_name="carers' score")
    assert figure_headline(figure, shorter, desk.catalogue).endswith("; newest held, 2 years 8 months old.")
    said = figure_headline(figure, metric, desk.catalogue)
    assert said.endswith("in the lowest quarter of its nearest neighbours; 2 years 8 months old.")
    assert len(said.split()) <= 30


def test_what_opens_a_headline_stands_before_the_name(desk):
    figure = figure_of(desk, "recycling_rate")
    metric = desk.catalogue.metrics[figure.observation.metric]
    said = figure_headline(figure, metric, desk.catalogue, opening="Waste and recycling: ")
    assert said.startswith("Waste and recycling: the recycling rate in Nottingham was 26.7% in 2023/24, in the lowest")
    assert len(said.split()) <= 30


def test_a_withheld_figure_says_why_within_thirty_words(desk):
    figure = figure_of(desk, "recycling_rate")
    withheld = replace(figure, observation=replace(figure.observation, value=None, status=Status.SUPPRESSED))
    metric = desk.catalogue.metrics[figure.observation.metric]
    assert "the publisher withholds it" in figure_headline(withheld, metric, desk.catalogue)
    brief = figure_headline(withheld, replace(metric, short_name=LONG), desk.catalogue)
    assert brief.endswith(": a small number is withheld.") and len(brief.split()) <= 30


def test_a_rate_worked_out_here_credits_both_publishers(desk):
    """Spending from the councils' returns, divided by the population that the statistics office estimates."""
    found = figure_of(desk, "spend_per_person_education").provenance
    assert "Ministry of Housing" in found.publisher and found.publisher.endswith("and Office for National Statistics")
    assert found.source.endswith("divided by population estimates, mid-year")
    assert "Office for National" not in figure_of(desk, "recycling_rate").provenance.publisher
