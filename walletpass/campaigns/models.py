"""Campaigns, their versions and runs, and what became of every customer in a run."""

from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import ONE_TREE, Base
from walletpass.passes.messages.models import Purpose

Kind = Literal["once", "recurring", "triggered", "journey"]
Status = Literal[
    "draft", "rehearsed", "approved", "running", "paused", "cancelled", "finished"
]
RunStatus = Literal["freezing", "running", "paused", "cancelled", "finished"]
Arm = Literal["treated", "held"]
_IS_PLANNED: Final = text("state = 'planned'")
PLANNED: Final = literal_column("'planned'", String())
"""Who asks for what is planned says so to the letter: an index of these alone answers."""

State = Literal["planned", "sent", "tasked", "suppressed", "held", "cancelled"]


class Campaign(Base):
    """What a brand intends to say, to whom and when.

    *draft* is the document being edited, *version_id* the one approved or running.
    *revision* moves on with every edit, so that two people who edit at once notice;
    *changed_by* made the last one.
    *salt* decides who is held out; it is told once the campaign has been sent.
    """

    __tablename__ = "campaigns"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[Kind] = mapped_column(String(10))
    status: Mapped[Status] = mapped_column(String(10))
    revision: Mapped[int]
    draft: Mapped[dict[str, Any]]
    version_id: Mapped[str | None] = mapped_column(String(32))
    salt: Mapped[bytes] = mapped_column(LargeBinary(32))
    made_by: Mapped[str] = mapped_column(String(80))
    changed_by: Mapped[str] = mapped_column(String(80))
    approved_by: Mapped[str | None] = mapped_column(String(80))
    approved_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (Index(None, "brand_id", "status", "id"),)


class CampaignVersion(Base):
    """A campaign's document as it was rehearsed, for ever; *number* counts from 1."""

    __tablename__ = "campaign_versions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"))
    number: Mapped[int]
    document: Mapped[dict[str, Any]]
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("campaign_id", "number"),)


class Rehearsal(Base):
    """What a version would have done at one moment, told without doing any of it."""

    __tablename__ = "rehearsals"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("campaign_versions.id"))
    asked_by: Mapped[str] = mapped_column(String(80))
    result: Mapped[dict[str, Any] | None]
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class Run(Base):
    """One execution of a campaign's version, planned for a moment.

    First its audience is frozen, customer by customer up to *frozen_through*; then it is
    sent, in the order of due times. *step* counts the batches of either kind: a promise
    names the one it is for, and kept twice finds that it is over. *entry* names what a
    triggered run was fired by; a campaign has one run for each. *purpose*, *category*
    and *priority* are its version's: other runs ask for them. *counts* says how many
    there are of each reason, and how many are planned yet.
    """

    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("campaign_versions.id"))
    entry: Mapped[str] = mapped_column(String(80))
    status: Mapped[RunStatus] = mapped_column(String(10))
    purpose: Mapped[Purpose] = mapped_column(String(9))
    category: Mapped[str | None] = mapped_column(String(60))
    priority: Mapped[int]
    step: Mapped[int] = mapped_column(default=0)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    planned_for: Mapped[datetime]
    frozen_through: Mapped[str] = mapped_column(String(32), default="")
    frozen_at: Mapped[datetime | None]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("campaign_id", "entry"),
        Index(None, "brand_id", "status"),
    )


class Delivery(Base):
    """What became of one eligible customer in one run: exactly one row, with a reason.

    *bucket* (0 to 9 999) and *arm* were frozen before the first message. While
    *planned*, *due_at* says when their turn comes; *decided_at* when it was. *tasked* are
    those whom the staff was asked to call. *detail* is
    what the reason counts or names: messages they had, or the campaign that went first.
    """

    __tablename__ = "deliveries"

    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"))
    pass_id: Mapped[str | None] = mapped_column(String(32))
    arm: Mapped[Arm] = mapped_column(String(7))
    bucket: Mapped[int]
    variant: Mapped[str] = mapped_column(String(40))
    state: Mapped[State] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(24))
    detail: Mapped[str | None] = mapped_column(String(32))
    due_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_deliveries_turn",
            "run_id",
            "due_at",
            "customer_id",
            sqlite_where=_IS_PLANNED,
            postgresql_where=_IS_PLANNED,
        ),
        Index(None, "customer_id", "due_at"),
        CheckConstraint("bucket BETWEEN 0 AND 9999", "bucket"),
        ONE_TREE,
    )


class Manners(Base):
    """How often and when a brand speaks: limits across all its campaigns.

    *per_day*, *per_week* and *per_month* count messages to one customer, service
    messages apart; None is no limit. Quiet hours run from minute to minute of the
    customer's own day; a message that falls into them waits, or is dropped. Above
    *approve_above* recipients a second person approves.
    """

    __tablename__ = "manners"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    per_day: Mapped[int | None]
    per_week: Mapped[int | None]
    per_month: Mapped[int | None]
    per_category: Mapped[dict[str, Any]]
    quiet_from: Mapped[int]
    quiet_until: Mapped[int]
    quiet_drops: Mapped[bool]
    approve_above: Mapped[int]
    updated_at: Mapped[datetime]


class TeamCard(Base):
    """The card on a colleague's own phone: campaigns are tried out on it."""

    __tablename__ = "team_cards"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    pass_id: Mapped[str] = mapped_column(ForeignKey("passes.id"))
    named_at: Mapped[datetime]

    __table_args__ = (Index(None, "brand_id"), ONE_TREE)


class Wish(Base):
    """What a customer asked of us: fewer messages, none for a while, or only service."""

    __tablename__ = "message_wishes"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    per_week: Mapped[int | None]
    paused_until: Mapped[datetime | None]
    only_service: Mapped[bool]
    updated_at: Mapped[datetime]


class Aside(Base):
    """A marketing message that a customer hears outside of campaigns.

    Kept as long as it counts for how much they hear.
    """

    __tablename__ = "message_asides"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    message_id: Mapped[str] = mapped_column(
        ForeignKey("card_messages.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    said_at: Mapped[datetime]

    __table_args__ = (
        Index(None, "said_at"),
        Index(None, "message_id"),
        ONE_TREE,
    )


class Entry(Base):
    """An occasion on which a triggered campaign turned to somebody: once for each *key*."""

    __tablename__ = "campaign_entries"

    campaign_id: Mapped[str] = mapped_column(
        ForeignKey("campaigns.id"), primary_key=True
    )
    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id"))
    entered_at: Mapped[datetime]

    __table_args__ = (Index(None, "customer_id"), ONE_TREE)
