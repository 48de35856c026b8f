"""What a message that nobody was told yet would say on given cards, to the letter."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from walletpass.customers import People
from walletpass.kernel.languages import Words, language_of
from walletpass.ledger import next_expiries
from walletpass.passes.composing import Setting, known_to_messages, said_now, setting_of
from walletpass.passes.holding import holders
from walletpass.passes.messages import Prediction, predict


def preview(
    session: Session,
    pass_ids: Sequence[str],
    words: Words,
    *,
    told: Mapping[str, Any],
    people: People,
    card_link: str,
    now: datetime,
) -> Mapping[str, Prediction]:
    """Return what the lock screens of these cards' holders would say, by card.

    *told* is what only this message knows, such as the coupon's number. A card that says
    the same already stays silent. Writes nothing.
    """
    rows = holders(session, pass_ids, now=now)
    expiries = next_expiries(session, [row.Pass.account_id for row in rows])
    settings: dict[str, Setting] = {}
    found = {}
    for row in rows:
        template_id = row.Pass.template_id
        if template_id not in settings:
            settings[template_id] = setting_of(
                session, template_id, card_link=card_link, now=now
            )
        setting, language = settings[template_id], language_of(row.language)
        facts = known_to_messages(
            setting,
            row,
            people,
            language,
            expiry=expiries.get(row.Pass.account_id),
            told=told,
        )
        found[row.Pass.id] = predict(
            setting.design,
            words,
            facts,
            language,
            before=said_now(setting, row, facts, language),
        )
    return found
