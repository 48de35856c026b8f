"""What tests of pushing share: tokens, certificates, and a client at the stand-in."""

from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from walletpass.devices import PushIdentity
from walletpass.simulator.apns import ApnsStandIn, Authority
from walletpass.wallets.apple.push import HttpApplePush

NOW = datetime.now(UTC)  # certificates are checked against the real clock
TOPIC = "pass.com.example.card"


def token(number=0):
    return f"{number:064x}"


def tokens(count):
    return [token(number) for number in range(count)]


@cache
def authority():
    """Return one authority for all stand-ins: keys take time."""
    return Authority()


@cache
def credentials(topic=TOPIC, which=0):
    """Return a pass type's certificate and key; another *which* is a renewal."""
    assert which >= 0
    return authority().pass_credentials(topic)


def identity_of(credentials, topic=TOPIC):
    return PushIdentity(
        topic=topic,
        client_pem=credentials.certificate_pem + credentials.private_key_pem,
        fingerprint=credentials.fingerprint,
    )


def identity(topic=TOPIC, which=0):
    return identity_of(credentials(topic, which), topic)


@contextmanager
def client_of(apns, *, timeout=10.0, ca_pem=None, url=None):
    """Yield the real client, pointed at the stand-in and trusting it."""
    with TemporaryDirectory() as folder:
        ca_file = Path(folder) / "ca.pem"
        ca_file.write_bytes(ca_pem or apns.ca_pem)
        client = HttpApplePush(
            url or apns.url, ca_file, timeout=timedelta(seconds=timeout)
        )
    try:
        yield client
    finally:
        client.close()


def stand_in(**options):
    return ApnsStandIn(authority=authority(), **options)


WARM_UP = "f" * 64


def times_accepted(apns):
    """Return how often each token's push went on to its phone, warming up aside."""
    return Counter(
        push.token for push in apns.received if push.accepted and push.token != WARM_UP
    )
