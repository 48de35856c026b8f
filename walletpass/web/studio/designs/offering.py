"""Where and when a card offers itself, as a form holds it: shops, beacons, dates.

Beacons and dates are rows. A row left empty is none; one that cannot be kept stays as
it was written, to be refused beside what was typed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from zoneinfo import ZoneInfo

from walletpass.web.studio.designs.fields import texts_from
from walletpass.web.studio.designs.moments import moment_of
from walletpass.web.studio.designs.spots import Plain

MOST_BEACONS: Final = 10
MOST_DATES: Final = 10
"""Rows a form offers; what a draft has beyond is shown all the same."""


def read_offers(draft: Plain, form: Mapping[str, str], zone: ZoneInfo) -> Plain:
    """Return the part of a draft that says where and when cards offer themselves."""
    kept = draft.get("relevance") or {}
    if "offers" not in form:
        return kept
    return {
        **kept,
        "stores": "stores" in form,
        "max_distance": _distance(form.get("distance", "")),
        "beacons": list(_beacons(form)),
        "dates": list(_dates(form, kept.get("dates", ()), zone)),
    }


def _distance(written: str) -> float | str | None:
    plain = "".join(written.split()).replace(",", ".")
    if not plain:
        return None
    try:
        return float(plain)
    except ValueError:
        return written


def _beacons(form: Mapping[str, str]) -> Iterator[Plain]:
    for at in rows_of(form, "beacon"):
        name = f"beacon.{at}"
        beacon = {
            "uuid": form.get(f"{name}.uuid", "").strip(),
            "major": _mark(form.get(f"{name}.major", "")),
            "minor": _mark(form.get(f"{name}.minor", "")),
            "text": texts_from(form, f"{name}.text", {}),
        }
        if any(part not in ("", None, {}) for part in beacon.values()):
            yield beacon


def _mark(written: str) -> int | str | None:
    plain = written.strip()
    if plain.isascii() and plain.isdigit():
        return int(plain[:9])
    return plain or None


def _dates(
    form: Mapping[str, str], kept: list[Plain], zone: ZoneInfo
) -> Iterator[Plain]:
    for at in rows_of(form, "date"):
        nearest = [*kept[at : at + 1], *kept]
        known = [moment for date in nearest for moment in date.values()]
        start, end = (
            moment_of(written, zone, known) if written else None
            for written in (
                form.get(f"date.{at}.{side}", "") for side in ("from", "to")
            )
        )
        if end:
            yield {"date": None, "start": start, "end": end}
        elif start:
            yield {"date": start, "start": None, "end": None}


def rows_of(form: Mapping[str, str], kind: str) -> list[int]:
    """Return which rows of a kind a form has, in order."""
    named = (re.fullmatch(rf"{kind}\.(\d{{1,3}})\.[a-z.]+", name) for name in form)
    return sorted({int(row[1]) for row in named if row})


def without_row(form: Mapping[str, str], kind: str, at: str) -> dict[str, str]:
    """Return the form without one of its rows."""
    return {
        name: text
        for name, text in form.items()
        if not name.startswith(f"{kind}.{at}.")
    }
