"""A button that is tapped twice in a moment asks once: fingers do that, the more where a client is slow to show it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from bot.store.mailbox import digest
from bot.teams.said import conversation_in, part

MOMENT = 2.0  # seconds


class Taps:
    """Remembers the last moment alone, and in memory: after a restart nobody taps twice. `clock`: seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[str, tuple[float, object]] = {}

    def again(self, activity: Mapping[str, Any]) -> bool:
        """Whether the same button of the same message was tapped by the same person a moment ago; the same activity
        sent again is no second tap.
        """
        if not part(activity, "value"):
            return False
        now = self._clock()
        self._seen = {tap: seen for tap, seen in self._seen.items() if now - seen[0] < MOMENT}
        tap = digest(
            conversation_in(activity),
            str(part(activity, "from").get("id")),
            str(activity.get("replyToId")),
            json.dumps(activity["value"], sort_keys=True),
        )
        _, before = self._seen.setdefault(tap, (now, activity.get("id")))
        return before != activity.get("id")
