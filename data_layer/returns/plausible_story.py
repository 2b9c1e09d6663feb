"""Whether the story beside a figure fits it: by its dates, its words, and what it claims. Source: this project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data_layer.council_facts import Narrative
from data_layer.facts import Observation
from data_layer.methods.rag import MISSED, rag
from data_layer.methods.target import target_for
from data_layer.returns.plausibility import NUMERIC, Code, Doubt, Rule, Series
from data_layer.returns.story_claims import not_borne_out

RED = re.compile(r"(?i)^\s*r(ed)?\b|\b(missed|not met|off target|off track|failing|failed)\b")
PRAISE = re.compile(
    r"(?i)\b(excellent|outstanding|strong(ly)?|great|good|very well|well|pleas(ed|ing)|proud|success(es|ful|fully)?|"
    r"impressive|positive|best|celebrat\w*|improv(ed|ing|ement|ements)|ahead|exceed(ed|ing|s)?|achiev(ed|ing|ement)|"
    r"delighted|thank(s|ed)?|on track)\b"
)
PROBLEM = re.compile(
    r"(?i)\b(below|miss(ed|es|ing)?|fell|fall(en|ing)?|short|shortfall|shortage\w*|red|worse\w*|declin\w*|delay\w*|"
    r"pressure\w*|challeng\w*|difficult\w*|problem\w*|issue\w*|risk\w*|fail\w*|behind|backlog\w*|vacanc\w*|sickness|"
    r"not|no|unable|reduc\w*|lower|drop\w*|due to|because|despite|however|but|although|under)\b"
)


def is_red(figure: Observation, series: Series) -> bool:
    """The council's own rating in its words where it gave one, else its target beyond tolerance."""
    if figure.status_as_given:
        return RED.search(figure.status_as_given) is not None
    goal = target_for(
        figure.period,
        series.targets,
        series.metric,
        accumulation=series.metric.accumulation,
        trajectory=series.trajectory,
    )
    return rag(figure, goal, series.metric) in MISSED


def words_of(story: Narrative) -> str:
    return " ".join(part for part in (story.what_happened, story.why, story.what_next) if part)


def only_praises(text: str) -> bool:
    """Whether the words praise and none of them names a problem."""
    return PRAISE.search(text) is not None and PROBLEM.search(text) is None


def narrative_older(series: Series) -> Iterator[Doubt]:
    """A story written before the period that it is about was over, or the newest one about an earlier figure."""
    held = {figure.period for figure in series.figures}
    for story in series.narratives:
        if story.period in held and story.written < story.period.end:
            yield Doubt(
                Code.NARRATIVE_OLDER, story.period, "narrative", "written",
                f"The story for {story.period.words} was written on {story.written.day} {story.written:%B %Y}, before "
                "the period had ended: it may be about an earlier figure.",
            )  # fmt: skip
    newest = series.figures[-1] if series.figures else None
    last = max((story.period for story in series.narratives), default=None)
    if newest and last and last < newest.period and not is_red(newest, series):
        yield Doubt(
            Code.NARRATIVE_OLDER, newest.period, "observations", "period",
            f"The newest story is for {last.words}, older than the figure for {newest.period.words}.",
        )  # fmt: skip


def silent_on_red(series: Series) -> Iterator[Doubt]:
    """The newest figure is red and has no story."""
    newest = series.figures[-1] if series.figures else None
    if newest and is_red(newest, series) and all(story.period != newest.period for story in series.narratives):
        yield Doubt(
            Code.SILENT_ON_RED, newest.period, "observations", "value",
            f"The figure for {newest.period.words} is red, and nothing says why.",
        )  # fmt: skip


def praise_of_red(series: Series) -> Iterator[Doubt]:
    figures = {figure.period: figure for figure in series.figures}
    for story in series.narratives:
        figure = figures.get(story.period)
        if figure and is_red(figure, series) and only_praises(words_of(story)):
            yield Doubt(
                Code.READS_AS_PRAISE, story.period, "narrative", "what_happened",
                f"The figure for {story.period.words} is red, and its story reads as praise.",
            )  # fmt: skip


RULES: tuple[Rule, ...] = (*NUMERIC, narrative_older, silent_on_red, praise_of_red, not_borne_out)
