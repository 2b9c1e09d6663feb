"""Two snapshots, with and without the restricted rows, give a public viewer the same, byte for byte.

Ids of answers, conversations and snapshots, and the moment of asking, are put aside; nothing else is. PMF_FUZZED says
how many texts are made up (150 unless told); PMF_FUZZED=2000 is the whole proof.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
import pytest_asyncio
from fastapi import HTTPException

from actions.answer import Answer
from bot.assistant import Assistant, Reply
from bot.channels import listing
from bot.channels.lasting import export_for
from bot.render.charts import with_charts
from bot.render.export_csv import csv_file
from bot.render.export_notes import moment
from bot.render.exports import NoFigures
from data_layer.catalogue import Catalogue, Metric
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level
from tests.assistants import shared_engine, store_at, viewer
from tests.conftest import SOURCES
from tests.restricted import CREWS, EMBARGO, GRIEVANCES, TODAY, publicly_held, with_restricted
from tests.served import HOME

HOW_MANY = int(os.environ.get("PMF_FUZZED") or 150)
QUESTIONS = SOURCES.parent / "questions"
SEED = 1877
# before the restricted embargo ends and after it: the data is read in two ways
DAYS = (TODAY, EMBARGO + timedelta(days=1))
FOLLOW_UPS = (
    "and Derby?", "why?", "is that good?", "over time", "against the core cities", "the others", "1", "the second one",
    "what about sickness?", "same for grievances", "where does it come from?", "last year", "against target", "risks",
)  # fmt: skip
FRAMES = (
    "{}", "how is {} doing?", "{} compared with {}", "what is the {} in Derby", "{} over time", "why is {} so high",
    "what does {} mean", "which {} are worst", "is {} on target", "{} {} {}", "who answers for {}", "exceptions for {}",
    "what is in the {} portfolio", "{} since 2019", "list {} measures", "brief me on {}", "export {}", "{} and {}",
    "which reds have no explanation in {}", "anything to celebrate in {}?",
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """The same service on the two snapshots."""

    without: Assistant
    beside: Assistant
    snapshots: tuple[Snapshots, Snapshots]

    @property
    def both(self) -> tuple[Assistant, Assistant]:
        return self.without, self.beside

    def catalogue(self, level: Level) -> Catalogue:
        """Of the snapshot with restricted rows."""
        return self.snapshots[1].current().catalogue(level)


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshots, Snapshots]:
    without, beside = tmp_path_factory.mktemp("without"), tmp_path_factory.mktemp("beside")
    return publicly_held(without, HOME), with_restricted(beside, HOME)


@pytest_asyncio.fixture
async def pair(snapshots: tuple[Snapshots, Snapshots], tmp_path: Path) -> AsyncIterator[Pair]:
    made = []
    for name, held in zip(("without", "beside"), snapshots, strict=True):
        made.append(Assistant(shared_engine(), held, store_at(tmp_path / name), DataSettings(home_area=HOME)))
    yield Pair(made[0], made[1], snapshots)
    for assistant in made:
        await assistant.stop()


def bare(answer: Answer) -> str:
    """The whole answer with its charts; only ids and the moment are put aside."""
    aside = {"snapshot": "SNAPSHOT", "asked_at": "NOW"}
    written = with_charts(answer.model_copy(update=aside)).model_dump_json(by_alias=True, warnings=False)
    return written.replace(answer.id, "ID")


async def talk(assistant: Assistant, texts: Sequence[str], asker: Viewer) -> list[str]:
    """One conversation: everything that is shown, and the file of each answer's figures."""
    shown, conversation, reply = [], None, Reply("", [])
    for text in texts:
        reply = await assistant.ask(text, conversation, asker)
        conversation = reply.conversation_id
        shown += [bare(answer) for answer in reply.answers]
    # the whole of a file is made of what its answer shows, so the last one's stands for the conversation
    return shown + [await exported(assistant, answer, asker) for answer in reply.answers if answer.figures]


async def exported(assistant: Assistant, answer: Answer, asker: Viewer) -> str:
    opened = await assistant.lasting(answer.id, asker)
    assert opened is not None
    try:
        written = csv_file(export_for(opened, "https://pmf.example/a/ID")).decode("utf-8-sig")
    except NoFigures as nothing:
        return str(nothing)
    for said in (answer.id, answer.snapshot, moment(opened.answer.asked_at)):
        assert said
        written = written.replace(said, "ASIDE")
    return written


async def told_apart(pair: Pair, conversations: Sequence[Sequence[str]]) -> list[tuple[Sequence[str], str, str]]:
    """The conversations in which the two services differ, with the first difference."""
    found = []
    for number, texts in enumerate(conversations):
        asker = viewer(now=DAYS[number % 2])
        one, other = [await talk(assistant, texts, asker) for assistant in pair.both]
        if one != other:
            first = next((a, b) for a, b in zip([*one, ""], [*other, ""], strict=False) if a != b)
            found.append((texts, *first))
    return found


def written_questions() -> list[list[str]]:
    """The open questions and dialogues, each with a follow-up; read where they stand, never copied."""
    alone = [
        [json.loads(line)["text"], FOLLOW_UPS[number % len(FOLLOW_UPS)]]
        for name in ("questions.jsonl", "figures.jsonl")
        for number, line in enumerate((QUESTIONS / name).read_text(encoding="utf-8").splitlines())
    ]
    dialogues = (QUESTIONS / "dialogues.jsonl").read_text(encoding="utf-8").splitlines()
    return alone + [[turn["text"] for turn in json.loads(line)["turns"]] for line in dialogues]


def names_of(metric: Metric) -> list[str]:
    return [metric.name, metric.short_name, *metric.aliases]


def fuzzed(pair: Pair, many: int) -> list[list[str]]:
    """Conversations of made-up texts: words of what is restricted, of what is public, ids, places, slips of the pen."""
    random, whole, public = Random(SEED), pair.catalogue(Level.RESTRICTED), pair.catalogue(Level.PUBLIC)
    hidden = [metric for metric in whole.metrics.values() if metric.id not in public.metrics]
    secret = [name for metric in hidden for name in (*names_of(metric), metric.id, metric.division or "people")]
    secret += ["workforce", "personnel portfolio", "Workforce and Wellbeing", "workforce deal without grievances"]
    known = [name for metric in public.metrics.values() for name in (*names_of(metric), metric.id)]
    known += [name for theme in public.themes.values() for name in (theme.name, *theme.aliases)]
    places = [area.name for area in public.areas.values()]

    def phrase() -> str:
        chosen = random.choices((secret, known, places), weights=(6, 3, 1))[0]
        words = random.choice(chosen).split()
        if random.random() < 0.3:
            start = random.randrange(len(words))
            words = words[start : start + random.randint(1, 3)]
        if random.random() < 0.2:
            words += random.choice(known).split()[:2]
        return " ".join(words)

    def text() -> str:
        if random.random() < 0.15:
            return random.choice(FOLLOW_UPS)
        frame = random.choice(FRAMES)
        said = frame.format(*(phrase() for _ in range(frame.count("{}"))))
        return slipped(said, random) if random.random() < 0.35 else said

    texts, conversations = [text() for _ in range(many)], []
    while texts:
        turns = random.randint(1, 4)
        conversations.append(texts[:turns])
        texts = texts[turns:]
    return conversations


def slipped(text: str, random: Random) -> str:
    """With a letter left out, doubled, or changed for its neighbour's place."""
    at = random.randrange(len(text))
    before, letter, after = text[:at], text[at], text[at + 1 :]
    return random.choice((before + after, before + letter + letter + after, before + after[:1] + letter + after[1:]))


def routes(assistant: Assistant, asker: Viewer, ids: Sequence[str]) -> Iterator[str]:
    """What the other routes give: all metrics, each theme's, all areas, and one metric a time or why there is none."""
    held = assistant.catalogue(asker)
    for theme in (None, *held.themes, "workforce"):
        yield json.dumps([one.model_dump(mode="json") for one in listing.metrics(held, asker, theme)])
    yield json.dumps([one.model_dump(mode="json") for one in listing.areas(held)])
    for id in ids:
        try:
            yield listing.metric(id, held, asker).model_dump_json()
        except HTTPException as refused:
            yield f"{refused.status_code} {refused.detail}"


def test_there_is_something_to_hide(pair: Pair):
    public, whole = pair.catalogue(Level.PUBLIC), pair.catalogue(Level.RESTRICTED)
    assert {CREWS, GRIEVANCES, "ill_agency_share"} <= whole.metrics.keys() - public.metrics.keys()
    assert whole.themes.keys() > public.themes.keys() and whole.portfolios.keys() > public.portfolios.keys()
    assert whole.sources.keys() > public.sources.keys() and whole.loaded > public.loaded
    assert len(pair.catalogue(Level.OFFICER).metrics) > len(pair.catalogue(Level.COUNCILLOR).metrics)


async def test_who_may_see_it_is_answered(pair: Pair):
    """Otherwise the rest of this file would prove nothing."""
    asker = viewer(Level.RESTRICTED, now=DAYS[0])
    told = {
        "staff grievances": "35.6", "crew sickness absence": "15.0", "recycling rate": "14.9",
        "recycling rate in Derby 2023/24": "3.1",
    }  # fmt: skip
    for text, figure in told.items():
        assert figure in (await pair.beside.ask(text, None, asker)).answers[0].text
    assert (await pair.beside.ask("recycling performance", None, asker)).answers[0].kind == "clarify"


async def test_the_catalogue_and_the_other_routes_are_the_same(pair: Pair):
    ids = [*pair.catalogue(Level.RESTRICTED).metrics, "no_such_metric"]
    for day in DAYS:
        one, other = (list(routes(assistant, viewer(now=day), ids)) for assistant in pair.both)
        assert one == other
    assert sum(text.startswith("404") for text in one) >= 10


async def test_a_restricted_measure_is_as_unknown_as_one_that_never_was(pair: Pair):
    asker = viewer(now=DAYS[0])
    for text in (GRIEVANCES, "staff grievances", "whistleblowing", "personnel portfolio"):
        shown = await talk(pair.beside, [text], asker)
        assert "rievance" not in shown[0].replace(text, "") and "35.6" not in shown[0]


async def test_answers_of_a_higher_level_are_not_opened_by_the_public(pair: Pair):
    asked = await pair.beside.ask("staff grievances", None, viewer(Level.RESTRICTED))
    answer = asked.answers[0]
    assert await pair.beside.lasting(answer.id, viewer()) is None
    assert await pair.beside.ask_again(answer.id, viewer()) is None
    public = await pair.beside.ask("and Derby?", asked.conversation_id, viewer())
    assert public.lost_thread and public.conversation_id != asked.conversation_id
    fresh = await pair.beside.ask("and Derby?", "never-there", viewer())
    assert bare(public.answers[0]) == bare(fresh.answers[0])


@pytest.mark.sources
async def test_every_open_question_with_follow_ups_is_answered_the_same(pair: Pair):
    assert await told_apart(pair, written_questions()) == []


async def test_made_up_texts_are_answered_the_same(pair: Pair):
    assert await told_apart(pair, fuzzed(pair, HOW_MANY)) == []
