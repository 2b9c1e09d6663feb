"""A question to the portfolio holder that a member can copy as it stands."""

from __future__ import annotations

from actions.wording.names import named
from data_layer.catalogue import Catalogue, Metric

ASKS = (
    "What is being done about it, who leads it, by when should it make a difference, and in which figure will members "
    "see it?"
)


def draft_question(metric: Metric, catalogue: Catalogue, *, about: str = "") -> str:
    """One paragraph: to whom it goes, what it rests on, and the question. `about`: full sentences with the figure.

    "To the portfolio holder for Environment and Waste: The recycling rate was 26.7% in 2023/24. What is being done
    about it, ...?"
    """
    opening = about or f"I would like to ask about {named(metric)}."
    return f"To {holder(metric, catalogue)}: {opening} {ASKS}"


def holder(metric: Metric, catalogue: Catalogue) -> str:
    """By role and portfolio, never by name; that no portfolio is recorded is said."""
    portfolio = catalogue.portfolios.get(metric.portfolio or "")
    if portfolio is None:
        return f"the portfolio holder who answers for {named(metric)} (none is recorded here)"
    return f"the portfolio holder for {portfolio.name}"
