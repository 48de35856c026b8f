"""Checking a pass, whoever made it: every finding at once, from every side."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from walletpass.passes.issues import Issue, error
from walletpass.wallets.apple.validation.barcodes import barcodes
from walletpass.wallets.apple.validation.colours import colours
from walletpass.wallets.apple.validation.contactless import (
    contactless,
    personalization,
)
from walletpass.wallets.apple.validation.fields import fields
from walletpass.wallets.apple.validation.findings import ROOT, quoted
from walletpass.wallets.apple.validation.identity import identity, web_service
from walletpass.wallets.apple.validation.images import ImageSize, image_names, images
from walletpass.wallets.apple.validation.languages import (
    folders_of,
    strings_files,
    texts_within,
)
from walletpass.wallets.apple.validation.links import links
from walletpass.wallets.apple.validation.pass_shape import shape
from walletpass.wallets.apple.validation.reading import read_card
from walletpass.wallets.apple.validation.relevance import relevance
from walletpass.wallets.apple.validation.styles import poster_event, style


def validate(
    card: Any,
    files: Mapping[str, ImageSize],
    localisations: Mapping[str, bytes],
    *,
    sheet: Any = None,
) -> list[Issue]:
    """Return everything that is wrong with a pass, or unwise, errors and warnings mixed.

    *card* is its pass.json as parsed; *files* are its pictures by path, *localisations*
    its strings files by path, and *sheet* its personalization.json as parsed. Nothing
    is too odd to be looked at: whatever comes in, findings come out.
    """
    if not isinstance(card, Mapping):
        return [
            error(
                "pass-no-object",
                ROOT,
                "A pass is an object, and this is {value}.",
                "Put its keys and values in curly brackets.",
                value=quoted(card),
            )
        ]
    names = image_names(files)
    findings = chain(
        shape(card),
        identity(card),
        web_service(card),
        style(card),
        fields(card),
        barcodes(card),
        relevance(card),
        colours(card, names),
        contactless(card),
        links(card),
        poster_event(card, names),
        images(card, files, folders_of([*files, *localisations])),
        strings_files(localisations, texts_within(card, sheet)),
        personalization(card, sheet, names) if sheet is not None else (),
    )
    return list(dict.fromkeys(findings))


def validate_bytes(
    content: bytes,
    files: Mapping[str, ImageSize],
    localisations: Mapping[str, bytes],
    *,
    sheet: Any = None,
) -> list[Issue]:
    """Return everything that is wrong with a pass whose pass.json is *content*.

    This also sees what parsing hides: a byte order mark, a key that stands twice.
    """
    card, issues = read_card(content)
    if card is None:
        return issues or [error("null", ROOT, "It is null.", "A pass is an object.")]
    return [*issues, *validate(card, files, localisations, sheet=sheet)]
