"""The sections of a briefing in the order of its page, of many measures or of one; the questions last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from actions.briefing_lines import figure_line, risk_lines, standing_out, story_lines, targets_and_risks
from actions.briefing_page import Line, Section
from actions.desk import Desk
from actions.exceptions import WORDS
from actions.question_evidence import Evidence, Gathered
from actions.question_lines import lines_of, lines_of_one, manner_of
from actions.questions_chosen import FEWEST, chosen
from actions.reading import Reading, ScopeKind
from actions.scope import before_words, lowered, scope_words, within
from actions.still_open import OpenItem, still_open
from actions.wording.names import named
from actions.wording.places import group_name
from actions.wording.stories import story_sentences
from data_layer.facts import Figure
from data_layer.vocabulary import AreaCode


def sections_of(
    found: Gathered, items: Sequence[OpenItem], area: AreaCode, asked: Reading, desk: Desk
) -> list[Section]:
    """Of what several measures show."""
    catalogue, about = desk.catalogue, within(asked, desk.catalogue)
    stand_out = standing_out(found)
    said = {line.about for line in stand_out}
    others = [one for one in found.every if one.metric.id not in said] if asked.scope.id or asked.metrics else []
    title = figures_title(others, bool(stand_out), area, desk)
    aims = [*risk_lines(found.risks), *targets_and_risks(found.every, said, catalogue)]
    return [
        open_section(items, about),
        Section("What stands out", stand_out, WORDS.within(about), least=3, floor=1, yields=3),
        Section(title, [figure_line(one) for one in others], all_figures(others, desk), least=2),
        Section("Targets and risk", aims, f"Are we on target{about}?", least=2, yields=2),
        Section("The story recorded", list(story_lines(found.every)), WORDS.within(about), yields=1),
        questions_section(found, asked, desk),
    ]


def open_section(items: Sequence[OpenItem], about: str) -> Section:
    lines = [Line(one.words) for one in items]
    return Section("Still open from last time", lines, f"What did scrutiny recommend{about}?", floor=1)


def questions_section(found: Gathered, asked: Reading, desk: Desk) -> Section:
    asking = chosen(found, desk.viewer, desk.catalogue, on_page=True)
    lines = [
        Line(words, one.on.metric.id if one.on else None)
        for words, one in zip(lines_of(asking, asked, desk.catalogue, on_page=True), asking, strict=True)
    ]
    return Section(manner_of(asked).title, lines, ask_more(asked, desk), least=FEWEST, floor=FEWEST)


def figures_title(others: Sequence[Evidence], after_some: bool, area: AreaCode, desk: Desk) -> str:
    """ "Other figures, beside the median of Nottingham's nearest neighbours"."""
    title = "Other figures" if after_some else "Figures"
    groups = [one.figure.positions[0].group for one in others if one.figure.positions]
    return f"{title}, beside {group_name(groups[0], area, desk.catalogue)}" if groups else title


def all_figures(others: Sequence[Evidence], desk: Desk) -> str:
    """Asks for a theme metric by metric: the one that most of the figures are of."""
    themes = Counter(one.metric.theme for one in others)
    return f"How is {lowered(desk.catalogue.themes[themes.most_common(1)[0][0]].name)} doing?" if themes else ""


def ask_more(asked: Reading, desk: Desk) -> str:
    """The briefing has some of the questions; this asks for all."""
    about = within(asked, desk.catalogue)
    if asked.scope.kind is ScopeKind.LEVEL or not about:
        return f"What should members ask{about}?"
    return f"What should members ask about {scope_words(asked, desk.catalogue)}{before_words(asked, desk.catalogue)}?"


def sections_of_one(figure: Figure, beside: Sequence[str], asked: Reading, desk: Desk) -> list[Section]:
    """`beside`: who stands beside it, in sentences."""
    metric = desk.catalogue.metrics[figure.observation.metric]
    others = [Line(detail) for detail in beside if detail]
    told = " ".join(story_sentences(figure.judged)) if figure.judged else ""
    asks = [Line(words) for words in lines_of_one(figure, asked, desk)]
    more = f"What should members ask about {named(metric)}?"
    return [
        open_section(still_open(asked, desk), ""),
        Section("Who it stands beside", others, "", least=len(others), floor=len(others)),
        Section("What is recorded of it", [Line(told)] if told else [], "", floor=1),
        Section("What it counts", [Line(metric.definition.counts)], "", floor=1),
        Section(manner_of(asked).title, asks, more, least=len(asks), floor=FEWEST),
    ]
