"""What is claimed, beside what is asked: to be checked, or taken for granted before a question."""

from __future__ import annotations

from actions.reading import TALK, Kind, Reading, Scope, ScopeKind, Subkind
from bot.understanding.claims import Claimed
from data_layer.claims.model import Beyond

# a claim put to be checked asks for one of them: it stays what it is, with its verdict
OF_FIGURES = {Kind.PERFORMANCE, Kind.TREND, Kind.COMPARISON}
OF_NO_CLAIM = {Subkind.RECORD, Subkind.SUBSCRIBE, Subkind.UNSUBSCRIBE}
ASKED_BACK = {Kind.CLARIFY, Kind.NO_DATA}
# no measure is meant, and still an answer is due: a theme, or a promise
WITHOUT_MEASURE = {Beyond.TOO_WIDE, Beyond.PROMISE}


def with_claims(reading: Reading, claimed: Claimed) -> Reading:
    """Where nothing of ours is claimed, the reading as it was."""
    meant = [each for claim in claimed.claims for each in ((claim.metric,) if claim.metric else claim.choices)]
    metrics = tuple(dict.fromkeys(meant))
    told = {claim.beyond for claim in claimed.claims}
    without = claimed.asks and not metrics and told <= WITHOUT_MEASURE and bool(told)
    talks = reading.kind in TALK and not (without and Beyond.PROMISE in told)
    granted = not claimed.asks and bool(claimed.claims)
    if not (metrics or without or granted) or talks or reading.subkind in OF_NO_CLAIM:
        return reading
    if claimed.home and is_set_beside(reading, claimed):
        reading = reading.model_copy(update={"areas": (claimed.home,)})
    if not claimed.asks or reading.subkind in set(Subkind):
        premises = tuple(claim for claim in claimed.claims if claim.premise)
        since_then = reading.period is not None and reading.period in [claim.since for claim in premises]
        period = None if since_then else reading.period  # the time of the premise is not that of the question
        return reading.model_copy(update={"claims": premises, "period": period})
    kind = reading.kind if reading.kind in OF_FIGURES else Kind.PERFORMANCE
    update = {
        "kind": kind,
        "subkind": Subkind.CLAIMS,
        "claims": claimed.claims,
        "metrics": metrics,
        "scope": Scope(kind=ScopeKind.METRIC) if metrics else reading.scope,
    }
    asked_back = {"doubt": None, "missing": None} if reading.kind in ASKED_BACK else {}
    return reading.model_copy(update={**update, **asked_back})


def is_set_beside(reading: Reading, claimed: Claimed) -> bool:
    """Whether the only place named is one that the claim sets the council beside: it is not asked about."""
    others = {claim.other for claim in claimed.claims if claim.other}
    return len(reading.areas) == 1 and reading.areas[0] in others - {claim.area for claim in claimed.claims}
