"""Every first sentence, compared with the page that a person has read."""

import re

import pytest

from tests.headlines import PAGE, page

RANK = re.compile(r"\b\d+(?:st|nd|rd|th)\b|\brank|\bleague|\bout of \d+ councils|\bbest\b", re.I)
PERIOD = re.compile(r"\b(?:19|20)\d\d\b")
COMFORT = re.compile(r"\b(?:good|great|well|strong|pleas|encourag|fortunately)\w*\b", re.I)


@pytest.fixture(scope="module")
def headlines(desk):
    return [line[2:] for line in page(desk).splitlines() if line.startswith("- ")]


def test_the_page_says_what_is_said_now(desk):
    """After a change of words or data: python -m tests.headlines, then read the page."""
    assert PAGE.read_text(encoding="utf-8") == page(desk)


def test_no_headline_ranks_or_comforts(headlines):
    said = [line.replace("rated good or outstanding", "") for line in headlines]  # the regulator's own words
    assert not [line for line in said if RANK.search(line) or COMFORT.search(line)]


def test_every_headline_has_a_figure_a_period_and_at_most_thirty_words(headlines):
    for line in headlines:
        assert re.search(r"\d", line) and PERIOD.search(line), line
        assert len(line.split()) <= 30, line
