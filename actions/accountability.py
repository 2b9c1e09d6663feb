"""Who to ask about a measure: the role, division and portfolio holder, the levels that look at it, and a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.answer import Answer, Caveat
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.draft_question import draft_question
from actions.headline import figure_headline, subject
from actions.next_questions import meaning_question
from actions.question_evidence import Evidence, figures_with_place, gather
from actions.reading import Reading
from actions.scope import metrics_in, within
from actions.shown import figure_shown
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.states import figure_caveats
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import AreaCode

NAMED = 4  # measures of one that answers; the others are counted
ILLUSTRATION = Caveat(
    code="illustrative_mapping",
    text="Which division and portfolio a measure belongs to is an illustration until the council's own return says so.",
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers, as far as it is recorded: a role, a division by name, a portfolio by id."""

    role: str | None
    division: str | None
    portfolio: str | None

    @property
    def is_recorded(self) -> bool:
        return bool(self.role or self.division or self.portfolio)


def accountability(asked: Reading, desk: Desk) -> Answer:
    """Of one measure, or of all that is asked about by who answers for them; with a question that can be copied."""
    catalogue = desk.catalogue
    metrics = [catalogue.metrics[metric] for metric in metrics_in(asked, catalogue)]
    one = lead(metrics, asked, desk)
    draft = of_one(metrics[0], catalogue) if len(metrics) == 1 else of_several(metrics, asked, catalogue)
    first = one.metric if one else metrics[0]
    about = figure_headline(one.figure, first, catalogue) if one else ""
    draft.details.append(f"A question to copy:\n{draft_question(first, catalogue, about=about)}")
    draft.follow_ups = [titled(first.short_name), f"Are we on target for {named(first)}?", meaning_question(first)]
    if one:
        draft.figures, draft.provenance = [figure_shown(one.figure, first)], [one.figure.provenance]
        draft.caveats += figure_caveats(one.figure, first)
    return compose(draft, asked, desk)


def lead(metrics: Sequence[Metric], asked: Reading, desk: Desk) -> Evidence | None:
    """The figure that the question is about: of several measures that of the one most in need."""
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    if len(metrics) > 1:
        return next(iter(gather(asked, area, desk).every), None)
    with desk.reader() as reader:
        found = figures_with_place([one.id for one in metrics if one.loaded], area, asked, reader, desk)
    return next((Evidence(figure, metrics[0]) for figure in found if figure.observation.value is not None), None)


def of_one(metric: Metric, catalogue: Catalogue) -> Draft:
    return Draft(
        headline=owner_line(metric, catalogue),
        sentences=cascade_sentences(metric, catalogue),
        caveats=[ILLUSTRATION] if placed_by_us(metric) else [],
    )


def of_several(metrics: Sequence[Metric], asked: Reading, catalogue: Catalogue) -> Draft:
    """Those who answer for most of them first, with their measures by name."""
    by_owner: dict[Owner, list[Metric]] = {}
    for metric in metrics:
        by_owner.setdefault(Owner(metric.owner_role, metric.division, metric.portfolio), []).append(metric)
    owners = sorted(by_owner, key=lambda owner: (not owner.is_recorded, -len(by_owner[owner])))
    total = f"{counted(len(metrics), 'measure')}{within(asked, catalogue)}"
    answer = [(f"{len(by_owner[owner])} by ", who(owner, catalogue)) for owner in owners]
    start = (
        f"All {total} are answered for by {answer[0][1]}"
        if len(answer) == 1
        else f"{total} are answered for: {''.join(answer[0])}"
    )
    return Draft(
        headline=clauses_within(start, [(", ", "".join(other)) for other in answer[1:]]),
        sentences=[
            f"{titled(who(owner, catalogue))}: {some([one.short_name for one in by_owner[owner]])}." for owner in owners
        ],
        caveats=[ILLUSTRATION] if any(placed_by_us(metric) for metric in metrics) else [],
        metrics=[metric.id for metric in metrics],
    )


def some(names: Sequence[str]) -> str:
    left = len(names) - NAMED
    return f"{', '.join(names[:NAMED])} and {left} more" if left > 1 else listed(names)


def who(owner: Owner, catalogue: Catalogue) -> str:
    """ "the Head of Waste (Waste and Street Scene) and the portfolio holder for Environment and Waste"."""
    portfolio = catalogue.portfolios.get(owner.portfolio or "")
    division = f"the {owner.division} division" if owner.division else None
    if owner.role:
        division = f"the {owner.role}{f' ({owner.division})' if owner.division else ''}"
    held = [division, f"the portfolio holder for {portfolio.name}" if portfolio else None]
    return listed([part for part in held if part]) or "no one who is recorded here"


def owner_line(metric: Metric, catalogue: Catalogue) -> str:
    """ "The recycling rate is answered for by the Waste and Street Scene division, in the Environment and Waste
    portfolio."
    """
    verb = "are" if metric.plural else "is"
    portfolio = catalogue.portfolios.get(metric.portfolio or "")
    where = f"in the {portfolio.name} portfolio" if portfolio else None
    if metric.owner_role:
        start = f"{subject(metric)} {verb} answered for by the {metric.owner_role}"
        division = f"{metric.division} division" if metric.division else None
        return clauses_within(start, [(", ", division), (", ", where)])
    if metric.division:
        return clauses_within(
            f"{subject(metric)} {verb} answered for by the {metric.division} division", [(", ", where)]
        )
    if where:
        return f"{subject(metric)} {verb} {where}; no division or role is recorded."
    return f"No one is recorded as answering for {named(metric)}."


def cascade_sentences(metric: Metric, catalogue: Catalogue) -> list[str]:
    """Whom to ask, and who looks at it."""
    portfolio = catalogue.portfolios.get(metric.portfolio or "")
    asks = [f"Members can ask the portfolio holder for {portfolio.name}."] if portfolio else []
    if metric.owner_role is None:
        asks.append("No role is recorded here as answering for it.")
    levels = [level.name for level in catalogue.levels.values() if metric.tier in level.tiers]
    if not metric.tier or not levels:
        return asks
    tier = f"It is a {metric.tier} measure" if metric.tier != "critical indicator" else "It is a Critical Indicator"
    directorate = f" of {metric.directorate}" if metric.directorate else ""
    return [*asks, f"{tier}{directorate}.", f"These levels look at it: {listed(levels)}."]


def placed_by_us(metric: Metric) -> bool:
    return metric.owner_role is None and bool(metric.division or metric.portfolio)
