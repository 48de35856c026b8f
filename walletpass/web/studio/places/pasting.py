"""Where something is, as people paste it: two numbers, or the address of a map's page.

No address of a street is looked up: that would ask another host.
"""

import re
from typing import Final
from urllib.parse import unquote

_NUMBER: Final = r"([-+]?\d{1,3}(?:\.\d+)?)"
_PAIR: Final = rf"{_NUMBER}(?:,|%2C)\s*\+?{_NUMBER}"
_PLAIN: Final = re.compile(
    r"([-+−]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NS]?)\s*[,;\s]\s*"
    r"([-+−]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([EW]?)",
    re.IGNORECASE,
)
_IN_LINKS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d{_NUMBER}!4d{_NUMBER}",  # Google's mark, while @ is the middle of the map
        rf"[?&]mlat={_NUMBER}&mlon={_NUMBER}",  # OpenStreetMap's mark
        rf"[?&](?:q|query|ll|coordinate|destination|daddr|center)=(?:loc:)?{_PAIR}",
        rf"/(?:place|search|dir)/(?:[^@]*/)?{_PAIR}",
        rf"@{_PAIR}",
        rf"#map=[\d.]+/{_NUMBER}/{_NUMBER}",
        rf"^geo:{_PAIR}",
    )
)
_EAST_FIRST: Final = re.compile(rf"[?&](?:pt|ll)={_PAIR}")  # Yandex


def spot_in(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude as they are pasted, or None where there are none.

    >>> spot_in("52.2297, 21.0122")
    (52.2297, 21.0122)
    >>> spot_in("https://www.openstreetmap.org/#map=17/52.2297/21.0122")
    (52.2297, 21.0122)
    """
    text = text.strip()
    if found := _PLAIN.fullmatch(text):
        return _signed(found[1], found[2], "S"), _signed(found[3], found[4], "W")
    if not re.match(r"(?:https?://|geo:)", text):
        return None
    link = unquote(text)
    if "//yandex." in link or ".yandex." in link:
        east = _EAST_FIRST.search(link)
        return (float(east[2]), float(east[1])) if east else None
    for pattern in _IN_LINKS:
        if found := pattern.search(link):
            return float(found[1]), float(found[2])
    return None


def _signed(number: str, side: str, other: str) -> float:
    degrees = float(number.replace(",", ".").replace("−", "-"))
    return -degrees if side.upper() == other else degrees
