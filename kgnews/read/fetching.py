"""An article or a feed at an http(s) address, fetched politely: as robots.txt allows (RFC 9309), within limits, once.

Only public addresses are asked, on every step of a redirection: a list of addresses from others must not make kgnews ask the
machines of the network that it runs in. What reads the answer fetches nothing more.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from kgnews.errors import InputError
from kgnews.read.inputs import LONGEST_DOCUMENT, Input, input_of

if TYPE_CHECKING:
    import requests

AGENT = "kgnews"
_MOST_REDIRECTIONS = 5
_LONGEST_ROBOTS = 512 << 10  # bytes, as RFC 9309 has it
_SILENCE = 10  # seconds without a byte
_LONGEST = 30  # seconds for all of it
_MOVED = frozenset({301, 302, 303, 307, 308})


def is_address(source: object) -> bool:
    """Whether *source* is an http(s) address and no file."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def fetch(address: str, private: bool = False) -> Input:
    """Return what is at *address*; with *private* also on addresses of this machine and its network.

    Raises InputError where robots.txt forbids it, the server does not give it, or it is too long or takes too long.
    """
    end = time.monotonic() + _LONGEST
    for _ in range(_MOST_REDIRECTIONS + 1):
        _refuse_private(address, private)
        _refuse_forbidden(address, private, end)
        response = _ask(address, private)
        with response:
            if response.status_code in _MOVED and response.headers.get("Location"):
                address = _led_to(address, response.headers["Location"])
                continue
            if response.status_code != 200:
                raise InputError(f"{address}: the server answers {response.status_code}; check the address")
            return input_of(_body(response, address, LONGEST_DOCUMENT, end), address, urlsplit(address).path)
    raise InputError(f"{address}: led on more than {_MOST_REDIRECTIONS} times; give the last address")


def _led_to(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise InputError(f"{address}: leads to what is no address") from error


def _ask(address: str, private: bool) -> requests.Response:
    import requests

    _refuse_private(address, private)
    session = requests.Session()
    session.trust_env = False  # no password from ~/.netrc goes to the server of a stranger
    try:
        return session.get(address, headers={"User-Agent": AGENT}, timeout=_SILENCE, stream=True, allow_redirects=False)
    except (requests.RequestException, ValueError) as error:
        raise InputError(f"{address}: cannot be fetched ({type(error).__name__})") from error


def _body(response: requests.Response, address: str, longest: int, end: float) -> bytes:
    import requests

    parts: list[bytes] = []
    size = 0
    try:
        for part in response.iter_content(1 << 16):
            parts.append(part)
            size += len(part)
            if size > longest:
                raise InputError(f"{address}: more than {longest >> 10:,} kB; not read")
            if time.monotonic() > end:
                raise InputError(f"{address}: takes more than {_LONGEST} seconds; not read")
    except (requests.RequestException, ValueError) as error:
        raise InputError(f"{address}: cannot be fetched ({type(error).__name__})") from error
    return b"".join(parts)


def _refuse_private(address: str, private: bool) -> None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not is_address(address):
        raise InputError(f"{address}: no http or https address of a page")
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise InputError(f"{address}: no machine is known under the name {host!r}") from error
    if not private and not all(ipaddress.ip_address(str(one).partition("%")[0]).is_global for one in found):
        raise InputError(f"{address}: {host} is on this machine or its network; give --private to ask it")


def _refuse_forbidden(address: str, private: bool, end: float) -> None:
    """Raise InputError where the site's robots.txt forbids *address*; one that is not there forbids nothing."""
    parts = urlsplit(address)
    robots = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    with _ask(robots, private) as response:
        if 400 <= response.status_code < 500 or response.status_code in _MOVED:
            return
        if response.status_code != 200:
            raise InputError(f"{address}: not fetched, since the site's robots.txt cannot be had; try later")
        rules = RobotFileParser()
        rules.parse(_body(response, robots, _LONGEST_ROBOTS, end).decode("utf-8", "replace").splitlines())
    if not rules.can_fetch(AGENT, address):
        raise InputError(f"{address}: not fetched, since the site's robots.txt forbids it")
