"""A digest asked for or stopped: what it says it will do is what it puts down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pytest

from actions.desk import Desk
from actions.digest_book import Calendar, Coming, Pause, Rhythm, SwitchedOff, Wanted
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.snapshots import Snapshot, Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.council_calendar import PANEL, Meeting, Rule, with_calendar

HOME = AreaCode("E06000018")
TODAY = date(2026, 11, 28)
HELD = date(2026, 12, 9)
CLINIC = "divisional performance clinic"


@dataclass
class Book:
    """In memory; a digest comes on the day before the first meeting, or else on 4 January."""

    shared: bool = False
    kept: list[Wanted] = field(default_factory=list)
    most: int = 20
    paused: Pause | None = None
    came: date | None = None

    def put_down(self, wanted: Wanted, asked_at: datetime) -> bool:
        if len(self.kept) >= self.most:
            return False
        self.kept.append(wanted)
        return True

    def first(self, wanted: Wanted, calendar: Calendar, asked_at: datetime) -> Coming | None:
        if not calendar.meetings:
            return Coming(date(2027, 1, 4))
        meeting = calendar.meetings[0]
        return Coming(meeting.held.replace(day=meeting.held.day - 1), meeting)

    def arrived(self, wanted: Wanted, day: date) -> bool:
        return day == self.came

    def held(self) -> list[Wanted]:
        return list(self.kept)

    def strike_out(self, wanted: Sequence[Wanted]) -> None:
        self.kept = [one for one in self.kept if one not in wanted]

    def pause(self, day: date) -> Pause | None:
        return self.paused


def snapshot_with(folder, *meetings: Meeting, rules: Sequence[Rule] = ()) -> Snapshot:
    return Snapshots(with_calendar(folder, meetings, rules, home=HOME)).current()


@pytest.fixture(scope="module")
def council(tmp_path_factory) -> Snapshot:
    return snapshot_with(
        tmp_path_factory.mktemp("calendar"),
        Meeting(date(2026, 12, 2), "Waste and Street Scene clinic", CLINIC),
        Meeting(date(2026, 12, 3), "Housing clinic", CLINIC),
        Meeting(date(2026, 12, 8), "Quarter 2 to the panel", PANEL),
        Meeting(HELD),
    )


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def ask(council: Snapshot, book: Book):
    def asked(
        subkind: Subkind = Subkind.SUBSCRIBE,
        *metrics: str,
        level: Level = Level.PUBLIC,
        digests: Book | SwitchedOff | None = book,
        snapshot: Snapshot = council,
        **fields: object,
    ):
        scope = Scope(kind=fields.pop("kind", ScopeKind.METRIC), id=fields.pop("id", None))  # type: ignore[arg-type]
        reading = Reading(
            kind=Kind.CALENDAR, subkind=subkind, metrics=tuple(map(MetricId, metrics)), scope=scope, areas=(HOME,),
            **fields,  # type: ignore[arg-type]
        )  # fmt: skip
        viewer = Viewer(level=level, home_area=HOME, now=TODAY)
        desk = Desk(snapshot, viewer, TODAY, datetime(2026, 11, 28, 9, tzinfo=UTC), digests=digests)
        return answer_of(reading, desk)

    return asked


WASTE = {"kind": ScopeKind.THEME, "id": "waste"}


def test_it_says_what_comes_when_and_how_to_end_it_and_puts_that_down(ask, book):
    answer = ask(**WASTE, part="quarterly")
    assert answer.headline == (
        "A digest on waste and recycling comes here from 8 December 2026 on, first before the Corporate Scrutiny "
        "Committee on 9 December 2026."
    )
    assert "at most once a quarter" in answer.summary and "write “stop”" in answer.summary
    [kept] = book.kept
    assert (kept.level, kept.rhythm) == ("corporate_scrutiny_committee", Rhythm.QUARTERLY)
    assert (kept.reading.kind, kept.reading.scope.id) == (Kind.EXCEPTIONS, "waste")


def test_before_a_meeting_that_is_near_it_comes_from_today_on(ask, tmp_path):
    near = snapshot_with(tmp_path, Meeting(TODAY.replace(day=29)))
    assert (
        "comes here from today on, first before the Corporate Scrutiny Committee"
        in ask(**WASTE, snapshot=near).headline
    )


def test_one_that_came_already_before_the_next_meeting_is_said(ask, book):
    came = "The one before the meeting on 9 December 2026 has come here already."
    assert came not in ask(**WASTE).summary
    book.came = HELD
    answer = ask(**WASTE, part="quarterly")
    assert "next before the Corporate" in answer.headline and came in answer.summary
    assert len(answer.summary.split()) <= 80


def test_several_reports_of_one_day_are_one_meeting_with_their_titles(ask, tmp_path):
    titles = ("Quarter 2", "Carbon plan", "Budget", "Quarter 2", "Workforce", "Safety")
    day = snapshot_with(tmp_path, *(Meeting(HELD, title) for title in titles), Meeting(date(2027, 3, 10), "Quarter 3"))
    said = ask(**WASTE, snapshot=day, digests=None).summary
    assert "on 9 December 2026: Budget; Carbon plan; Quarter 2; 2 more." in said


def test_the_level_that_was_named_decides_which_meetings(ask, book):
    answer = ask(**WASTE, body="executive_panel")
    assert "before the Executive Panel on 8 December 2026" in answer.headline and "No body was named" not in answer.text
    assert book.kept[0].level == "executive_panel" and book.kept[0].reading.body == "executive_panel"


@pytest.mark.parametrize(
    ("level", "name"), [(Level.PUBLIC, "Corporate Scrutiny Committee"), (Level.OFFICER, "Corporate Leadership Team")]
)
def test_without_one_the_level_of_whoever_asks_decides_and_is_said(ask, level, name):
    assert f"No body was named, so it is for the {name}." in ask(**WASTE, level=level).summary


def test_of_a_division_its_own_clinic_counts_and_no_other_ones(ask, book):
    answer = ask(kind=ScopeKind.DIVISION, id="housing")
    assert "first before the divisional performance clinic on 3 December 2026" in answer.headline
    assert book.kept[0].level == "divisional_clinic"


def test_with_no_subject_it_is_about_all_that_comes_before_the_level(ask, book):
    answer = ask(body="executive_panel")
    assert "all that comes before the Executive Panel" in answer.headline
    assert book.kept[0].reading.scope == Scope(kind=ScopeKind.LEVEL, id="executive_panel")


def test_a_measure_that_was_named_is_wanted_whatever_level_looks_at_it(ask, book, council):
    catalogue = council.catalogue(Level.PUBLIC)
    tiers = catalogue.levels["executive_panel"].tiers
    low = next(metric for metric in catalogue.whole_metrics() if metric.tier not in tiers and metric.loaded)
    ask(Subkind.SUBSCRIBE, low.id, body="executive_panel")
    assert book.kept[0].reading.metrics == (low.id,) and book.kept[0].reading.body is None


def test_without_meetings_it_comes_by_rhythm_and_says_so(ask, tmp_path):
    answer = ask(**WASTE, snapshot=snapshot_with(tmp_path))
    assert "from 4 January 2027 on" in answer.headline
    assert "No meeting of the Corporate Scrutiny Committee is in the calendar" in answer.summary
    assert "on the first working day of each quarter" in answer.summary


def test_a_pause_is_said_first_from_whichever_side_it_comes(ask, book, tmp_path):
    book.paused = Pause(TODAY, date(2026, 12, 1), "pre-election period")
    said = "Digests are paused until 1 December 2026: pre-election period."
    assert ask(**WASTE).summary.index(said) > 0
    book.paused = None
    rule = Rule("d", "Digests", suspended=(TODAY, date(2026, 12, 1)), reason="pre-election period")
    assert said in ask(**WASTE, snapshot=snapshot_with(tmp_path, Meeting(HELD), rules=[rule])).summary


def test_on_the_page_it_says_where_digests_come_and_promises_nothing(ask):
    answer = ask(**WASTE, digests=None)
    assert answer.headline.startswith("A digest on waste and recycling comes in Microsoft Teams alone")
    assert "The next meeting is on 9 December 2026" in answer.summary and "comes here" not in answer.text


@pytest.mark.parametrize("subkind", [Subkind.SUBSCRIBE, Subkind.UNSUBSCRIBE])
def test_where_they_are_switched_off_that_is_said(ask, subkind):
    answer = ask(subkind, digests=SwitchedOff())
    assert "not switched on" in answer.headline and "looks after the assistant" in answer.summary


def test_there_are_so_many_and_no_more(ask, book):
    book.most = 0
    assert "No digest was added" in ask(**WASTE).headline and not book.kept


def test_what_no_measure_is_about_is_not_promised(ask, book):
    answer = ask(kind=ScopeKind.OUTCOME, id="scp_safer")
    assert answer.kind is Kind.NO_DATA and not book.kept


def test_stop_ends_all_and_a_subject_ends_its_own(ask, book):
    ask(**WASTE)
    ask(kind=ScopeKind.THEME, id="homelessness")
    ask(**WASTE, body="executive_panel")
    one = ask(Subkind.UNSUBSCRIBE, kind=ScopeKind.THEME, id="homelessness")
    assert one.headline == "The digest on homelessness has stopped." and "2 others go on" in one.summary
    other = ask(Subkind.UNSUBSCRIBE, kind=ScopeKind.THEME, id="finance")
    assert "No digest on that comes here" in other.headline and len(book.kept) == 2
    rest = ask(Subkind.UNSUBSCRIBE)
    assert rest.headline == "All 2 digests that came here have stopped." and book.kept == []
    assert ask(Subkind.UNSUBSCRIBE).headline == "No digest comes here, so there is none to stop."


def test_stop_for_a_body_ends_what_comes_before_it(ask, book):
    ask(**WASTE)
    ask(**WASTE, body="executive_panel")
    ask(Subkind.UNSUBSCRIBE, body="executive_panel")
    assert [one.level for one in book.kept] == ["corporate_scrutiny_committee"]


def test_in_a_channel_the_assistant_has_to_be_named(ask):
    answer = ask(**WASTE, digests=Book(shared=True))
    assert "name the assistant and write “stop”" in answer.summary and "everybody here" in answer.text


def test_an_answer_that_is_opened_again_puts_nothing_down(ask, book, council):
    again = replace(Desk(council, Viewer(Level.PUBLIC, HOME, TODAY), TODAY, datetime.now(UTC)), digests=None)
    reading = Reading(kind=Kind.CALENDAR, subkind=Subkind.SUBSCRIBE, scope=Scope(**WASTE), areas=(HOME,))
    assert "Microsoft Teams" in answer_of(reading, again).headline and not book.kept


@pytest.mark.parametrize("theme", ["waste", "adult_social_care", "education_and_children", "homelessness", "finance"])
def test_headline_and_summary_keep_their_limits(ask, council, theme):
    for body in council.catalogue(Level.PUBLIC).levels:
        answer = ask(kind=ScopeKind.THEME, id=theme, body=body, part="monthly")
        assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80
