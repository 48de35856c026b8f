"""A report as one file that anybody can check: terms, figures, and the rows behind them.

It is a zip of ``terms.json``, ``rows.jsonl`` and ``shops.jsonl`` (what a report is made
of) and ``figures.json`` (what it told); that of a whole journey also tells ``steps.json``,
which the rows alone do not come to. The same report makes the same bytes.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson
from sqlalchemy.orm import Session

from walletpass.campaigns.measuring.figures import Figures
from walletpass.campaigns.measuring.reading import rows_of, shop_days_of
from walletpass.campaigns.measuring.reckoning import figures_of
from walletpass.campaigns.measuring.reporting import Report, terms_of
from walletpass.campaigns.measuring.rows import ReportRow, ShopDay, line_of
from walletpass.campaigns.measuring.steps import ReportJourney, report_steps
from walletpass.campaigns.measuring.tallying import Tally
from walletpass.campaigns.measuring.terms import ReportTerms

TERMS: Final = "terms.json"
ROWS: Final = "rows.jsonl"
SHOPS: Final = "shops.jsonl"
FIGURES: Final = "figures.json"
STEPS: Final = "steps.json"

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time
_READABLE: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z


def export(
    session: Session,
    brand_id: str,
    campaign_id: str,
    target: IO[bytes],
    *,
    now: datetime,
    run_id: str | None = None,
    store_margin: str | None = None,
) -> Report:
    """Write the report of a campaign, or of one run, with its rows; return it.

    Raises:
        UnknownCampaignError: The brand has no such campaign.
        UnknownRunError: The campaign never had that run.
    """
    terms = terms_of(
        session,
        brand_id,
        campaign_id,
        now=now,
        run_id=run_id,
        store_margin=store_margin,
    )
    rows = rows_of(session, brand_id, terms)
    journey = None if run_id else report_steps(session, brand_id, terms)
    shop_days = shop_days_of(session, brand_id, terms)
    return pack(target, terms, rows, shop_days, journey)


def pack(
    target: IO[bytes],
    terms: ReportTerms,
    rows: Iterable[ReportRow],
    shop_days: Iterable[ShopDay],
    journey: ReportJourney | None = None,
) -> Report:
    """Write a report made of these rows, and how far people came; return it.

    Rows are written as they come, so that memory stays the same.
    """
    tally = Tally()
    with ZipFile(target, "w") as packed:
        with packed.open(_entry(ROWS), "w", force_zip64=True) as lines:
            for row in rows:
                tally.add(row)
                lines.write(line_of(row))
        with packed.open(_entry(SHOPS), "w") as lines:
            for shop in shop_days:
                tally.add_shop_day(shop)
                lines.write(line_of(shop))
        made = Report(terms, figures_of(tally, terms))
        packed.writestr(_entry(TERMS), _told(terms))
        packed.writestr(_entry(FIGURES), _told(made.figures))
        if journey is not None:
            packed.writestr(_entry(STEPS), _told(journey))
    return made


def _told(part: ReportTerms | Figures | ReportJourney) -> bytes:
    return orjson.dumps(part, option=_READABLE)


def plain(figures: Figures) -> dict[str, Any]:
    """Return figures as JSON has them."""
    told: dict[str, Any] = orjson.loads(orjson.dumps(figures))
    return told


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _LONG_AGO)
    entry.compress_type = ZIP_DEFLATED
    return entry
