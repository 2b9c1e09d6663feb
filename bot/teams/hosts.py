"""Which addresses a reply, and with it a token of ours, may go to: Microsoft's, or here for the emulator."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address

# anybody may have a name under trafficmanager.net, so that one counts whole
EXACT = frozenset({"smba.trafficmanager.net", "teams.microsoft.com"})
BELOW = (".botframework.com", ".teams.microsoft.com")

# what two parsers may read differently has no place in it: user names, backslashes, escapes, queries, other scripts
ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]{1,5}))?(?:/[\w.~/-]*)?",
    re.ASCII | re.IGNORECASE,
)
MOST_PORTS = 65_535


def is_allowed(service_url: str, emulator: bool = False) -> bool:
    """Whether replies may go there: https to a host of Microsoft's, or with `emulator` http to this machine."""
    if emulator and is_this_machine(service_url):
        return True
    read = ADDRESS.fullmatch(service_url)
    if read is None or read["scheme"].lower() != "https" or read["port"] not in (None, "443"):
        return False
    host = read["host"].lower()
    return host in EXACT or (host.endswith(BELOW) and "xn--" not in host)


def is_this_machine(service_url: str) -> bool:
    """Whether it is http on a loopback address, at any port."""
    read = ADDRESS.fullmatch(service_url)
    if read is None or read["scheme"].lower() != "http" or int(read["port"] or 80) > MOST_PORTS:
        return False
    return is_loopback(read["host"].lower().strip("[]"))


def is_loopback(host: str) -> bool:
    """Whether a host name or address, of a listener or of a peer, is this machine's own."""
    if host == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
