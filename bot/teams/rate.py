"""So many messages a minute from one person, with a burst; who they are is not kept, only that one came."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable


class Rate:
    """A token bucket for each user: `burst` at once, then `a_minute` in the long run.

    At most `most` users are remembered; the one not heard of for longest is forgotten first. `clock`: seconds.
    """

    def __init__(
        self, a_minute: int = 30, burst: int = 20, most: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._apart, self._burst, self._most, self._clock = 60 / a_minute, burst, most, clock
        # of each bucket only the moment when it is full again: what is missing in it follows from that
        self._full_at: OrderedDict[bytes, float] = OrderedDict()
        self._key = secrets.token_bytes(32)

    def wait(self, user_id: str) -> float:
        """Takes a turn and gives 0.0, or takes none and gives the seconds until there is one."""
        user, now = self._digest(user_id), self._clock()
        full_at = max(self._full_at.get(user, now), now)
        wait = full_at - now - (self._burst - 1) * self._apart
        if wait <= 0:
            full_at += self._apart
        self._full_at[user] = full_at
        self._full_at.move_to_end(user)
        while len(self._full_at) > self._most:
            self._full_at.popitem(last=False)
        return max(wait, 0.0)

    @property
    def remembered(self) -> int:
        """How many users are remembered."""
        return len(self._full_at)

    def _digest(self, user_id: str) -> bytes:
        return hashlib.blake2b(user_id.encode("utf-8"), key=self._key, digest_size=16).digest()
