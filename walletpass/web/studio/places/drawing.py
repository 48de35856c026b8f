"""A map of shops without tiles: points on a plain ground, as they lie to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from walletpass.brands import Store

WIDTH: Final = 640.0
_MARGIN, _SIDE = 44.0, 88.0  # room for names above and beside the outermost
_LOWEST, _HIGHEST = 240.0, 520.0
_DEGREE: Final = 111.195  # kilometres of latitude
_LEAST_KM: Final = 2.0  # a single shop is drawn on a map of this width
_SCALES: Final = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)


@dataclass(frozen=True, slots=True)
class Dot:
    """A shop on the map."""

    store: Store
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class BeaconDot:
    """A beacon on the map, at a point of its own."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Map:
    """Shops as they lie to each other, north up, and a bar of so many kilometres."""

    dots: Sequence[Dot]
    beacons: Sequence[BeaconDot]
    height: float
    scale_km: float
    scale_width: float


def drawn(
    stores: Sequence[Store], beacons: Sequence[tuple[float, float, str]] = ()
) -> Map | None:
    """Return a map of these shops and beacons, or None where there are no shops."""
    if not stores:
        return None
    middle = sum(store.latitude for store in stores) / len(stores)
    wide = max(cos(radians(middle)), 0.01) * _DEGREE
    east = [store.longitude * wide for store in stores]
    south = [-store.latitude * _DEGREE for store in stores]
    width = max(max(east) - min(east), _LEAST_KM)
    height = max(max(south) - min(south), _LEAST_KM / 4)
    room = WIDTH - 2 * _SIDE
    per_km = min(room / width, (_HIGHEST - 2 * _MARGIN) / height)
    tall = min(max(height * per_km + 2 * _MARGIN, _LOWEST), _HIGHEST)
    left = (WIDTH - (max(east) - min(east)) * per_km) / 2
    top = (tall - (max(south) - min(south)) * per_km) / 2
    dots = [
        Dot(
            store,
            round(left + (x - min(east)) * per_km, 1),
            round(top + (y - min(south)) * per_km, 1),
        )
        for store, x, y in zip(stores, east, south, strict=True)
    ]
    hung = [
        BeaconDot(
            name,
            round(left + (longitude * wide - min(east)) * per_km, 1),
            round(top + (-latitude * _DEGREE - min(south)) * per_km, 1),
        )
        for latitude, longitude, name in beacons
    ]
    fitting = [scale for scale in _SCALES if scale * per_km <= WIDTH / 4]
    scale = max(fitting, default=_SCALES[0])
    return Map(dots, hung, round(tall), scale, round(scale * per_km, 1))
