"""Charts say their answer, draw what they say, and hold the same in a table."""

from random import Random
from xml.etree import ElementTree as ET

import pytest

from tests.campaigns.measuring.people import HELD, crowd, row, tally_of, terms
from walletpass.campaigns.measuring import Report
from walletpass.campaigns.measuring.reckoning import figures_of
from walletpass.web import charts
from walletpass.web.charts.drawing import Canvas
from walletpass.web.translations import Speaker

SVG = "{http://www.w3.org/2000/svg}"


def report(rows, **told):
    agreed = terms(**told)
    return Report(agreed, figures_of(tally_of(rows), agreed))


@pytest.fixture(scope="module")
def autumn():
    return report(crowd(Random(4), 3_000, uplift=0.25))


def shapes(chart, kind):
    drawing = ET.fromstring(chart.svg)
    return [one for one in drawing.iter() if one.get("class", "").endswith(kind)]


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_title_is_the_answer(autumn, language):
    chart = charts.brought(autumn, Speaker(language))

    assert chart.title == autumn.sentences(language)[0]
    assert ET.fromstring(chart.svg).get("aria-label") == chart.title


def test_the_interval_is_a_band_around_the_figure(autumn):
    chart = charts.brought(autumn, Speaker("en"))
    [band], [mark] = shapes(chart, "__band"), shapes(chart, "__true")

    left, width = float(band.get("x")), float(band.get("width"))
    assert left < float(mark.get("x")) + 2 < left + width
    effect = autumn.figures.incremental.margin.band
    [naive] = shapes(chart, "__naive")
    per_unit = float(naive.get("width")) / autumn.figures.naive.margin
    assert width == pytest.approx((effect.high - effect.low) * per_unit, abs=0.2)


def test_the_table_holds_what_is_drawn(autumn):
    chart = charts.brought(autumn, Speaker("en"))

    assert [row[0] for row in chart.table.rows] == [
        "All that recipients bought",
        "Beyond the held-out",
        "Cost",
    ]
    assert all(len(row) == len(chart.table.head) for row in chart.table.rows)
    assert chart.table.head[1] == "Margin"


def test_what_nobody_can_tell_is_not_drawn():
    chart = charts.brought(report([row(1, receipts=1, revenue=100)]), Speaker("en"))

    assert shapes(chart, "__band") == []
    assert len(chart.table.rows) == 2


def test_a_campaign_that_did_nothing_at_all_can_be_drawn():
    nothing = report([], fixed_cost=0)

    assert charts.brought(nothing, Speaker("en")).title.startswith("Too few to tell")
    assert charts.came(nothing, Speaker("pl")).title.startswith("Kto wraca")


def test_who_still_comes_is_told_of_both_arms_as_far_as_it_is_known():
    rows = [
        row(1, came=(True, True, None)),
        row(2, came=(True, False, None)),
        row(3, **HELD, came=(True, False, None)),
        row(4, **HELD, came=(False, False, None)),
    ]

    chart = charts.came(report(rows), Speaker("en"))

    assert chart.title == (
        "In days 31–60, 50% of those spoken to bought, and 0% of the held-out"
    )
    assert [row[1:] for row in chart.table.rows] == [
        ("100%", "50%"),
        ("50%", "0%"),
        ("—", "—"),
    ]
    assert len(shapes(chart, "__true")) == 2


def test_nothing_that_is_written_can_become_markup():
    canvas = Canvas('"><script>', 10)
    canvas.words("<b>&", 0, 0)

    assert "<script" not in canvas.drawn()
    assert "&lt;b&gt;&amp;" in canvas.drawn()
