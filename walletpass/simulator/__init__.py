"""The outside world in a box: phones, Apple's push service, and shops to play with.

A phone verifies what it is given with code of its own, and keeps a log of every sin
against the protocol, so an empty log is a clean bill of health. Nothing here knows the
service it talks to, except by HTTP.

    with Fleet(Path("root.pem")) as fleet:
        iphone = fleet.phone("Ada", language="pl")
        card = iphone.add("https://shop.example/card/8xk2/pass.pkpass")
        fleet.deliver(iphone.push_token(card.pass_type), card.pass_type)
        assert iphone.shows(card, "50 points")
        assert iphone.log == ()
"""

from walletpass.simulator.iphone import (
    Card,
    CardKey,
    Complaint,
    Face,
    Fleet,
    Moment,
    Notice,
    Person,
    VirtualIPhone,
)
from walletpass.simulator.pkpass import RefusedError, Trust, open_bundle, remarks

__all__ = [
    "Card",
    "CardKey",
    "Complaint",
    "Face",
    "Fleet",
    "Moment",
    "Notice",
    "Person",
    "RefusedError",
    "Trust",
    "VirtualIPhone",
    "open_bundle",
    "remarks",
]
