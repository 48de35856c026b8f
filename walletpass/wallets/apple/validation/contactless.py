"""What a pass answers over NFC, and the sign-up sheet that may come with it."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any, Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.personalization import PERSONALIZATION
from walletpass.wallets.apple.validation.findings import (
    object_in,
    text_in,
)
from walletpass.wallets.apple.validation.pass_shape import personalization_shape

_LONGEST_MESSAGE: Final = 64


def contactless(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check the message and the key. Whether Apple grants NFC, the certificate tells."""
    nfc = object_in(card, "nfc")
    message = text_in(nfc, "message")
    if message == "":
        yield error(
            "nfc-message-empty",
            "$.nfc.message",
            "It is empty.",
            "Say what the reader should get.",
        )
    elif message and len(message.encode(errors="replace")) > _LONGEST_MESSAGE:
        yield warning(
            "nfc-message-long",
            "$.nfc.message",
            "Readers get its first {most} bytes.",
            "Shorten it.",
            most=_LONGEST_MESSAGE,
        )
    key = text_in(nfc, "encryptionPublicKey")
    if key is not None and not _is_key(key):
        yield error(
            "nfc-key",
            "$.nfc.encryptionPublicKey",
            "It is no public key of curve P-256.",
            "Give the key's SubjectPublicKeyInfo in Base64, without the armour lines.",
        )


def _is_key(text: str) -> bool:
    try:
        key = load_der_public_key(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError, UnsupportedAlgorithm):
        return False
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(
        key.curve, ec.SECP256R1
    )


def personalization(
    card: Mapping[str, Any], sheet: Any, images: frozenset[str]
) -> Iterator[Issue]:
    """Check the sign-up sheet, and that Wallet will show it at all."""
    yield from personalization_shape(sheet)
    if "nfc" not in card:
        yield warning(
            "sign-up-needs-nfc",
            PERSONALIZATION,
            "Wallet shows the sign-up sheet only for passes with NFC.",
            "Add nfc, or let people sign up on a page of yours.",
        )
    if "personalizationLogo" not in images:
        yield warning(
            "sign-up-needs-logo",
            PERSONALIZATION,
            "Wallet shows the sign-up sheet only with its own logo on it.",
            "Add personalizationLogo@2x.png and personalizationLogo@3x.png.",
        )
    if "storeCard" not in card:
        yield warning(
            "sign-up-needs-store-card",
            PERSONALIZATION,
            "Wallet shows the sign-up sheet only for store cards.",
            "Make it a store card.",
        )
