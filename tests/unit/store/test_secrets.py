"""Secrets come from the environment or .netrc, and are seen nowhere."""

from pathlib import Path

import pytest

from kgnews.errors import UsageError
from kgnews.store.secrets import Secrets, check_address, find_secrets, public
from kgnews.store.stores import open_store

USER, PASSWORD, TOKEN = "KGNEWS_STORE_USER", "KGNEWS_STORE_PASSWORD", "KGNEWS_STORE_TOKEN"


@pytest.fixture(autouse=True)
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    (tmp_path / "netrc").write_text("machine store.example login nora password s3cret\n")
    return tmp_path / "netrc"


def test_the_environment_comes_before_netrc() -> None:
    given = find_secrets("https://store.example/", {USER: "paul", PASSWORD: "pw\n"})
    assert (given.user, given.password, given.token) == ("paul", "pw", "")
    assert find_secrets("https://store.example/", {TOKEN: "t0ken"}).token == "t0ken"
    from_netrc = find_secrets("https://store.example:8890/sparql", {})
    assert (from_netrc.user, from_netrc.password) == ("nora", "s3cret")
    assert not find_secrets("https://other.example/", {}).given


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({USER: "paul"}, "belong together"),
        ({PASSWORD: "hidden"}, "belong together"),
        ({USER: "paul", PASSWORD: "hidden", TOKEN: "hidden"}, "both set"),
        ({USER: "pa:ul", PASSWORD: "hidden"}, "colon"),
        ({TOKEN: "hidden\r\nX-Evil: 1"}, "no token has"),
        ({TOKEN: "hiddén"}, "no token has"),
    ],
)
def test_what_cannot_be_right_is_said_without_the_secret(environment: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        find_secrets("https://other.example/", environment)
    assert "hidd" not in str(caught.value)


def test_secrets_have_no_repr() -> None:
    assert "s3cret" not in repr(Secrets("nora", "s3cret", "")) + str(Secrets("", "", "s3cret"))


@pytest.mark.parametrize(
    "address",
    [
        "http://nora:s3cret@store.example/",
        "https://s3cret@store.example",
        "http://:s3cret@store.example/",
        "HTTP://a:s3cret@b",
    ],
)
def test_secrets_in_an_address_are_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError, match=f"others can see on the command line; leave it out, and set {USER}") as caught:
        open_store(address)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("address", ["http://", "http:///x", "http://host:port/", "http://[::1/", "http://host:99999/"])
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(UsageError, match="give one like http://localhost:7878"):
        check_address(address)


def test_messages_show_no_keys() -> None:
    assert public("https://u:p@store.example:1/sparql?apikey=s3cret#x") == "https://store.example:1/sparql"
    assert public("http://store.example") == "http://store.example"
    assert public("https://store.example/a@b") == "https://store.example/a@b"
