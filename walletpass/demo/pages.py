"""The demo's page: the table, and what one can do at it."""

from flask import Blueprint

from walletpass.demo.table import Table


def demo_pages(table: Table) -> Blueprint:
    """Return the pages around this table."""
    pages = Blueprint("demo", __name__, url_prefix="/demo")

    @pages.get("/")
    def show() -> str:
        return ", ".join(seat.phone.owner for seat in table.seats)

    return pages
