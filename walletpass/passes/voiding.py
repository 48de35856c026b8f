"""Voiding cards: they turn grey on the phone, and never come back."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.customers import People
from walletpass.passes import messages
from walletpass.passes.composing import compose, setting_of
from walletpass.passes.errors import UnknownPassError
from walletpass.passes.events import RefreshPasses
from walletpass.passes.holding import holders
from walletpass.passes.models import Pass, PassVersion
from walletpass.passes.refreshing import Refreshed, refresh
from walletpass.passes.telling import tell


def void(session: Session, brand_id: str, pass_id: str, *, now: datetime) -> None:
    """Void the brand's card and promise its phones word of it. Again changes nothing.

    Raises:
        UnknownPassError: The brand has no such card.
    """
    wallet_pass = session.scalars(
        select(Pass)
        .where(Pass.id == pass_id, Pass.brand_id == brand_id)
        .with_for_update()
    ).one_or_none()
    if wallet_pass is None:
        raise UnknownPassError
    if wallet_pass.status == "voided":
        return
    wallet_pass.status = "voided"
    outbox.add(session, RefreshPasses((pass_id,), "voided"), now=now)
    tell(session, wallet_pass, "pass.voided", now=now)
    session.flush()


def forget_holder(
    session: Session, customer_id: str, *, people: People, card_link: str, now: datetime
) -> list[Refreshed]:
    """Void every card of somebody who was erased, and let no card or version name them.

    The new versions come back, for their phones to be told.
    """
    cards = session.scalars(
        select(Pass)
        .where(Pass.customer_id == customer_id)
        .order_by(Pass.id)
        .with_for_update()
    ).all()
    for card in cards:
        if card.status != "voided":
            tell(session, card, "pass.voided", now=now)
        card.status = "voided"
    session.flush()
    pass_ids = [card.id for card in cards]
    messages.forget(session, pass_ids)
    for holder in holders(session, pass_ids, now=now):
        setting = setting_of(
            session,
            holder.Pass.template_id,
            customer_ids=[customer_id],
            card_link=card_link,
            now=now,
        )
        holder.Pass.content = compose(setting, holder, people).to_dict()
    session.flush()
    renewed = refresh(
        session,
        pass_ids,
        cause="erased",
        people=people,
        card_link=card_link,
        now=now,
        always=True,
    )
    session.execute(
        update(PassVersion)
        .where(PassVersion.pass_id.in_(pass_ids))
        .values(changes=[], sentence="")
    )
    return renewed
