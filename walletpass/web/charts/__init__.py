"""Charts drawn on the server: one question each, titled with its answer.

What is drawn says the same in words beside it and in a table beneath, reads in grey, and
takes its colours from the page, so that it is light or dark as that is.

    chart = charts.brought(report, Speaker("pl"))
    chart.title, chart.svg, chart.table
"""

from walletpass.web.charts.brought import brought
from walletpass.web.charts.came import came
from walletpass.web.charts.drawing import Chart, Table

__all__ = ["Chart", "Table", "brought", "came"]
