"""What a campaign seems to have brought, beside what it brought, and what it cost."""

from collections.abc import Callable
from typing import Final

from walletpass.campaigns.measuring import Report
from walletpass.campaigns.measuring.figures import Band
from walletpass.kernel.numbers import money
from walletpass.web.charts.drawing import LINE, WIDTH, Canvas, Chart, Table
from walletpass.web.translations import Speaker

_BAR: Final = 20
_GAP: Final = 8
_STEP: Final = 2 * LINE + _BAR + 3 * _GAP
_ASIDE: Final = 8  # words stand clear of the line at nothing
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

    told = (
        [("naive", naive)] + ([("true", band.total)] if band else []) + [("cost", cost)]
    )
    canvas = Canvas(title, _STEP * len(told))
    rows = []
    for number, (kind, figure) in enumerate(told):
        top, name = number * _STEP, say(f"chart.row.{kind}")
        words, cells = amount(figure), (amount(figure), _NOTHING, _NOTHING)
        if kind == "true" and band:
            low, high = amount(band.low), amount(band.high)
            words = say("chart.brought.between", amount=words, low=low, high=high)
            cells = cells[0], low, high
            _draw_band(canvas, place, band, top + 2 * LINE + _GAP)
        else:
            width = place(figure) - place(0)
            canvas.bar(kind, place(0), top + 2 * LINE + _GAP, width, _BAR)
        canvas.words(name, _ASIDE, top + LINE)
        canvas.words(words, _ASIDE, top + 2 * LINE)
        rows.append((name, *cells))
    canvas.line("zero", [(place(0), 0), (place(0), _STEP * len(told))])
    known = "revenue" if report.terms.margin is None else "margin"
    head = ("", say(f"chart.brought.{known}"), say("chart.low"), say("chart.high"))
    return Chart(title, canvas.drawn(), Table(head, rows))


def _draw_band(
    canvas: Canvas, place: Callable[[int], float], band: Band, top: int
) -> None:
    width = place(band.high) - place(band.low)
    canvas.bar("band", place(band.low), top, width, _BAR)
    canvas.bar("true", place(band.total) - 2, top - 3, 4, _BAR + 6)


def _scale(least: int, most: int) -> Callable[[int], float]:
    """Return where amounts lie across the drawing, from the least to the most."""
    width = max(most - least, 1)
    return lambda amount: (amount - least) / width * (WIDTH - 4) + 2
