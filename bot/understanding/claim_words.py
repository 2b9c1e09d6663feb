"""Words of a claim that no rule has read, held against the names of its measure: what is left may narrow it."""

from __future__ import annotations

import re

from bot.understanding.stems import root, stem
from data_layer.catalogue import Metric
from data_layer.claims.model import Among, Beyond, Claim, ClaimKind, Sense
from data_layer.vocabulary import AreaCode, MetricKind

NAME_WORD = re.compile(r"[a-z0-9][a-z0-9'’&,-]*[a-z0-9]|[a-z0-9&]")
POSSESSIVE = re.compile(r"['’]s?$")
# "the number of pupils absent has fallen" is not said of their share
AMOUNTS, SHARES = (
    frozenset({"number", "numbers", "count"}),
    frozenset({"rate", "rates", "share", "percentage", "proportion"}),
)
PLAIN = AMOUNTS | SHARES
TURNED = {Sense.HIGHER: Sense.LOWER, Sense.LOWER: Sense.HIGHER, Sense.BETTER: Sense.WORSE, Sense.WORSE: Sense.BETTER,
          Sense.SAME: Sense.SAME}  # fmt: skip


def understood(claim: Claim, metric: Metric | None, home: AreaCode) -> Claim | None:
    """The claim; as not understood where a word of it is explained by nothing; None where nothing else was said."""
    left = [word for word in claim.unread.split() if metric is None or not names(word, metric)]
    unread = " ".join(left).replace("_", " ")
    if claim.beyond is Beyond.NOT_UNDERSTOOD and not left:
        return None
    told = claim.kind is ClaimKind.UNCHECKABLE and claim.beyond is not Beyond.NOT_UNDERSTOOD
    claim = claim.model_copy(update={"unread": "" if told else unread})
    if claim.kind is ClaimKind.UNCHECKABLE:
        return claim
    if left and metric is not None:
        return uncheckable(claim, Beyond.NOT_UNDERSTOOD)
    return of_others(claim, home) if claim.of else claim


def names(word: str, metric: Metric) -> bool:
    """Whether a word belongs to a measure's own names, or says that it is the number, share or period that it is."""
    if word.startswith("this_"):
        return metric.frequency == word.removeprefix("this_")
    if word in PLAIN:
        return (word in AMOUNTS) == (metric.kind is MetricKind.AMOUNT) or word in vocabulary(metric)
    return root(stem(POSSESSIVE.sub("", word))) in {root(stem(each)) for each in vocabulary(metric)}


def vocabulary(metric: Metric) -> set[str]:
    said = " ".join((metric.name, metric.short_name, metric.unit, *metric.aliases)).lower()
    return {part for word in NAME_WORD.findall(said) for part in {POSSESSIVE.sub("", word), *word.split("-")}}


def of_others(claim: Claim, home: AreaCode) -> Claim:
    """A value said of a group; "most of them recycle less than us" said of us; nothing else that is said of a group."""
    if claim.kind is ClaimKind.VALUE and claim.often is None and not claim.denied:
        return claim
    if claim.kind is ClaimKind.POSITION and claim.other == home and claim.among in {Among.MOST, Among.ALL}:
        turned = TURNED[claim.sense] if claim.sense else None
        return claim.model_copy(update={"sense": turned, "other": None, "group": claim.of, "of": None})
    return uncheckable(claim, Beyond.OF_A_GROUP)


def uncheckable(claim: Claim, why: Beyond) -> Claim:
    return claim.model_copy(update={"kind": ClaimKind.UNCHECKABLE, "beyond": why})
