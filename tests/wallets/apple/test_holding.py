"""Which certificate signs: the newest import among those valid now."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass.wallets.apple.holding import (
    best_certificate,
    held_certificates,
    identity_behind,
    keep_identity,
    leading,
)
from walletpass.wallets.apple.press_errors import NoCertificateError

DAY = timedelta(days=1)
NAME = "pass.com.example.card"


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


@pytest.fixture
def kept(session):
    """Return how to import a certificate issued on one day, on another."""
    owner = make.brand(session)

    def keep(*, issued, imported):
        identity = make.authority().new_identity(
            NAME, "EXAMPLE123", now=NOON + issued * DAY
        )
        return keep_identity(
            session, make.people().vault, owner.id, identity, now=NOON + imported * DAY
        )

    return keep


def signing(session, certificate, day):
    """Return who signs that day: the press and an operator are told the same."""
    now = NOON + day * DAY
    told = best_certificate(session, certificate.pass_type_id, now=now).fingerprint
    held = held_certificates(session, now=now)
    [listed] = [one for one in held if one.signs]
    assert listed.fingerprint == told
    assert leading(held) == {NAME: listed}
    return told


def test_the_newest_import_signs_and_at_its_end_the_older_takes_over(session, kept):
    longer = kept(issued=100, imported=100)
    shorter = kept(issued=90, imported=101)

    assert signing(session, longer, 102) == shorter.fingerprint
    assert signing(session, longer, 460) == longer.fingerprint
    end = NOON + 470 * DAY
    with pytest.raises(NoCertificateError):
        best_certificate(session, longer.pass_type_id, now=end)
    held = held_certificates(session, now=end)
    assert not any(one.signs for one in held)
    assert leading(held)[NAME].fingerprint == longer.fingerprint


def test_one_that_has_not_begun_leaves_the_older_to_sign(session, kept):
    older = kept(issued=0, imported=0)
    newer = kept(issued=10, imported=10)

    assert signing(session, older, 5) == older.fingerprint
    assert signing(session, older, 11) == newer.fingerprint


def test_one_imported_again_is_the_newest_once_more(session, kept):
    first = kept(issued=0, imported=0)
    second = kept(issued=0, imported=1)
    assert signing(session, first, 2) == second.fingerprint

    vault = make.people().vault
    again = identity_behind(first, vault, now=NOON)
    keep_identity(session, vault, first.brand_id, again, now=NOON + 3 * DAY)

    assert signing(session, first, 4) == first.fingerprint
