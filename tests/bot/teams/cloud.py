"""Stands in for Microsoft's cloud: a proxy on this machine that ends TLS itself, answers for three hosts, refuses all
others, and notes what it was asked for. The service under test runs unchanged, with the proxy in its environment.
"""

from __future__ import annotations

import json
import os
import ssl
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bot.teams.bodies import PATH
from tests.bot.teams.conftest import APP, JWKS, TENANT, jwk, message, private_key, token
from tests.served import served

LOGIN, ENTRA, CONNECTOR = "login.botframework.com", "login.microsoftonline.com", "smba.trafficmanager.net"
SECRET = "the-secret-of-the-bot"
PATIENCE = 40.0
# of the keys that sign, who may sign with each
KEYS = {"first": ("msteams",), "for another channel": ("skype", "webchat"), "for none": (), "small": ("msteams",)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that arrived. `body`: what its JSON or its form holds; `at`: seconds of time.monotonic."""

    host: str
    method: str
    path: str
    authorization: str | None
    body: dict[str, Any]
    at: float = field(default_factory=time.monotonic)

    @property
    def conversation(self) -> str | None:
        return unquote(self.path.split("/")[4]) if self.host == CONNECTOR else None

    @property
    def is_card(self) -> bool:
        return self.body.get("type") == "message"


@dataclass(frozen=True, slots=True)
class Trouble:
    """`status`: None for the usual answer, 0 for a connection that is closed without one; `hang`: seconds before."""

    status: int | None = None
    retry_after: int | None = None
    hang: float = 0.0


@dataclass
class Cloud:
    """`taken`: the connector's requests that it took; `strangers`: hosts asked for that nobody may ask for;
    `down`: hosts that close every connection, as `turned_away` counts; `troubles`: what happens first, by host, and at
    the connector by conversation, where it meets cards alone; `token_lasts`: seconds.
    """

    certificate: Path
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    taken: list[tuple[str, Asked]] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    down: set[str] = field(default_factory=set)
    turned_away: int = 0
    token_lasts: int = 3_600
    troubles: defaultdict[str, deque[Trouble]] = field(default_factory=lambda: defaultdict(deque))
    bot_token: str = jwt.encode({"aud": "https://api.botframework.com", "appid": APP}, "k" * 32, "HS256")

    @property
    def settings(self) -> dict[str, str]:
        """Of a service that is registered here and reaches nothing but this."""
        proxy = f"http://127.0.0.1:{self.port}"
        proxies = {"http_proxy": proxy, "https_proxy": proxy, "all_proxy": proxy, "no_proxy": ""}
        return {
            **proxies, **{name.upper(): value for name, value in proxies.items()},
            "SSL_CERT_FILE": str(self.certificate), "REQUESTS_CA_BUNDLE": str(self.certificate),
            "PMF_TEAMS_APP_ID": APP, "PMF_TEAMS_TENANT_ID": TENANT, "PMF_TEAMS_CLIENT_SECRET": SECRET,
            "CI": "",  # where it is set, libraries may keep quiet that report on their users elsewhere
        }  # fmt: skip

    def cards(self, conversation: str) -> list[Asked]:
        """Those taken, in their order."""
        return [one for _, one in list(self.taken) if one.conversation == conversation and one.is_card]

    def said(self, conversation: str) -> list[str]:
        return [one.body["summary"] for one in self.cards(conversation)]

    def wait_for(self, conversation: str, count: int) -> list[str]:
        """What was said there, once it is so much, and a moment later for one too many."""
        ends = time.monotonic() + PATIENCE
        while len(self.cards(conversation)) < count and time.monotonic() < ends:
            time.sleep(0.005)
        time.sleep(0.05)
        return self.said(conversation)

    def id_of(self, card: Asked) -> str:
        """What the connector calls it."""
        return next(id for id, one in self.taken if one is card)

    def answer(self, asked: Asked) -> tuple[int, dict[str, Any], int | None]:
        """Status, body and Retry-After; status 0 closes the connection."""
        self.asked.append(asked)
        if asked.host in self.down:
            self.turned_away += 1
            return 0, {}, None
        troubles = self.troubles[asked.conversation or asked.host]
        trouble = troubles.popleft() if troubles and (asked.is_card or asked.host != CONNECTOR) else Trouble()
        time.sleep(trouble.hang)
        if trouble.status is not None:
            return trouble.status, {"error": "temporarily_unavailable"}, trouble.retry_after
        usual: dict[str, Callable[[Asked], dict[str, Any] | None]] = {
            LOGIN: keys_of_teams, ENTRA: self._directory, CONNECTOR: self._connector
        }  # fmt: skip
        body = usual[asked.host](asked)
        return (404, {}, None) if body is None else (201 if asked.host == CONNECTOR else 200, body, None)

    def _directory(self, asked: Asked) -> dict[str, Any] | None:
        if asked.path == f"/{TENANT}/oauth2/v2.0/token":
            return {"token_type": "Bearer", "expires_in": self.token_lasts, "access_token": self.bot_token}
        if asked.path.startswith("/common/discovery/instance?"):
            return {"metadata": []}
        base = f"https://{ENTRA}/{TENANT}"
        found = {"issuer": f"{base}/v2.0", "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                 "token_endpoint": f"{base}/oauth2/v2.0/token"}  # fmt: skip
        return found if asked.path == f"/{TENANT}/v2.0/.well-known/openid-configuration" else None

    def _connector(self, asked: Asked) -> dict[str, Any]:
        id = asked.path.split("/")[6] if asked.method == "PUT" else f"m{len(self.asked)}"
        self.taken.append((id, asked))
        return {"id": id}


def keys_of_teams(asked: Asked) -> dict[str, Any] | None:
    if asked.path == "/v1/.well-known/openidconfiguration":
        return {"issuer": "https://api.botframework.com", "jwks_uri": JWKS}
    if asked.path == "/v1/.well-known/keys":
        return {"keys": [jwk(name, private_key(name), channels) for name, channels in KEYS.items()]}
    return None


@contextmanager
def cloud_at(folder: Path) -> Iterator[Cloud]:
    """`folder` takes its certificate, which vouches for itself."""
    cloud, tls = Cloud(folder / "cloud.pem"), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    write_certificate(cloud.certificate)
    tls.load_cert_chain(cloud.certificate)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        host = ""

        def do_CONNECT(self) -> None:
            host = self.path.rpartition(":")[0]
            if host not in (LOGIN, ENTRA, CONNECTOR):
                return self.refuse()
            if host in cloud.down:
                cloud.turned_away += 1
                self.close_connection = True
                return None
            self.send_response(200)
            self.end_headers()
            self.host, self.request = host, tls.wrap_socket(self.connection, server_side=True)
            self.setup()
            self.close_connection = False
            return None

        def do_POST(self) -> None:
            if not self.host:
                return self.refuse()  # plain http
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            form = "json" not in self.headers.get("Content-Type", "")
            body = dict(parse_qsl(sent.decode())) if form else json.loads(sent)
            asked = Asked(self.host, self.command, self.path, self.headers.get("Authorization"), body)
            status, told, retry_after = cloud.answer(asked)
            if not status:
                self.close_connection = True
                return None
            return self.say(status, told, retry_after)

        do_GET = do_PUT = do_DELETE = do_POST

        def refuse(self) -> None:
            cloud.strangers.append(self.path)
            self.close_connection = True
            self.say(403, {}, None)

        def say(self, status: int, told: dict[str, Any], retry_after: int | None) -> None:
            written = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(written)))
            if retry_after is not None:
                self.send_header("Retry-After", str(retry_after))
            self.end_headers()
            self.wfile.write(written)

        def finish(self) -> None:
            super().finish()
            self.connection.close()

        def log_message(self, format: str, *args: object) -> None:
            return

    class Proxy(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            return  # a client that went away

    with Proxy(("127.0.0.1", 0), Handler) as proxy:
        cloud.port = proxy.server_port
        threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield cloud
        proxy.shutdown()


def write_certificate(file: Path) -> None:
    """Of the three hosts, with its key, good for an hour."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now, hosts = datetime.now(UTC), [x509.DNSName(host) for host in (LOGIN, ENTRA, CONNECTOR)]
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(hours=1))
    made = made.add_extension(x509.SubjectAlternativeName(hosts), critical=True)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))


@dataclass(frozen=True, slots=True)
class Bot:
    """A served process that is registered in the cloud."""

    cloud: Cloud
    port: int
    pid: int
    var_dir: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def post(
        self, activity: object = None, *, bearer: str | None = "", content: object = None, **headers: str
    ) -> httpx.Response:
        """With a good token unless another is given; `bearer` None sends none. `content`: a body instead."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if bearer is not None:
            given["authorization"] = f"Bearer {bearer or token()}"
        body: Any = json.dumps(activity).encode() if content is None else content
        return httpx.post(self.address + PATH, content=body, headers=given, timeout=30)

    def ask(self, chat: str, /, text: str | None = None, id: str = "1", **changes: object) -> int:
        """In a chat of one person, of whom the chat's id says who it is."""
        personal = {"conversationType": "personal", "id": chat, "tenantId": TENANT}
        asker = {"id": f"29:{chat}", "name": "A person"}
        asked = message(**{"text": text, "id": id, "conversation": personal, "from": asker, **changes})
        return self.post(asked).status_code

    def log(self) -> str:
        """What it wrote since this was read before."""
        pipe = os.open(f"/proc/{self.pid}/fd/2", os.O_RDONLY | os.O_NONBLOCK)
        try:
            return os.read(pipe, 1 << 20).decode()
        except BlockingIOError:
            return ""
        finally:
            os.close(pipe)


@contextmanager
def bot_of(cloud: Cloud, var_dir: Path, **settings: str) -> Iterator[Bot]:
    with served(var_dir, settings={**cloud.settings, **settings}) as running:
        yield Bot(cloud, running.port, running.pid, var_dir)
