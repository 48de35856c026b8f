"""What a card says of the last thing that happened to its points."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import LINK, NOON
from walletpass import ledger, passes
from walletpass.passes import PassVersion

FIELDS = {
    "back": [
        {
            "key": "latest",
            "label": {"en": "News"},
            "value": "{latest}",
            "change_message": {"en": "%@"},
        }
    ]
}
LATER = NOON + timedelta(minutes=5)


def earn(session, account_id, points, source="sale", **more):
    return ledger.earn(session, account_id, points, source=source, now=NOON, **more)


def put_aside(session, account_id):
    return ledger.reserve(
        session, account_id, 30_00, source="put", until=LATER, now=NOON
    )


def reserve(session, account_id):
    earn(session, account_id, 100_00)
    put_aside(session, account_id)


def commit(session, account_id):
    earn(session, account_id, 100_00)
    put = put_aside(session, account_id)
    ledger.commit(session, account_id, put.id, source="paid", now=NOON)


def release(session, account_id):
    earn(session, account_id, 100_00)
    put = put_aside(session, account_id)
    ledger.release(session, account_id, put.id, source="let go", now=NOON)


def pending(session, account_id):
    earn(session, account_id, 54_00, activates_at=LATER)


def activate(session, account_id):
    pending(session, account_id)
    ledger.settle(session, [account_id], now=LATER)


def expire(session, account_id):
    earn(session, account_id, 100_00)
    earn(session, account_id, 20_00, "soon gone", expires_at=LATER)
    ledger.settle(session, [account_id], now=LATER)


def in_parts(session, account_id):
    earn(session, account_id, 7_00, "earlier", reason="till-1 1")
    earn(session, account_id, 50_00, "a", reason="till-1 2")
    earn(session, account_id, 4_00, "b", reason="till-1 2", expires_at=LATER)
    earn(session, account_id, 9_00, "c", reason="till-1 2", activates_at=LATER)


@pytest.mark.parametrize(
    ("happen", "sentence"),
    [
        (reserve, "−30 points, 70 now"),
        (commit, "−30 points, 70 now"),
        (release, "+30 points, 100 now"),
        (pending, "+54 points (on the way), 0 now"),
        (activate, "+54 points, 54 now"),
        (expire, "−20 points (expired), 100 now"),
        (in_parts, "+54 points, 61 now"),
    ],
)
def test_it_is_one_sentence_in_one_new_version(database, happen, sentence):
    with database.transaction() as session:
        owner = make.brand(session)
        card = make.card(
            session, owner, of=make.template(session, owner, fields=FIELDS)
        )
        happen(session, card.account_id)

        passes.refresh(
            session,
            [card.id],
            cause="balance",
            people=make.people(),
            card_link=LINK,
            now=NOON,
        )

        after = passes.card_of(session, card.brand_id, card.id)
        assert after.content["fields"]["latest"] == sentence
        assert after.version == card.version + 1
        assert session.query(PassVersion).filter_by(pass_id=card.id).count() == 2
