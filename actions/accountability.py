"""Who to ask about a measure: the role, division and portfolio holder, the levels that look at it, and a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.accountability_words import Owner, answering_line, cascade_sentences, owner_line, who
from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.draft_question import draft_question
from actions.headline import figure_headline
from actions.next_questions import meaning_question
from actions.question_evidence import Evidence, figures_with_place, gather
from actions.reading import Reading
from actions.scope import area_asked, metrics_in
from actions.shown import figure_shown
from actions.wording.names import named, titled
from actions.wording.places import listed
from actions.wording.states import figure_caveats
from data_layer.catalogue import Catalogue, Metric

NAMED = 4  # measures of one that answers; the others are counted
ILLUSTRATION = Caveat(
    code="illustrative_mapping",
    text="Which division and portfolio a measure belongs to is an illustration until the council's own return says so.",
)


def accountability(asked: Reading, desk: Desk) -> Answer:
    """Of one measure, or of all that is asked about by who answers for them; with a question that can be copied."""
    catalogue = desk.catalogue
    metrics = [placed(catalogue.metrics[metric], catalogue) for metric in metrics_in(asked, catalogue)]
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
    area = area_asked(asked, desk)
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
    return Draft(
        headline=answering_line(by_owner, asked, catalogue),
        sentences=[
            f"{titled(who(owner, catalogue))}: {some([one.short_name for one in by_owner[owner]])}." for owner in owners
        ],
        caveats=[ILLUSTRATION] if any(placed_by_us(metric) for metric in metrics) else [],
        metrics=[metric.id for metric in metrics],
    )


def some(names: Sequence[str]) -> str:
    left = len(names) - NAMED
    return f"{', '.join(names[:NAMED])} and {left} more" if left > 1 else listed(names)


def placed(metric: Metric, catalogue: Catalogue) -> Metric:
    """A part is answered for by those who answer for its measure, unless it says otherwise."""
    whole = catalogue.metrics.get(metric.whole, metric)
    return replace(
        metric,
        owner_role=metric.owner_role or whole.owner_role,
        division=metric.division or whole.division,
        directorate=metric.directorate or whole.directorate,
        portfolio=metric.portfolio or whole.portfolio,
        tier=metric.tier or whole.tier,
    )


def placed_by_us(metric: Metric) -> bool:
    return metric.owner_role is None and bool(metric.division or metric.portfolio)
