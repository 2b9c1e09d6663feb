"""What scrutiny asked and recommended and what came of it: how many are open, each with its figure then and now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose, fitting
from actions.desk import Desk
from actions.promise_words import root
from actions.reading import Reading, Scope, ScopeKind
from actions.returned import came_from, invented
from actions.scope import area_asked, lowered, within
from actions.scrutiny_memory import remembered
from actions.scrutiny_ways import ANY, WAYS, of_kind, standing_so
from actions.scrutiny_within import item_roots, within_asked, words_said
from actions.shown import figure_shown
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
from data_layer.then_and_now import ThenAndNow, then_and_now
from data_layer.vocabulary import Level

LISTED = 8
INVENTED = Caveat(code="illustrative", text="Illustrative: the figures of the council's own measures are invented.")
TOP = 2
HOW_RECORDED = (
    "They come with the council's own return, or an officer records one in a sentence: "
    "“record: scrutiny recommends that ...”."
)


def recommendations(asked: Reading, desk: Desk) -> Answer:
    """Of one council, within what was asked about; where none is held that is said, with what else is."""
    area = area_asked(asked, desk)
    way, today = WAYS.get(asked.part or "", ANY), desk.viewer.now
    with desk.reader() as reader:
        every = remembered(area, reader, desk)
        asked, within_it = found_within(every, asked, desk.catalogue)
        about = of_kind(within_it, way, asked)
        items = [one for one in about if way.wanted(one, today)]
        shown = items or about or every
        found = then_and_now(reader, shown[:LISTED], area, **desk.known)
    subject, where = about_words(asked, desk.catalogue, about), place(area, desk.catalogue)
    if area != desk.viewer.home_area and not every:
        return compose(of_another_council(where, desk), asked, desk)
    if not every:
        return compose(none_held(way.thing, subject, where), asked, desk)
    told = draft(shown, found, subject if about else "", where, desk)
    if way.so and about:
        told.headline = standing_so(items, about, way.so, subject, where)
    elif not items:
        told = others_held(told, shown, way.thing, subject, where, same_subject=bool(about))
    return compose(told, asked, desk)


def found_within(every: list[ScrutinyItem], asked: Reading, catalogue: Catalogue) -> tuple[Reading, list[ScrutinyItem]]:
    """Where nothing is within the measure or theme that was heard, its words may still be those of an item."""
    by_words = asked.model_copy(update={"metrics": (), "scope": Scope(kind=ScopeKind.EVERYTHING), "body": None})
    if (found := within_asked(every, asked, catalogue)) or not words_said(asked):
        return asked, found
    found = within_asked(every, by_words, catalogue)
    return (by_words, found) if found else (asked, [])


def about_words(asked: Reading, catalogue: Catalogue, found: Sequence[ScrutinyItem]) -> str:
    """ " on waste and recycling", " in the Housing division", " on “weekend crew”"; empty for everything."""
    about = within(asked, catalogue)
    if not about and (said := words_said(asked)):
        borne = set().union(*(item_roots(item, catalogue) for item in found))
        return f" on “{' '.join(word for word in said.split() if not found or root(word) in borne)}”"
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


def none_held(thing: str, about: str, where: str) -> Draft:
    return Draft(
        headline=f"No {thing} of scrutiny{about} in {where} is held here.",
        sentences=[HOW_RECORDED],
        subkind="none_held",
        metrics=[],
        follow_ups=[ask(about)],
    )


def others_held(
    told: Draft, others: Sequence[ScrutinyItem], thing: str, about: str, where: str, *, same_subject: bool
) -> Draft:
    """ "No recommendation of scrutiny on housing in Nottingham is held; 4 on other subjects are, 2 of them open.": with
    those, so that nobody takes it for silence.
    """
    number, still = len(others), sum(one.is_open for one in others)
    how_many = "all" if still == number else still or "none"
    other = f"{number} on {'another subject' if number == 1 else 'other subjects'}"
    if same_subject:
        other = f"{number} {kinds_words(others, plural=number != 1)}"
    of_them = f", {how_many} of them open" if number > 1 else ", open" if still else ", settled"
    end = f" is held; {other} {'is' if number == 1 else 'are'}{of_them}."
    start = f"No {thing} of scrutiny"
    told.headline = fitting([f"{start}{about} in {where}{end}", f"{start}{about}{end}", f"{start} on that{end}"])
    told.subkind = "none_held"
    told.follow_ups = ["What did scrutiny recommend?", *told.follow_ups[:2]]
    return told


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
