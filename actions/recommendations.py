"""What scrutiny asked and recommended and what came of it: how many are open, each with its figure then and now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Reading, ScopeKind
from actions.returned import came_from, invented
from actions.scope import lowered, within
from actions.scrutiny_memory import remembered, within_asked
from actions.shown import figure_shown
from actions.standout_words import fitting
from actions.still_open import open_words
from actions.wording.names import titled
from actions.wording.places import place
from actions.wording.scrutiny_items import (
    came_of_it,
    due_words,
    kinds_words,
    overdue_words,
    quoted,
    raised_words,
    tally_words,
)
from actions.wording.states import attributed, figure_caveats
from actions.wording.then_and_now import now_sentence, then_sentence
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.queries.scrutiny_items import QUERY, ScrutinyItem
from data_layer.returns.words import ScrutinyKind
from data_layer.then_and_now import ThenAndNow, then_and_now
from data_layer.vocabulary import AreaCode, Level

LISTED = 8
INVENTED = Caveat(code="illustrative", text="Illustrative: the figures of the council's own measures are invented.")
TOP = 2
HOW_RECORDED = (
    "They come with the council's own return, or an officer records one in a sentence: "
    "“record: scrutiny recommends that ...”."
)
WAYS: dict[str, tuple[str, Callable[[ScrutinyItem], bool]]] = {  # what `Reading.part` may narrow it to
    "question": ("question", lambda item: item.kind is ScrutinyKind.QUESTION),
    "recommendation": ("recommendation", lambda item: item.kind is ScrutinyKind.RECOMMENDATION),
    "open": ("open question or recommendation", lambda item: item.is_open),
}
ALL = ("question or recommendation", lambda item: True)


def recommendations(asked: Reading, desk: Desk) -> Answer:
    """Of one council, within what was asked about; where none is held that is said, with how they are recorded."""
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    thing, wanted = WAYS.get(asked.part or "", ALL)
    with desk.reader() as reader:
        every = [one for one in remembered(area, reader, desk) if wanted(one)]
        items = within_asked(every, asked, desk.catalogue)
        found = then_and_now(reader, items[:LISTED], area, **desk.known)
    about, where = about_words(asked, desk.catalogue), place(area, desk.catalogue)
    if items:
        return compose(draft(items, found, about, where, desk), asked, desk)
    if area != desk.viewer.home_area:
        return compose(of_another_council(where, desk), asked, desk)
    return compose(none_held(thing, about, where, others=len(every)), asked, desk)


def about_words(asked: Reading, catalogue: Catalogue) -> str:
    """ " on waste and recycling", " in the Housing division"; empty for everything."""
    about = within(asked, catalogue)
    return about.replace(" in ", " on ", 1) if asked.metrics or asked.scope.kind is ScopeKind.THEME else about


def ask(about: str) -> str:
    return f"What should members ask{about.replace(' on ', ' about ', 1)}?"


def of_another_council(where: str, desk: Desk) -> Draft:
    home = place(desk.viewer.home_area, desk.catalogue)
    return Draft(
        headline=f"What scrutiny asks and recommends is held for {home} alone, so nothing of {where}'s is.",
        subkind="none_held",
        metrics=[],
        follow_ups=[f"What did scrutiny recommend in {home}?"],
    )


def none_held(thing: str, about: str, where: str, *, others: int) -> Draft:
    held = "1 on another subject is held" if others == 1 else f"{others} on other subjects are held"
    return Draft(
        headline=f"No {thing} of scrutiny{about} in {where} is held here.",
        sentences=[*([f"{held}."] if others else []), HOW_RECORDED],
        subkind="none_held",
        metrics=[],
        follow_ups=["What did scrutiny recommend?" if others else ask(about)],
    )


def draft(items: Sequence[ScrutinyItem], found: Mapping[str, ThenAndNow], about: str, where: str, desk: Desk) -> Draft:
    """`items` in the order of `by_urgency`; the first are listed, the rest counted."""
    catalogue = desk.catalogue
    now = {one.now.observation.metric: one.now for one in found.values() if one.now}
    figures = [(figure, catalogue.metrics[metric]) for metric, figure in now.items()]
    lines = [f"- {line(item, found.get(item.id), desk)}" for item in items[:LISTED]]
    if len(items) > LISTED:
        lines.append(f"- And {len(items) - LISTED} more: ask about a theme or a measure.")
    returned = [item for item in items if not item.is_recorded]
    return Draft(
        headline=headline(items, about, where, desk),
        sentences=[brief(item, found.get(item.id), desk) for item in items[:TOP]],
        details=["\n".join(lines)],
        figures=[figure_shown(figure, metric) for figure, metric in figures],
        metrics=[metric.id for _, metric in figures],
        areas=[desk.viewer.home_area],
        caveats=[
            *invented(returned, "what scrutiny asked and recommended, and what came of it,"),
            *([INVENTED] if any(is_invented(metric) for _, metric in figures) else []),
            *attributed([(metric.short_name, raised_by_data(figure, metric)) for figure, metric in figures]),
        ],
        provenance=[
            *came_from(returned, "What scrutiny asked and recommended, and what came of it.", QUERY, catalogue),
            *(figure.provenance for figure, _ in figures),
        ],
        follow_ups=[*(titled(metric.short_name) for _, metric in figures[:2]), ask(about)],
    )


def headline(items: Sequence[ScrutinyItem], about: str, where: str, desk: Desk) -> str:
    """ "2 of 4 questions and recommendations of scrutiny in Nottingham are open; 1 is overdue, since 9 December 2026."

    What does not fit is left out from its middle: the place, then the subject.
    """
    today = desk.viewer.now
    still = [one for one in items if one.is_open]
    late = [one for one in still if one.is_overdue(today)]
    things = f"{kinds_words(items, plural=len(items) != 1)} of scrutiny"
    middles = (f"{about} in {where}", about, "")
    if not still:
        start = "1" if len(items) == 1 else f"None of the {len(items)}"
        end = f"is {tally_words(items).removeprefix('1 ')}." if len(items) == 1 else f"is open: {tally_words(items)}."
        return fitting([f"{start} {things}{middle} {end}" for middle in middles])
    start = "1" if len(items) == 1 else f"{len(still)} of {len(items)}"
    state = f"{'is' if len(still) == 1 else 'are'} open"
    next_due = f"the next is {due_words(still[0], today)}" if still[0].due else "no day is set for an answer"
    due = overdue_words(len(late), late[0]) if late else next_due
    if len(items) == 1:
        due = due_words(still[0], today)
    return fitting([f"{start} {things}{middle} {state}; {due}." for middle in middles])


def brief(item: ScrutinyItem, found: ThenAndNow | None, desk: Desk) -> str:
    """One sentence, for the summary."""
    metric = desk.catalogue.metrics.get(item.metric) if item.metric else None
    if item.is_open:
        return open_words(item, found, metric, desk.viewer.now)
    return f"{raised_words(item)}: {quoted(item, 25)}, {came_of_it(item, 20)}."


def line(item: ScrutinyItem, found: ThenAndNow | None, desk: Desk) -> str:
    """All that is held of one; officers are told its id, by which an answer is recorded or the item taken back."""
    metric = desk.catalogue.metrics.get(item.metric) if item.metric else None
    said = [f"{titled(item.subject)}, {lowered(raised_words(item))}: {quoted(item)}."]
    if found and metric:
        said += [then_sentence(item, found, metric), now_sentence(found, metric)]
    said.append(f"{titled(came_of_it(item))}.")
    if item.is_open:
        said.append(f"{titled(due_words(item, desk.viewer.now))}.")
    if item.is_recorded:
        said.append("Recorded here by an officer.")
    if desk.viewer.level >= Level.OFFICER:
        said.append(f"Its id is {item.id}.")
    return " ".join(said)


def is_invented(metric: Metric) -> bool:
    return any(caveat.code == INVENTED.code for caveat in metric.caveats)


def raised_by_data(figure: Figure, metric: Metric) -> list[Caveat]:
    """Of many figures at once what is true of these alone, not what always stands with their measures."""
    standing = {caveat.text for caveat in metric.caveats}
    return [caveat for caveat in figure_caveats(figure, metric) if caveat.text not in standing]
