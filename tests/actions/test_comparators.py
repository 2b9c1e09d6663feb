"""Groups of the council's own return: loaded, found in a question by name, and compared with as any other group is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from statistics import median, quantiles

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.registry import answer as answer_of
from bot.render.charts import chart
from bot.render.export_rows import rows_of
from bot.understanding.reader import Understanding
from data_layer.returns.accept import accept
from data_layer.returns.governance_rows import AboutRow, GroupRow
from data_layer.returns.model import CouncilLoad, CouncilRows
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.snapshot import TEST_DATA, shared_snapshots

HOME, DERBY = AreaCode("E06000018"), AreaCode("E06000015")
BRISTOL = "E06000023"  # published no recycling rate for 2023/24
CLUB, FEW = Group.own("Benchmarking Club"), Group.own("Cities we learn from")
# by name: Bristol, Coventry, Derby, Leicester, Plymouth, Southampton, Wolverhampton
IN_CLUB = [BRISTOL, "E08000026", "E06000015", "E06000016", "E06000026", "E06000045", "E08000031"]
IN_FEW = ["E06000016", "E08000026", "E06000026", "E06000045"]
RATES = {"E08000026": 34.2, "E06000015": 40.5, "E06000016": 41.7, "E06000026": 32.9, "E06000045": 29.6,
         "E08000031": 37.2}  # Defra, 2023/24  # fmt: skip


@pytest.fixture(scope="module")
def own(desk, tmp_path_factory) -> Desk:
    """The desk after a return that brings a club of seven, which names the council itself too, and a group of four."""
    shared_snapshots(HOME)
    folder = tmp_path_factory.mktemp("own groups")
    shutil.copytree(TEST_DATA / HOME, folder, dirs_exist_ok=True)
    rows = CouncilRows(
        about=(AboutRow(title="Groups", illustrative=False),),
        comparator_groups=(
            *(GroupRow(group="Benchmarking Club", area=code) for code in [HOME, *IN_CLUB]),
            *(GroupRow(group="Cities we learn from", area=code) for code in IN_FEW),
        ),
    )
    load = CouncilLoad(rows=rows, file="groups.xlsx", sha256="0" * 64, by="Performance Lead")
    accept(load, DataSettings(home_area=HOME, data_dir=folder), lambda line: None)
    return replace(desk, snapshot=Snapshots(folder).current())


@pytest.fixture(scope="module")
def talk(own) -> Callable[..., Answer]:
    """The answer to the last of several turns of a viewer in Nottingham."""
    understanding = Understanding(own.catalogue)

    def talked(*turns: str) -> Answer:
        last: Reading | None = None
        for turn in turns:
            last = understanding.read(turn, last=last, home_area=HOME)
        assert last is not None
        return answer_of(last, own)

    return talked


def test_a_metric_is_compared_with_an_own_group_as_with_any_other(talk):
    """Defra, recycling 2023/24: Bristol published none, so 6 of 7 members remain; Nottingham is not its own peer."""
    answer = talk("how does recycling compare with our benchmarking club?")
    group = answer.figures[0].comparator
    assert group is not None and (answer.comparator, group.group) == (CLUB, "own:benchmarking_club")
    q1, _, q3 = quantiles(RATES.values(), n=4, method="inclusive")
    assert (group.n, group.of, group.band) == (6, 7, "lowest_quarter")
    assert (group.median, group.q1, group.q3) == pytest.approx((median(RATES.values()), q1, q3), abs=0.06)
    assert [member.area for member in group.members] == IN_CLUB
    assert {member.area: member.value for member in group.members} == pytest.approx(RATES | {BRISTOL: None}, abs=0.06)


def test_the_group_is_called_by_its_own_name_wherever_it_is_shown(talk, own):
    answer = talk("recycling rate against the Benchmarking Club")
    drawn = chart(answer.chart_requests[0], "chart")
    [asked, *members] = rows_of(answer, own.catalogue, HOME, {})
    assert "in the lowest quarter of the Benchmarking Club (median" in answer.headline
    assert "the Benchmarking Club" in answer.summary and "(6 of 7 have a figure)" in answer.text
    assert "against the Benchmarking Club" in answer.reading.words
    assert drawn.title == "Recycling rate, Nottingham and the Benchmarking Club" and "Benchmarking Club" in drawn.alt
    assert {row.group for row in [asked, *members]} == {"the Benchmarking Club"} and len(members) == len(IN_CLUB)


def test_a_group_of_fewer_than_five_gives_no_band(talk):
    answer = talk("recycling rate against cities we learn from")
    group = answer.figures[0].comparator
    assert group is not None and (group.group, group.n, group.band) == (FEW, 4, None)
    assert "no band is given, because fewer than five of them publish one" in answer.text
    assert "“Cities we learn from”" in answer.headline


def test_another_council_is_set_against_the_same_group_without_itself(talk):
    group = talk("recycling rate against the benchmarking club", "and Derby?").figures[0].comparator
    assert group is not None and (group.group, group.n, group.of) == (CLUB, 6, 7)
    outsider = talk("recycling rate against the benchmarking club", "and Leeds?").figures[0].comparator
    assert outsider is not None and (outsider.n, outsider.of) == (7, 8)
    assert outsider.members[0].area == HOME, "the home council first, then the alphabet"


def test_the_middle_of_an_own_group_comes_first_where_it_is_asked_for(talk):
    headline = talk("what is the benchmarking club average for recycling?").headline
    assert headline.startswith("The median recycling rate of the Benchmarking Club was 35.7% in 2023/24")


def test_a_theme_stays_with_the_group_in_what_it_offers_next(talk):
    theme = talk("how does waste compare with the benchmarking club?")
    offered = [question for question in theme.follow_ups if "against" in question]
    assert offered and all(question.endswith("against the Benchmarking Club") for question in offered)
    assert talk(offered[0]).comparator == CLUB


def test_who_is_compared_with_is_told_with_the_groups_of_the_return(talk):
    answer = talk("which councils do you compare with?")
    assert "6 groups" not in answer.headline and "7 groups" in answer.headline
    assert "the Benchmarking Club (7)" in answer.text and "“Cities we learn from” (4)" in answer.text
    for question in answer.follow_ups:
        assert talk(question).kind is Kind.COMPARISON, question


def test_the_members_of_a_group_are_told_by_name(talk):
    text = talk("who is in our benchmarking club?").text
    assert "Bristol, Coventry, Derby, Leicester, Plymouth, Southampton, Wolverhampton" in text


def test_help_names_the_groups(talk, ask):
    assert "the Benchmarking Club, “Cities we learn from”, the region" in talk("help").summary
    assert "the core cities, the region" in ask(Kind.HELP).summary


def test_a_council_without_such_a_group_is_offered_those_it_has(talk):
    answer = talk("compare recycling in the East Midlands with the benchmarking club")
    assert answer.kind == Kind.NO_DATA and "No list of the benchmarking club" in answer.headline


def test_a_group_taken_back_out_is_no_longer_there(desk, talk):
    """A question that was read before the undo meets data without the group."""
    asked = Reading(kind=Kind.COMPARISON, metrics=(MetricId("recycling_rate"),), areas=(HOME,), comparators=(CLUB,))
    answer = answer_of(asked, desk)
    assert answer.figures[0].comparators == [] and "Benchmarking Club" not in answer.text
    after = Understanding(desk.catalogue).read("and Derby?", last=asked, home_area=HOME)
    assert (after.kind, after.areas) == (Kind.NO_DATA, (DERBY,))
    assert "No list of the benchmarking club is held for Derby" in answer_of(after, desk).headline


def test_an_own_group_has_no_audience_of_its_own(own):
    """The sheet has no such column: whoever sees published figures sees who they are compared with."""
    levels = [own.snapshot.catalogue(level).own_groups for level in Level]
    assert levels == [{CLUB: "Benchmarking Club", FEW: "Cities we learn from"}] * len(Level)
