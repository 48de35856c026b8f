"""`walletpass customers erase`: forget one person, keep the books."""

import click
from sqlalchemy.orm import Session

from walletpass import (
    brands,
    calls,
    campaigns,
    customers,
    devices,
    insight,
    passes,
    places,
    sales,
)
from walletpass.brands import Brand
from walletpass.cli.importing import customers_group
from walletpass.cli.opening import opened
from walletpass.customers import Customer, UnknownCustomerError
from walletpass.rewards import happenings
from walletpass.services import Services


@customers_group.command("erase")
@click.argument("whom")
@click.option("--brand", required=True, help="The brand's slug.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(whom: str, brand: str, *, yes: bool) -> None:
    """Erase the customer WHOM: a phone, an e-mail address or a customer's id.

    Their key is destroyed, their cards turn void and nameless, on phones too. What they
    earned and spent stays in the books, and is nobody's. What programs were answered
    about them is forgotten. There is no way back but a backup.
    """
    with opened() as services:
        with services.database.snapshot() as session:
            owner = brands.brand_called(session, brand)
            customer_id = _found(session, services, owner, whom).id
        if not yes:
            click.confirm(f"Erase {customer_id} for good?", abort=True)
        with services.database.transaction() as session:
            _erase(session, services, owner, customer_id)
        services.database.forget_traces()
    click.echo(f"{customer_id} is erased.")


def _found(session: Session, services: Services, owner: Brand, whom: str) -> Customer:
    if whom.startswith("cus_"):
        return customers.person_of(session, owner.id, whom)
    kind: customers.Kind = "email" if "@" in whom else "phone"
    customer = customers.find(session, services.people, owner, kind, whom)
    if customer is None:
        raise UnknownCustomerError
    return customer


def _erase(
    session: Session, services: Services, owner: Brand, customer_id: str
) -> None:
    now = services.now()
    customer = customers.customer_of(session, owner.id, customer_id)
    customers.erase(session, customer, now=now)
    sales.forget_watches(session, customer_id, now=now)
    happenings.forget(session, customer_id)
    insight.forget(session, [customer_id])
    campaigns.forget(session, customer_id)
    calls.forget(session, customer_id)
    places.forget_places(session, customer_id)
    brands.forget_answers(session, owner.id, customer_id)
    renewed = passes.forget_holder(
        session,
        customer_id,
        people=services.people,
        card_link=services.card_link,
        now=now,
    )
    for news in renewed:
        listening = devices.devices_holding(session, news.pass_ids)
        devices.promise_push(session, news.pass_type_id, listening, now=now)
    brands.record(
        session,
        owner.id,
        actor="command line",
        action="customers.erase",
        object=customer_id,
        now=now,
    )
