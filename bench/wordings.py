"""What a catalogue must still understand when it is larger: the names of the published measures, said in some ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from actions.reading import Kind, Reading, ScopeKind
from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import AreaCode

SEED = 20231122
LONG = 6  # letters of a word in which a slip is still the same word
LINK = " of "
MOST_OWN = 500


@dataclass(frozen=True, slots=True)
class Wording:
    """A question and the id of the measure or theme that it names."""

    text: str
    names: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many wordings found what they name, and how many gave something else instead of asking back."""

    of: int
    right: int
    wrong: int

    @property
    def percent(self) -> float:
        return 100 * self.right / self.of


Turn = Callable[[str, Random], str | None]


def as_it_is(name: str, chance: Random) -> str | None:
    return name


def slipped(name: str, chance: Random) -> str | None:
    """Two letters inside its longest word change places with each other; None where it has no long word."""
    word = max(name.split(), key=len)
    places = [at for at in range(1, len(word) - 2) if word[at] != word[at + 1]]
    if len(word) < LONG or not word.isalpha() or not places:
        return None
    at = chance.choice(places)
    return name.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def turned(name: str, chance: Random) -> str | None:
    """ "Ratings of care homes" -> "care homes ratings"; None where nothing can be turned."""
    head, link, tail = name.partition(LINK)
    return f"{tail} {head}" if link and "," not in name else None


def measures_by(turn: Turn) -> Callable[[Catalogue], Iterator[Wording]]:
    def wordings(catalogue: Catalogue) -> Iterator[Wording]:
        chance = Random(SEED)
        for metric in catalogue.metrics.values():
            for name in names_of(metric):
                if (said := turn(name, chance)) is not None:
                    yield Wording(f"how is {said}?", metric.id)

    return wordings


def names_of(metric: Metric) -> list[str]:
    return list(dict.fromkeys((metric.name, metric.short_name, *metric.aliases)))


def themes(catalogue: Catalogue) -> Iterator[Wording]:
    for theme in catalogue.themes.values():
        for name in dict.fromkeys((theme.name, *theme.aliases)):
            yield Wording(f"how is {name} performing against comparators?", theme.id)


SETS: Mapping[str, Callable[[Catalogue], Iterator[Wording]]] = MappingProxyType(
    {
        "names of measures, word for word": measures_by(as_it_is),
        "the same with a slip of the pen": measures_by(slipped),
        "the same in another order": measures_by(turned),
        "names of themes, compared": themes,
    }
)


def wordings_of(catalogue: Catalogue) -> dict[str, list[Wording]]:
    """All sets, the same ones for a catalogue in every run."""
    return {name: list(made(catalogue)) for name, made in SETS.items()}


def own_wordings(catalogue: Catalogue) -> list[Wording]:
    """The full names of some measures of the council's own; empty where it has none."""
    own = [metric for metric in catalogue.metrics.values() if metric.is_own]
    chosen = Random(SEED).sample(own, min(MOST_OWN, len(own)))
    return [Wording(f"how is {metric.name}?", metric.id) for metric in chosen]


def share_right(wordings: list[Wording], understanding: Understanding, home: AreaCode) -> Share:
    read = [(one, understanding.read(one.text, last=None, home_area=home)) for one in wordings]
    right = sum(reading.kind is not Kind.CLARIFY and found(reading) == one.names for one, reading in read)
    asked_back = sum(reading.kind is Kind.CLARIFY for _, reading in read)
    return Share(len(read), right, len(read) - right - asked_back)


def found(reading: Reading) -> str | None:
    """The one measure or the theme that was understood."""
    if reading.scope.kind is ScopeKind.THEME:
        return reading.scope.id
    return reading.metrics[0] if len(reading.metrics) == 1 else None
