"""Issuing cards while something else happens."""

import threading

import pytest
from sqlalchemy import text

from tests import make
from tests.make import LINK, NOON
from walletpass import customers, ledger, passes
from walletpass.jobs import keep, relay
from walletpass.passes import Design, Template


def test_a_card_issued_while_a_design_is_published_takes_part_in_it(
    postgresql_database,
):
    """Whoever reads the old design holds up the new one until their card is there."""
    database = postgresql_database
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner, make.signing_pass_type(session, owner))
    publisher = threading.Thread(target=_publish, args=(database, club))

    with database.transaction() as session:
        issued = passes.issue(
            session,
            make.customer(session, owner),
            people=make.people(),
            card_link=LINK,
            now=NOON,
        )
        publisher.start()
        while publisher.is_alive() and not _somebody_waits(database):
            continue
    publisher.join()

    with database.snapshot() as session:
        newest = session.get_one(Template, club.id).version_id
        card = passes.card_of(session, owner.id, issued.wallet_pass.id)
    assert newest != club.version_id
    assert card.template_version_id == newest


def test_a_card_issued_during_a_sale_shows_what_was_earned(postgresql_database):
    """Somebody lost a card and gets another, while a till books a last sale."""
    database = postgresql_database
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner, make.signing_pass_type(session, owner))
        lost = make.card(session, owner, of=club)
        passes.void(session, owner.id, lost.id, now=NOON)
    _keep_every_promise(database)
    till = threading.Thread(target=_earn, args=(database, lost))

    with database.transaction() as session:
        issued = passes.issue(
            session,
            customers.customer_of(session, owner.id, lost.customer_id),
            people=make.people(),
            card_link=LINK,
            now=NOON,
        )
        till.start()
        while till.is_alive() and not _somebody_waits(database):
            continue
    till.join()

    with database.snapshot() as session:
        card = passes.card_of(session, owner.id, issued.wallet_pass.id)
    assert card.id != lost.id
    assert card.content["fields"]["balance"] == 50


def test_no_card_outlives_a_customer_who_is_erased_meanwhile(postgresql_database):
    """Whoever erases waits for the card that is being issued, and voids that too."""
    database = postgresql_database
    with database.transaction() as session:
        owner = make.brand(session)
        make.template(session, owner, make.signing_pass_type(session, owner))
        ada = make.customer(session, owner)
    eraser = threading.Thread(target=_erase, args=(database, owner.id, ada.id))

    with database.transaction() as session:
        _issue(session, customers.customer_of(session, owner.id, ada.id))
        eraser.start()
        while eraser.is_alive() and not _somebody_waits(database):
            continue
    eraser.join()

    with database.snapshot() as session:
        [card] = passes.cards(session, owner.id, customer_id=ada.id).rows
    assert card.status == "voided"
    with (
        pytest.raises(customers.ErasedCustomerError),
        database.transaction() as session,
    ):
        _issue(session, customers.customer_of(session, owner.id, ada.id))


def _issue(session, customer):
    return passes.issue(
        session, customer, people=make.people(), card_link=LINK, now=NOON
    )


def _erase(database, brand_id, customer_id):
    with database.transaction() as session:
        customers.erase(session, customers.customer_of(session, brand_id, customer_id))
        passes.forget_holder(
            session, customer_id, people=make.people(), card_link=LINK, now=NOON
        )


def _earn(database, card):
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 50_00, source="receipt-1", now=NOON)
    _keep_every_promise(database)


def _publish(database, template):
    with database.transaction() as session:
        draft = session.get_one(Template, template.id)
        design = Design.model_validate(
            make.DESIGN | {"description": {"en": "Another card"}}
        )
        passes.save_draft(draft, design, now=NOON)
        passes.publish(session, draft, {}, now=NOON)
    _keep_every_promise(database)


def _somebody_waits(database):
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type='Lock'")
    with database.snapshot() as session:
        return session.scalar(waiting) > 0


def _keep_every_promise(database):
    services = make.services(database)
    while relay(services, lambda ticket: keep(services, ticket)):
        pass
