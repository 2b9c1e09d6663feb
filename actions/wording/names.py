"""Metrics by name in a sentence."""

from __future__ import annotations

from data_layer.catalogue import Metric

# a name built on one of these takes the article: "the recycling rate", but "core spending power"
COUNTED = {"rate", "share", "ratio", "proportion", "number", "gap", "score", "percentage", "count", "time", "amount",
           "bill", "increase", "part", "population", "result"}  # fmt: skip


def named(metric: Metric) -> str:
    """ "the recycling rate", "apprenticeship starts", "residual household waste"."""
    name = metric.short_name
    if metric.plural or name.startswith(("the ", "a ")) or not COUNTED & set(name.lower().split()):
        return name
    return f"the {name}"


def titled(text: str) -> str:
    """With a capital first; the rest stays as it is."""
    return text[:1].upper() + text[1:]
