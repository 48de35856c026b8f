"""Telling a card's web service that this phone wants news of it, or no longer does."""

import json
from dataclasses import dataclass

from walletpass.simulator.iphone.card import Card, CardKey
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.service import (
    authorisation,
    fault,
    registration_address,
)
from walletpass.simulator.iphone.wire import Answer, Silence


@dataclass(frozen=True, slots=True)
class Register:
    """Ask for news of one card."""

    handset: Handset
    key: CardKey

    def attempt(self) -> bool:
        """Ask once; say whether that settled it."""
        card = self.handset.cards.get(self.key)
        if card is None or not _wants_news(self.handset, card):
            return True
        token = self.handset.push_token(card.pass_type)
        reply = self.handset.radio.ask(
            "POST",
            registration_address(card, self.handset.device),
            headers=authorisation(card),
            body=json.dumps({"pushToken": token}).encode(),
        )
        match reply:
            case Answer(status=200 | 201 as status):
                self.handset.registered |= {self.key}
                self.handset.did("registered", self.key, str(status))
                return True
            case Answer() if not reply.is_transient:
                _complain(self.handset, card, "Register", reply)
                return True
            case Answer() | Silence():
                return False


@dataclass(frozen=True, slots=True)
class Unregister:
    """Want no more news of one card. It may be gone from the phone by then."""

    handset: Handset
    card: Card
    device: str

    def attempt(self) -> bool:
        """Ask once, unless the owner thought better of it; say whether that is all."""
        if self._is_wanted_again():
            return True
        reply = self.handset.radio.ask(
            "DELETE",
            registration_address(self.card, self.device),
            headers=authorisation(self.card),
        )
        match reply:
            case Answer(status=200):
                self.handset.registered -= {self.card.key}
                self.handset.did("unregistered", self.card.key)
                return True
            case Answer() if not reply.is_transient:
                _complain(self.handset, self.card, "Unregister", reply)
                return True
            case Answer() | Silence():
                return False

    def _is_wanted_again(self) -> bool:
        held = self.card.key in self.handset.cards
        return held and self.card.key not in self.handset.switched_off


def _wants_news(handset: Handset, card: Card) -> bool:
    if card.service is None or card.key in handset.switched_off:
        return False
    if card.service.startswith("http://") and not handset.world.allow_http:
        handset.complain(f"{card.service} is not HTTPS: no updates for {card.serial}")
        return False
    return True


def _complain(handset: Handset, card: Card, task: str, answer: Answer) -> None:
    cause = (
        "Authentication failure"
        if answer.status == 401  # noqa: PLR2004 - Unauthorized
        else f"Unexpected response code {answer.status}"
    )
    line = (
        f"{task} task (for device {handset.device}, pass type {card.pass_type}, "
        f"serial number {card.serial}; with web service url {card.service}) "
        f"encountered error: {cause}"
    )
    handset.complain(fault(card.feed, line), to=card.service)
