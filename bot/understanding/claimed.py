"""What is claimed, beside what is asked: to be checked, or taken for granted before a question."""

from __future__ import annotations

from actions.reading import TALK, Kind, Reading, Scope, ScopeKind, Subkind
from bot.understanding.claims import Claimed

# a claim put to be checked asks for one of them: it stays what it is, with its verdict
OF_FIGURES = {Kind.PERFORMANCE, Kind.TREND, Kind.COMPARISON}
OF_NO_CLAIM = {Subkind.RECORD, Subkind.SUBSCRIBE, Subkind.UNSUBSCRIBE}
ASKED_BACK = {Kind.CLARIFY, Kind.NO_DATA}


def with_claims(reading: Reading, claimed: Claimed) -> Reading:
    """Where nothing of ours is claimed, the reading as it was."""
    metrics = tuple(dict.fromkeys(claim.metric for claim in claimed.claims if claim.metric))
    if not metrics or reading.kind in TALK or reading.subkind in OF_NO_CLAIM:
        return reading
    if not claimed.asks or reading.subkind in set(Subkind):
        since_then = reading.period is not None and reading.period in [claim.since for claim in claimed.claims]
        period = None if since_then else reading.period  # the time of the premise is not that of the question
        claims = tuple(claim for claim in claimed.claims if claim.premise)
        return reading.model_copy(update={"claims": claims, "period": period})
    kind = reading.kind if reading.kind in OF_FIGURES else Kind.PERFORMANCE
    update = {
        "kind": kind,
        "subkind": Subkind.CLAIMS,
        "claims": claimed.claims,
        "metrics": metrics,
        "scope": Scope(kind=ScopeKind.METRIC),
    }
    asked_back = {"doubt": None, "missing": None} if reading.kind in ASKED_BACK else {}
    return reading.model_copy(update={**update, **asked_back})
