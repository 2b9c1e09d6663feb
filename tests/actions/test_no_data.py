"""What is not held is said plainly, with the nearest thing that is."""

from actions.reading import Kind


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
