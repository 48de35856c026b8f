"""The courier is led nowhere, waits no longer than it may, and reads no more."""

import socket
import ssl
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests import make
from tests.fakes.shop import open_shop
from walletpass.courier import HttpCaller
from walletpass.courier.calling import MOST_READ
from walletpass.webhooks import Answered, Call, Unanswered

NAME = "shop.example"


@pytest.fixture
def shop():
    with open_shop() as opened:
        yield opened


class Directory:
    """A name server of our own: tells what it is told to, one answer after the other."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def __call__(self, name, port):
        self.asked.append(name)
        answer = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer


def _call(url, **how):
    return HttpCaller(**({"private_allowed": True} | how)).call(
        Call(url, {"content-type": "application/json", "webhook-id": "evt_1"}, b"{}")
    )


def _named(shop, name=NAME):
    return shop.url.replace("127.0.0.1", name)


def test_a_call_arrives_as_it_was_sent_and_its_answer_comes_back(shop):
    assert _call(shop.url) == Answered(200, b"thanks")

    [heard] = shop.heard
    assert heard.body == b"{}"
    assert heard.headers["webhook-id"] == "evt_1"
    assert heard.headers["host"] == shop.url.split("/")[2]


def test_the_name_is_looked_up_by_us_once_and_still_told_to_the_server(shop):
    directory = Directory(["127.0.0.1"])

    _call(_named(shop), lookup=directory)

    assert directory.asked == [NAME]
    assert shop.heard[0].headers["host"].startswith(f"{NAME}:")


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(monkeypatch):
    """Rebinding: the second answer would lead inside, but nobody asks for it."""
    rebinding = Directory(["93.184.215.14"], ["127.0.0.1"])
    connected = []

    def connect(address, _timeout):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)

    outcome = _call(f"https://{NAME}/", private_allowed=False, lookup=rebinding)

    assert isinstance(outcome, Unanswered)
    assert rebinding.asked == [NAME]
    assert connected == [("93.184.215.14", 443)]


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["93.184.215.14", "10.0.0.1"],
        ["::ffff:127.0.0.1"],
        ["169.254.169.254"],
        ["fd00:ec2::254"],
    ],
)
def test_a_name_that_leads_inside_with_any_of_its_addresses_is_not_called(
    shop, addresses
):
    url = _named(shop).replace("http:", "https:")

    outcome = _call(url, private_allowed=False, lookup=Directory(addresses))

    assert outcome == Unanswered("its name leads to an address that is not public")


def test_plain_http_is_not_spoken_unless_the_operator_allows_it(shop):
    outcome = _call(shop.url, private_allowed=False)

    assert outcome == Unanswered("the address does not begin with https://")
    assert shop.heard == []


def test_a_name_nobody_knows_is_told_as_such():
    nobody = Directory(socket.gaierror(socket.EAI_NONAME, "no"))

    assert _call(f"http://{NAME}/", lookup=nobody) == Unanswered(
        "its name is not known"
    )


def test_a_redirect_is_an_answer_and_not_followed(shop):
    shop.answers = lambda _heard: (302, b"")
    shop.headers = {"Location": shop.url.replace("/hooks", "/inside")}

    assert _call(shop.url) == Answered(302, b"")
    assert len(shop.heard) == 1


def test_of_a_huge_answer_only_the_beginning_is_read(shop):
    shop.answers = lambda _heard: (200, b"x" * 5_000_000)

    outcome = _call(shop.url)

    assert outcome == Answered(200, b"x" * MOST_READ)
    assert len(outcome.excerpt) == 500


def test_a_proxy_of_the_machine_is_not_asked(shop, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    assert _call(shop.url) == Answered(200, b"thanks")


def test_a_closed_door_is_told_without_an_address(shop):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]

    outcome = _call(f"http://127.0.0.1:{port}/")

    assert outcome == Unanswered("the connection failed: ConnectionRefusedError")


@contextmanager
def _speaking(speak, wrap=lambda connection: connection):
    """Serve one connection on a port of its own with *speak*."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        try:
            connection, _ = listener.accept()
            with wrap(connection) as wrapped:
                speak(wrapped)
        except OSError:
            pass  # the caller hung up, as it should

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()
        thread.join()


def _read_whole(connection):
    heard = b""
    while not heard.endswith(b"{}"):
        heard += connection.recv(65536)


def _drip(text):
    def speak(connection):
        while True:
            for byte in text:
                connection.sendall(bytes([byte]))
                time.sleep(0.02)

    return speak


@pytest.mark.parametrize(
    "text",
    [
        b"HTTP/1.1 200 OK\r\nX-Slow: x\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"H",
    ],
)
def test_a_server_that_drips_its_answer_is_left_in_time(text):
    with _speaking(_drip(text)) as port:
        outcome = _call(f"http://127.0.0.1:{port}/", timeout=0.4)

    assert outcome == Unanswered("no answer within 0.4 s")


def test_a_body_that_drips_is_left_in_time():
    def speak(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        _drip(b"x")(connection)

    with _speaking(speak) as port:
        outcome = _call(f"http://127.0.0.1:{port}/", timeout=0.4)

    assert outcome == Unanswered("no answer within 0.4 s")


def test_a_handshake_that_never_ends_is_left_in_time():
    with _speaking(_drip(b"\x16")) as port:
        outcome = _call(f"https://127.0.0.1:{port}/", timeout=0.4)

    assert isinstance(outcome, Unanswered)


def test_a_lookup_that_never_ends_is_left_in_time():
    never = threading.Event()

    def lookup(_name, _port):
        never.wait()
        return []

    assert _call(f"http://{NAME}/", lookup=lookup, timeout=0.2) == Unanswered(
        "no answer within 0.2 s"
    )
    never.set()


def test_what_is_not_http_is_told_as_a_failed_connection():
    def speak(connection):
        _read_whole(connection)
        connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")

    with _speaking(speak) as port:
        outcome = _call(f"http://127.0.0.1:{port}/", timeout=2)

    assert isinstance(outcome, Unanswered)
    assert outcome.fault.startswith("the connection failed")


@pytest.fixture
def certificate(tmp_path):
    """A certificate for `NAME` that signs itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    today = make.NOON.now(make.NOON.tzinfo)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "shop.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.mark.parametrize(
    ("name", "is_trusted", "outcome"),
    [
        (NAME, True, Answered(200, b"hi")),
        (NAME, False, Unanswered("its certificate is not trusted")),
        ("other.example", True, Unanswered("its certificate is not trusted")),
    ],
)
def test_tls_is_held_against_the_name_though_we_chose_the_address(
    certificate, name, is_trusted, outcome
):
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate)
    told = []
    theirs.sni_callback = lambda _socket, name, _context: told.append(name)

    def speak(connection):
        _read_whole(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")

    def wrap(connection):
        return theirs.wrap_socket(connection, server_side=True)

    trust = ssl.create_default_context(cafile=certificate) if is_trusted else None
    with _speaking(speak, wrap) as port:
        answered = _call(
            f"https://{name}:{port}/", lookup=Directory(["127.0.0.1"]), trust=trust
        )

    assert answered == outcome
    assert told == [name]
