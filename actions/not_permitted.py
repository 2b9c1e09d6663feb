"""Asked to change, load or hand out figures: nothing that is asked here does that, and who can is said."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.wording.names import named, titled


class ActionNotPermitted(KindAction):
    kind = Kind.NOT_PERMITTED

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return not_permitted(asked, desk)


def not_permitted(asked: Reading, desk: Desk) -> Answer:
    """Names the measure where one was named, so that its figure is one question away."""
    metrics = [desk.catalogue.metrics[metric] for metric in asked.metrics if metric in desk.catalogue.metrics]
    about = [
        question
        for metric in metrics[:2]
        for question in (titled(metric.short_name), f"Where is {named(metric)} from?")
    ]
    draft = Draft(
        headline="Nothing can be changed, loaded or removed by asking here: I only read figures.",
        sentences=["Published figures are loaded from the publishers' own files by whoever runs this service."],
        follow_ups=about or ["What can you do?", "Which measures do you have?"],
        metrics=[],
        areas=[],
    )
    return compose(draft, asked, desk)
