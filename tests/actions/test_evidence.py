"""Evidence for the Best Value duty: dated, with its way since the start, and themes without any named plainly."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from actions.evidence import evidence, gather
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.scrutiny_book import RecordPart
from actions.wording.numbers import difference
from data_layer.figures import series
from data_layer.methods.change import breaks_between
from data_layer.methods.measure import comparable
from data_layer.vocabulary import AreaCode, Direction, Level
from tests.actions.book_of import book_at, record, seated
from tests.actions.council import HOME
from tests.actions.pages import PAGE, ranked, words_of_page

THEMES = (
    "continuous_improvement", "leadership", "governance", "culture", "use_of_resources", "service_delivery",
    "partnerships",
)  # fmt: skip
WITHOUT = ("Leadership", "Governance", "Culture")
COUNCILS = (HOME, AreaCode("E06000015"), AreaCode("E08000025"), AreaCode("E07000172"))  # a district among them
DATED = re.compile(r"; (?:published|loaded) \d{1,2} [A-Z][a-z]+ 20\d\d\.$")


@pytest.fixture
def on(desk):
    def asked(theme: str | None, area=HOME, at=desk):
        whole = Scope(kind=ScopeKind.EVERYTHING)
        kind = {"kind": Kind.OUTCOME, "subkind": Subkind.EVIDENCE, "scope": whole}
        return answer_of(Reading(**kind, areas=(area,), part=theme), at)

    return asked


def measures_of(answer) -> list[str]:
    title = "Measures, since the council's baseline or else the first figure held:"
    found = next((part for part in answer.text.split("\n\n") if part.startswith(title)), title)
    return found.splitlines()[1:]


def test_use_of_resources_is_told_with_figures_of_the_day_they_were_known(on):
    """MHCLG, revenue outturn: debt servicing 25.4% in 2023/24, 31.7% in 2015/16; published 12 December 2024."""
    answer = on("use_of_resources")
    assert answer.kind is Kind.OUTCOME and answer.subkind == Subkind.EVIDENCE
    assert answer.headline == (
        "Use of resources: 7 measures, such as the debt servicing share of net revenue, 25.4% in 2023/24, in the "
        "highest quarter of its nearest neighbours; 2 years 8 months old."
    )
    line = next(line for line in measures_of(answer) if "Debt servicing" in line)
    assert "down 6.3 percentage points since 2015/16 (improving)" in line
    assert "in the highest quarter of its nearest neighbours (median 11.8%)" in line
    assert line.endswith("published 12 December 2024.")


def test_what_got_worse_is_said_first(on):
    """DHSC: 60.4% of care users very satisfied in 2024/25, 68.0% in 2015/16."""
    answer = on("service_delivery")
    assert "7 got worse" in answer.headline and "60.4% in 2024/25" in answer.headline
    assert "down 7.6 percentage points since 2015/16 (getting worse)" in measures_of(answer)[0]


@pytest.mark.parametrize("area", COUNCILS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_of_any_council_keeps_to_a_page_and_dates_each_measure(on, desk, theme, area):
    answer = on(theme, area)
    assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80
    assert words_of_page(answer) <= PAGE and not ranked(answer.text)
    assert all(DATED.search(line) for line in measures_of(answer))
    assert {figure.area for figure in answer.figures} <= {area}
    assert {figure.metric for figure in answer.figures} <= set(desk.catalogue.best_value[theme].metrics)
    assert re.search(r"\d", answer.headline)


@pytest.mark.parametrize("name", WITHOUT)
def test_a_theme_without_evidence_is_named_and_what_it_lacks_is_said(on, name):
    assert f"- {name}: no evidence is held." in on(None).text
    answer = on(name.lower())
    assert answer.headline.startswith(f"{name}: none of the 33 measures") and answer.figures == []
    assert "are not held here" in answer.text


def test_all_seven_themes_are_listed_in_the_guidance_s_order(on, desk):
    answer = on(None)
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    names = [theme.name for theme in desk.catalogue.best_value.values()]
    assert [line[2:].split(":")[0] for line in lines] == names and len(names) == 7
    assert answer.headline == (
        "4 of the 7 Best Value themes have evidence here, 33 measures in all in Nottingham; none for leadership, "
        "governance and culture."
    )
    assert "not a judgement that the duty is met" in answer.text and words_of_page(answer) <= PAGE
    assert sum(bool(re.search(r"; (?:published|loaded) \d", line)) for line in lines) == 3


def test_that_the_mapping_is_ours_is_always_said(on):
    assert all("illustration of ours" in on(theme).text for theme in (None, *THEMES))


def test_the_way_is_that_from_the_first_comparable_figure_to_the_newest(desk):
    """Each recomputed from the published series, by going back to the newest break."""
    checked = 0
    [found] = gather([desk.catalogue.best_value["continuous_improvement"]], HOME, desk)
    with desk.reader() as reader:
        for way in found.ways:
            [run] = series(reader, way.metric.id, [HOME], period=None, **desk.known)
            newest = run.points[-1]
            first = None
            for point in reversed(run.points[:-1]):
                if breaks_between(point.period, newest.period, run.events, HOME):
                    break
                alike = point.period.months == newest.period.months and not point.period.overlaps(newest.period)
                seasonal = point.period.start.month == newest.period.start.month
                if comparable(point) and alike and seasonal:
                    first = point
            if way.since is None:
                assert first is None or not comparable(newest)
                continue
            assert first is not None and way.start is not None and way.start.period == first.period
            assert newest.value is not None and first.value is not None
            assert way.since.change.value == pytest.approx(newest.value - first.value)
            checked += 1
    assert checked > 20


def test_words_say_the_way_that_the_figures_went(on, desk):
    for theme in ("use_of_resources", "service_delivery"):
        [found] = gather([desk.catalogue.best_value[theme]], HOME, desk)
        said = {line[2:].split(":")[0].casefold(): line for line in measures_of(on(theme))}
        for way in found.ways:
            line = said.get(way.metric.short_name.casefold())
            now = way.figure.observation.value
            if line is None or way.since is None or now is None:
                continue
            moved = difference(now, way.since.change.from_value, way.metric)
            assert f"{'up' if way.since.change.value > 0 else 'down'} {moved}" in line
            assert ("(getting worse)" in line) is (way.direction is Direction.DETERIORATING)


def test_an_earlier_day_is_answered_with_what_was_known_then(on, desk):
    """The outturn for 2023/24 came out on 12 December 2024: the day before, 2022/23 was the newest."""
    then = date(2024, 12, 11)
    before = replace(desk, as_known_at=then, viewer=replace(desk.viewer, now=then))
    line = next(line for line in measures_of(on("use_of_resources", at=before)) if "Debt servicing" in line)
    assert "in 2022/23" in line and "12 December 2024" not in line


def test_officers_are_told_that_no_action_is_recorded_and_the_public_is_not(on, desk):
    officer = replace(desk, viewer=replace(desk.viewer, level=Level.OFFICER))
    assert "no divisional action" in on("culture", at=officer).text
    assert "divisional action" not in on("culture").text


def test_what_an_officer_recorded_of_scrutiny_is_evidence_as_soon_as_it_is_kept(on, desk, tmp_path):
    """Once, and under the themes of its measure alone."""
    book = book_at(tmp_path)
    officer = seated(desk, book, Level.OFFICER)
    before = on("service_delivery", at=officer)
    record(officer, RecordPart.RECOMMENDATION, "Publish the contamination of each round", "recycling_rate")
    record(officer, RecordPart.QUESTION, "Why is so little food waste collected", "recycling_rate")
    told = on("service_delivery", at=officer)
    assert "What scrutiny raised" not in before.text
    raised = told.text.split("What scrutiny raised:\n")[1].split("\n\n")[0].splitlines()
    assert len(raised) == 2 and told.text.count("Publish the contamination of each round") == 1
    assert "of each round" not in on("use_of_resources", at=officer).text


def test_without_the_file_nothing_is_made_up(desk):
    class Bare:
        def __getattr__(self, name):
            return {} if name == "best_value" else getattr(desk.catalogue, name)

    class BareSnapshot:
        id = desk.snapshot.id

        def catalogue(self, level):
            return Bare()

    bare = replace(desk, snapshot=BareSnapshot())
    answer = evidence(Reading(kind=Kind.OUTCOME, subkind=Subkind.EVIDENCE, areas=(HOME,)), bare)
    assert answer.headline == "No themes of the Best Value duty are held here."
