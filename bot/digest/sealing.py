"""Where a digest goes: as little as Teams needs to write there, and encrypted wherever it is kept.

Encrypted and authenticated with Fernet of the cryptography library (AES-128-CBC, HMAC-SHA256), several keys by its
MultiFernet: the first seals, each opens.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from data_layer.faults import Fault

NO_KEY = (
    "PMF_DIGEST_KEY holds something that is no key. Make one with pmf digest key; several are parted by commas, the "
    "newest first."
)


@dataclass(frozen=True, slots=True)
class Address:
    """A conversation in Teams and whose level counts there, without anybody's name.

    `person`: their id in the directory, in a chat with one person for whom Microsoft vouched; `shared`: several read
    it; `identity`: a digest, as of a question asked there.
    """

    service_url: str
    conversation: str
    bot: str
    shared: bool
    identity: str
    person: str | None = None
    verified: bool = False


class Seal:
    def __init__(self, keys: Sequence[str]) -> None:
        """The newest key first. Raises Fault for what is no key."""
        try:
            self._fernets = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise Fault(NO_KEY) from None

    def sealed(self, address: Address) -> str:
        return self._fernets.encrypt(json.dumps(asdict(address)).encode()).decode()

    def opened(self, sealed: str) -> Address | None:
        """None where no key opens it: the one that it was sealed with is gone."""
        try:
            return Address(**json.loads(self._fernets.decrypt(sealed.encode())))
        except InvalidToken:
            return None

    def renewed(self, sealed: str) -> str | None:
        """The same under the newest key; None as above."""
        try:
            return self._fernets.rotate(sealed.encode()).decode()
        except InvalidToken:
            return None
