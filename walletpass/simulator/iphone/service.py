"""Apple's pass web service, as seen from a phone: addresses and who may ask.

https://developer.apple.com/documentation/walletpasses/adding-a-web-service-to-update-passes
(checked 2026-11).
"""

import json
from urllib.parse import quote

from walletpass.simulator.iphone.card import Card, Feed
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.wire import Answer


def registration_address(card: Card, device: str) -> str:
    """Return where this device registers for news of the card."""
    return f"{card.service}/v1/devices/{_segments(device, 'registrations', *card.key)}"


def list_address(feed: Feed, device: str, tag: str | None) -> str:
    """Return where this device asks what changed since *tag*."""
    path = _segments(device, "registrations", feed.pass_type)
    query = "" if tag is None else f"?passesUpdatedSince={quote(tag, safe='')}"
    return f"{feed.service}/v1/devices/{path}{query}"


def pass_address(card: Card) -> str:
    """Return where the newest version of the card is to be had."""
    return f"{card.service}/v1/passes/{_segments(*card.key)}"


def sign_up_address(card: Card) -> str:
    """Return where to sign up for the card."""
    return f"{pass_address(card)}/personalize"


def authorisation(card: Card) -> dict[str, str]:
    """Return the header that shows the card's own token."""
    return {"Authorization": f"ApplePass {card.token}"}


def fault(feed: Feed | None, text: str) -> str:
    """Return a line of the log in the words of Apple's daemon."""
    service, pass_type = feed or ("", "")
    return f"Web service error for {pass_type} ({service}): {text}"


def send_log(handset: Handset) -> None:
    """Tell each web service what the phone has to say about it.

    A line that does not get through is not sent again.
    """
    lines: dict[str, list[str]] = {}
    for complaint in handset.diary.take_unsent():
        stamp = complaint.at.strftime("%Y-%m-%d %H:%M:%S +0000")
        line = f"[{stamp}] {complaint.text}"
        lines.setdefault(str(complaint.service), []).append(line)
    for service, said in lines.items():
        reply = handset.radio.ask(
            "POST", f"{service}/v1/log", body=json.dumps({"logs": said}).encode()
        )
        handset.did("logged", detail=f"{len(said)} lines")
        match reply:
            case Answer(status=200):
                continue
            case Answer(status=status):
                handset.complain(f"{service}/v1/log answered {status}")


def _segments(*names: str) -> str:
    return "/".join(quote(name, safe="") for name in names)
