"""Making a report again from its rows: every figure must come to the same, to the cent.

Nothing but the file is asked. Besides the figures it is checked that customers were dealt
by the salt, that this was settled before anything was sent, and that nobody is in it twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import orjson
from pydantic import TypeAdapter

from walletpass.campaigns.assigning import Lots
from walletpass.campaigns.errors import NoReportError
from walletpass.campaigns.measuring.packing import FIGURES, ROWS, SHOPS, TERMS, plain
from walletpass.campaigns.measuring.reckoning import figures_of
from walletpass.campaigns.measuring.rows import ReportRow, rows_from, shop_days_from
from walletpass.campaigns.measuring.tallying import Tally
from walletpass.campaigns.measuring.terms import FORMULA, ReportTerms

MOST_TOLD: Final = 100
_LARGEST_HEAD: Final = 16 * 1024 * 1024
_TERMS: Final = TypeAdapter(ReportTerms)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that the rows do not come to."""

    figure: str
    told: Any
    rebuilt: Any


@dataclass(slots=True)
class Verified:
    """What came of checking a report: nothing wrong, or what is.

    *faults* are of rows that cannot be as they are, the first of *faulty* many;
    *contaminated* are held-out customers who were told something of the campaign.
    """

    rows: int = 0
    faulty: int = 0
    faults: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    contaminated: Sequence[str] = ()
    held_but_told: int = 0
    dealt_by_salt: bool = False

    @property
    def is_right(self) -> bool:
        """Tell whether every figure is what the rows come to, and every row is possible."""
        return not self.faulty and not self.differences

    def note(self, fault: str) -> None:
        """Count a fault, and keep the first of them."""
        self.faulty += 1
        if len(self.faults) < MOST_TOLD:
            self.faults.append(fault)


def verify(path: Path) -> Verified:
    """Make the report in a file again, and say where it is not what was told.

    Raises:
        NoReportError: It is no report, or one of another formula.
        OSError: It cannot be read.
    """
    try:
        with ZipFile(path) as pack:
            return _verify(pack)
    except BadZipFile as damage:
        raise NoReportError("it is damaged, or no zip file") from damage
    except KeyError as missing:
        raise NoReportError("a part of it is missing") from missing
    except ValueError as unreadable:
        raise NoReportError("a line of it cannot be read") from unreadable


def _verify(pack: ZipFile) -> Verified:
    head = orjson.loads(_head(pack, TERMS))
    if not isinstance(head, dict) or head.get("formula") != FORMULA:
        raise NoReportError(f"it is not of formula {FORMULA}")
    terms = _TERMS.validate_json(orjson.dumps(head))
    told = orjson.loads(_head(pack, FIGURES))
    found, tally = Verified(dealt_by_salt=terms.salt is not None), Tally()
    with pack.open(ROWS) as lines:
        for row in _checked(rows_from(lines), terms, found):
            tally.add(row)
    with pack.open(SHOPS) as lines:
        for shop in shop_days_from(lines):
            tally.add_shop_day(shop)
    rebuilt = figures_of(tally, terms)
    found.differences.extend(_differences("", told, plain(rebuilt)))
    found.contaminated = rebuilt.contamination.customers
    found.held_but_told = rebuilt.contamination.held_but_told
    return found


def _head(pack: ZipFile, name: str) -> bytes:
    if pack.getinfo(name).file_size > _LARGEST_HEAD:
        raise NoReportError("a part of it is larger than any report's")
    return pack.read(name)


def _checked(
    rows: Iterable[ReportRow], terms: ReportTerms, found: Verified
) -> Iterator[ReportRow]:
    frozen_at = {window.run_id: window.frozen_at for window in terms.windows}
    lots = None if terms.salt is None else Lots(bytes.fromhex(terms.salt))
    seen: set[str] = set()
    for row in rows:
        found.rows += 1
        who = row.customer_id
        if who in seen:
            found.note(f"{who}: is in it twice")
        seen.add(who)
        if row.run_id not in frozen_at:
            found.note(f"{who}: {row.run_id} is no run of this report")
        if lots is not None and row.bucket != lots.bucket(who):
            found.note(f"{who}: the salt deals them into {lots.bucket(who)}")
        if (row.arm == "held") != (row.bucket < terms.held_buckets):
            found.note(f"{who}: bucket {row.bucket} is not {row.arm}")
        settled = frozen_at.get(row.run_id)
        sent_at = row.decided_at if row.state == "sent" else None
        if settled and sent_at and sent_at < settled:
            found.note(f"{who}: was sent to before the arms were settled")
        yield row


def _differences(path: str, told: Any, rebuilt: Any) -> Iterator[Difference]:
    if isinstance(told, Mapping) and isinstance(rebuilt, Mapping):
        for name in sorted({*told, *rebuilt}):
            here = f"{path}.{name}" if path else name
            yield from _differences(here, told.get(name), rebuilt.get(name))
    elif (
        isinstance(told, list)
        and isinstance(rebuilt, list)
        and len(told) == len(rebuilt)
    ):
        for place, (one, other) in enumerate(zip(told, rebuilt, strict=True)):
            yield from _differences(f"{path}[{place}]", one, other)
    elif told != rebuilt or type(told) is not type(rebuilt):
        yield Difference(path, told, rebuilt)
