"""The only door to Rasa: conversations that last, never mix and lose no order; words that are not kept; one apology."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from actions.performance import ActionPerformance
from actions.reading import Kind, Reading
from bot.assistant import TURNS_A_SESSION, Assistant, Offered, check_home, clean, open_engine
from bot.settings import ServiceSettings
from bot.store.conversations import Remembered, Store
from data_layer.faults import Fault
from data_layer.settings import DataSettings
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.assistants import DAY, assistant_at, trained, viewer
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots

NOTTINGHAM, DERBY, LEICESTER = HOME, AreaCode("E06000015"), AreaCode("E06000016")
PLACES = [("and Derby?", DERBY), ("and Leicester?", LEICESTER), ("and Nottingham?", NOTTINGHAM)]
# a word of nobody's vocabulary, where it is not understood, and where it is passed over
MARKED = [
    "recycling rate in Quixandria",
    "quixandria flurbs and wobblegongs",
    "This is quixandria from finance. What is the recycling rate?",
    "reserves quixandria",
    "crime, quixandria",
    "recycling since quixandria 2018",
    "/quixandria",
]


@pytest.fixture
async def assistant(tmp_path: Path) -> AsyncIterator[Assistant]:
    opened = assistant_at(tmp_path)
    yield opened
    await opened.stop()


async def begun(assistant: Assistant, text: str = "recycling rate") -> str:
    return (await assistant.ask(text, None, viewer())).conversation_id


async def test_an_answer_holds_the_figure_and_its_conversation(assistant):
    reply = await assistant.ask("recycling rate", None, viewer())
    assert "26.7%" in reply.answers[0].headline and not reply.lost_thread
    assert reply.answers[0].snapshot == assistant.snapshot_id


# Conversations


async def test_a_follow_up_goes_on_with_the_conversation(assistant):
    first = await assistant.ask("recycling rate", None, viewer())
    second = await assistant.ask("and Derby?", first.conversation_id, viewer())
    assert second.conversation_id == first.conversation_id
    assert second.answers[0].metrics == ["recycling_rate"] and second.answers[0].areas == [DERBY]


async def test_an_offered_question_goes_on_from_where_it_was_offered(assistant):
    first = await assistant.ask("recycling rate in Derby", None, viewer())
    await assistant.ask("employment rate in Leicester", first.conversation_id, viewer())
    offered = Offered(first.answers[0].id)
    why = await assistant.ask("why?", first.conversation_id, viewer(), offered_by=offered)
    assert why.answers[0].metrics == ["recycling_rate"] and why.answers[0].areas == [DERBY]
    there = await assistant.ask("and Leicester?", first.conversation_id, viewer())
    assert there.answers[0].metrics == ["recycling_rate"] and there.answers[0].areas == [LEICESTER]


@pytest.mark.parametrize("answer_id", [None, "unknown"])
async def test_one_that_was_offered_before_anything_was_asked_goes_on_from_nothing(assistant, answer_id):
    conversation = await begun(assistant)
    reply = await assistant.ask("why?", conversation, viewer(), offered_by=Offered(answer_id))
    assert reply.answers[0].kind is Kind.CLARIFY and reply.conversation_id == conversation


async def test_a_choice_is_made_however_much_was_asked_since(assistant):
    first = await assistant.ask("reserves", None, viewer())
    await assistant.ask("recycling rate", first.conversation_id, viewer())
    chosen = first.answers[0].options[0]
    offered = Offered(first.answers[0].id)
    reply = await assistant.ask(chosen.value, first.conversation_id, viewer(), offered_by=offered)
    assert reply.answers[0].metrics == [chosen.value]


async def test_an_answer_of_another_level_is_nothing_to_go_on_from(assistant):
    above = await assistant.ask("recycling rate", None, viewer(Level.OFFICER))
    conversation = await begun(assistant, "employment rate")
    reply = await assistant.ask("why?", conversation, viewer(), offered_by=Offered(above.answers[0].id))
    assert reply.answers[0].kind is Kind.CLARIFY


async def test_thanks_do_not_end_the_thread(assistant):
    name = await begun(assistant)
    await assistant.ask("thanks", name, viewer())
    assert (await assistant.ask("and Derby?", name, viewer())).answers[0].metrics == ["recycling_rate"]


@pytest.mark.parametrize("tracker", ["memory", "sql"])
async def test_a_conversation_survives_a_restart_of_the_service(tmp_path, tracker):
    """A new engine and a new store on the same files: nothing of the process before is left."""
    settings = ServiceSettings(var_dir=tmp_path, tracker=tracker)
    data = DataSettings(home_area=HOME, data_dir=TEST_DATA / HOME)

    def started() -> Assistant:
        engine = open_engine(trained(), settings)
        return Assistant(engine, shared_snapshots(HOME), Store(settings.store_url), data)

    first = started()
    name = await begun(first)
    await first.stop()
    second = started()
    for text, area in PLACES:
        reply = await second.ask(text, name, viewer())
        assert reply.conversation_id == name and not reply.lost_thread
        assert reply.answers[0].areas == [area] and reply.answers[0].metrics == ["recycling_rate"]
    await second.stop()


async def test_conversations_at_the_same_time_never_mix(assistant):
    metrics = ["recycling rate", "residual waste per household", "unallocated reserves", "employment rate"]
    names = [await begun(assistant, text) for text in metrics]
    asked = [(name, text, area) for text, area in PLACES for name in names]
    replies = await asyncio.gather(*(assistant.ask(text, name, viewer()) for name, text, _ in asked))
    expected = {
        name: metric
        for name, metric in zip(
            names,
            ["recycling_rate", "residual_waste_per_household", "unallocated_reserves", "employment_rate"],
            strict=True,
        )
    }
    for (name, _, area), reply in zip(asked, replies, strict=True):
        assert (reply.conversation_id, reply.answers[0].metrics, reply.answers[0].areas) == (
            name,
            [expected[name]],
            [area],
        )


async def test_questions_of_one_conversation_are_answered_in_their_order(assistant):
    """Each changes what the next one means, so that any other order gives other answers."""
    name = await begun(assistant)
    texts = ["and Derby?", "over time", "and Leicester?", "residual waste per household", "and Nottingham?"] * 2
    together = await asyncio.gather(*(assistant.ask(text, name, viewer()) for text in texts))
    other = await begun(assistant)
    alone = [await assistant.ask(text, other, viewer()) for text in texts]
    assert [reply.answers[0].headline for reply in together] == [reply.answers[0].headline for reply in alone]
    assert len({reply.answers[0].headline for reply in together}) > 3


async def test_a_queue_is_gone_with_its_last_question(assistant):
    name = await begun(assistant)
    await asyncio.gather(*(assistant.ask("and Derby?", name, viewer()) for _ in range(10)))
    assert len(assistant._queues) == 0


async def test_sessions_are_bounded_and_follow_ups_go_on_over_the_boundary(assistant, monkeypatch):
    threads: list[str] = []
    handle = assistant._engine.handle

    async def noted(text: str, thread: str, last: Reading | None) -> Reading | None:
        threads.append(thread)
        return await handle(text, thread, last)

    monkeypatch.setattr(assistant._engine, "handle", noted)
    name = await begun(assistant)
    for turn in range(2, 2 * TURNS_A_SESSION + 2):
        text, area = PLACES[turn % 3]
        answer = (await assistant.ask(text, name, viewer())).answers[0]
        assert (answer.metrics, answer.areas) == (["recycling_rate"], [area]), turn
    assert threads[19] == threads[0] != threads[20] == threads[39] != threads[40]
    tracker = await assistant._engine._processor.tracker_store.retrieve(threads[0])
    assert tracker is not None and len(tracker.events) < 12 * TURNS_A_SESSION


# Whose conversation


@pytest.mark.parametrize("level", [Level.COUNCILLOR, Level.OFFICER, Level.RESTRICTED])
async def test_a_conversation_of_another_level_is_not_honoured_and_the_lost_thread_is_said(assistant, level):
    name = await begun(assistant)
    reply = await assistant.ask("and Derby?", name, viewer(level))
    assert reply.conversation_id != name and reply.lost_thread
    assert reply.answers[0].kind is Kind.CLARIFY and reply.answers[0].figures == []
    assert reply.answers[0].caveats[0].code == "lost_thread"
    assert reply.answers[0].text.startswith("I have lost our earlier conversation")


async def test_an_unknown_conversation_begins_anew_says_so_and_goes_on(assistant):
    reply = await assistant.ask("recycling rate", "nobody's", viewer())
    assert reply.lost_thread and "26.7%" in reply.answers[0].text
    following = await assistant.ask("and Derby?", reply.conversation_id, viewer())
    assert following.answers[0].areas == [DERBY] and not following.lost_thread


# What is not kept


@pytest.mark.parametrize("tracker", ["memory", "sql"])
async def test_no_word_of_a_question_is_in_the_store_or_in_the_log(tmp_path, caplog, capfd, tracker):
    caplog.set_level(logging.DEBUG)
    settings = ServiceSettings(var_dir=tmp_path, tracker=tracker)
    engine = open_engine(trained(), settings)
    assistant = assistant_at(tmp_path, engine=engine)
    for text in MARKED:
        name = await begun(assistant, text)
        await assistant.ask("and quixandria?", name, viewer())
    await assistant.stop()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"pmf_conversation" in kept and b"quixandria" not in kept.lower()
    said = capfd.readouterr()
    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records) + said.out + said.err
    assert "quixandria" not in logged.lower()


async def test_no_figure_is_in_the_store(assistant, tmp_path):
    await begun(assistant)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("service.sqlite*"))
    assert b"recycling_rate" in kept and b"26.7" not in kept and b"26.67" not in kept


# Answers again


async def test_an_answer_opens_again_after_a_restart(assistant, tmp_path):
    answer = (await assistant.ask("recycling rate over time", None, viewer())).answers[0]
    again = await assistant_at(tmp_path).reopen(answer.id, viewer())
    assert again is not None and again.model_dump(exclude={"asked_at"}) == answer.model_dump(exclude={"asked_at"})


def remembered(level: Level, day: date, metric: str = "recycling_rate") -> Remembered:
    read = Reading(kind=Kind.PERFORMANCE, metrics=(MetricId(metric),), areas=(HOME,))
    return Remembered("kept", read, level, HOME, day, datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def keep(assistant: Assistant, answer: Remembered) -> None:
    """As if it had been given in an earlier conversation."""
    conversation, _ = assistant._store.open(None, viewer())
    assistant._store.remember(conversation, [answer])


async def test_an_answer_opens_again_with_the_figures_and_the_age_of_its_day(assistant):
    """What was the newest then, and not yet old, is shown as that."""
    day = date(2025, 6, 30)
    keep(assistant, remembered(Level.PUBLIC, day))
    again = await assistant.reopen("kept", viewer())
    assert again is not None and again.asked_at.date() == day and "26.7%" in again.headline
    today = (await assistant.ask("recycling rate", None, viewer())).answers[0]
    fresh, now = again.figures[0].freshness, today.figures[0].freshness
    assert (fresh.age_months, now.age_months) == (15, 32)
    assert not fresh.stale and now.stale


async def test_an_answer_of_a_day_before_anything_was_known_holds_no_figure(assistant):
    keep(assistant, remembered(Level.PUBLIC, date(2001, 1, 1)))
    again = await assistant.reopen("kept", viewer())
    assert again is not None and again.figures == [] and "26.7" not in again.text


@pytest.mark.parametrize("kept", list(Level))
async def test_an_answer_opens_only_for_viewers_of_its_level_or_above(assistant, kept):
    keep(assistant, remembered(kept, DAY))
    opened = [level for level in Level if await assistant.reopen("kept", viewer(level))]
    assert opened == [level for level in Level if level >= kept]


async def test_an_answer_opened_by_someone_above_shows_no_more_than_it_did(assistant):
    keep(assistant, remembered(Level.PUBLIC, DAY))
    again = await assistant.reopen("kept", viewer(Level.RESTRICTED))
    assert again is not None and again.level == "public"


async def test_an_unknown_answer_is_none(assistant):
    assert await assistant.reopen("nobody's", viewer()) is None


# When something fails


async def test_a_failure_inside_an_action_is_an_apology_and_the_conversation_goes_on(assistant, monkeypatch, caplog):
    name = await begun(assistant)

    def broken(self: object, asked: object, desk: object) -> None:
        raise ArithmeticError("inside")

    with monkeypatch.context() as patched:
        patched.setattr(ActionPerformance, "answer", broken)
        reply = await assistant.ask("and Derby?", name, viewer())
    assert reply.answers[0].headline.startswith("Something went wrong here, not with your question")
    assert reply.answers[0].figures == [] and "inside" not in reply.answers[0].text
    assert "failed" in caplog.text
    following = await assistant.ask("and Leicester?", name, viewer())
    assert following.answers[0].areas == [LEICESTER] and following.answers[0].metrics == ["recycling_rate"]


async def test_a_failure_of_one_question_leaves_those_beside_it_alone(assistant, monkeypatch):
    answer = ActionPerformance.answer

    def broken_for_derby(self, asked, desk):
        if DERBY in asked.areas:
            raise ArithmeticError("inside")
        return answer(self, asked, desk)

    monkeypatch.setattr(ActionPerformance, "answer", broken_for_derby)
    texts = ["recycling rate", "recycling rate in Derby"] * 5
    replies = await asyncio.gather(*(assistant.ask(text, None, viewer()) for text in texts))
    assert ["26.7%" in reply.answers[0].headline for reply in replies] == [True, False] * 5


@pytest.mark.parametrize("text", ["", "   ", "\x00\u200b", "///"])
async def test_an_empty_question_gets_help(assistant, text):
    assert (await assistant.ask(text, None, viewer())).answers[0].kind is Kind.HELP


def test_commands_to_rasa_and_invisible_characters_are_taken_out_of_a_text():
    assert clean("/restart") == "restart" and clean(" /\u200b/ /x\x07y ") == "x y"
    assert clean("26/27 figures") == "26/27 figures"


# Starting


async def test_the_service_starts_on_its_settings_and_stops(tmp_path, monkeypatch):
    trained()
    shared_snapshots(HOME)
    monkeypatch.setenv("PMF_DATA_DIR", str(TEST_DATA / HOME))
    monkeypatch.setenv("PMF_HOME_AREA", HOME)
    started = await Assistant.start(ServiceSettings(var_dir=tmp_path))
    assert started.ready and started.public_viewer().level is Level.PUBLIC
    assert "26.7%" in (await started.ask("recycling rate", None, started.public_viewer())).answers[0].headline
    await started.stop()
    assert not started.ready


def test_a_home_council_nobody_knows_is_refused_with_what_to_do():
    catalogue = shared_snapshots(HOME).current().catalogue(Level.PUBLIC)
    check_home(catalogue, HOME)
    with pytest.raises(Fault, match=r"PMF_HOME_AREA.*E99999999.*Set it"):
        check_home(catalogue, AreaCode("E99999999"))
