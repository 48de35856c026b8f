"""personalization.json: the sign-up sheet of a reward card read over NFC."""

import orjson

from walletpass.passes.design import Design
from walletpass.wallets.apple.laying_out import is_nothing
from walletpass.wallets.apple.vocabulary import PERSONAL_FIELDS
from walletpass.wallets.apple.wording import words_of

PERSONALIZATION = "personalization.json"


def personalization_json(design: Design) -> bytes | None:
    """Return the file, `None` where Wallet would not look at it.

    https://developer.apple.com/documentation/walletpasses/personalize (checked 2026-11)
    """
    sheet = design.sign_up
    if sheet is None:
        return None
    say = words_of(design)
    facts = {
        "description": say("personalization.description"),
        "requiredPersonalizationFields": [
            PERSONAL_FIELDS[name] for name in sheet.fields
        ],
        "termsAndConditions": say("personalization.terms"),
    }
    return orjson.dumps(
        {key: fact for key, fact in facts.items() if not is_nothing(fact)}
    )
