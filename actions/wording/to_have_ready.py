"""For the one who will be asked: what else the figure shows, and what it is good to bring."""

from __future__ import annotations

from actions.headline import BRACKETS
from actions.question_evidence import Evidence
from actions.wording.changes import judged_clause
from actions.wording.positions import position_clause
from actions.wording.question_clauses import story_of
from actions.wording.questions_to_ask import Family
from actions.wording.targets import target_clause
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue

BRING = {
    Family.TARGET: "what is planned, with dates",
    Family.CHANGE: "the service's own account of the change",
    Family.GAP: "what the service has learnt from similar councils",
    Family.SURE: "what the service counts itself",
    Family.AGE: "the service's newer figures",
    Family.GOOD: "what was done, and what it cost",
    Family.TOLD: "who leads on it, and what they say",
    Family.AIM: "the aim, its date and who set it",
    Family.COURSE: "what the service expected",
}
OF_A_PROMISE = "what has been delivered, and the new date"


def to_have_ready(
    asks: str, one: Evidence | None, family: Family | None, catalogue: Catalogue, *, on_page: bool = False
) -> str:
    """ "Have ready: up 1.6 percentage points on 2022/23 (improving); the service's newer figures."

    Of what the question itself has said nothing comes back. `on_page`: the first of it alone.
    """
    bring = BRING[family] if family else OF_A_PROMISE
    shown = shown_beside(one, catalogue) if one and one.figure.observation.value is not None else []
    new = [clause for clause in shown if BRACKETS.sub("", clause) not in asks]
    return f"Have ready: {'; '.join([*new[:1], bring][: 1 if on_page else 2])}."


def shown_beside(one: Evidence, catalogue: Catalogue) -> list[str]:
    """The target before the story, how it moved and where it stands."""
    figure, metric, value = one.figure, one.metric, one.figure.observation.value
    assert value is not None
    position, story = figure.positions[0] if figure.positions else None, story_of(one)
    clauses = [
        target_clause(figure.judged, metric, value) if figure.judged else None,
        f"the story recorded on {full_date(story.written)}" if story else None,
        judged_clause(figure, metric),
        position_clause(position, figure, metric, catalogue) if position else None,
    ]
    return [clause for clause in clauses if clause]
