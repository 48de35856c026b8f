"""The demo's small studio: another look for every card, or something to tell everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import brands, passes
from walletpass.demo.looks import LOOKS, Look, look_of, redesigned
from walletpass.demo.world import World
from walletpass.passes import Design, Pass, Template, TemplateVersion
from walletpass.services import Services
from walletpass.wallets.apple.publishing import publish_draft

LONGEST_NEWS = 120
_SPREADING = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Published:
    """What is published now: which version and look, and for how many cards."""

    version: int
    version_id: str
    look: Look
    cards: int
    is_recent: bool


class Studio:
    """Publishes the card's template anew; every card and phone follows by itself."""

    def __init__(self, services: Services, world: World) -> None:
        self._services = services
        self._slug = world.brand

    def publish(self, look: Look, news: str) -> None:
        """Give every card this look and, unless empty, these news.

        Braces would name facts of a card, which is more than this small form is for.
        """
        plain = " ".join(news.translate({ord("{"): "(", ord("}"): ")"}).split())
        now = self._services.now()
        with self._services.database.transaction() as session:
            template = self._template(session)
            design = redesigned(
                Design.model_validate(template.draft), look, plain[:LONGEST_NEWS]
            )
            passes.save_draft(template, design, now=now)
            publish_draft(session, template, now=now, by="demo")

    def published(self, session: Session, *, now: datetime) -> Published:
        """Return what is published now."""
        template = self._template(session)
        version = session.get_one(TemplateVersion, template.version_id)
        cards = session.scalar(
            select(func.count()).where(Pass.template_id == template.id)
        )
        look = look_of(Design.model_validate(version.design))
        return Published(
            version.number,
            version.id,
            look or LOOKS[0],
            cards or 0,
            is_recent=now - version.published_at < _SPREADING,
        )

    def _template(self, session: Session) -> Template:
        brand = brands.brand_called(session, self._slug)
        return passes.published_template(session, brand.id)
