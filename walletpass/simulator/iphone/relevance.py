"""Which cards show themselves where the phone is."""

from math import asin, cos, radians, sin, sqrt

from walletpass.simulator.iphone.card import Card, Place

_EARTH_RADIUS = 6_371_008.8  # metres, mean
_SMALL = 100.0
_LARGE = 1_000.0
_RADIUS = {"boardingPass": _LARGE, "eventTicket": _LARGE}
"""Metres by style, after Apple's programming guide; Apple may change them any day."""


def nearby(card: Card, latitude: float, longitude: float) -> Place | None:
    """Return the card's nearest place that is close enough to suggest the card.

    `maxDistance` can only draw the circle tighter.
    """
    radius = _RADIUS.get(card.style, _SMALL)
    if card.max_distance is not None:
        radius = min(radius, card.max_distance)
    near = {
        metres: place
        for place in card.places
        if (metres := _metres(place, latitude, longitude)) <= radius
    }
    return near[min(near)] if near else None


def _metres(place: Place, latitude: float, longitude: float) -> float:
    north = radians(latitude - place.latitude)
    east = radians(longitude - place.longitude)
    bend = (
        sin(north / 2) ** 2
        + cos(radians(place.latitude)) * cos(radians(latitude)) * sin(east / 2) ** 2
    )
    return 2 * _EARTH_RADIUS * asin(sqrt(bend))
