"""What a service says to those who may not come in: whether it runs, and whether its endpoint for Teams keeps shut.

Nothing is sent to Microsoft from here; the service itself fetches Microsoft's keys, as it does for a message of Teams.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

import httpx

from bot.teams.bodies import PATH
from bot.teams.hosts import is_this_machine
from bot.teams.readiness import Line
from data_layer.faults import Fault

BETWEEN = "See what stands between this machine and the service: it has to pass requests on as they are."
PATIENCE = 15.0  # seconds; the service itself waits 5 for the keys
MESSAGE = {
    "type": "message",
    "id": "check",
    "channelId": "msteams",
    "serviceUrl": "https://smba.trafficmanager.net/uk/",
    "conversation": {"id": "check", "conversationType": "personal"},
    "recipient": {"id": "28:check"},
    "from": {"id": "29:check"},
    "text": "help",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """Statuses of HTTP, None where nothing came back: of /readyz, and of the endpoint for Teams when it is given a
    message without a token, one with a made-up token, and when it is read.
    """

    ready: int | None
    without_token: int | None = None
    made_up_token: int | None = None
    read: int | None = None


def knock(address: str, transport: httpx.BaseTransport | None = None) -> Heard:
    """At a service's address, such as http://127.0.0.1:8000. Raises Fault where that is no address."""
    check_address(address)
    base = address.rstrip("/")
    with httpx.Client(timeout=PATIENCE, transport=transport, trust_env=not is_this_machine(address)) as client:
        ready = status(client, "GET", f"{base}/readyz")
        if ready is None:
            return Heard(None)
        endpoint = base + PATH
        token = {"Authorization": f"Bearer {made_up()}"}
        return Heard(
            ready,
            status(client, "POST", endpoint),
            status(client, "POST", endpoint, token),
            status(client, "GET", endpoint),
        )


def check_address(address: str) -> None:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        url = httpx.URL()
    if url.scheme not in {"http", "https"} or not url.host or url.query or url.fragment:
        raise Fault("--address is no address of a service. Give one such as http://127.0.0.1:8000.")


def status(client: httpx.Client, method: str, url: str, headers: dict[str, str] | None = None) -> int | None:
    try:
        return client.request(method, url, json=MESSAGE if method == "POST" else None, headers=headers).status_code
    except httpx.HTTPError:
        return None


def made_up() -> str:
    """Of the right form, and signed by nobody."""
    header, claims = {"alg": "RS256", "typ": "JWT", "kid": "made-up"}, {"iss": "nobody"}
    parts = [json.dumps(header).encode(), json.dumps(claims).encode(), b"nobody signed this"]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


def of_service(heard: Heard, address: str) -> list[Line]:
    if heard.ready is None:
        trusted = " whose certificate is trusted here" if address.lower().startswith("https:") else ""
        return [
            Line(
                False,
                f"Nothing answers at {address}{trusted}. Start the service with pmf serve, or name its address with "
                "--address.",
            )
        ]
    lines = [of_ready(heard.ready)]
    if heard.without_token in {httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED}:
        return [
            *lines,
            Line(False, f"Nothing is at {PATH}. Start the service with PMF_TEAMS_APP_ID set where it runs, too."),
        ]
    return [*lines, of_no_token(heard.without_token), of_made_up_token(heard.made_up_token), of_reading(heard.read)]


def of_ready(status: int) -> Line:
    if status == httpx.codes.OK:
        return Line(True, "The service is ready.")
    if status == httpx.codes.NOT_FOUND:
        return Line(True, f"/readyz is not passed on, which is fine: Microsoft needs {PATH} alone.")
    return Line(False, f"The service is not ready: /readyz gives {status}. Wait until it has started, or read its log.")


def of_no_token(status: int | None) -> Line:
    if status == httpx.codes.UNAUTHORIZED:
        return Line(True, "A message without a token is refused.")
    return Line(False, f"A message without a token is not refused with 401{instead(status)}. {BETWEEN}")


def of_made_up_token(status: int | None) -> Line:
    if status == httpx.codes.UNAUTHORIZED:
        return Line(True, "A message with a made-up token is refused.")
    if status == httpx.codes.SERVICE_UNAVAILABLE:
        return Line(
            False,
            "The service can't reach login.botframework.com, so it lets nobody in. Let its machine reach it over "
            "https, or by a proxy named in HTTPS_PROXY.",
        )
    return Line(False, f"A message with a made-up token is not refused with 401{instead(status)}. {BETWEEN}")


def of_reading(status: int | None) -> Line:
    if status == httpx.codes.METHOD_NOT_ALLOWED:
        return Line(True, f"{PATH} takes messages alone: reading it is refused.")
    return Line(False, f"Reading {PATH} is not refused with 405{instead(status)}. {BETWEEN}")


def instead(status: int | None) -> str:
    return "; no answer came" if status is None else f" but answered with {status}"
