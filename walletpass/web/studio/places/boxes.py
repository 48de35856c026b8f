"""What people type about places: numbers, words in each language, and why it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import request

from walletpass import passes
from walletpass.brands import Store, SwappedPlaceError, TakenError, UnfitFieldError
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.geo import ImpossiblePlaceError, Point
from walletpass.kernel.languages import LANGUAGES, Language, Words, say
from walletpass.passes.facts import SAMPLES
from walletpass.passes.nearing import line
from walletpass.places import fit_line
from walletpass.web.studio.places.stamping import SavedMeanwhileError
from walletpass.web.translations import Speaker

_BIGGEST: Final = {"latitude": 90.0, "longitude": 180.0}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a lock screen says near a place, to a believable holder."""

    language: Language
    text: str


def degrees(field: str) -> float:
    """Return the degrees in a box, with a comma or a point.

    Raises:
        UnfitFieldError: It is no number, or not on the globe.
    """
    text = request.form.get(field, "").strip().replace(",", ".").replace("−", "-")
    try:
        number = float(text)
    except ValueError as trouble:
        raise UnfitFieldError(field, f"{text!r} is no number.") from trouble
    biggest = _BIGGEST[field.rpartition("_")[2]]
    if not -biggest <= number <= biggest:  # NaN is not
        raise UnfitFieldError(field, f"{number} is not on the globe.")
    return number


def point_in(form: str) -> Point | None:
    """Return the point in two boxes of a form, both of which may be empty.

    Raises:
        UnfitFieldError: One is empty or no number, or they are not on the globe.
    """
    names = [f"{form}_{name}" for name in _BIGGEST]
    if not any(request.form.get(name, "").strip() for name in names):
        return None
    return Point(*(degrees(name) for name in names))


def words_in(field: str) -> Words:
    """Return the line in the boxes of each language.

    Raises:
        UnfitFieldError: It is too long, or names what no card knows.
    """
    told: Words = {
        language: request.form.get(f"{field}_{language}", "") for language in LANGUAGES
    }
    passes.check_line(field, told)
    return fit_line(field, told)


def previews(words: Words, languages: Sequence[Language]) -> list[Preview]:
    """Return what phones say in each of these languages, with a sample holder's facts."""
    if not say(words, "en"):
        return []
    return [Preview(one, line(words, SAMPLES[one], one)) for one in languages]


def complaint_of(refusal: WalletpassError, say_: Speaker) -> tuple[str, str]:
    """Return the box a refusal is about, and what to do about it."""
    field = getattr(refusal, "field", "")
    if isinstance(refusal, ImpossiblePlaceError):
        field = "latitude"
    fault = field
    if isinstance(refusal, SwappedPlaceError):
        fault = "swapped"
    elif isinstance(refusal, TakenError):
        fault = "taken"
    elif isinstance(refusal, SavedMeanwhileError):
        fault = "meanwhile"
    name = f"places.refused.{fault}"
    return field, say_(name) if say_.knows(name) else say_("refused.other")


def point_of(place: Store | Point) -> tuple[str, str]:
    """Return the coordinates as they stand in boxes."""
    latitude, longitude = (f"{one:.6f}" for one in (place.latitude, place.longitude))
    return latitude.rstrip("0").rstrip("."), longitude.rstrip("0").rstrip(".")
