"""Virtual iPhones: Apple's pass protocol, followed to the letter over real HTTP.

A phone does one thing at a time: it registers, is pushed, lists, fetches, verifies,
replaces, and says on its lock screen what changed. Whatever the service does wrong ends
up in the phone's log, as it would in Apple's.

    with Fleet(Path("root.pem")) as fleet:
        iphone = fleet.phone("Ada", language="ru")
        card = iphone.add(url)
        iphone.offline = True
"""

from walletpass.simulator.iphone.alerts import Notice
from walletpass.simulator.iphone.card import Card, CardKey, Place
from walletpass.simulator.iphone.diary import Complaint, Deed, Moment
from walletpass.simulator.iphone.fleet import Fleet
from walletpass.simulator.iphone.personalising import Person
from walletpass.simulator.iphone.phone import VirtualIPhone
from walletpass.simulator.iphone.screen import Face, Which

__all__ = [
    "Card",
    "CardKey",
    "Complaint",
    "Deed",
    "Face",
    "Fleet",
    "Moment",
    "Notice",
    "Person",
    "Place",
    "VirtualIPhone",
    "Which",
]
