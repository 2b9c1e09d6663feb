"""Clients that ask one question after the other over HTTP, some at once."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from bench.figures import Spread, spread
from bench.mix import SEED, conversations

TURNS = 5
# what one client sends: (conversation, text) -> (path, body); and the conversation to go on with after the reply
Wording = Callable[[str | None, str], tuple[str, dict]]
Thread = Callable[[str | None, object], str | None]
Opening = Callable[[], str | None]
Mix = Callable[[int, int], Iterator[list[str]]]


@dataclass(frozen=True, slots=True)
class Load:
    clients: int
    per_second: float
    times: Spread
    errors: int


@dataclass(slots=True)
class Client:
    """One caller with a connection of its own."""

    port: int
    seed: int
    wording: Wording
    thread_of: Thread
    opening: Opening
    mix: Mix = conversations
    times: list[float] = field(default_factory=list)
    errors: int = 0

    def run(self, until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for texts in self.mix(TURNS, self.seed):
            conversation = self.opening()
            for text in texts:
                if time.perf_counter() > until:
                    connection.close()
                    return
                conversation = self.ask(connection, conversation, text)

    def ask(self, connection: http.client.HTTPConnection, conversation: str | None, text: str) -> str | None:
        path, body = self.wording(conversation, text)
        started = time.perf_counter()
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        raw = response.read()
        self.times.append(time.perf_counter() - started)
        self.errors += response.status != 200
        return self.thread_of(conversation, json.loads(raw)) if response.status == 200 else None


def nothing() -> None:
    """The service gives the conversation its id."""


def load(
    port: int,
    clients: int,
    seconds: float,
    wording: Wording,
    thread_of: Thread,
    opening: Opening = nothing,
    *,
    mix: Mix = conversations,
) -> Load:
    """So many clients for so long; nothing else may run on the machine meanwhile."""
    callers = [Client(port, SEED + number, wording, thread_of, opening, mix) for number in range(clients)]
    started = time.perf_counter()
    threads = [threading.Thread(target=caller.run, args=(started + seconds,)) for caller in callers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - started
    times = [one for caller in callers for one in caller.times]
    return Load(clients, len(times) / taken, spread(times), sum(caller.errors for caller in callers))


def pmf_wording(conversation: str | None, text: str) -> tuple[str, dict]:
    return "/api/ask", {"text": text, "conversation_id": conversation}


def pmf_thread(conversation: str | None, reply: object) -> str | None:
    return reply["conversation_id"] if isinstance(reply, dict) else None


def turn_over_http(port: int, turn: int, conversations_asked: int) -> Spread:
    """Time of the given turn through HTTP, one client."""
    times = []
    for texts in islice(conversations(turn), conversations_asked):
        client = Client(port, SEED, pmf_wording, pmf_thread, nothing)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        conversation = None
        for text in texts:
            conversation = client.ask(connection, conversation, text)
        times.append(client.times[-1])
        connection.close()
    return spread(times)
