"""A card on which messages are shown, and what its phone would announce."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from tests import make
from tests.make import LINK, NOON
from walletpass import ledger, passes
from walletpass.passes import PassVersion, messages

WORDS = {"en": "Cheese week: {balance} {unit} are waiting, {first_name|friend}"}


@dataclass
class Board:
    """One card, and what becomes of messages on it."""

    session: object
    card: passes.CardRow

    def say(self, words=None, *, at=NOON, until=None, facts=None, **told):
        """Let the card show a message."""
        message = messages.compose_message(
            self.session,
            self.card.brand_id,
            **({"origin": "test", "purpose": "marketing", "now": at} | told),
            words=words or WORDS,
        )
        row = messages.Shown(self.card.id, self.card.customer_id, facts or {})
        messages.show(
            self.session, message, [row], shows_from=at, shows_until=until, now=at
        )
        return message

    def earn(self, points, source, at=NOON):
        ledger.earn(
            self.session, self.card.account_id, points * 100, source=source, now=at
        )

    def refresh(self, at=NOON):
        """Compose the card again; return what its new version announces, if it is new."""
        before = len(self.versions())
        passes.refresh(
            self.session,
            [self.card.id],
            cause="message",
            people=make.people(),
            card_link=LINK,
            now=at,
        )
        versions = self.versions()
        return versions[-1].sentence if len(versions) > before else None

    def versions(self):
        self.session.expire_all()
        return (
            self.session.query(PassVersion)
            .filter_by(pass_id=self.card.id)
            .order_by(PassVersion.version)
            .all()
        )

    def now_says(self, key="message"):
        """Return what stands in a field of the card."""
        card = passes.card_of(self.session, self.card.brand_id, self.card.id)
        return card.content["fields"][key]


def later(**span) -> datetime:
    return NOON + timedelta(**span)


@pytest.fixture
def board(database):
    with database.transaction() as session:
        yield Board(session, make.card(session, first_name="Ada", language="en"))
