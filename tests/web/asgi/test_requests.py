"""What an application sees of a request, and what of its answer goes out."""

import json
import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask, Response, request

from tests.web.serving import serving_as_in_production
from walletpass.app import served


def telling():
    """Return an application that tells what it was asked."""
    app = Flask(__name__)

    @app.route("/", defaults={"_path": ""}, methods=["GET", "POST", "OPTIONS"])
    @app.route("/<path:_path>", methods=["GET", "POST", "OPTIONS"])
    def tell(_path):
        return {
            "method": request.method,
            "path": request.path,
            "query": request.query_string.decode(),
            "client": request.remote_addr,
            "host": request.host,
            "scheme": request.scheme,
            "headers": dict(request.headers),
            "cookies": dict(request.cookies),
        }

    @app.get("/two-cookies")
    def bake():
        answer = Response("baked", headers={"X-Kind": "plain"})
        answer.set_cookie("a", "1")
        answer.set_cookie("b", "2")
        return answer

    @app.get("/empty/<int:status>")
    def say_nothing(status):
        return Response(status=status)

    @app.get("/parts")
    def in_parts():
        return Response(part for part in ("one ", "two"))

    @app.get("/broken")
    def broken():
        def fail():
            yield "begun"
            raise RuntimeError

        return Response(fail())

    return app


@pytest.fixture(scope="module")
def address():
    with serving_as_in_production(served(telling(), threads=2)) as address:
        yield address


def ask(address, said):
    """Send a request as it is written here; return what the application saw of it."""
    target = urlsplit(address)
    with closing(socket.create_connection((target.hostname, target.port), 30)) as line:
        line.sendall(said.encode("latin-1").replace(b"\n", b"\r\n") + b"\r\n\r\n")
        with line.makefile("rb") as came:
            status = int(came.readline().split()[1])
            size = 0
            while (header := came.readline().strip().lower()) != b"":
                if header.startswith(b"content-length:"):
                    size = int(header.split(b":")[1])
            body = came.read(size)
    assert status == 200, body
    return json.loads(body)


def test_a_request_is_told_whole(address):
    seen = ask(address, "GET /caf%C3%A9//x%2Fy?a=%20b&c HTTP/1.1\nHost: shop.example")

    assert seen["method"] == "GET"
    assert seen["path"] == "/café//x/y"
    assert seen["query"] == "a=%20b&c"
    assert seen["client"] == "127.0.0.1"
    assert seen["host"] == "shop.example"
    assert seen["scheme"] == "http"


def test_headers_of_one_name_are_joined(address):
    seen = ask(
        address,
        "GET / HTTP/1.1\nHost: x\nX-A: 1\nx-a: 2\nCookie: k=1\nCookie: l=2",
    )

    assert seen["headers"]["X-A"] == "1,2"
    assert seen["cookies"] == {"k": "1", "l": "2"}


def test_a_name_with_an_underscore_passes_for_no_other(address):
    seen = ask(
        address,
        "GET / HTTP/1.1\nHost: x\nX_Forwarded_For: 6.6.6.6\nX-Forwarded-For: 1.1.1.1",
    )

    assert seen["headers"]["X-Forwarded-For"] == "1.1.1.1"


def test_a_value_beyond_ascii_is_told_as_it_came(address):
    said = "GET / HTTP/1.1\nHost: x\nX-Name: zażółć\nCookie: a=1; shop=кот; b=2"

    seen = ask(address, said.encode().decode("latin-1"))

    assert seen["headers"]["X-Name"].encode("latin-1").decode() == "zażółć"
    assert (seen["cookies"]["a"], seen["cookies"]["b"]) == ("1", "2")


@pytest.mark.parametrize(
    "line", ["GET http://evil.example/abs HTTP/1.1", "GET /abs HTTP/1.1"]
)
def test_the_host_is_what_the_header_says(address, line):
    assert ask(address, f"{line}\nHost: x")["host"] == "x"


def test_an_answer_goes_out_whole(address):
    answer = requests.get(f"{address}/two-cookies")

    assert answer.text == "baked"
    assert answer.headers["X-Kind"] == "plain"
    assert answer.headers["Content-Length"] == "5"
    assert answer.raw.headers.getlist("Set-Cookie") == ["a=1; Path=/", "b=2; Path=/"]
    assert requests.get(f"{address}/parts").text == "one two"


def test_a_head_tells_the_length_and_sends_nothing(address):
    answer = requests.head(f"{address}/two-cookies")

    assert answer.headers["Content-Length"] == "5"
    assert answer.content == b""


@pytest.mark.parametrize("status", [200, 201, 204, 304, 401, 404])
def test_an_answer_without_a_body_is_one(address, status):
    answer = requests.get(f"{address}/empty/{status}")

    assert answer.status_code == status
    assert answer.content == b""
    if status in (204, 304):
        assert "Content-Length" not in answer.headers


def test_what_breaks_while_it_answers_is_an_error_and_is_logged(address, capsys):
    answer = requests.get(f"{address}/broken")

    assert answer.status_code == 500
    assert answer.content == b""
    assert "request fell through" in "".join(capsys.readouterr())
