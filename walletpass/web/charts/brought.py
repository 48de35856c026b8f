"""What a campaign seems to have brought, beside what it brought, and what it cost."""

from collections.abc import Callable
from typing import Final

from walletpass.campaigns.measuring import Report
from walletpass.kernel.numbers import money
from walletpass.web.charts.drawing import LINE, WIDTH, Canvas, Chart, Table
from walletpass.web.translations import Speaker

_BAR: Final = 20
_STEP: Final = 64
_NOTHING: Final = "—"


def brought(report: Report, say: Speaker) -> Chart:
    """Draw the naive figure over the true one with its interval, and the cost.

    Where too few were held out, the true one is not drawn: nobody knows it.
    """
    title = report.sentences(say.language)[0]
    figures, band = report.figures, None
    if figures.incremental.margin is not None:
        band = figures.incremental.margin.band
    naive, cost = figures.naive.margin, figures.cost.total
    ends = [0, naive, cost, *((band.low, band.high) if band else ())]
    place = _scale(min(ends), max(ends))

    def amount(minor: int) -> str:
        return money(minor, report.terms.currency, say.language)

    canvas, top = Canvas(title, _STEP * (3 if band else 2)), LINE
    canvas.words(say("chart.brought.naive", amount=amount(naive)), 0, top - 6)
    canvas.bar("naive", place(0), top, place(naive) - place(0), _BAR)
    rows = [(say("chart.row.naive"), amount(naive), _NOTHING, _NOTHING)]
    if band:
        top += _STEP
        low, high = amount(band.low), amount(band.high)
        told = {"amount": amount(band.total), "low": low, "high": high}
        canvas.words(say("chart.brought.true", **told), 0, top - 6)
        canvas.bar(
            "band", place(band.low), top, place(band.high) - place(band.low), _BAR
        )
        canvas.bar("true", place(band.total) - 2, top - 3, 4, _BAR + 6)
        rows.append((say("chart.row.true"), amount(band.total), low, high))
    top += _STEP
    canvas.words(say("chart.brought.cost", amount=amount(cost)), 0, top - 6)
    canvas.bar("cost", place(0), top, place(cost) - place(0), _BAR)
    rows.append((say("chart.row.cost"), amount(cost), _NOTHING, _NOTHING))
    canvas.line("zero", [(place(0), 0), (place(0), top + _BAR)])
    known = "revenue" if report.terms.margin is None else "margin"
    head = ("", say(f"chart.brought.{known}"), say("chart.low"), say("chart.high"))
    return Chart(title, canvas.drawn(), Table(head, rows))


def _scale(least: int, most: int) -> Callable[[int], float]:
    """Return where amounts lie across the drawing, from the least to the most."""
    width = max(most - least, 1)
    return lambda amount: (amount - least) / width * (WIDTH - 4) + 2
