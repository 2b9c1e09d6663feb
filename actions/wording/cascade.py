"""The cascade in words: which levels look at a measure, and why."""

from __future__ import annotations

from actions.wording.names import titled
from actions.wording.places import listed
from data_layer.catalogue import CascadeLevel, Metric

CRITICAL = "critical indicator"


def a_tier(tier: str) -> str:
    """ "a Critical Indicator", "a corporate measure"."""
    return "a Critical Indicator" if tier == CRITICAL else f"a {tier} measure"


def tiers_words(level: CascadeLevel) -> str:
    """ "critical indicators and corporate measures"."""
    return listed(f"{tier}s" if tier == CRITICAL else f"{tier} measures" for tier in level.tiers)


def why_seen(level: CascadeLevel, metric: Metric, *, red: bool) -> str | None:
    """ "as a corporate measure", "because it misses its target"; None where the level does not look at it."""
    if metric.tier in level.tiers:
        return f"as {a_tier(metric.tier or '')}"
    return "because it misses its target" if red and level.red_comes_up and metric.tier else None


def level_line(level: CascadeLevel, metric: Metric, *, red: bool, when: str | None) -> str:
    """ "Executive Panel: sees it because it misses its target, and asks ...; next on 8 December 2026."."""
    why = why_seen(level, metric, red=red)
    if why is None:
        comes_up = ", and others once they miss a target" if level.red_comes_up else ""
        return f"{titled(level.name)}: does not look at it, but at {tiers_words(level)}{comes_up}."
    does = f", and {level.does}" if level.does else ""
    return f"{titled(level.name)}: sees it {why}{does}{f'; next on {when}' if when else ''}."
