"""What changed since an earlier meeting or day: exceptions, figures, plan actions, commitments and risks."""

from __future__ import annotations

from actions.answer import Answer
from actions.changed_found import Changed, changed_found
from actions.changed_words import first_sentences, headline, sections
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.no_data import nothing_found
from actions.reading import Reading
from actions.returned import came_from, invented
from actions.scope import area_asked
from actions.shown import figure_shown
from actions.standouts import level_caveat
from data_layer.queries import commitments, divisional_actions, risks
from data_layer.vocabulary import AreaCode

INVENTED = "own figures, plans and risks"


def changed(asked: Reading, desk: Desk) -> Answer:
    """Since a day that is named, the last meeting of the body or clinic, or else the last quarter end."""
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        found = changed_found(asked, area, reader, desk)
    if not found.looked_at:
        return nothing_found(asked, desk)
    result = draft(found, area, desk)
    if found.level:
        result.caveats.insert(0, level_caveat(found.level))
    return compose(result, asked, desk)


def draft(found: Changed, area: AreaCode, desk: Desk) -> Draft:
    catalogue = desk.catalogue
    shown = found.figures
    return Draft(
        headline=headline(found, catalogue),
        sentences=[each for each in first_sentences(found) if each],
        details=[section.text for section in sections(found, catalogue)],
        figures=[figure_shown(figure, catalogue.metrics[metric]) for metric, figure in shown.items()],
        metrics=list(shown),
        areas=[area],
        caveats=invented([*found.rows, *(catalogue.metrics[metric] for metric in shown)], INVENTED),
        provenance=[
            *(figure.provenance for figure in shown.values()),
            *came_from([row for _, row in found.actions], "What divisions have set out to do.",
                       divisional_actions.QUERY, catalogue),
            *came_from([row for _, row in found.commitments], "What the council's plans promise.",
                       commitments.QUERY, catalogue),
            *came_from(found.risks, "The risks of divisions and their reviews.", risks.QUERY, catalogue),
        ],
        follow_ups=[f"What needs attention{found.told.scope}?", f"What has improved{found.told.scope}?"],
    )  # fmt: skip
