"""What people type about places: numbers, words in each language, and why it is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import request

from walletpass import passes
from walletpass.brands import (
    WEEKDAYS,
    Store,
    SwappedPlaceError,
    TakenError,
    TurnedTextError,
    UnfitFieldError,
)
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.geo import Point
from walletpass.kernel.languages import LANGUAGES, Language, Words, say
from walletpass.passes.nearing import line
from walletpass.places import LONGEST_LINE, fit_line
from walletpass.web.studio.designs.previewing import Scene, card_of
from walletpass.web.studio.gathering import Gathering, each_of
from walletpass.web.studio.places.pasting import spot_in
from walletpass.web.studio.places.stamping import SavedMeanwhileError
from walletpass.web.studio.wall_clock import MissingHourError
from walletpass.web.translations import Speaker

_BIGGEST: Final = {"latitude": 90.0, "longitude": 180.0}
_SEVERAL: Final = frozenset((*LANGUAGES, *WEEKDAYS))


class OffTheGlobeError(UnfitFieldError):
    """Two numbers that are no latitude and longitude."""


_FAULTS: Final[Mapping[type[WalletpassError], str]] = {
    MissingHourError: "missing-hour",
    OffTheGlobeError: "off-globe",
    SavedMeanwhileError: "meanwhile",
    SwappedPlaceError: "swapped",
    TakenError: "taken",
    TurnedTextError: "turned",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a lock screen says near a place, to a believable holder."""

    language: Language
    text: str


def spot() -> dict[str, float]:
    """Return where a shop is: as it was pasted, else as both boxes of degrees tell.

    Raises:
        UnfitFieldError: What was pasted tells no place on the globe.
        UnfitFormError: The degrees do not; each box is told of by itself.
    """
    if pasted := request.form.get("spot", "").strip():
        return _pasted(pasted)
    told = Gathering()
    found = {name: told.read(degrees, name, _typed(name)) for name in _BIGGEST}
    told.demand_fit()
    return found


def _pasted(text: str) -> dict[str, float]:
    found = spot_in(text)
    if found is None:
        raise UnfitFieldError("spot", f"{text!r} tells no place.")
    where = dict(zip(_BIGGEST, found, strict=True))
    try:
        return {name: degrees(name, str(told)) for name, told in where.items()}
    except UnfitFieldError as trouble:
        raise OffTheGlobeError("spot", f"{text!r} is not on the globe.") from trouble


def _typed(field: str) -> str:
    return request.form.get(field, "").strip().replace(",", ".").replace("−", "-")


def degrees(field: str, text: str) -> float:
    """Return the degrees that are told.

    Raises:
        UnfitFieldError: It is no number, or not on the globe.
    """
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
    typed = {name: request.form.get(name, "").strip() for name in names}
    if not any(typed.values()):
        return None
    return Point(
        *(degrees(name, text.replace(",", ".")) for name, text in typed.items())
    )


def words_in(field: str) -> Words:
    """Return the line in the boxes of each language.

    Raises:
        UnfitFormError: It is too long in some, or names what no card knows; each box is
            told of by itself.
    """
    told = Gathering()
    lines = [told.read(_line_in, field, language) for language in LANGUAGES]
    told.demand_fit()
    return {language: text for line in lines for language, text in line.items()}


def _line_in(field: str, language: Language) -> Words:
    box = f"{field}_{language}"
    told: Words = {language: request.form.get(box, "")}
    kept = fit_line(box, told)
    passes.check_line(box, told)
    return kept


def previews(
    words: Words, languages: Sequence[Language], scene: Scene
) -> list[Preview]:
    """Return what phones say in each of these languages, to somebody made up."""
    if not say(words, "en"):
        return []
    return [Preview(one, line(words, card_of(scene, one), one)) for one in languages]


def complaints_of(refusal: WalletpassError, say_: Speaker) -> dict[str, str]:
    """Return what to do about a refusal, by the box it is about.

    What is about no box in particular is under no name.
    """
    told: dict[str, str] = {}
    for one in each_of(refusal):
        box, words = _complaint(one, say_)
        told.setdefault(box, words)
    return told


def _complaint(refusal: WalletpassError, say_: Speaker) -> tuple[str, str]:
    box = getattr(refusal, "field", "")
    fault = _FAULTS.get(type(refusal)) or _kind(box)
    name = f"places.refused.{fault}"
    if not say_.knows(name):
        return box, say_("refused.other")
    strange = getattr(refusal, "strange", "")
    return box, say_(name, strange=strange, longest=LONGEST_LINE)


def _kind(box: str) -> str:
    """Return the kind of a box: those of several languages, or days, are of one."""
    kind, _, which = box.rpartition("_")
    return kind if which in _SEVERAL else box


def point_of(place: Store | Point) -> tuple[str, str]:
    """Return the coordinates as they stand in boxes."""
    latitude, longitude = (f"{one:.6f}" for one in (place.latitude, place.longitude))
    return latitude.rstrip("0").rstrip("."), longitude.rstrip("0").rstrip(".")
