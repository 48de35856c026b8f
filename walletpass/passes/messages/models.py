"""What a card says besides the balance: the words once, and on which cards they show."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import ONE_TREE, Base, Json
from walletpass.kernel.languages import Words

Purpose = Literal["service", "marketing"]


class CardMessage(Base):
    """A message for cards, in the words of each language, with facts in braces.

    *origin* says who speaks, such as a campaign's run and variant. *link* stands below
    the card, under *link_words*.
    """

    __tablename__ = "card_messages"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    origin: Mapped[str] = mapped_column(String(120))
    purpose: Mapped[Purpose] = mapped_column(String(9))
    words: Mapped[Words] = mapped_column(Json)
    link: Mapped[str | None] = mapped_column(String(500))
    link_words: Mapped[Words] = mapped_column(Json)
    created_at: Mapped[datetime]

    __table_args__ = (Index(None, "brand_id", "origin"),)


class Showing(Base):
    """A message on one card, from a moment until another.

    Of those that show at once, the card tells the one that began last, a service
    message before any other. *facts* are what the words name and only this showing
    knows, such as the coupon's number. *withdrawn_why* is the reason for which one that
    was to show later was taken off.
    """

    __tablename__ = "card_showings"

    message_id: Mapped[str] = mapped_column(
        ForeignKey("card_messages.id"), primary_key=True
    )
    pass_id: Mapped[str] = mapped_column(ForeignKey("passes.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    purpose: Mapped[Purpose] = mapped_column(String(9))
    facts: Mapped[dict[str, Any]]
    shows_from: Mapped[datetime]
    shows_until: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None] = mapped_column(String(24))

    __table_args__ = (
        Index(None, "pass_id", "shows_from"),
        Index(None, "customer_id", "shows_from"),
        ONE_TREE,
    )
