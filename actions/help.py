"""What the assistant can do, and how to ask."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.wording.numbers import counted
from actions.wording.places import group_offered, place

MOST_OWN_GROUPS = 2


class ActionHelp(KindAction):
    kind = Kind.HELP

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return help_answer(asked, desk)


def help_answer(asked: Reading, desk: Desk) -> Answer:
    return compose(how_to_ask(desk), asked, desk)


def how_to_ask(desk: Desk) -> Draft:
    catalogue = desk.catalogue
    held = [metric for metric in catalogue.whole_metrics() if metric.loaded]
    themes = [theme for theme in catalogue.themes.values() if any(catalogue.metrics[m].loaded for m in theme.metrics)]
    home = place(desk.viewer.home_area, catalogue)
    own = "".join(f"{group_offered(group, catalogue)}, " for group in [*catalogue.own_groups][:MOST_OWN_GROUPS])
    extent = f"{counted(len(held), 'measure')} in {counted(len(themes), 'theme')}"
    return Draft(
        headline=f"Ask how {home} or another council is doing on {extent}.",
        sentences=[
            "Ask for a figure, how it has moved, or how it compares.",
            f"Compare with similar councils, the core cities, {own}the region, England or a council by name.",
            "A short follow-up that names another council or year is enough.",
            "Every answer shows its source, its age and how your question was read.",
        ],
        details=[
            "For example:\n- How is waste doing beside similar councils?\n- Recycling rate since 2018\n"
            "- What does workforce turnover mean?\n- Which measures do you have on adult skills?"
        ],
        follow_ups=[
            "Which measures do you have?",
            "How does waste compare with similar councils?",
            "Recycling rate over time",
        ],
        metrics=[],
        areas=[],
    )
