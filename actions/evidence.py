"""What is held as evidence for a theme of the Best Value duty: measures, promises, actions, scrutiny, each dated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.evidence_words import (
    action_line,
    all_headline,
    count_sentences,
    none_headline,
    one_headline,
    scrutiny_line,
    since_start,
    theme_line,
)
from actions.reading import Reading
from actions.scope import area_asked
from actions.scrutiny_memory import remembered
from actions.shown import figure_shown
from actions.standouts import GROUPS, INSTEAD, provenance_of
from actions.way_since_start import Way, tally, ways
from actions.wording.names import named, titled
from actions.wording.places import listed
from actions.wording.promises import promised_parts
from actions.wording.states import attributed, figure_caveats
from actions.wording.ways import way_line
from data_layer.catalogue import ILLUSTRATIVE_RETURN, Catalogue
from data_layer.catalogue_outside import BestValueTheme
from data_layer.council_facts import CommitmentState
from data_layer.divisional_facts import DivisionalAction
from data_layer.figures import figures
from data_layer.queries.commitments import commitments
from data_layer.queries.divisional_actions import divisional_actions
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.vocabulary import AreaCode, Level

LINES = 8  # measures of one theme, so that the answer stays on a page
ALSO = 16
NAMED = 4
WITH_CAVEATS = 3
ACTIONS_FROM = Level.OFFICER  # those below cannot be told that none is recorded
EVERY_THEME = "What evidence do we have on each Best Value theme?"
OURS = Caveat(
    code="illustrative_mapping",
    text="Which measure is evidence for which theme of the Best Value duty is an illustration of ours, not the "
    "guidance's or the council's own.",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is held for one theme, as far as the viewer sees it; promises of plans not in force among them."""

    theme: BestValueTheme
    ways: Sequence[Way]
    promises: Sequence[CommitmentState]
    actions: Sequence[DivisionalAction]
    scrutiny: Sequence[ScrutinyItem]

    @property
    def in_force(self) -> list[CommitmentState]:
        return [one for one in self.promises if one.in_force]

    @property
    def is_held(self) -> bool:
        return bool(self.ways or self.in_force or self.actions or self.scrutiny)


def evidence(asked: Reading, desk: Desk) -> Answer:
    """For one theme of the duty, by its id in `part`; without one for all seven, and which have none."""
    themes = desk.catalogue.best_value
    theme = themes.get(asked.part or "")
    area = area_asked(asked, desk)
    if not themes:
        return compose(Draft(headline="No themes of the Best Value duty are held here.", metrics=[]), asked, desk)
    gathered = gather([theme] if theme else list(themes.values()), area, desk)
    return compose(of_one(gathered[0], area, desk) if theme else of_all(gathered, area, desk), asked, desk)


def gather(themes: Sequence[BestValueTheme], area: AreaCode, desk: Desk) -> list[Evidence]:
    """Figures are asked for once, however many themes they serve."""
    catalogue = desk.catalogue
    wanted = dict.fromkeys(metric for theme in themes for metric in theme.metrics)
    with desk.reader() as reader:
        groups = GROUPS if catalogue.group(GROUPS[0], area) else INSTEAD
        found = ways(figures(reader, wanted, [area], period=None, groups=groups, **desk.known), reader, desk)
        made = commitments(reader, area, **desk.known)
        acted = divisional_actions(reader, area, metrics=list(wanted), **desk.known)
        raised = remembered(area, reader, desk)
    return [
        Evidence(
            theme=theme,
            ways=[way for way in found if way.metric.id in theme.reasons],
            promises=[one for one in made if serves(one, theme, catalogue)],
            actions=[one for one in acted if one.metric in theme.reasons],
            scrutiny=[one for one in raised if one.metric in theme.reasons],
        )
        for theme in themes
    ]


def serves(made: CommitmentState, theme: BestValueTheme, catalogue: Catalogue) -> bool:
    """A promise names an outcome, and the outcome the themes."""
    outcome = catalogue.outcomes.get(made.outcome or "")
    return outcome is not None and theme.id in outcome.best_value


def of_one(found: Evidence, area: AreaCode, desk: Desk) -> Draft:
    catalogue, theme = desk.catalogue, found.theme
    shown, rest = found.ways[:LINES], found.ways[LINES:]
    return Draft(
        headline=one_headline(found, area, catalogue) if found.is_held else none_headline(found, area, catalogue),
        sentences=[*count_sentences(found, area, catalogue), theme.looks_for, theme.unheld],
        details=[
            section("Measures, since the council's baseline or else the first figure held",
                    (way_line(way, catalogue) for way in shown)),
            also_sentence([way.metric.short_name for way in rest]),
            *promised_parts(found.promises),
            section("Divisional actions", map(action_line, found.actions[:NAMED])),
            section("What scrutiny raised", map(scrutiny_line, open_first(found.scrutiny)[:NAMED])),
            none_recorded(found, desk),
        ],
        figures=[figure_shown(way.figure, way.metric) for way in found.ways],
        metrics=[way.metric.id for way in found.ways],
        areas=[area],
        caveats=caveats(found, shown[:WITH_CAVEATS]),
        provenance=[
            *(way.figure.provenance for way in shown),
            *(provenance_of(one, catalogue) for one in found.in_force[:1]),
        ],
        follow_ups=[*(f"{titled(named(way.metric))} since the baseline" for way in shown[:2]), EVERY_THEME],
    )  # fmt: skip


def also_sentence(names: Sequence[str]) -> str:
    more = [*names[:ALSO], *([f"{len(names) - ALSO} more"] if len(names) > ALSO else [])]
    return f"Also evidence, one question away: {listed(more)}." if names else ""


def open_first(raised: Sequence[ScrutinyItem]) -> list[ScrutinyItem]:
    """What is not settled before what is, the newest first of each."""
    return sorted(raised, key=lambda one: (one.is_open, one.raised), reverse=True)


def of_all(found: Sequence[Evidence], area: AreaCode, desk: Desk) -> Draft:
    """A line a theme, and those without evidence named."""
    catalogue = desk.catalogue
    held = [one for one in found if one.is_held]
    every = {way.metric.id: way for one in found for way in one.ways}
    leads = list({one.ways[0].metric.id: one.ways[0] for one in held if one.ways}.values())
    return Draft(
        headline=all_headline(found, len(every), area, catalogue),
        sentences=[
            since_start(tally(list(every.values()))),
            "This is evidence to be read, not a judgement that the duty is met.",
        ],
        details=[section("By theme", (theme_line(one, catalogue) for one in found))],
        figures=[figure_shown(way.figure, way.metric) for way in leads],
        metrics=list(every),
        areas=[area],
        caveats=[OURS],
        provenance=[way.figure.provenance for way in leads],
        follow_ups=[f"What evidence do we have on {one.theme.name.lower()}?" for one in held[:NAMED]],
    )


def none_recorded(found: Evidence, desk: Desk) -> str:
    """What was looked for and is not there, as far as the viewer would see it."""
    kinds = {
        "commitment in force": found.promises,
        **({"divisional action": found.actions} if desk.viewer.level >= ACTIONS_FROM else {}),
        "question or recommendation of scrutiny": found.scrutiny,
    }
    missing = [f"no {kind}" for kind, held in kinds.items() if not held]
    return f"{titled(listed(missing))} is recorded here for this theme." if missing else ""


def caveats(found: Evidence, first: Iterable[Way]) -> list[Caveat]:
    """The lines say the ages already."""
    of_figures = attributed([(way.metric.short_name, figure_caveats(way.figure, way.metric)) for way in first])
    kinds = {"commitments": found.in_force, "divisional actions": found.actions, "items of scrutiny": found.scrutiny}
    invented = [kind for kind, held in kinds.items() if any(one.source == ILLUSTRATIVE_RETURN for one in held)]
    made_up = Caveat(code="illustrative", text=f"Illustrative: the {listed(invented)} are invented.")
    return [OURS, *(each for each in of_figures if each.code != "stale"), *([made_up] if invented else [])]


def section(title: str, lines: Iterable[str]) -> str:
    held = [f"- {line}" for line in lines]
    return "\n".join([f"{title}:", *held]) if held else ""
