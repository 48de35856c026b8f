"""Places on the globe."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from walletpass.kernel.errors import InvalidError

_EARTH_RADIUS = 6_371_008.8  # metres, mean


class ImpossiblePlaceError(InvalidError):
    """A point that is not on the globe."""

    code = "impossible-place"
    title = "No such place"

    def __init__(self, latitude: float, longitude: float) -> None:
        super().__init__(
            f"{latitude}, {longitude} is not on the globe: latitude runs from -90 to "
            "90, longitude from -180 to 180."
        )
        self.latitude = latitude
        self.longitude = longitude

    def facts(self) -> dict[str, object]:
        """Tell the point that was asked for."""
        return {"latitude": self.latitude, "longitude": self.longitude}


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees of latitude and longitude, WGS 84."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):  # noqa: PLR2004 - the globe
            raise ImpossiblePlaceError(self.latitude, self.longitude)


def distance(here: Point, there: Point) -> float:
    """Return the metres between two points, along a great circle."""
    north = radians(there.latitude - here.latitude)
    east = radians(there.longitude - here.longitude)
    bend = (
        sin(north / 2) ** 2
        + cos(radians(here.latitude))
        * cos(radians(there.latitude))
        * sin(east / 2) ** 2
    )
    return 2 * _EARTH_RADIUS * asin(sqrt(bend))
