"""A card read by somebody who speaks another language than its holder."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.customers import People
from walletpass.kernel.languages import Language
from walletpass.passes.composing import compose, setting_of
from walletpass.passes.design import Design
from walletpass.passes.finding import CardRow
from walletpass.passes.holding import holders, losses_told_of
from walletpass.passes.models import TemplateVersion
from walletpass.passes.noticeboard import with_noticeboard


def in_language(
    session: Session,
    card: CardRow,
    language: Language,
    *,
    people: People,
    card_link: str,
    now: datetime,
) -> CardRow:
    """Return the card as it reads in *language*, for showing; nothing is written.

    In its holder's own it is as it stands. For another it is composed anew, in the same
    design: what it says of its holder was written down in one language only.
    """
    if card.content["language"] == language:
        return card
    version = session.get_one(TemplateVersion, card.template_version_id)
    setting = replace(
        setting_of(
            session,
            card.template_id,
            customer_ids=[card.customer_id],
            card_link=card_link,
            now=now,
        ),
        design=with_noticeboard(Design.model_validate(version.design)),
    )
    rows = holders(session, [card.id], now=now)
    losses = losses_told_of(session, rows)
    [holder] = rows
    content = compose(
        setting, holder, people, language, expiry=losses.get(holder.Pass.account_id)
    )
    return replace(card, content=content.to_dict())
