"""Requests to a server that survive a busy or restarting one, and that show secrets to nobody else.

What we send may be sent again: a PUT or DELETE by its nature, an update since it adds and removes sets of triples without blank nodes.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.exceptions import NewConnectionError

from kgnews.errors import InputError, KgnewsError, OutputError
from kgnews.store.secrets import HOW, Secrets, public
from kgnews.store.stores import Patience

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

LOG = logging.getLogger(__name__)
_CONNECT = 10.0  # seconds for the connection alone
_LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait
_BUSY = frozenset((429, 500, 502, 503, 504))
_REDIRECTS = frozenset((301, 302, 307, 308))
_FULL = re.compile(r"No space left|disk (?:is )?full|[Dd]isk quota", re.IGNORECASE)
_RIGHTS = re.compile(r"SECURITY:|[Nn]o permission|[Pp]ermission denied")  # Virtuoso says so with the status 500
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Request:
    """One request; ``writes`` tells which kind of error a failure is."""

    method: str
    url: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    data: bytes | Mapping[str, str] | None = None
    writes: bool = False

    @property
    def error(self) -> type[KgnewsError]:
        """The kind of error that a failure is."""
        return OutputError if self.writes else InputError


class _Anonymous(AuthBase):
    """Shows nothing; requests would look into .netrc by itself, and for hosts that we have been redirected to as well."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        return request


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Client:
    """A connection to one server, kept open between requests.

    A status 500 is tried again where the reply matches the pattern ``passing``.
    """

    def __init__(self, secrets: Secrets, patience: Patience) -> None:
        self._secrets = secrets
        self._waits = patience.waits
        self._timeout = (min(_CONNECT, patience.timeout), patience.timeout)
        self._session = requests.Session()
        self._auth: AuthBase = _Bearer(secrets.token) if secrets.token else _Anonymous()
        self._reached = False  # whether the server has ever answered
        self.passing = ""

    @property
    def known(self) -> bool:
        """Whether there is a user or a token to show to the server."""
        return self._secrets.given

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def send(self, request: Request) -> Response:
        """Return the reply to *request*, whose status is below 400, or 404.

        A busy server and a broken connection are tried again with growing waits. Raises InputError or OutputError when that
        does not help, and for a refusal, a redirect to another host, or a page for people in place of an answer.
        """
        waits = list(self._waits)
        while True:
            response, reason = self._try(request)
            if response is not None and not self._is_passing(response):
                return self._checked(response, request)
            wait = self._next_wait(waits, response, reason, request)
            LOG.warning("%s: %s; trying again in %g s", public(request.url), reason, wait)
            time.sleep(wait)

    def _try(self, request: Request) -> tuple[Response | None, str]:
        """Return the reply, and what is wrong with it in a few words; no reply where the connection failed."""
        try:
            response = self._follow(request)
        except requests.exceptions.SSLError as error:
            raise request.error(
                f"{public(request.url)}: the certificate of the server is not trusted ({_core(error)}); "
                "set REQUESTS_CA_BUNDLE to the file of the authority that issued it"
            ) from None
        except requests.Timeout:
            return None, f"the server has not answered within {self._timeout[1]:g} s"
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            if not self._reached and _is_unreachable(error):
                raise request.error(
                    f"{public(request.url)}: no server answers ({_core(error)}); is it running, and the address right?"
                ) from None
            return None, f"the connection failed ({_core(error)})"
        except requests.RequestException as error:
            raise request.error(
                f"{public(request.url)}: cannot be asked: {_core(error)}; look at the address"
            ) from None
        self._reached = True
        failed = response.status_code >= 400
        return response, f"the server said {response.status_code}: {self._excerpt(response)}" if failed else ""

    def _next_wait(self, waits: list[float], response: Response | None, reason: str, request: Request) -> float:
        """Return the seconds until the next try; raise the error if it was the last."""
        asked = _retry_after(response)
        if not waits or asked > _LONGEST_WAIT:
            tries = len(self._waits) - len(waits) + 1
            times = "once" if tries == 1 else f"{tries} times"
            when = f", and wants {asked:g} s" if asked > _LONGEST_WAIT else ""
            raise request.error(
                f"{public(request.url)}: {reason}{when} (tried {times}); run the same command again when it works"
            )
        return max(waits.pop(0), asked)

    def _is_passing(self, response: Response) -> bool:
        """Say whether the same request may have better luck later."""
        if response.status_code not in _BUSY or self._is_refusal(response) or _FULL.search(_text(response)):
            return False
        return response.status_code != 500 or bool(re.search(self.passing, _text(response)))

    def _is_refusal(self, response: Response) -> bool:
        status = response.status_code
        return status in (401, 403) or (status >= 500 and bool(_RIGHTS.search(_text(response))))

    def _follow(self, request: Request) -> Response:
        """Send *request* where it belongs, and where the same host sends it on to, with the same method."""
        url = request.url
        for _ in range(5):
            response = self._authenticated(request, url)
            if response.status_code not in _REDIRECTS:
                return response
            url = self._next_url(url, response, request)
        raise request.error(f"{public(request.url)}: the server redirects without end; look at the address")

    def _next_url(self, url: str, response: Response, request: Request) -> str:
        """Return where a redirect leads; raise the error if that is another server, which must not see our secrets."""
        where = urljoin(response.url, response.headers.get("location", ""))
        if not _same_server(url, where):
            raise request.error(
                f"{public(url)}: the server sends us on to {public(where)}, which is another server; "
                "if that is right, give its address yourself"
            )
        return where.partition("?")[0] if request.params else where

    def _authenticated(self, request: Request, url: str) -> Response:
        response = self._once(request, url)
        if response.status_code == 401 and self._secrets.user and isinstance(self._auth, _Anonymous):
            self._auth = self._answer_to(response.headers.get("www-authenticate", ""))
            response = self._once(request, url)
        return response

    def _answer_to(self, challenge: str) -> AuthBase:
        """Return the way to show user and password that the server asks for."""
        user, password = self._secrets.user, self._secrets.password
        if "digest" in challenge.lower():
            return HTTPDigestAuth(user, password)
        return HTTPBasicAuth(user.encode("utf-8"), password.encode("utf-8"))  # RFC 7617; as text it would be Latin-1

    def _once(self, request: Request, url: str) -> Response:
        return self._session.request(
            request.method,
            url,
            params=dict(request.params),
            data=request.data,
            headers=dict(request.headers),
            auth=self._auth,
            allow_redirects=False,
            timeout=self._timeout,
        )

    def _checked(self, response: Response, request: Request) -> Response:
        """Return *response* if it is a success or says that something is not there; raise the error otherwise."""
        status, url = response.status_code, public(request.url)
        if self._is_refusal(response):
            raise request.error(f"{url}: {self._refused(response)}")
        if status >= 400 and _FULL.search(_text(response)):
            raise request.error(
                f"{url}: the disk of the server is full; make room there, then run the same command again"
            )
        if status >= 400 and status != 404:
            raise request.error(
                f"{url}: the server refuses this ({status}): {self._excerpt(response)}; look at its log"
            )
        if (
            request.writes
            and status < 400
            and "html" in response.headers.get("content-type", "")
            and response.content.strip()
        ):
            raise request.error(
                f"{url}: the server answers with a page for people ({self._excerpt(response)}); "
                "a login page, perhaps: look at the address"
            )
        return response

    def _refused(self, response: Response) -> str:
        """Return why the server does not let us, and what to do about it."""
        user, status = self._secrets.user, response.status_code
        who = f"user {user!r}" if user else "this token" if self._secrets.token else "anonymous users"
        if status == 401 and not self._secrets.given:
            return f"the server wants to know who we are (401); {HOW}"
        if status == 401:
            return f"the server does not accept {who + ' with this password' if user else who} (401); {HOW}"
        advice = "ask for the right to do this" if self._secrets.given else HOW
        return f"the server does not let {who} do this ({status}: {self._excerpt(response)}); {advice}"

    def _excerpt(self, response: Response) -> str:
        """Return the beginning of what the server said, as one line without tags and without secrets."""
        text = re.sub(r"<(?:style|script).*?</(?:style|script)>|<[^>]*>", " ", _text(response), flags=re.DOTALL)
        line = " ".join(self._secrets.mask(text).split())
        shown = line[:_SHOWN].rstrip() + ("…" if len(line) > _SHOWN else "")
        return shown or response.reason or "nothing"


def _text(response: Response) -> str:
    """Return the beginning of what the server said; requests would look at all of it to guess an encoding."""
    return response.content[:4000].decode("utf-8", "replace")


def _is_unreachable(error: requests.RequestException) -> bool:
    """Say whether nobody has taken the connection: there is no such host, or nothing listens there."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError)


def _same_server(here: str, there: str) -> bool:
    """Say whether both addresses are of one server; the step from http to https on the usual ports leads to the same."""
    one, other = urlsplit(here), urlsplit(there)
    if one.hostname != other.hostname or other.username is not None:
        return False
    ports = {"http": 80, "https": 443}
    one_port, other_port = (parts.port or ports.get(parts.scheme) for parts in (one, other))
    return (one.scheme, one_port) == (other.scheme, other_port) or (one.scheme, one_port, other.scheme, other_port) == (
        "http", 80, "https", 443,
    )  # fmt: skip


def _retry_after(response: Response | None) -> float:
    """Return the seconds that the server asks us to wait (RFC 9110, 10.2.3), 0 if it does not say."""
    said = response.headers.get("retry-after", "").strip() if response is not None else ""
    if not said:
        return 0.0
    if said.isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return 0.0


def _core(error: BaseException) -> str:
    """Return the innermost cause in a line, without the names of the libraries' classes around it."""
    while error.args and isinstance(error.args[-1], BaseException):
        error = error.args[-1]
    reason = getattr(error, "reason", None)
    if isinstance(reason, BaseException):
        return _core(reason)
    said = " ".join(str(error).split())
    return re.sub(r"^<?HTTPS?Connection.*?\)?[:>]+ (?=\S)", "", said)[:_SHOWN] or type(error).__name__
