"""Every figure in every briefing of every theme for five councils, worked out again and read out of the text."""

from __future__ import annotations

import re

import pytest

from actions.reading import Kind
from data_layer.vocabulary import AreaCode
from tests.actions.recount import Recounted, neighbours, recounted, written

COUNCILS = {
    "Nottingham": "E06000018",
    "Derby": "E06000015",
    "Leicester": "E06000016",
    "Derbyshire": "E10000007",
    "Lambeth": "E09000022",
}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# what is no figure of a measure: how old, how sure, how many, and numbers that belong to a name or a unit
APART = re.compile(
    r"\d+ years?(?: \d+ months?)? (?:old|ago)|\d+ months? (?:old|ago)|95% interval|on a scale from 0 to 1|out of 12"
    r"|per 1,000 \w+|per 10,000 \w+|per 100,000 \w+|1,000 households|Year 6|five-year-olds|two-year-olds|19-year-olds"
    r"|level 3|at 65 and over|aged 18 to 64|Band D|CO2e|\(\d+ of \d+ have a figure\)|\(county, to \d{4}\)"
)
DATED = re.compile(rf"\d+ {MONTH} \d{{4}}|{MONTH} to {MONTH} \d{{4}}|{MONTH} \d{{4}}|\d{{4}} to \d{{4}}|\d{{4}}/\d\d")
COUNTED = re.compile(
    r"^(?:(?P<some>\d+) of (?P<of>\d+) (?:measures|figures)|None of the (?P<none>\d+) measures"
    r"|All (?P<all>\d+) figures)"
)
MORE = re.compile(r"^- And \d+ more: “.+\?”$|^One question away: .+\.$")


@pytest.fixture(scope="module")
def briefings(ask, desk):
    return {
        (name, theme): ask(Kind.BRIEFING, theme=theme, areas=(AreaCode(code),))
        for name, code in COUNCILS.items()
        for theme in desk.catalogue.themes
    }


@pytest.fixture(scope="module")
def again(briefings, desk) -> dict[tuple[str, str], Recounted]:
    """(metric, area) -> worked out the slow way, for all that a briefing shows."""
    shown = {(figure.metric, figure.area) for answer in briefings.values() for figure in answer.figures}
    found = {key: recounted(*key, desk.catalogue.metrics[key[0]].frequency) for key in shown}
    return {key: one for key, one in found.items() if one}


def test_each_figure_is_the_newest_of_the_pack_with_its_change_and_its_median(briefings, again):
    """The same value, period and interval; the same earlier period; the median of the same neighbours."""
    wrong = []
    for answer in briefings.values():
        for figure in answer.figures:
            slow = again[figure.metric, figure.area]
            beside, moved = figure.comparator, figure.change
            same = {
                "value": (figure.value, slow.row.value),
                "lower": (figure.lower, slow.row.lower),
                "upper": (figure.upper, slow.row.upper),
                "period": (figure.period, slow.when.label),
                "from": (moved.from_ if moved else None, slow.before.label if slow.before else None),
                "change": (moved.value if moved else None, slow.change),
                "median": (beside.median if beside else None, slow.median),
                "members": ((beside.n, beside.of) if beside else (0, 0), (slow.members, slow.of) if beside else (0, 0)),
                "quartiles": ((beside.q1, beside.q3) if beside and beside.n else None, beside and slow.quartiles),
            }
            wrong += [(figure.metric, figure.area, what, pair) for what, pair in same.items() if not alike(*pair)]
    assert not wrong, "\n".join(map(str, wrong[:30]))


def alike(one, other) -> bool:
    if one is None or other is None or isinstance(one, str):
        return one == other
    return one == pytest.approx(other)


def test_every_number_of_the_text_is_a_figure_of_the_measure_that_its_line_is_about(briefings, again, desk):
    """Taken from the words alone, so that a line cannot say one thing and the figures another."""
    unexplained, read = [], 0
    for key, answer in briefings.items():
        for line in lines_of(answer):
            about = measures_in(line, answer, desk.catalogue)
            allowed = {number for figure in about for number in numbers_of(figure, again, desk.catalogue)}
            numbers = NUMBER.findall(bare(line, about, desk.catalogue))
            read += len(numbers)
            unexplained += [(key, number, line) for number in numbers if number not in allowed]
    assert not unexplained, "\n".join(map(str, unexplained[:40]))
    assert read > 1500


def test_every_figure_that_an_answer_carries_stands_in_its_words(briefings):
    for key, answer in briefings.items():
        without = [one for one in answer.figures if one.formatted.split()[0].strip("£−") not in answer.text]
        assert not without, (key, without)


def test_the_counts_at_the_head_are_those_of_the_measures_held(briefings, desk):
    for (name, theme), answer in briefings.items():
        held = [m for m in desk.catalogue.themes[theme].metrics if desk.catalogue.held(m, AreaCode(COUNCILS[name]))]
        for sentence in re.split(r"(?<=\.) (?=\d|N|A)", "\n".join(answer.text.split("\n\n")[:2]).replace("\n", " ")):
            if found := COUNTED.match(sentence):
                said = found["of"] or found["none"] or found["all"]
                assert int(said) == len(held), (name, theme, sentence)
                assert found["some"] is None or 0 < int(found["some"]) <= len(held)


def test_the_five_councils_have_neighbours_of_their_own():
    assert all(len(neighbours(code)) >= 14 for code in COUNCILS.values())


def lines_of(answer) -> list[str]:
    """Those that give figures: not the caveats, sources and the reading, nor a count of what is left out."""
    told = []
    for paragraph in answer.text.split("\n\n"):
        if paragraph.startswith(("Source: ", "Read as: ")) or any(c.text in paragraph for c in answer.caveats):
            continue
        if not paragraph.startswith("What it counts:"):
            told += [line for line in paragraph.split("\n") if not MORE.match(line)]
    return [sentence for line in told for sentence in re.split(r"(?<=\.) (?=Next: |Clearly better: |\d+ of )", line)]


def measures_in(line: str, answer, catalogue) -> list:
    """The figure whose measure has the longest name in the line: a name may stand within another."""
    if len(answer.figures) == 1:
        return answer.figures
    named = [one for one in answer.figures if catalogue.metrics[one.metric].short_name.lower() in line.lower()]
    return sorted(named, key=lambda one: -len(catalogue.metrics[one.metric].short_name))[:1]


def bare(line: str, about: list, catalogue) -> str:
    """Without names, periods, ages, counts and units."""
    for figure in about:
        line = re.sub(re.escape(catalogue.metrics[figure.metric].short_name), "", line, flags=re.I)
    line = COUNTED.sub("", DATED.sub("", APART.sub("", line)))
    years = {part for figure in about for part in (figure.period, figure.change.from_ if figure.change else "")}
    for year in (year for year in years if re.fullmatch(r"\d{4}", year)):
        line = re.sub(rf"\b(in|on) {year}\b", "", line)
    return line


def numbers_of(figure, again, catalogue) -> set[str]:
    slow, decimals = again[figure.metric, figure.area], catalogue.metrics[figure.metric].decimals
    plain = [slow.row.value, slow.row.lower, slow.row.upper, slow.median, *(slow.quartiles or ())]
    allowed = {written(value, decimals) for value in plain if value is not None}
    if slow.change is not None and slow.row.value is not None:
        before = slow.row.value - slow.change
        seen = abs(round(slow.row.value, decimals) - round(before, decimals))  # readers subtract what they see
        allowed.add(written(seen, decimals))
    return allowed | ({written(slow.percent, 0)} if slow.percent is not None else set())
