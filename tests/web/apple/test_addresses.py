"""Addresses as they may come: doubled slashes, tricks, wrong methods."""

import http.client
from urllib.parse import urlsplit

import pytest

from tests.web.serving import serving

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")
RIGHT = {
    "registration_path": {"POST", "DELETE"},
    "list_path": {"GET", "HEAD"},
    "pass_path": {"GET", "HEAD"},
    "log_path": {"POST"},
    "form_path": {"POST"},
}


def _path(wallet, which):
    match which:
        case "log_path":
            return "/apple/v1/log"
        case "form_path":
            return f"{wallet.pass_path}/personalize"
    return getattr(wallet, which)


@pytest.mark.parametrize("which", RIGHT)
def test_a_wrong_method_is_refused_with_the_right_ones_named(wallet, client, which):
    for method in METHODS:
        if method in RIGHT[which]:
            continue
        answer = client.open(_path(wallet, which), method=method, headers=wallet.shown)
        assert (answer.status_code, answer.data) == (405, b""), method
        allowed = set(answer.headers["Allow"].split(", "))
        assert allowed - {"OPTIONS"} == RIGHT[which]
        assert "Content-Type" not in answer.headers


@pytest.mark.parametrize(
    "slashed",
    [
        lambda path: path.replace("/apple/", "/apple//"),
        lambda path: path.replace("/v1/", "/v1//"),
        lambda path: path.replace("/", "//").removeprefix("/"),
        lambda path: f"http://localhost//{path}",
        lambda path: "http://localhost" + path.replace("/", "///"),
        lambda path: f"{path}/",
        lambda path: f"{path}///",
    ],
)
def test_doubled_and_trailing_slashes_change_nothing(wallet, client, slashed):
    register = client.post(
        slashed(wallet.registration_path),
        headers=wallet.shown,
        json={"pushToken": "a1"},
    )
    listed = client.get(slashed(wallet.list_path) + "?passesUpdatedSince=")
    fetched = client.get(slashed(wallet.pass_path), headers=wallet.shown)
    logged = client.post(slashed("/apple/v1/log"), json={"logs": ["x"]})
    gone = client.delete(slashed(wallet.registration_path), headers=wallet.shown)

    statuses = [each.status_code for each in (register, listed, fetched, logged, gone)]
    assert statuses == [201, 200, 200, 200, 200]


@pytest.mark.parametrize(
    "path",
    [
        "/apple",
        "/apple/",
        "/apple//",
        "/apple/v1",
        "/apple/v1/",
        "/apple/v2/log",
        "/apple/v1/passes",
        "/apple/v1/passes/pass.com.example.card",
        "/apple/v1/passes/pass.com.example.card/x/y",
        "/apple/v1/passes/pass.com.example.card/x%2Fy",
        "/apple/v1/devices/x/registrations",
        "/apple/v1/devices/x/registrations/a/b/c",
        "/apple/v1/nothing",
    ],
)
def test_what_is_not_there_has_no_body_either(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer.data) == (404, b"")
    assert "Content-Type" not in answer.headers
    assert "Location" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize(
    "trick",
    [
        "..",
        "%2e%2e",
        "..%2f..%2fhealth",
        "%2Fetc%2Fpasswd",
        "%00",
        "x%00y",
        "%0d%0aSet-Cookie:%20a=b",
        "%FF%FE",
        "%",
        "%zz",
        "x;y",
        "a" * 5_000,
        "'%20OR%201=1%20--",
        "${jndi}",
        "🃏",
    ],
)
def test_no_trick_in_the_address_opens_or_breaks_anything(
    client, wallet, method, trick
):
    kind, serial = wallet.names
    for path in (
        f"/apple/v1/passes/{kind}/{trick}",
        f"/apple/v1/passes/{trick}/{serial}",
        f"/apple/v1/devices/{trick}/registrations/{kind}",
        f"/apple/v1/devices/x/registrations/{trick}",
        f"/apple/v1/devices/x/registrations/{kind}/{trick}",
        f"/apple/v1/devices/x/registrations/{trick}/{serial}",
    ):
        answer = client.open(path, method=method, headers=wallet.shown, json={})
        assert answer.status_code in {204, 401, 404, 405}, path
        assert answer.data == b""
        assert "Set-Cookie" not in answer.headers


def test_encoded_names_are_the_same_names(wallet, client):
    kind, serial = wallet.names
    encoded = kind.replace(".", "%2E"), "".join(f"%{ord(each):02x}" for each in serial)

    answer = client.get("/apple/v1/passes/{}/{}".format(*encoded), headers=wallet.shown)

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/nowhere", "/apples"])
def test_the_other_doors_keep_their_own_words(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.data


def test_over_a_real_socket_the_answers_are_as_bare(app, wallet, issue):
    other = issue()
    with serving(app) as address:
        wire = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)

        def ask(method, path, body=None, **headers):
            wire.request(method, path, body, {**wallet.shown, **headers})
            answer = wire.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

        status, _, body = ask("POST", wallet.registration_path, '{"pushToken": "a1"}')
        assert (status, body) == (201, b"")
        status, headers, body = ask("GET", wallet.pass_path)
        assert (status, headers["Content-Length"]) == (200, str(len(body)))
        assert body.startswith(b"PK")
        modified = headers["Last-Modified"]
        status, head, nothing = ask("HEAD", wallet.pass_path)
        assert (status, nothing) == (200, b"")
        assert head["Content-Type"] == headers["Content-Type"]
        assert head["Content-Length"] == headers["Content-Length"]
        status, headers, body = ask(
            "GET", wallet.pass_path, **{"If-Modified-Since": modified}
        )
        assert (status, headers["Last-Modified"], body) == (304, modified, b"")
        assert "Content-Type" not in headers
        status, headers, body = ask("GET", other.pass_path)
        assert (status, headers["Content-Length"], body) == (401, "0", b"")
        status, headers, body = ask("GET", f"{wallet.list_path}?passesUpdatedSince=9")
        assert (status, body) == (200, wallet.list().data)
        status, headers, body = ask("DELETE", wallet.registration_path)
        assert (status, body) == (200, b"")
        status, headers, body = ask("GET", wallet.list_path)
        assert (status, body) == (204, b"")
        assert "Content-Type" not in headers
        wire.close()
