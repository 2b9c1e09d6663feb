"""The measures of one file: each named once, with what the file says of it and what must be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from data_layer.council_facts import Accumulation
from data_layer.scorecards.cells import Entry
from data_layer.scorecards.headings import Role
from data_layer.scorecards.model import Caution, Measure, Origin
from data_layer.scorecards.naming import Named, alike, cumulative_in, named, slug
from data_layer.scorecards.polarity import polarity_hint, polarity_said
from data_layer.scorecards.questions import Asking, Kind, Question
from data_layer.scorecards.units import unit_hint, unit_word
from data_layer.vocabulary import BetterWhen

MOST_AS_SHARE = 1.5
MOST_COMPARED = 300  # names compared with each other; beyond it only codes and equal names are matched

WAYS = {
    "cumulative": Accumulation.CUMULATIVE,
    "in period": Accumulation.IN_PERIOD,
    "at the end of the period": Accumulation.AT_END,
}


@dataclass(frozen=True, slots=True)
class Known:
    """A measure of an earlier file, from the mapping."""

    key: str
    code: str | None
    name: str


@dataclass(slots=True)
class Draft:
    """A measure while its rows are read. `cell_units` are the units that its cells show."""

    key: str
    named: Named
    origin: Origin
    texts: dict[Role, str]
    section: str | None
    cell_units: Counter[str] = field(default_factory=Counter)
    bare: list[float] = field(default_factory=list)  # figures without a unit in their cell
    decimals: int = 0

    @property
    def column_unit(self) -> str | None:
        text = self.texts.get(Role.UNIT)
        return (unit_word(text) or text) if text else None


@dataclass(slots=True)
class Registry:
    asking: Asking
    known: tuple[Known, ...] = ()
    drafts: dict[str, Draft] = field(default_factory=dict)
    cautions: list[Caution] = field(default_factory=list)
    parent: str | None = None
    by_words: dict[tuple[str, str | None], Draft] = field(default_factory=dict)

    def draft(self, entry: Entry) -> Draft:
        """The measure of a row, a new one where neither code nor name is known."""
        title = entry.texts.get(Role.MEASURE) or entry.texts.get(Role.CODE) or ""
        words = (title, entry.texts.get(Role.CODE))
        if held := self.by_words.get(words):
            return held
        reading = named(title, entry.texts.get(Role.CODE), self.parent)
        if "a)" in title.lower():
            self.parent = title
        key = self.key_of(reading, entry.origin)
        draft = self.drafts.setdefault(key, Draft(key, reading, entry.origin, dict(entry.texts), entry.section))
        self.by_words[words] = draft
        return draft

    def key_of(self, reading: Named, origin: Origin) -> str:
        earlier = self.earlier(reading)
        key = earlier or reading.key
        held = self.drafts.get(key)
        if held and not earlier and reading.code and not alike(held.named.name, reading.name):
            text = f"code {reading.code} stands for {held.named.name!r} and for {reading.name!r}: kept as two measures"
            self.cautions.append(Caution(origin, text))
            return f"{key}-{slug(reading.name)}"
        if held or earlier or len(self.drafts) > MOST_COMPARED:
            return key
        near = next(
            (
                d
                for d in self.drafts.values()
                if (not d.named.code or not reading.code) and alike(d.named.name, reading.name)
            ),
            None,
        )
        return (self.same(reading, near.key, near.named.name, None) or key) if near else key

    def earlier(self, reading: Named) -> str | None:
        """The key of an earlier file's measure: by code, by equal name, or by a near name if someone says yes."""
        for known in self.known:
            if (reading.code and known.code and slug(reading.code) == slug(known.code)) or slug(reading.name) == slug(
                known.name
            ):
                return known.key
        near = next((k for k in self.known if not (reading.code and k.code) and alike(k.name, reading.name)), None)
        return self.same(reading, near.key, near.name, "an earlier file") if near else None

    def same(self, reading: Named, key: str, name: str, where: str | None) -> str | None:
        """Two near names of one file are rather two measures, so that nothing is proposed there."""
        yes, no = f"the same as {name}", "another measure"
        question = Question(
            Kind.SAME_MEASURE,
            slug(reading.name),
            f"Is {reading.name!r} the same measure as {name!r} of {where or 'this file'}?",
            (yes, no),
            "they are kept apart",
            yes if where else None,
            "the names are nearly the same",
        )
        return key if self.asking.ask(question) == yes else None

    def measures(self) -> Iterable[Measure]:
        return [self.measure(draft) for draft in self.drafts.values()]

    def measure(self, draft: Draft) -> Measure:
        texts = draft.texts
        return Measure(
            draft.key,
            draft.named.name,
            draft.named.code,
            draft.section,
            self.unit(draft),
            draft.decimals,
            self.better_when(draft),
            self.accumulation(draft),
            texts.get(Role.OWNER),
            texts.get(Role.TEAM),
            texts.get(Role.FREQUENCY),
            draft.origin,
        )

    def unit(self, draft: Draft) -> str | None:
        """What the cells show, else what the column says, else asked with a proposal from the name."""
        if draft.cell_units:
            if len(draft.cell_units) > 1:
                shown = " and ".join(sorted(draft.cell_units))
                self.cautions.append(Caution(draft.origin, f"{draft.named.name!r} is given in {shown}"))
                return None
            return next(iter(draft.cell_units))
        if draft.column_unit and not (draft.column_unit == "%" and may_be_shares(draft)):
            return draft.column_unit
        hint = unit_hint(draft.named.name)
        question = Question(
            Kind.UNIT,
            draft.key,
            f"In which unit is {draft.named.name!r}?",
            ("%", "£", "number", "days", "weeks", "none"),
            "it is kept without a unit",
            hint[0] if hint else None,
            f"its name says {hint[1]!r}" if hint else None,
            free=True,
        )
        answer = self.asking.ask(question)
        return None if answer in {None, "none"} else answer

    def better_when(self, draft: Draft) -> BetterWhen | None:
        if draft.named.better_when:
            return draft.named.better_when
        if said := polarity_said(draft.texts.get(Role.POLARITY, "")):
            return said
        hint = polarity_hint(draft.named.name)
        question = Question(
            Kind.POLARITY,
            draft.key,
            f"Which way is better for {draft.named.name!r}?",
            tuple(BetterWhen),
            "it is shown without a direction",
            hint[0] if hint else None,
            f"its name says {hint[1]!r}" if hint else None,
        )
        answer = self.asking.ask(question)
        return BetterWhen(answer) if answer else None

    def accumulation(self, draft: Draft) -> Accumulation | None:
        said = draft.texts.get(Role.CUMULATIVE, "")
        if draft.named.cumulative is not None or said:
            yes = said.lower() in {"yes", "y", "true", "c"} or cumulative_in(said)
            adds_up = draft.named.cumulative if draft.named.cumulative is not None else bool(yes)
            return Accumulation.CUMULATIVE if adds_up else Accumulation.IN_PERIOD
        reason = (
            f"its code ends in ({draft.named.series}), which may mean cumulative" if draft.named.series == "C" else None
        )
        question = Question(
            Kind.CUMULATIVE,
            draft.key,
            f"Does {draft.named.name!r} add up from the start of the year, count its own period alone, or say how "
            "things are at its end, as a waiting list does?",
            tuple(WAYS),
            "it is not known, and no total is made of it",
            "cumulative" if reason else None,
            reason,
        )
        answer = self.asking.ask(question)
        return None if answer is None else WAYS[answer]


def says_percent(draft: Draft) -> bool:
    hint = unit_hint(draft.named.name)
    return draft.column_unit == "%" or (hint is not None and hint[0] == "%")


def may_be_shares(draft: Draft) -> bool:
    """Percentages may be stored a little above 1 (102%); figures that nothing calls percentages only up to 1."""
    return looks_like_shares(draft.bare, MOST_AS_SHARE if says_percent(draft) else 1)


def looks_like_shares(figures: list[float], limit: float = 1) -> bool:
    """Whether figures without a percent sign may be shares of 1 and not percentages."""
    within = bool(figures) and all(abs(number) <= limit for number in figures)
    return within and any(number != int(number) for number in figures)
