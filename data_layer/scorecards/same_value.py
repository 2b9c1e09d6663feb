"""One measure's value given more than once: equal ones are one, different ones are asked and meanwhile left out."""

from __future__ import annotations

from data_layer.periods import Period
from data_layer.scorecards.model import LeftOut, Value
from data_layer.scorecards.questions import Asking, Kind, Question

MOST_CHOICES = 6


def without_conflicts(values: list[Value], asking: Asking) -> tuple[list[Value], list[LeftOut]]:
    """In the order given; what is left out names the other cell."""
    found: dict[tuple[str, Period, str | None], list[Value]] = {}
    for value in values:
        found.setdefault((value.measure, value.period, value.area), []).append(value)
    kept, left_out = [], []
    for same in found.values():
        different = {value.value for value in same}
        if len(different) == 1:
            kept.append(next((value for value in same if value.status_as_given), same[0]))
            continue
        given = {value.value for value in same if value.value is not None}
        choices = tuple(f"{value.as_given} ({value.origin.cell})" for value in same[:MOST_CHOICES])
        question = Question(
            Kind.CONFLICT,
            f"{same[0].measure} {same[0].period.id} {same[0].area or ''}".strip(),
            f"Two cells give different values for {same[0].measure}, {same[0].period.label}. Which one holds?",
            (*choices, "none"),
            "neither is loaded",
        )
        if len(given) == 1:
            kept.append(next(value for value in same if value.value is not None))
            continue
        answer = asking.ask(question)
        chosen = next((value for value, choice in zip(same, choices, strict=False) if choice == answer), None)
        if chosen:
            kept.append(chosen)
        left_out += [
            LeftOut(value.origin, value.as_given, f"another cell gives another value: {', '.join(choices)}")
            for value in same
            if value is not chosen
        ]
    return kept, left_out
