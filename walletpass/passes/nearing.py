"""What a card says near a shop: the shop's line, with what is true of its holder in it."""

from collections.abc import Sequence
from typing import Final

from walletpass.brands import UnfitFieldError
from walletpass.kernel.languages import Language, Words, say
from walletpass.passes.braces import facts_in, filled, has_loose_brace, plain, prose_in
from walletpass.passes.content import BeaconPlace, Place
from walletpass.passes.facts import NAMES, Facts
from walletpass.places import Spot

MOST_UUIDS: Final = 10  # a phone listens for no more on one card


def places_at(
    spots: Sequence[Spot], facts: Facts, language: Language
) -> tuple[Place, ...]:
    """Return the places a card carries, each with its line."""
    return tuple(
        Place(spot.latitude, spot.longitude, line(spot.words, facts, language))
        for spot in spots
    )


def beacons_at(
    spots: Sequence[Spot], facts: Facts, language: Language
) -> tuple[BeaconPlace, ...]:
    """Return the beacons of the places a card carries, as many as a phone listens for."""
    found = [
        BeaconPlace(one.uuid, one.major, one.minor, line(one.words, facts, language))
        for spot in spots
        for one in spot.beacons
    ]
    heard = list(dict.fromkeys(one.uuid for one in found))[:MOST_UUIDS]
    return tuple(one for one in found if one.uuid in heard)


def line(words: Words, facts: Facts, language: Language) -> str:
    """Return the line in the holder's language, filled in.

    What names something that no card knows is shown as it is written: one shop's slip
    of the pen must not keep a brand's cards from being made.
    """
    text = say(words, language)
    if not set(facts_in(text)) <= set(NAMES):
        return plain(text)
    return filled(text, facts, prose_in(language))


def check_line(field: str, words: Words) -> None:
    """Refuse a line that names what no card knows, or leaves a brace open.

    Raises:
        UnfitFieldError: It names the fact, and those there are; or tells of the brace.
    """
    for text in words.values():
        if has_loose_brace(text):
            raise UnfitFieldError(
                field, "a brace opens and does not close. Write it twice for itself."
            )
        for name in facts_in(text):
            if name not in NAMES:
                known = ", ".join(f"{{{fact}}}" for fact in NAMES)
                raise UnfitFieldError(
                    field, f"no card knows {{{name}}}. There are {known}."
                )
