"""`walletpass tills` and `walletpass staff pin`: places to scan cards, and who may."""

import click
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Till
from walletpass.cli.founding import staff_group
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.kernel.secrets import Secret

_brand = click.option("--brand", required=True, help="The brand's slug.")
_store = click.option("--store", required=True, help="The store's code.")


@main.group("tills")
def tills_group() -> None:
    """Put tills into stores, and devices in their places."""


@tills_group.command("add")
@click.argument("code")
@_brand
@_store
@click.option("--name", required=True, help="What cashiers call it.")
def add_till(code: str, brand: str, store: str, name: str) -> None:
    """Put a till into a store, and print the code that makes a device this till."""
    with opened() as services, services.database.transaction() as session:
        now = services.now()
        place = _place(session, brand, store)
        till = brands.add_till(session, place, code=code, name=name, now=now)
        letters = brands.new_enrol_code(till, now=now)
    _tell(name, letters)


@tills_group.command("code")
@click.argument("code")
@_brand
@_store
def new_code(code: str, brand: str, store: str) -> None:
    """Print a fresh code for the till CODE: the device that shows it takes its place."""
    with opened() as services, services.database.transaction() as session:
        till = _till(session, brand, store, code)
        letters = brands.new_enrol_code(till, now=services.now())
        name = till.name
    _tell(name, letters)


def _tell(name: str, letters: Secret) -> None:
    click.echo(letters.reveal())
    click.echo(f"Type it at the device that is to be {name}, within a day.", err=True)


@tills_group.command("unlock")
@click.argument("code")
@_brand
@_store
def unlock(code: str, brand: str, store: str) -> None:
    """Open the till CODE again, which wrong PINs have locked."""
    with opened() as services, services.database.transaction() as session:
        till = _till(session, brand, store, code)
        brands.unlock_till(session, till)
        name = till.name
    click.echo(f"{name} is open.")


@tills_group.command("list")
@_brand
def list_tills(brand: str) -> None:
    """Show every till of a brand, and when its device was last there."""
    table = Table("store", "till", "name", "device", "last seen (UTC)")
    with opened() as services, services.database.snapshot() as session:
        owner = brands.brand_called(session, brand)
        stores = {store.id: store.code for store in brands.stores_of(session, owner.id)}
        for till in brands.tills_of(session, owner.id):
            seen = till.last_seen_at
            table.add_row(
                stores[till.store_id],
                till.code,
                till.name,
                _device(till),
                f"{seen:%Y-%m-%d %H:%M}" if seen else "never",
            )
    Console().print(table)


def _device(till: Till) -> str:
    if till.status == "retired":
        return "retired"
    return "enrolled" if till.token_digest else "none yet"


@staff_group.command("pin")
@click.argument("login")
@_brand
@click.password_option("--pin", prompt="PIN", help="Four to eight digits.")
def set_pin(login: str, brand: str, pin: str) -> None:
    """Give LOGIN a PIN to sign in at tills with."""
    with opened() as services, services.database.transaction() as session:
        owner = brands.brand_called(session, brand)
        person = brands.staff_called(session, owner.id, login)
        brands.set_pin(person, Secret(pin))
        name = person.name
    click.echo(f"{name} may sign in at tills.")


def _place(session: Session, brand: str, store: str) -> brands.Store:
    owner = brands.brand_called(session, brand)
    return brands.store_called(session, owner.id, store)


def _till(session: Session, brand: str, store: str, code: str) -> Till:
    return brands.till_called(session, _place(session, brand, store), code)
