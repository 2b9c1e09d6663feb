"""Conversations as people write them down: who adds a line to a file sees how it is read, or what to write."""

from __future__ import annotations

import re

import pytest
import yaml

from actions.reading import Kind
from bot.understanding.reader import Understanding
from bot.understanding.turns.conversations import LIKE, OWN_MEASURES, Said, conversations, said, with_own_measures
from data_layer.faults import Fault
from tests.served import HOME

OWN = {
    "parks": {"swings_used": ["number of swings in use", "swings swung on"]},
    "moon_and_stars": {"moons_seen": ["moons seen"]},
}


@pytest.fixture
def folder(tmp_path):
    """Two files of conversations, and the measures of an invented council."""
    (tmp_path / "b.yml").write_text("- |\n  trend of ducks: ducks over time\n\n  smalltalk: ta\n")
    (tmp_path / "a.yml").write_text(
        "# why\n- |\n  help: what can you do\n- |\n  target of ducks: our target: is it met\n"
    )
    (tmp_path / OWN_MEASURES).write_text(yaml.safe_dump(OWN))
    return tmp_path


@pytest.fixture
def grown(small, metric, area, folder):
    """A catalogue of one published measure with those of the invented council."""
    recycling = metric(LIKE, "recycling rate", theme="waste", qualifiers={"who": "children"})
    parks = metric("leaves", "leaf fall")
    return with_own_measures(small(recycling, parks, areas=(area(HOME, "Nottingham"),)), folder)


@pytest.mark.parametrize(
    ("line", "text", "kind", "about"),
    [
        ("smalltalk: cheers", "cheers", Kind.SMALLTALK, ()),
        ("trend of ducks: how has it gone", "how has it gone", Kind.TREND, (("ducks",),)),
        ("target of a or b: are we there", "are we there", Kind.TARGET, (("a",), ("b",))),
        ("trend of a and b: both of them", "both of them", Kind.TREND, (("a", "b"),)),
        ("trend of a and b or c: over time", "over time", Kind.TREND, (("a", "b"), ("c",))),
        ("   export: as a csv  ", "as a csv", Kind.EXPORT, ()),
    ],
)
def test_a_line_says_what_it_means_and_then_what_is_said(line, text, kind, about):
    read = said(line, "a.yml")
    assert (read.text, read.kind, read.about, read.theme) == (text, kind, about, None)


def test_a_line_may_be_about_a_theme():
    read = said("exceptions of theme waste: what's wrong", "a.yml")
    assert (read.text, read.kind, read.about, read.theme) == ("what's wrong", Kind.EXCEPTIONS, (), "waste")


def test_a_colon_in_what_is_said_stays_there():
    assert said("target of ducks: our target: is it met", "a.yml").text == "our target: is it met"
    assert said("smalltalk: ha: good one", "a.yml") == Said("ha: good one", Kind.SMALLTALK)


@pytest.mark.parametrize("line", ["what about ducks", "gossip of ducks: quack", "trend of ducks:", "trend of ducks"])
def test_a_line_that_names_no_kind_is_told_with_its_file_and_what_to_write(line):
    told = f"parks.yml: the line “{line}” names no kind of answer. Write it as “kind of measure: words”"
    with pytest.raises(Fault, match=f"^{re.escape(told)}"):
        said(line, "parks.yml")


def test_a_line_that_cannot_be_read_is_told_where_conversations_are_read(folder):
    (folder / "c.yml").write_text("- |\n  trend of ducks: ducks over time\n  quack quack\n")
    with pytest.raises(Fault, match=r"^c\.yml: the line “quack quack”"):
        list(conversations(folder))


def test_all_files_are_read_in_order_and_the_own_measures_are_no_conversation(folder):
    assert [[turn.text for turn in each] for each in conversations(folder)] == [
        ["what can you do"],
        ["our target: is it met"],
        ["ducks over time", "ta"],
    ]


def test_own_measures_join_the_catalogue_as_the_councils_own(grown):
    own = grown.metrics["swings_used"]
    assert (own.name, own.aliases, own.theme) == ("number of swings in use", ("swings swung on",), "parks")
    assert own.is_own and not own.qualifiers and not grown.metrics[LIKE].is_own
    assert {LIKE, "leaves", "swings_used", "moons_seen"} == set(grown.metrics)


def test_own_measures_are_held_wherever_the_published_one_is(grown):
    held = {(metric, area): periods for (metric, area), periods in grown.holdings.items() if metric != "leaves"}
    assert held == {(id, HOME): grown.holdings[LIKE, HOME] for id in (LIKE, "swings_used", "moons_seen")}
    assert grown.holdings["leaves", HOME]


def test_a_theme_of_own_measures_is_added_and_one_that_is_there_stays(grown):
    assert grown.themes["moon_and_stars"].name == "moon and stars"
    assert grown.themes["parks"].metrics == ("leaves",)


def test_own_measures_are_read_like_any_other(grown):
    reading = Understanding(grown).read("how many swings swung on?", last=None, home_area=HOME)
    assert (reading.kind, reading.metrics, reading.areas) == (Kind.PERFORMANCE, ("swings_used",), (HOME,))
