"""Pass types and their certificates, templates and their versions, and the cards."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base


class PassType(Base):
    """A signing identity and push topic: ``pass.com.example.card`` of one Apple team.

    *update_tag* is the counter behind `lastUpdated`. It is drawn under this row's
    lock, last before commit, so that tags are handed out in the order of commits.
    """

    __tablename__ = "pass_types"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    identifier: Mapped[str] = mapped_column(String(255), unique=True)
    team_identifier: Mapped[str] = mapped_column(String(16))
    update_tag: Mapped[int] = mapped_column(BigInteger, default=0)
    created_at: Mapped[datetime]


class Certificate(Base):
    """A certificate that signs for a pass type, with its private key, sealed.

    While *chain* is empty it is a request waiting for Apple's answer. Several may be
    live at once: of those the one imported last, *created_at*, signs and pushes.
    """

    __tablename__ = "certificates"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    pass_type_id: Mapped[str | None] = mapped_column(
        ForeignKey("pass_types.id"), index=True
    )
    chain: Mapped[str] = mapped_column(Text, default="")
    key_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    fingerprint: Mapped[str | None] = mapped_column(String(95), unique=True)
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Template(Base):
    """How a program's cards look. *draft* is being edited; *version_id* is published."""

    __tablename__ = "templates"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    pass_type_id: Mapped[str] = mapped_column(ForeignKey("pass_types.id"))
    name: Mapped[str] = mapped_column(String(200))
    draft: Mapped[dict[str, Any]]
    version_id: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class TemplateVersion(Base):
    """A design as it was published, for ever; *number* counts from 1."""

    __tablename__ = "template_versions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    template_id: Mapped[str] = mapped_column(ForeignKey("templates.id"))
    number: Mapped[int]
    design: Mapped[dict[str, Any]]
    published_by: Mapped[str | None] = mapped_column(String(64))
    published_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("template_id", "number"),)


class TemplateFile(Base):
    """One picture of a published design, in one of its sizes, ready for the bundle."""

    __tablename__ = "template_files"

    version_id: Mapped[str] = mapped_column(
        ForeignKey("template_versions.id"), primary_key=True
    )
    path: Mapped[str] = mapped_column(String(100), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Asset(Base):
    """A picture as the brand gave it, known by its SHA-256."""

    __tablename__ = "assets"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class Pass(Base):
    """One customer's card.

    *serial_number* is its public name, random; *number* is what stands under the
    barcode. *content* is what it says, as composed last; *modified_at* moves on by at
    least a second per *version*, since an HTTP date has no smaller step.
    """

    __tablename__ = "passes"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    template_id: Mapped[str] = mapped_column(ForeignKey("templates.id"))
    template_version_id: Mapped[str] = mapped_column(ForeignKey("template_versions.id"))
    pass_type_id: Mapped[str] = mapped_column(ForeignKey("pass_types.id"))
    serial_number: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(32))
    status: Mapped[str] = mapped_column(String(16), default="active")
    source: Mapped[str | None] = mapped_column(String(200))
    personalized_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer)
    update_tag: Mapped[int] = mapped_column(BigInteger)
    modified_at: Mapped[datetime]
    content: Mapped[dict[str, Any]]
    issued_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("serial_number"),
        UniqueConstraint("brand_id", "number"),
        Index("ix_passes_brand_id_id", "brand_id", "id"),
        Index("ix_passes_template_id_id", "template_id", "id"),
        Index(
            "uq_passes_account_id_live",
            "account_id",
            unique=True,
            sqlite_where=status != "voided",
            postgresql_where=status != "voided",
        ),
    )


class PassVersion(Base):
    """One change of a card: what changed, why, and what the lock screen will say."""

    __tablename__ = "pass_versions"

    pass_id: Mapped[str] = mapped_column(ForeignKey("passes.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    update_tag: Mapped[int] = mapped_column(BigInteger)
    cause: Mapped[str] = mapped_column(String(64))
    changes: Mapped[list[Any]]
    sentence: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime]
