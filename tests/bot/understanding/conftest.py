"""Questions read against the embedded data, without Rasa, and small catalogues that show one rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from actions.reading import Kind, Reading
from bot.understanding.hearing import Heard, Listener
from bot.understanding.reader import Understanding
from bot.understanding.text import as_text
from data_layer.catalogue import Area, Catalogue, Definition, Metric, NotHeld, Outcome, Theme
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import AreaCode, AreaKind, BetterWhen, Influence, Level, MetricId, MetricKind, ThemeId
from tests.snapshot import shared_snapshots

HOME = AreaCode("E06000018")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shared_snapshots(HOME).current().catalogue(Level.PUBLIC)


@pytest.fixture(scope="session")
def read(catalogue: Catalogue) -> Callable[..., Reading]:
    """read("and Derby?", last=...) as a viewer in Nottingham asks it."""
    understanding = Understanding(catalogue)

    def reading(
        text: str, *, last: Reading | None = None, home: AreaCode = HOME, scores: Mapping[str, float] | None = None
    ) -> Reading:
        opinion = None if scores is None else lambda heard, ruled: {Kind(kind): p for kind, p in scores.items()}
        return understanding.read(text, last=last, home_area=home, opinion=opinion)

    return reading


@pytest.fixture(scope="session")
def hear(catalogue: Catalogue) -> Callable[..., Heard]:
    """What is heard in a text before anything is decided."""
    listener = Listener(catalogue)

    def heard(text: str, scores: Mapping[str, float] | None = None) -> Heard:
        found = listener.hear(as_text(text))
        return found.seconded({Kind(kind): p for kind, p in scores.items()}) if scores else found

    return heard


@pytest.fixture(scope="session")
def code(catalogue: Catalogue) -> Callable[[str], AreaCode]:
    """The code of a living place by its official name."""
    return lambda name: next(a.code for a in catalogue.areas.values() if a.name == name and a.until is None)


@pytest.fixture(scope="session")
def metric() -> Callable[..., Metric]:
    """metric("leaves", "leaf fall", aliases=("leaves raked",)): a measure of a catalogue made for one test."""

    def made(
        id: str,
        name: str,
        *,
        aliases: tuple[str, ...] = (),
        theme: str = "parks",
        kind: MetricKind = MetricKind.RATE,
        qualifiers: Mapping[str, str] | None = None,
        loaded: bool = True,
    ) -> Metric:
        return Metric(
            id=MetricId(id), theme=ThemeId(theme), name=name, short_name=name, plural=False, unit="%", decimals=1,
            better_when=BetterWhen.HIGHER, frequency="annual", kind=kind, influence=Influence.COUNCIL, source="survey",
            usual_lag_months=6, as_at=None, lenses=(), aliases=aliases, qualifiers=qualifiers or {},
            definition=Definition(counts="", population="", why="", beware=""), caveats=(), loaded=loaded,
        )  # fmt: skip

    return made


@pytest.fixture(scope="session")
def area() -> Callable[..., Area]:
    def made(code: str, name: str, *aliases: str, kind: AreaKind = AreaKind.UNITARY, until: date | None = None) -> Area:
        return Area(AreaCode(code), name, kind, region=None, starts=None, until=until, aliases=aliases)

    return made


@pytest.fixture(scope="session")
def small() -> Callable[..., Catalogue]:
    """A catalogue of a few measures; each is held for 2022/23 and 2023/24 in every area given."""

    def made(
        *metrics: Metric,
        areas: tuple[Area, ...] = (),
        not_held: tuple[NotHeld, ...] = (),
        outcomes: tuple[Outcome, ...] = (),
        theme_aliases: tuple[str, ...] = (),
    ) -> Catalogue:
        themes = {
            each: Theme(each, each, theme_aliases, tuple(m.id for m in metrics if m.theme == each))
            for each in dict.fromkeys(m.theme for m in metrics)
        }
        held: tuple[Period, ...] = (financial_year(2022), financial_year(2023))
        return Catalogue(
            snapshot="small",
            loaded=date(2026, 1, 1),
            metrics={each.id: each for each in metrics},
            themes=themes,
            not_held={each.id: each for each in not_held},
            areas={each.code: each for each in areas},
            outcomes={each.id: each for each in outcomes},
            portfolios={},
            sources={},
            holdings={(m.id, a.code): held for m in metrics for a in areas if m.loaded and a.until is None},
        )

    return made
