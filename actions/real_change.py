"""Whether a change is real or may be chance: the verdict first, then what it rests on."""

from __future__ import annotations

from actions.compose import Draft
from actions.desk import Desk
from actions.explained_one import change_draft, recorded
from actions.headline import clauses_and_age, figure_headline, subject
from actions.what_moved import WhatMoved
from actions.wording.changes import change_clause, no_change_sentence
from actions.wording.numbers import after_name
from actions.wording.places import place
from actions.wording.states import WEAK
from actions.wording.sureness import BRIEFLY, LASTLY, MOST_BRIEFLY
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure, Series

NOTHING_BEFORE = "with no earlier figure to compare"


def doubted(moved: WhatMoved, run: Series, desk: Desk) -> Draft:
    """What is recorded of the figure comes after: a story does not make a change real."""
    figure, catalogue = moved.figure, desk.catalogue
    draft = change_draft(moved, run, catalogue)
    draft.headline = verdict_headline(moved, catalogue)
    weak = WEAK.get(figure.observation.status) if figure.observation.value is not None else None
    why_not = no_change_sentence(figure) if figure.change is None else moved.sure()
    clause = change_clause(figure, moved.metric)
    change = f"It went {clause}." if clause and clause not in draft.headline else None
    said = [change, why_not, weak, *moved.others(catalogue), *moved.when(), *moved.parts()]
    draft.sentences = [sentence for sentence in said if sentence]
    draft.details.insert(0, " ".join(recorded(figure, desk.viewer.level)))
    return draft


def verdict_headline(moved: WhatMoved, catalogue: Catalogue) -> str:
    """ "The recycling rate in Nottingham was 26.7% in 2023/24, up 1.6 percentage points on 2022/23, within what
    councils usually see, so it may be chance; 2 years 8 months old."; the verdict is said more briefly before the place
    goes.
    """
    figure, metric = moved.figure, moved.metric
    if figure.observation.value is None:
        return figure_headline(figure, metric, catalogue)
    clause, verdict = change_clause(figure, metric), BRIEFLY.get(moved.sureness)
    if clause is None or verdict is None:
        return clauses_and_age(figure_words(figure, metric, catalogue), [NOTHING_BEFORE], figure)
    if clause.startswith("unchanged"):
        return clauses_and_age(figure_words(figure, metric, catalogue), [clause], figure)
    brief = MOST_BRIEFLY[moved.sureness]
    lines = [
        (said, clauses_and_age(f"{figure_words(figure, metric, where)}, {clause}", [said], figure))
        for where, said in ((catalogue, verdict), (catalogue, brief), (None, brief))
    ]
    shortest = clauses_and_age(figure_words(figure, metric, None), [LASTLY[moved.sureness]], figure)
    return next((line for said, line in lines if said in line), shortest)


def figure_words(figure: Figure, metric: Metric, catalogue: Catalogue | None) -> str:
    """Without a catalogue the place is left out."""
    own = figure.observation
    where = f" in {place(own.area, catalogue)}" if catalogue else ""
    verb = "were" if metric.plural else "was"
    when = in_period(own.period, as_at=metric.as_at)
    return f"{subject(metric)}{where} {verb} {after_name(own.value, metric)} {when}"
