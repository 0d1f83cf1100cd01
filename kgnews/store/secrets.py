"""Who we are to a server: user and password, or a token, from the environment or the file .netrc.

Never from the command line, where everybody on the machine can read them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kgnews.errors import UsageError

USER, PASSWORD, TOKEN = "KGNEWS_STORE_USER", "KGNEWS_STORE_PASSWORD", "KGNEWS_STORE_TOKEN"
HOW = f"set {USER} and {PASSWORD}, or {TOKEN}, in the environment, or write a line for the host into ~/.netrc"


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What is known for one server; all empty for an anonymous user. It has no ``repr``, so that no log can show it."""

    user: str = ""
    password: str = ""
    token: str = ""

    @property
    def given(self) -> bool:
        """Whether there is anything to show to a server."""
        return bool(self.user or self.token)

    def mask(self, text: str) -> str:
        """Return *text*, which a server has sent, without the secrets, should it have sent them back."""
        from requests.auth import _basic_auth_str

        basic = _basic_auth_str(self.user.encode(), self.password.encode()).removeprefix("Basic ") if self.user else ""
        for secret in filter(None, (basic, self.password, self.token)):
            text = text.replace(secret, "***")
        return text


def find_secrets(address: str, environment: Mapping[str, str] = os.environ) -> Secrets:
    """Return what the environment, else .netrc, has for the server at *address*.

    Raises UsageError for a user without password, or a token that cannot stand in a header.
    """
    user, password, token = (environment.get(name, "").strip("\r\n") for name in (USER, PASSWORD, TOKEN))
    if token and not (token.isascii() and token.isprintable() and " " not in token):
        raise UsageError(f"{TOKEN} holds characters that no token has; set it again")
    if user and token:
        raise UsageError(f"{USER} and {TOKEN} are both set; unset the one that the server does not take")
    if bool(user) != bool(password):
        raise UsageError(f"{USER} and {PASSWORD} belong together; set both or neither")
    if ":" in user:
        raise UsageError(f"{USER} holds a colon, which no name of a user may have; set it again")
    if user or token:
        return Secrets(user, password, token)
    from requests.utils import get_netrc_auth

    found = get_netrc_auth(address)
    return Secrets(str(found[0]), str(found[1])) if found and found[0] and found[1] else Secrets()


def check_address(address: str) -> str:
    """Return *address*; raise UsageError, without showing it, if it holds a user or a password, or if it is none."""
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError as error:
        raise UsageError(f"the address of the store is none: {error}; give one like http://localhost:7878") from None
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"the address of {parts.hostname} holds a user or a password, which others can see on the command line; "
            f"leave it out, and {HOW}"
        )
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{address!r} is no address of a server; give one like http://localhost:7878")
    return address


def public(address: str) -> str:
    """Return *address* for messages: without user and password, and without query and fragment, which may hold a key."""
    scheme, slashes, rest = address.partition("#")[0].partition("?")[0].partition("://")
    host, slash, path = rest.partition("/")
    return scheme + slashes + host.rpartition("@")[2] + slash + path
