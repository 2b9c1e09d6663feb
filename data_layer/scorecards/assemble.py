"""From the cells of all tables to measures, values, targets and notes; what is in doubt is asked or left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from data_layer.periods import Period
from data_layer.scorecards.breakdowns import told_apart
from data_layer.scorecards.cells import Entry, Figure, Gathered
from data_layer.scorecards.headings import Role
from data_layer.scorecards.model import GivenBy, Imported, LeftOut, Note, StatusAsGiven, Target, Value
from data_layer.scorecards.questions import Asking, Kind, Question
from data_layer.scorecards.registry import Draft, Registry, may_be_shares, says_percent
from data_layer.scorecards.same_value import without_conflicts
from data_layer.scorecards.status_words import status_meant
from data_layer.scorecards.units import unit_word
from data_layer.vocabulary import Status

NO_RESULT = "the rating has no result to stand beside"
ABSENT = {Status.NOT_AVAILABLE, Status.SUPPRESSED}


@dataclass(slots=True)
class Assembly:
    asking: Asking
    registry: Registry
    values: list[Value] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    scales: dict[str, float] = field(default_factory=dict)

    def imported(self, gathered: Gathered, home_names: Iterable[str]) -> Imported:
        entries = told_apart(self.at_home(gathered.entries, home_names))
        pairs = [(self.registry.draft(entry), entry) for entry in entries]
        for draft, entry in pairs:
            look(draft, [*entry.values, *entry.targets])
        self.scales = {draft.key: self.scale(draft) for draft in self.registry.drafts.values()}
        for draft, entry in pairs:
            self.take(draft, entry)
        self.notes += [Note(None, None, text, origin, section) for text, section, origin in gathered.loose_notes]
        values, conflicts = without_conflicts(self.values, self.asking)
        measures = tuple(self.registry.measures())
        left_out = (*gathered.left_out, *self.left_out, *conflicts)
        return Imported(
            measures,
            tuple(values),
            tuple(once(self.targets)),
            tuple(self.notes),
            left_out,
            tuple(self.registry.cautions),
        )

    def at_home(self, entries: list[Entry], home_names: Iterable[str]) -> list[Entry]:
        """Keeps the home council's rows where it is named; rows without an area are its own."""
        home = {plain_area(name) for name in home_names}
        if not home or not any(entry.area and self.is_home(entry, home) for entry in entries):
            return entries
        others: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.area and not self.is_home(entry, home):
                others.setdefault(entry.area, []).append(entry)
        self.left_out += [
            LeftOut(
                rows[0].origin,
                f"{area}: {len(rows)} row{'s' if len(rows) > 1 else ''}",
                "another area than the home council",
            )
            for area, rows in others.items()
        ]
        return [replace(entry, area=None) for entry in entries if not entry.area or self.is_home(entry, home)]

    @staticmethod
    def is_home(entry: Entry, home: set[str]) -> bool:
        return plain_area(entry.area or "") in home or plain_area(entry.texts.get(Role.AREA_CODE, "")) in home

    def scale(self, draft: Draft) -> float:
        """100 where plain figures between 0 and 1 are said to be shares of a percentage, else 1."""
        whole = set(draft.bare) <= {0.0, 1.0} and says_percent(draft) and self.has_shares()
        if draft.cell_units or not (may_be_shares(draft) or whole):
            return 1.0
        shares, as_given = "shares: 0.85 is 85%", "as they are"
        question = Question(
            Kind.SCALE,
            draft.key,
            f"All figures of {draft.named.name!r} lie between 0 and 1 or little above. What are they?",
            (shares, as_given),
            "they are kept as they are, without a unit",
            shares,
            "percentages are often stored so",
        )
        if self.asking.ask(question) != shares:
            return 1.0
        draft.cell_units["%"] += 1
        draft.decimals = max(draft.decimals - 2, 0)
        return 100.0

    def has_shares(self) -> bool:
        """Whether any percentage of the file is stored as a share: then a plain 1 may be 100%."""
        return any(says_percent(each) and may_be_shares(each) for each in self.registry.drafts.values())

    def take(self, draft: Draft, entry: Entry) -> None:
        made = [value for cell in entry.values for value in self.values_of(draft, entry, cell)]
        undated = any(cell.period is None and not cell.past and not cell.read.parts for cell in entry.values)
        current = [] if undated else [value for value, past in made if not past]
        latest = max(current, key=lambda value: value.period.end, default=None)
        if latest and sum(value.period.end == latest.period.end for value in current) > 1:
            latest = None  # a month and the year to date end together: the rating may be either's
        by_period = {value.period: at for at, (value, _) in enumerate(made)}
        final = [value for value, _ in made]
        for period, status in entry.statuses:
            about = period or (latest.period if latest else None)
            at = by_period.get(about) if about else None
            if at is None and nothing(status.words):
                continue
            if at is None:
                self.left_out.append(LeftOut(status.origin, status.words, NO_RESULT))
                continue
            if final[at].status_as_given is not None and not period and final[at].origin != status.origin:
                given = final[at].status_as_given
                if (
                    given
                    and given.given_by is not GivenBy.COLOUR
                    and given.words != status.words
                    and given.origin != final[at].origin
                ):
                    self.left_out.append(LeftOut(status.origin, status.words, "a second rating of the same result"))
                    continue
            meant = replace(status, words=status_meant(status.words, self.asking))
            if final[at].status_as_given is None or period or status.given_by is not GivenBy.COLOUR:
                final[at] = replace(final[at], status_as_given=meant)
        if entry.trends and latest:
            at = by_period[latest.period]
            final[at] = replace(final[at], trend_as_given="; ".join(entry.trends))
        self.values += final
        self.targets += [target for cell in entry.targets for target in self.targets_of(draft, entry, cell)]
        period = latest.period if latest else None
        self.notes += [
            Note(draft.key, period, text, origin, entry.section, heading)
            for text, heading, origin in entry.notes
            if not nothing(text)
        ]

    def values_of(self, draft: Draft, entry: Entry, cell: Figure) -> list[tuple[Value, bool]]:
        read = cell.read
        number = self.settled(draft, cell, is_target=False)
        absent = read.status in ABSENT
        if cell.period is None and not read.parts:
            self.left_out.append(LeftOut(cell.origin, cell.as_given, cell.why_not or "its period is not known"))
            return []
        status = self.in_cell_status(cell)
        if number is None and not absent and not read.parts:
            self.left_out.append(LeftOut(cell.origin, cell.as_given, read.problem or "no figure is in it"))
            return []
        dated = read.parts or ((cell.period, number),)
        with_counts = len(entry.values) == 1 and number is not None
        return [
            (
                Value(
                    draft.key,
                    period,
                    figure,
                    cell.as_given,
                    Status.FINAL if figure is not None and absent else read.status,
                    cell.origin,
                    entry.area,
                    status,
                    None,
                    entry.numerator if with_counts else None,
                    entry.denominator if with_counts else None,
                    read.remark,
                ),
                cell.past,
            )
            for period, figure in dated
            if period is not None
        ]

    def in_cell_status(self, cell: Figure) -> StatusAsGiven | None:
        if cell.read.rating:
            given_by = GivenBy.SHAPE if cell.read.rating_is_shape else GivenBy.WORDS
            return StatusAsGiven(cell.read.rating, given_by, cell.origin)
        return StatusAsGiven(cell.colour, GivenBy.COLOUR, cell.origin) if cell.colour else None

    def targets_of(self, draft: Draft, entry: Entry, cell: Figure) -> list[Target]:
        read, tolerance = cell.read, entry.texts.get(Role.TOLERANCE)
        number = self.settled(draft, cell, is_target=True)
        if number is None and not read.parts and read.status in ABSENT and not read.choices:
            self.left_out.append(LeftOut(cell.origin, cell.as_given, "it says that there is no target"))
            return []
        if number is None and cell.period is None and not read.parts:
            self.left_out.append(
                LeftOut(cell.origin, cell.as_given, cell.why_not or read.problem or "its period is not known")
            )
            return []
        if cell.period is None and not read.parts:
            self.left_out_period(cell)
        dated: tuple[tuple[Period | None, float | None], ...] = read.parts or ((cell.period, number),)
        return [
            Target(draft.key, period, figure, cell.as_given, cell.origin, entry.area, tolerance, read.remark)
            for period, figure in dated
        ]

    def left_out_period(self, cell: Figure) -> None:
        why = cell.why_not or "nothing says for which period the target is"
        self.left_out.append(LeftOut(cell.origin, f"the period of the target {cell.as_given}", why))

    def settled(self, draft: Draft, cell: Figure, *, is_target: bool) -> float | None:
        """The figure of a cell; where it is not plain, the one that someone chose."""
        read = cell.read
        if read.value is None:
            return self.figure_chosen(draft, cell, is_target)
        if read.unit:
            return read.value
        if (
            draft.cell_units.get("%")
            and self.scales[draft.key] == 1
            and abs(read.value) < 1
            and read.value != 0
            and draft.cell_units.total() > 0
        ):
            return self.share_or_percent(draft, cell)
        scale = self.scales[draft.key]
        return read.value if scale == 1 else round(read.value * scale, 10)

    def share_or_percent(self, draft: Draft, cell: Figure) -> float | None:
        value = cell.read.value or 0.0
        whole = f"{round(value * 100, 10):g}%"
        question = Question(
            Kind.FIGURE,
            str(cell.origin),
            f"{cell.as_given!r} stands without a percent sign among percentages of {draft.named.name!r}.",
            (f"{value:g}%", whole),
            "it is left out",
        )
        answer = self.asking.ask(question)
        return None if answer is None else float(answer.rstrip("%"))

    def figure_chosen(self, draft: Draft, cell: Figure, is_target: bool) -> float | None:
        read = cell.read
        if not read.choices or (read.status is Status.SUPPRESSED and not is_target):
            return None
        choices = tuple(f"{number:g}" for number in read.choices)
        what = "target" if is_target else "result"
        question = Question(
            Kind.FIGURE,
            str(cell.origin),
            f"The {what} of {draft.named.name!r} reads {cell.as_given!r} ({read.problem}). Which figure is it?",
            (*choices, "none"),
            "no figure is taken from it",
            choices[0] if len(choices) == 1 else None,
        )
        answer = self.asking.ask(question)
        return None if answer in {None, "none"} else float(answer or "nan")


def look(draft: Draft, cells: list[Figure]) -> None:
    """What the cells of a measure show of its unit, its decimals and its scale."""
    for cell in cells:
        if cell.read.unit:
            draft.cell_units[unit_word(cell.read.unit) or cell.read.unit] += 1
        elif cell.read.value is not None:
            draft.bare.append(cell.read.value)
        draft.decimals = max(draft.decimals, min(cell.read.decimals, 6))


def once(targets: list[Target]) -> list[Target]:
    """A target that two tables give alike is one."""
    return list(
        {
            (t.measure, t.period, t.value, t.area, t.as_given if t.value is None else ""): t for t in reversed(targets)
        }.values()
    )[::-1]


def nothing(text: str) -> bool:
    return text.strip().lower().rstrip(".") in {"no notes", "none", "n/a", "-", "no comment", "no comments", "x", ""}


def plain_area(name: str) -> str:
    words = name.lower().replace("&", "and").split()
    return " ".join(
        word
        for word in words
        if word not in {"council", "city", "borough", "district", "county", "the", "of", "metropolitan"}
    )
