"""A word of the answer is asked about in the middle of a conversation, which then goes on where it was."""

from __future__ import annotations

import pytest

from tests.assistants import assistant_at, viewer


async def conversation(tmp_path, *turns: str):
    """The last of the answers to several questions."""
    assistant = assistant_at(tmp_path)
    try:
        reply = await assistant.ask(turns[0], None, viewer())
        for turn in turns[1:]:
            reply = await assistant.ask(turn, reply.conversation_id, viewer())
        return reply.answers[0]
    finally:
        await assistant.stop()


async def test_the_subject_stays_in_hand_while_a_word_is_explained(tmp_path):
    answer = await conversation(tmp_path, "recycling rate", "what does nearest neighbours mean", "and Derby?")
    assert (answer.metrics, answer.areas) == (["recycling_rate"], ["E06000015"])


@pytest.mark.parametrize("word", ["what's a nearest neighbour?", "what does lowest quarter mean", "what is a median"])
async def test_a_word_of_a_comparison_is_explained_after_it(tmp_path, word):
    answer = await conversation(tmp_path, "How does recycling compare with nearest neighbours?", word)
    assert (answer.kind, answer.subkind, answer.figures) == ("definition", "glossary", [])


@pytest.mark.parametrize("reply", ["core cities", "what about core cities", "and the core cities?"])
async def test_a_group_named_after_a_figure_is_a_follow_up_and_no_word_asked_about(tmp_path, reply):
    answer = await conversation(tmp_path, "recycling rate", reply)
    assert (answer.kind, answer.comparator) == ("comparison", "core_cities")


async def test_a_word_asked_about_first_is_no_subject_for_what_follows(tmp_path):
    answer = await conversation(tmp_path, "what does amber mean", "and Derby?")
    assert answer.kind == "clarify" and answer.metrics == []


async def test_what_a_list_of_exceptions_means_is_said(tmp_path):
    answer = await conversation(tmp_path, "What needs our attention?", "what does that mean?")
    assert (answer.subkind, answer.reading.scope) == ("glossary", "exception")


async def test_after_a_figure_that_question_is_about_its_measure(tmp_path):
    answer = await conversation(tmp_path, "recycling rate", "what does that mean?")
    assert (answer.kind, answer.subkind, answer.metrics) == ("definition", None, ["recycling_rate"])
