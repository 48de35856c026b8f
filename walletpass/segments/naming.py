"""How a brand calls what its trees name by id."""

from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.brands import Brand, Store
from walletpass.customers import clubs_of
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Words
from walletpass.ledger import Program
from walletpass.rewards.models import ProgramVersion
from walletpass.segments.describing import Names


def names_of(session: Session, brand: Brand) -> Names:
    """Return the names of the brand's stores, clubs, programs and tiers."""
    called: dict[str, Words] = {}
    ladders = session.scalars(
        select(ProgramVersion.tiers)
        .where(ProgramVersion.brand_id == brand.id)
        .order_by(ProgramVersion.number)
    )
    for told in ladders:
        for tier in told["tiers"] if told else ():
            called[tier["code"]] = tier.get("name", {})
    for program in session.scalars(select(Program).where(Program.brand_id == brand.id)):
        called[program.id] = program.name
    for store in session.scalars(select(Store).where(Store.brand_id == brand.id)):
        called[store.id] = {DEFAULT_LANGUAGE: store.name}
    for club in clubs_of(session, brand.id):
        called[club.id] = {DEFAULT_LANGUAGE: club.name}
    return Names(brand.currency, ZoneInfo(brand.timezone), called)
