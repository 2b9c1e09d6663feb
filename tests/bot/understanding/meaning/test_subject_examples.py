"""What is learned from of each measure, and what is not."""

from __future__ import annotations

import pytest

from actions.reading import Kind
from bot.understanding.meaning.learned_subjects import NOTHING, Example
from bot.understanding.meaning.subject_examples import EVERY, described, example_of, examples_of, named, thinned
from bot.understanding.wordings import Wording
from data_layer.faults import Fault


def each_third(texts, heard, kind: Kind):
    """Those looked at, among others that are not."""
    said = [text if at % EVERY == 0 else "hello" for text in texts for at in range(EVERY)]
    return [(heard(text), Wording(text, kind)) for text in said]


def worded(told, catalogue) -> list[Example]:
    """What wordings, each with how it was heard, teach together."""
    return list(thinned((one, example_of(hears, one, catalogue)) for hears, one in told))


def test_names_and_aliases_are_learned_from_and_what_is_not_held_is_nothing_of_ours(park):
    found = set(named(park))
    assert {Example("leaf fall", "leaves"), Example("leaves raked", "leaves")} <= found
    assert {Example("crime", NOTHING), Example("burglary", NOTHING), Example("parks", "theme parks")} <= found
    assert all(one.text for one in found)


def test_of_the_councils_own_measures_and_of_breakdowns_nothing_is_learned(park, heard):
    """They come and go with a return; the whole is asked for by the words of its parts as well."""
    wordings = each_third(["swings in use", "number of drakes"], heard, Kind.PERFORMANCE)
    found = [*named(park), *worded(wordings, park)]
    assert "swings" not in {one.label for one in found} and Example("number of drakes", "ducks") in found
    assert "ducks.drakes" not in {one.label for one in found}


def test_descriptions_of_all_files_are_read(park, tmp_path):
    (tmp_path / "trees.yml").write_text("leaves:\n  - what trees shed\n  - foliage to rake\n")
    (tmp_path / "water.yml").write_text("ducks:\n  - birds that quack\n")
    assert list(described(park, tmp_path)) == [
        Example("what trees shed", "leaves"),
        Example("foliage to rake", "leaves"),
        Example("birds that quack", "ducks"),
    ]


def test_a_description_of_no_measure_is_told_with_its_file_and_id(park, tmp_path):
    (tmp_path / "water.yml").write_text("ducks:\n  - birds that quack\nfountains:\n  - water in the air\n")
    with pytest.raises(Fault, match=r"^water\.yml: fountains is no measure of the catalogue\. Give it the id of one"):
        examples_of(park, tmp_path)


def test_a_wording_teaches_which_words_stand_around_a_measure_a_theme_or_nothing(park, heard):
    asked = each_third(["how are the parks", "what is the number of ducks"], heard, Kind.PERFORMANCE)
    talk = each_third(["tell us a joke"], heard, Kind.SMALLTALK)
    assert worded([*asked, *talk], park) == [
        Example("how are the parks", "theme parks"),
        Example("what is the number of ducks", "ducks"),
        Example("tell us a joke", NOTHING),
    ]


def test_a_wording_that_leaves_its_measure_in_doubt_teaches_nothing(park, heard):
    """A word that nothing explains, two measures named, and none where one is asked for."""
    asked = ["number of ducks on the wibbled", "leaf fall and number of ducks", "how has it gone"]
    assert worded(each_third(asked, heard, Kind.TREND), park) == []


def test_a_wording_whose_subject_was_written_down_teaches_it_whatever_is_heard(park, heard):
    subjects = {"the wibbled birds": "ducks", "parks and all": "theme parks", "swings?": "swings", "a bed": "beds"}
    told = [(heard(text), Wording(text, Kind.TREND, subject)) for text, subject in subjects.items()]
    assert worded(told, park) == [Example("the wibbled birds", "ducks"), Example("parks and all", "theme parks")]


def test_talk_that_names_a_measure_is_not_learned_as_nothing_of_ours(park, heard):
    assert worded(each_third(["thanks for the leaf fall"], heard, Kind.SMALLTALK), park) == [
        Example("thanks for the leaf fall", "leaves")
    ]


def test_names_and_descriptions_together(park, tmp_path):
    (tmp_path / "water.yml").write_text("ducks:\n  - birds that quack\n")
    assert {Example("leaf fall", "leaves"), Example("birds that quack", "ducks")} <= set(examples_of(park, tmp_path))
