"""Apple's push service in a box: HTTP/2 over TLS, certificates checked, on a free port.

What it does is up to you: each token, each connection or everybody can be answered
with any status, a reset, a farewell, silence or a cut wire. It remembers what arrived,
and hands every accepted push to the phone it was for, at once or when the phone is
back.

    with ApnsStandIn() as apns:
        apns.script.say(Reply(410, "Unregistered", since=yesterday), to=token)
        apns.courier.switch_on(other_token, lambda push: phone.receive(push.topic))
        ...  # push to apns.url, trusting apns.ca_pem
        assert [push.token for push in apns.received] == [token, other_token]
"""

from walletpass.simulator.apns.answers import (
    Answer,
    Cut,
    GoAway,
    Reply,
    Reset,
    Silence,
)
from walletpass.simulator.apns.authority import Authority, Credentials
from walletpass.simulator.apns.delivering import Courier, Push
from walletpass.simulator.apns.log import Received, Visit
from walletpass.simulator.apns.script import Script
from walletpass.simulator.apns.server import ApnsStandIn

__all__ = [
    "Answer",
    "ApnsStandIn",
    "Authority",
    "Courier",
    "Credentials",
    "Cut",
    "GoAway",
    "Push",
    "Received",
    "Reply",
    "Reset",
    "Script",
    "Silence",
    "Visit",
]
