"""A digest comes once, before its meeting, as its reader may see it then; what can't be sent waits, and is not lost."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from actions.digest_book import MOST, Pause, Rhythm
from bot.digest.sealing import Seal
from bot.store.digests import Digests, Sent
from bot.store.mailbox import digest
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscription
from data_layer.catalogue import Catalogue
from data_layer.snapshots import Snapshot
from data_layer.vocabulary import Level
from tests.bot.digest.conftest import CHAT, HELD, KEY, address, at, wanted
from tests.council_calendar import Meeting, Rule


async def test_it_comes_once_and_three_working_days_before_the_meeting(round_of, teams, someone):
    looks = round_of()
    assert [await looks.once(at(day, hour)) for day, hour in ((3, 9), (4, 6), (4, 8), (4, 9), (7, 9), (9, 9))] == [
        *(0, 0, 1),
        *(0, 0, 0),
    ]
    assert len(teams.said) == 1
    assert teams.said[0].startswith("Before the Corporate Scrutiny Committee on 9 December 2026 (Quarter 2): waste")
    assert await looks.once(at(11)) == 0  # the meeting in March is far off


async def test_the_card_has_the_meeting_at_its_head_the_exceptions_and_a_way_to_end_it(round_of, teams, someone):
    await round_of().once(at(4))
    [letter] = teams.arrived
    card = letter.activity["attachments"][0]["content"]
    first, *_, why, button = card["body"]
    assert first["text"].startswith("Before the Corporate Scrutiny Committee on 9 December 2026")
    assert "in waste and recycling, for the Corporate Scrutiny Committee" in card["body"][1]["text"]
    assert why["text"] == "A digest was asked for here. Write “stop” to end it."
    assert button["actions"][0]["data"]["ask"] == "stop all digests"
    assert card["speak"].startswith(first["text"].replace("\\", "")) and card["speak"].endswith(why["text"])
    assert letter.conversation == CHAT and letter.answers is None
    assert "29:" not in letter.dumped()  # nobody is named


async def test_who_asks_on_the_last_days_has_it_at_once_and_after_the_meeting_it_does_not_come(
    round_of, teams, subscriptions
):
    late = Subscription("place", wanted(), Seal([KEY]).sealed(address()), at(9, 8))
    subscriptions.put(late, MOST)
    assert await round_of().once(at(9, 9)) == 1
    other = Subscription("place", wanted("homelessness"), Seal([KEY]).sealed(address()), at(9, 8))
    subscriptions.put(other, MOST)
    assert await round_of().once(at(10)) == 0


async def test_it_comes_at_the_level_that_its_reader_has_when_it_is_sent(round_of, teams, someone):
    teams.seen_at = None  # the directory does not answer
    assert await round_of().once(at(4)) == 0
    assert await round_of().once(at(4, 9) + timedelta(minutes=1)) == 0
    teams.seen_at = Level.OFFICER
    assert await round_of().once(at(4, 10)) == 1 and teams.answered_at == [Level.OFFICER]


async def test_no_digest_is_sent_on_a_paused_day_and_what_is_not_over_comes_after_it(round_of, teams, someone, engine):
    Pauses(engine).add(Pause(date(2026, 12, 1), date(2026, 12, 7), "pre-election period"))
    assert [await round_of().once(at(day)) for day in (4, 7)] == [0, 0]
    assert await round_of().once(at(8)) == 1


async def test_a_pause_over_the_meeting_leaves_it_out(round_of, teams, someone, engine):
    Pauses(engine).add(Pause(date(2026, 12, 1), HELD, "pre-election period"))
    assert [await round_of().once(at(day)) for day in (4, 9, 10, 11)] == [0, 0, 0, 0]


async def test_the_councils_own_calendar_pauses_all(round_of, calendar_at, someone):
    pause = Rule("d", "Digest", suspended=(date(2026, 12, 1), date(2026, 12, 7)), reason="pre-election period")
    paused = calendar_at(Meeting(HELD), rules=[pause])
    looks = round_of(paused)
    assert [await looks.once(at(day)) for day in (4, 7, 8)] == [0, 0, 1]


async def test_a_meeting_whose_rule_is_suspended_brings_none(round_of, calendar_at, someone):
    rule = Rule("r", "Strategic Council Plan", suspended=(date(2026, 11, 1), date(2027, 1, 31)))
    looks = round_of(calendar_at(Meeting(HELD, rule="r"), Meeting(date(2027, 3, 10), rule="r"), rules=[rule]))
    assert await looks.once(at(4)) == 0 and await looks.once(at(9)) == 0


async def test_it_waits_for_figures_that_come_out_before_the_meeting(round_of, calendar_at, someone):
    office = calendar_at(Meeting(HELD), embargo=date(2026, 12, 8))
    looks = round_of(office)
    assert [await looks.once(at(day)) for day in (4, 7)] == [0, 0]
    assert await looks.once(at(8, 8)) == 1
    assert "embargo" not in office.arrived[0].dumped()


async def test_it_says_that_figures_are_left_out_that_come_out_after_the_meeting(round_of, calendar_at, someone):
    office = calendar_at(Meeting(HELD), embargo=date(2026, 12, 10))
    assert await round_of(office).once(at(4)) == 1
    said = office.arrived[0].dumped()
    assert "Some figures are under embargo until 10 December 2026 and are not in this." in said and "99.9" not in said


async def test_an_embargo_of_what_the_reader_may_never_see_is_not_spoken_of(round_of, calendar_at, someone):
    office = calendar_at(Meeting(HELD), embargo=date(2026, 12, 10), audience=2)
    assert await round_of(office).once(at(4)) == 1 and "embargo" not in office.arrived[0].dumped()


@pytest.mark.parametrize("trouble", [503, 429, 401, httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), None])
async def test_what_certainly_did_not_arrive_is_sent_again_once(round_of, teams, someone, trouble):
    teams.troubles.extend([trouble, trouble])
    found = [await round_of().once(at(4) + timedelta(minutes=5 * look)) for look in range(5)]
    assert found == [0, 0, 1, 0, 0] and len(teams.arrived) == 1


async def test_a_service_that_is_down_for_days_loses_nothing(round_of, teams, someone):
    teams.troubles.extend([503] * 40)
    for look in range(41):
        await round_of().once(at(4) + timedelta(hours=2 * look))
    assert len(teams.arrived) == 1


@pytest.mark.parametrize("trouble", [httpx.ReadTimeout("no answer"), httpx.RemoteProtocolError("cut off")])
async def test_what_may_have_arrived_is_not_sent_again(round_of, teams, someone, engine, trouble, caplog):
    teams.troubles.append(trouble)
    found = [await round_of().once(at(4) + timedelta(hours=look)) for look in range(4)]
    assert found == [0, 0, 0, 0] and Digests(engine).known()[0].state is Sent.POSTING
    assert "whether a digest arrived is not known" in caplog.text and CHAT not in caplog.text


async def test_where_the_bot_was_taken_out_it_is_not_tried_again(round_of, teams, someone, engine):
    teams.troubles.append(403)
    assert [await round_of().once(at(4) + timedelta(hours=look)) for look in range(3)] == [0, 0, 0]
    assert [(one.state, one.status) for one in Digests(engine).known()] == [(Sent.REFUSED, 403)]


async def test_where_three_in_a_row_are_refused_the_address_is_erased(round_of, calendar_at, someone, subscriptions):
    days = [at(9) + timedelta(days=14 * number) for number in range(6)]
    office = calendar_at(*(Meeting(day.date()) for day in days))
    office.troubles.extend([403, 403, 201, 403, 403, 404])
    for day, left in zip(days, (1, 1, 1, 1, 1, 0), strict=True):
        await round_of(office).once(day)
        assert len(subscriptions.every()) == left


async def test_one_that_is_stopped_while_the_service_is_down_does_not_come(round_of, teams, someone, subscriptions):
    teams.troubles.append(503)
    assert await round_of().once(at(4)) == 0
    subscriptions.end([someone.id])
    assert await round_of().once(at(4, 12)) == 0 and not teams.arrived


async def test_stopping_and_asking_again_brings_no_second_one(round_of, teams, someone, subscriptions):
    assert await round_of().once(at(4)) == 1
    subscriptions.end([someone.id])
    subscriptions.put(replace(someone, asked=at(4, 12)), MOST)
    assert await round_of().once(at(4, 13)) == 0


@pytest.mark.parametrize("before", [None, *Rhythm])
@pytest.mark.parametrize("now", [None, *Rhythm])
async def test_another_rhythm_or_a_corrected_title_brings_no_second_one(
    round_of, calendar_at, someone, subscriptions, before, now
):
    subscriptions.put(replace(someone, wanted=wanted(rhythm=before)), MOST)
    assert await round_of().once(at(4)) == 1
    subscriptions.put(replace(someone, wanted=wanted(rhythm=now)), MOST)
    corrected = round_of(calendar_at(Meeting(HELD, "Quarter 2, corrected")))
    assert [await corrected.once(at(day)) for day in (5, 8, 9, 10, 31)] == [0, 0, 0, 0, 0]


async def test_several_reports_to_one_body_on_one_day_bring_one_with_all_their_titles(round_of, calendar_at, someone):
    office = calendar_at(*(Meeting(HELD, title) for title in ("Quarter 2", "Carbon plan", "Quarter 2")))
    assert await round_of(office).once(at(4)) == 1 and await round_of(office).once(at(5)) == 0
    assert office.said[0].startswith(
        "Before the Corporate Scrutiny Committee on 9 December 2026 (Carbon plan; Quarter 2): waste"
    )


async def test_one_that_cannot_be_read_holds_up_nobody_elses(round_of, teams, someone, subscriptions, engine):
    subscriptions.put(replace(someone, wanted=wanted("finance")), MOST)
    with engine.begin() as connection:
        connection.execute(text("UPDATE pmf_subscription SET rhythm = 'weekly' WHERE reading LIKE '%finance%'"))
    assert await round_of().once(at(4)) == 1 and ": waste" in teams.said[0]


async def test_what_is_being_posted_when_the_service_stops_is_settled_and_no_other_begun(
    round_of, teams, someone, subscriptions, engine
):
    for theme in ("homelessness", "finance"):
        subscriptions.put(replace(someone, wanted=wanted(theme)), MOST)
    looking, send = round_of(), teams.send

    async def stopped_meanwhile(envelope):
        looking.stop()
        return await send(envelope)

    teams.send = stopped_meanwhile
    assert await looking.once(at(4)) == 1
    assert [one.state for one in Digests(engine).known()] == [Sent.DONE]
    assert await round_of().once(at(4)) == 2  # by the next service, at once


async def test_one_that_is_being_made_when_the_service_stops_is_not_posted_and_comes_after_it(
    round_of, teams, someone, engine
):
    looking, card = round_of(), teams.card

    async def stopped_meanwhile(answer, desk):
        looking.stop()
        return await card(answer, desk)

    teams.card = stopped_meanwhile
    assert await looking.once(at(4)) == 0 and not teams.arrived
    assert [one.state for one in Digests(engine).known()] == [Sent.WAITING]
    assert await round_of().once(at(4)) == 1


@dataclass
class WithPersonnel:
    """A snapshot in which those of the highest level alone know that the housing division has to do with waste."""

    real: Snapshot

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def catalogue(self, level: Level, **more: Any) -> Catalogue:
        catalogue = self.real.catalogue(level, **more)
        if level < Level.RESTRICTED:
            return catalogue
        housing = replace(catalogue.divisions["housing"], metrics=tuple(catalogue.metrics))
        return replace(catalogue, divisions={**catalogue.divisions, "housing": housing})


@pytest.mark.parametrize(("seen_at", "arrived"), [(Level.PUBLIC, 0), (Level.OFFICER, 0), (Level.RESTRICTED, 1)])
async def test_a_measure_that_its_reader_may_not_see_does_not_decide_when_it_comes(
    round_of, calendar_at, council, someone, seen_at, arrived
):
    """Before a division's own meeting comes only what is about that division, as its reader may see it."""
    name = council.catalogue(Level.PUBLIC).divisions["housing"].name
    office = calendar_at(Meeting(HELD, f"{name} clinic"), Meeting(date(2027, 3, 10)))
    office.snapshot, office.seen_at = WithPersonnel(office.snapshot), seen_at
    assert await round_of(office).once(at(4)) == arrived


async def test_several_processes_send_it_once(round_of, teams, someone, subscriptions):
    for theme in ("homelessness", "finance", "adult_social_care"):
        subscriptions.put(replace(someone, wanted=wanted(theme)), MOST)
    found = await asyncio.gather(*(round_of().once(at(4)) for _ in range(6)))
    assert sum(found) == 4 and len(set(teams.said)) == len(teams.said) == 4


async def test_without_meetings_it_comes_on_the_first_working_day_of_its_rhythm(round_of, calendar_at, subscriptions):
    office = calendar_at()
    for theme, rhythm in (("waste", None), ("homelessness", Rhythm.MONTHLY)):
        one = Subscription("place", wanted(theme, rhythm=rhythm), Seal([KEY]).sealed(address()), at(28, month=11))
        subscriptions.put(one, MOST)
    looks = round_of(office)
    assert await looks.once(at(28, month=11)) == 0
    assert await looks.once(at(1)) == 1 and office.said[0].startswith("This month's digest: homelessness")
    assert await looks.once(at(31)) == 0
    january = at(1).replace(year=2027, month=1)
    assert [await looks.once(january.replace(day=day)) for day in (1, 4, 5)] == [0, 2, 0]
    assert any(said.startswith("This quarter's digest: waste") for said in office.said)
    assert "is in the calendar, so this comes by its rhythm" in office.arrived[-1].dumped()


async def test_a_vote_on_it_finds_its_answer_and_its_address_stands_nowhere_in_the_clear(
    round_of, teams, someone, mailbox, engine
):
    await round_of().once(at(4))
    assert mailbox.answer_of(digest("conversation", CHAT), "m1")
    with engine.connect() as connection:
        tables = ("pmf_subscription", "pmf_digest", "pmf_teams_outbox")
        rows = [row for table in tables for row in connection.execute(text(f"SELECT * FROM {table}")).all()]
    kept = str(rows)
    assert rows and not any(secret in kept for secret in (CHAT, "smba", "28:bot", "7faf8ab2"))


async def test_without_its_key_an_address_is_left_alone(round_of, teams, someone, subscriptions, engine):
    subscriptions.put(replace(someone, address=Seal([KEY]).sealed(address())[:-4] + "AAA="), MOST)
    assert await round_of().once(at(4)) == 0 and Digests(engine).known() == []
