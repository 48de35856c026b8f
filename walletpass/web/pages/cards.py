"""What the pages of one card have in common: whose card it is, and how it looks."""

from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.brands import Brand, brand_of
from walletpass.devices import Registration
from walletpass.kernel.languages import language_of
from walletpass.passes import CardRow, card_behind_link
from walletpass.wallets.apple import CardDrawing, draw
from walletpass.web.edge import current_services
from walletpass.web.pages.faces import Face, face_of_card
from walletpass.web.pages.tongues import speaker
from walletpass.web.pages.troubles import UnknownCardError
from walletpass.web.translations import Speaker


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card as its pages show it; *say* speaks on them."""

    say: Speaker
    card: CardRow
    brand: Brand
    drawing: CardDrawing
    face: Face
    zone: tzinfo


def card_behind(session: Session, code: str) -> CardRow:
    """Return the card of a link.

    Raises:
        UnknownCardError: The code is not one of ours.
    """
    serial_number = current_services().people.keyring.serial_in(code)
    card = card_behind_link(session, serial_number) if serial_number else None
    if card is None:
        raise UnknownCardError
    return card


def card_shown(session: Session, code: str) -> CardShown:
    """Draw the card of a link from a bundle of it, all in the visitor's language.

    Where the visitor's is none of ours, its holder's is likelier than any other.

    Raises:
        UnknownCardError: The code is not one of ours.
    """
    services = current_services()
    now = services.now()
    card = card_behind(session, code)
    say = speaker(language_of(card.content["language"]))
    brand = brand_of(session, card.brand_id)
    zone = ZoneInfo(brand.timezone)
    spoken = passes.in_language(
        session,
        card,
        say.language,
        people=services.people,
        card_link=services.card_link,
        now=now,
    )
    bundle = services.press.bundle(session, spoken, now=now)
    drawing = draw(bundle, say.language, now=now, zone=zone)
    return CardShown(say, card, brand, drawing, face_of_card(brand, drawing), zone)


def is_in_a_phone(session: Session, card: CardRow) -> bool:
    """Tell whether some device has the card and asks for its news."""
    return bool(session.scalar(select(exists().where(Registration.pass_id == card.id))))
