"""What a metric means: what is counted, over whom, why it matters and what to beware of."""

from __future__ import annotations

import re

from actions.accountability import accountability
from actions.answer import Answer, Caveat
from actions.base import KindAction
from actions.compose import HEADLINE_WORDS, Draft, compose
from actions.desk import Desk
from actions.glossary import glossary_draft
from actions.headline import subject
from actions.next_questions import meaning_question, sibling_of
from actions.origin import SOURCE, with_origin
from actions.reading import Kind, Reading, ScopeKind
from actions.scope import metrics_in
from actions.wording.changes import better_hint
from actions.wording.names import named, titled
from actions.wording.places import listed
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Provenance
from data_layer.vocabulary import ThemeId

ACCOUNTABILITY = "accountability"
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


class ActionDefinition(KindAction):
    kind = Kind.DEFINITION

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return definition(asked, desk)


def definition(asked: Reading, desk: Desk) -> Answer:
    """One metric's definition, or several one after the other."""
    if asked.scope.kind is ScopeKind.TERM:
        return compose(glossary_draft(asked, desk) or no_subject(), asked, desk)
    if asked.subkind == ACCOUNTABILITY and metrics_in(asked, desk.catalogue):
        return accountability(asked, desk)
    catalogue = desk.catalogue
    metrics = [catalogue.metrics[metric] for metric in asked.metrics]
    theme = catalogue.themes.get(ThemeId(asked.scope.id or ""))
    if not metrics and theme:
        metrics = [catalogue.metrics[metric] for metric in theme.metrics]
    if not metrics:
        return compose(no_subject(), asked, desk)
    first, *others = metrics
    draft = meaning(first, catalogue)
    for other in others:
        more = meaning(other, catalogue)
        draft.details.append("\n\n".join([more.headline, " ".join(more.sentences)]))
        draft.caveats += more.caveats
        draft.provenance += more.provenance
    return compose(with_origin(draft, metrics, asked, desk) if asked.subkind == SOURCE else draft, asked, desk)


def no_subject() -> Draft:
    return Draft(
        headline="Which measure do you mean? No single one was asked about.",
        sentences=["Name a measure, and its meaning and source follow."],
        kind=Kind.CLARIFY,
        follow_ups=["Which measures do you have?"],
    )


def meaning(metric: Metric, catalogue: Catalogue) -> Draft:
    said = metric.definition
    unit = "a percentage" if metric.unit == "%" else metric.unit
    facts = f"It is given as {unit}, by {metric.frequency}."
    first, more = SENTENCE.split(said.counts, 1) if SENTENCE.search(said.counts) else (said.counts, "")
    hint = better_hint(metric)
    sentences = [one for one in (more, said.population, facts, hint, said.why) if one]
    source = catalogue.sources[metric.source]
    return Draft(
        headline=headline(metric, first),
        sentences=sentences,
        details=[f"Beware: {said.beware}", outcomes_words(metric, catalogue)],
        caveats=[Caveat(code=standing.code, text=standing.text) for standing in metric.caveats],
        follow_ups=next_after(metric, catalogue),
        provenance=[
            Provenance(
                source=source.title,
                publisher=source.publisher,
                published=None,
                loaded=catalogue.loaded,
                licence=source.licence,
                url=source.url,
                definition=said.counts,
                query="data_layer/definitions",
            )
        ],
    )


def headline(metric: Metric, counted: str) -> str:
    """The name and what is counted; a long one without the article, or the bare sentence."""
    wordings = [f"{subject(metric)}: {counted}", f"{titled(metric.short_name)}: {counted}", counted]
    return next((each for each in wordings if len(each.split()) <= HEADLINE_WORDS), counted)


def outcomes_words(metric: Metric, catalogue: Catalogue) -> str:
    names = [catalogue.outcomes[outcome].name for outcome in metric.outcomes if outcome in catalogue.outcomes]
    return f"It serves: {listed(names)}." if names else ""


def next_after(metric: Metric, catalogue: Catalogue) -> list[str]:
    if not metric.loaded:
        return [f"Which measures do you hold on {catalogue.themes[metric.theme].name.lower()}?"]
    compare = f"How {'do' if metric.plural else 'does'} {named(metric)} compare with similar councils?"
    questions = [titled(metric.short_name), compare, f"{titled(metric.short_name)} over time"]
    sibling = sibling_of(metric, catalogue)
    return [*questions, *([meaning_question(sibling)] if sibling else [])]
