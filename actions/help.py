"""What the assistant can do, and an honest word where something is asked that it can't do yet."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.places import group_offered, listed, place

# Kinds of the contract that this version understands but does not answer yet, as people would name them.
LATER = {
    Kind.EARLY_WARNING: "early warning signs",
}


MOST_OWN_GROUPS = 2


class ActionHelp(KindAction):
    kind = Kind.HELP

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return help_answer(asked, desk)


def help_answer(asked: Reading, desk: Desk) -> Answer:
    """How to ask; or, for a kind that is understood and not answered yet, that it is so."""
    later = asked.kind in LATER
    return compose(later_draft(asked.kind, asked, desk) if later else how_to_ask(desk), asked, desk)


def later_draft(kind: Kind, asked: Reading, desk: Desk) -> Draft:
    catalogue = desk.catalogue
    names = [named(catalogue.metrics[metric]) for metric in asked.metrics if metric in catalogue.metrics]
    about = f" on {listed(names)}" if names else ""
    first = names[0] if names else next(named(metric) for metric in catalogue.whole_metrics() if metric.loaded)
    return Draft(
        headline=f"This version cannot give {LATER[kind]}{about} yet.",
        sentences=["It can give the published figure, how it has moved and how it compares."],
        follow_ups=[
            f"How is {first} doing?",
            f"{titled(first.removeprefix('the '))} over time",
            f"How does {first} compare with similar councils?",
        ],
        kind=Kind.HELP,
        subkind=f"later:{kind.value}",
        metrics=[],
    )


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
