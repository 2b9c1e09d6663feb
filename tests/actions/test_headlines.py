"""Every first sentence for four kinds of council, compared with the pages that a person has read."""

import difflib
import re

import pytest

from tests.headlines import COUNCILS, Council, desk_of, page_of

RANK = re.compile(r"\b\d+(?:st|nd|rd|th)\b|\brank|\bleague|\bout of \d+ councils|\bbest\b", re.I)
PERIOD = re.compile(r"\b(?:19|20)\d\d\b")
COMFORT = re.compile(r"\b(?:good|great|well|strong|pleas|encourag|fortunately)\w*\b", re.I)
LABEL = re.compile(r"^ *(?:- `(?P<id>\w+)` )?(?:↔ )?")
TWICE = re.compile(r"\b(\w+) \1\b", re.I)


@pytest.fixture(scope="module")
def pages() -> dict[Council, list[str]]:
    return {council: page_of(council).splitlines() for council in COUNCILS}


@pytest.fixture(scope="module")
def headlines(pages) -> list[str]:
    """Without headings, the opening and the lists of breakdowns that are not held."""
    told = (line for lines in pages.values() for line in lines[lines.index(next(filter(is_heading, lines[1:]))) :])
    return [
        LABEL.sub("", line) for line in told if line and not is_heading(line) and "- Nor its breakdowns" not in line
    ]


def is_heading(line: str) -> bool:
    return line.startswith("#")


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.name)
def test_the_page_says_what_is_said_now(pages, council):
    """After a change of words or data: python -m tests.headlines, then read the pages."""
    written = council.file.read_text(encoding="utf-8").splitlines()
    changed = list(difflib.unified_diff(written, pages[council], council.file.name, "now", n=0, lineterm=""))
    assert not changed, "\n".join(changed[:40])


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.name)
def test_every_measure_has_its_line(pages, council):
    catalogue = desk_of(council).catalogue
    shown = {found["id"] for line in pages[council] if (found := LABEL.match(line)) and found["id"]}
    listed = {name for line in pages[council] if "- Nor its" in line for name in re.findall(r"`(\w+)`", line)}
    assert {metric.part or metric.id for metric in catalogue.metrics.values()} == shown | listed


def test_no_headline_ranks_or_comforts(headlines):
    said = [line.replace("rated good or outstanding", "") for line in headlines]  # the regulator's own words
    assert not [line for line in said if RANK.search(line) or COMFORT.search(line)]


def test_every_headline_has_a_figure_and_a_period_or_says_why_it_has_none(headlines):
    for line in headlines:
        without = line.startswith(("No figure", "There is no figure"))
        assert re.search(r": \w+[ ,]", line) if without else re.search(r"\d", line) and PERIOD.search(line), line


def test_no_headline_is_longer_than_thirty_words(headlines):
    assert not [line for line in headlines if len(line.split()) > 30]


def test_no_headline_says_a_word_twice_running(headlines):
    assert not [line for line in headlines if TWICE.search(line)]


def test_a_district_is_sent_to_its_county_and_a_county_to_its_districts(pages):
    county, district = (next(c for c in COUNCILS if c.name == name) for name in ("Nottinghamshire", "Rushcliffe"))
    care = next(line for line in pages[district] if "`asc_feel_safe`" in line)
    assert care.endswith("is held for Rushcliffe: this is a matter for the county, Nottinghamshire.")
    housed = next(line for line in pages[county] if "`temporary_accommodation_rate`" in line)
    assert housed.endswith("is held for Nottinghamshire: this is a matter for its districts.")
