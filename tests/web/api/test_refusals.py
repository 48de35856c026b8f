"""What an integrator reads when HTTP, and not a rule of ours, says no."""

import re
from io import BytesIO

import pytest

REMEDY = "Send a JSON object with Content-Type application/json."
FORM = "application/x-www-form-urlencoded"


def _send(till, raw, kind="application/json", path="entries"):
    return till.client.post(
        f"/api/v1/{path}",
        data=raw,
        headers={"Authorization": f"Bearer {till.key}"},
        content_type=kind,
    )


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b'{"a', 1, 4),
        (b"{", 1, 2),
        (b"nul", 1, 4),
        (b'{"points": NaN}', 1, 12),
        (b'{"points":\n 1e400}', 2, 2),
        (b'{"points": 01}', 1, 12),
        (b"\xff\xfe", 1, 1),
        (b"{'card_id': 1}", 1, 2),
    ],
)
def test_a_body_that_is_not_json_is_told_where(till, raw, line, column):
    refused = _send(till, raw)

    assert refused.status_code == 400
    assert refused.content_type == "application/problem+json"
    assert refused.json["type"] == "/problems/not-json"
    assert (refused.json["line"], refused.json["column"]) == (line, column)
    assert f"at line {line}, column {column}. {REMEDY}" in refused.json["detail"]


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 5000])
def test_a_body_nested_beyond_any_use_is_refused(till, raw):
    assert _send(till, raw).json["type"] == "/problems/not-json"


@pytest.mark.parametrize("raw", [b"null", b" null\n", b'""', b"[]", b"1", b"false"])
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_nothing_but_an_object_is_taken_for_one(till, method, raw):
    known = till.post("customers", {}).json["id"]
    path = "customers" if method == "POST" else f"customers/{known}"

    refused = till.client.open(
        f"/api/v1/{path}",
        method=method,
        data=raw,
        headers={"Authorization": f"Bearer {till.key}"},
        content_type="application/json",
    )

    assert refused.status_code == 422
    assert refused.json["type"] == "/problems/unfit-request"
    assert len(till.get("customers").json["customers"]) == 1


@pytest.mark.parametrize("kind", ["application/json", FORM, None])
def test_a_missing_body_is_told(till, kind):
    refused = _send(till, b"", kind)

    assert refused.status_code == 400
    assert refused.json["type"] == "/problems/not-json"
    assert refused.json["detail"] == f"The body is empty. {REMEDY}"


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (FORM, b"card_id=pas_1&kind=earn&points=5"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n5\r\n--x--\r\n"),
        ("text/plain", b"hello"),
    ],
)
def test_a_form_is_told_to_be_one(till, kind, raw):
    refused = _send(till, raw, kind)

    assert refused.status_code == 400
    assert refused.json["type"] == "/problems/not-json"
    its = f"its Content-Type is {kind.partition(';')[0]}"
    assert refused.json["detail"].endswith(f"{its}. {REMEDY}")


def test_no_door_takes_a_parameter_it_does_not_know(till):
    """A program that sends one means something by it, and would never learn."""
    document = till.client.get("/api/openapi.json").json
    doors = [
        (method.upper(), re.sub(r"\{\w+\}", "x", path).removeprefix("/api/v1/"))
        for path, methods in document["paths"].items()
        for method in methods
    ]
    assert len(doors) > 20

    for method, path in doors:
        body = None if method == "GET" else {}
        refused = till.ask(method, f"{path}?surprise=1", body)
        assert refused.status_code == 422, path
        assert refused.json["type"] == "/problems/unfit-request", path
        assert [fault["field"] for fault in refused.json["errors"]] == ["surprise"]


def test_json_is_read_whatever_its_sender_calls_it(till):
    assert _send(till, b'{"first_name": "Ada"}', FORM, "customers").status_code == 201


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/nothing", "/api/v2/cards", "/api/v1"]
)
def test_an_unknown_address_is_told_where_to_look(till, path):
    refused = till.client.get(path)

    assert refused.status_code == 404
    assert refused.json["type"] == "/problems/unknown-address"
    assert "/api/docs" in refused.json["detail"]


def test_a_wrong_method_is_told_the_right_ones(till):
    refused = till.ask("DELETE", "entries")

    assert refused.status_code == 405
    assert set(refused.headers["Allow"].split(", ")) == {
        "GET", "HEAD", "OPTIONS", "POST"
    }  # fmt: skip
    assert refused.json["type"] == "/problems/wrong-method"
    assert refused.json["detail"] == "This address takes GET, HEAD, OPTIONS, POST."


def test_a_huge_body_is_refused_before_it_is_read(till):
    refused = _send(till, b"x" * (256 * 1024 + 1))

    assert refused.status_code == 413
    assert refused.json["type"] == "/problems/too-large"
    assert refused.json["detail"] == "Send at most 262144 bytes here."


def test_a_body_that_broke_off_is_to_be_sent_again(till):
    refused = till.client.post(
        "/api/v1/customers",
        headers={"Authorization": f"Bearer {till.key}"},
        environ_overrides={"wsgi.input": BytesIO(b"{}"), "CONTENT_LENGTH": "3"},
    )

    assert refused.status_code == 400
    assert refused.json["type"] == "/problems/bad-request"
    assert "Send it again" in refused.json["detail"]


def test_a_nul_in_the_address_is_told(till):
    refused = till.get("cards?number=%00")

    assert refused.json["type"] == "/problems/bad-request"
    assert refused.json["detail"] == "Leave the NUL out of the address."
