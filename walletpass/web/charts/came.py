"""Who still comes: those spoken to and the held-out, month after month."""

from typing import Final

from walletpass.campaigns.measuring import LATER_DAYS, Report
from walletpass.campaigns.measuring.sentences import percent
from walletpass.web.charts.drawing import WIDTH, Canvas, Chart, Table
from walletpass.web.translations import Speaker

_HEIGHT: Final = 200
_LEFT: Final = 60
_TOP: Final = 30
_FLOOR: Final = 150
_UNKNOWN: Final = "—"


def came(report: Report, say: Speaker) -> Chart:
    """Draw the part of each arm that bought in days 1–30, 31–60 and 61–90.

    What nobody can know yet is left out, and a dash in the table.
    """
    arms = {
        "treated": report.figures.treated.came,
        "held": report.figures.held.came,
    }
    spans = [(last - LATER_DAYS[0] + 1, last) for last in LATER_DAYS]
    title = _title(arms, spans, say)
    most = max((part for parts in arms.values() for part in parts if part), default=1)
    canvas = Canvas(title, _HEIGHT)
    canvas.line("zero", [(0, _FLOOR), (WIDTH, _FLOOR)])
    for number, (first, last) in enumerate(spans):
        label = say("chart.came.days", first=first, last=last)
        canvas.words(label, _across(number), _FLOOR + 24, at="middle")
    names: dict[str, float] = {}
    for arm, parts in arms.items():
        points = [
            (_across(number), _FLOOR - part / most * (_FLOOR - _TOP))
            for number, part in enumerate(parts)
            if part is not None
        ]
        kind = "true" if arm == "treated" else "naive"
        if points:
            canvas.line(f"line chart__line--{kind}", points)
            names[arm] = points[0][1] + (-10 if arm == _higher(report) else 20)
        for left, top in points:
            canvas.dot(kind, left, top)
    for arm, base in names.items():
        canvas.words(say(f"chart.came.{arm}"), 0, base)
    rows = [
        (
            say("chart.came.days", first=first, last=last),
            *(_shown(arms[arm][number], say) for arm in arms),
        )
        for number, (first, last) in enumerate(spans)
    ]
    head = ("", say("chart.came.treated"), say("chart.came.held"))
    return Chart(title, canvas.drawn(), Table(head, rows))


def _higher(report: Report) -> str:
    treated, held = report.figures.treated.came[0], report.figures.held.came[0]
    return "treated" if (treated or 0) >= (held or 0) else "held"


def _across(number: int) -> float:
    return _LEFT + number * (WIDTH - 2 * _LEFT) / (len(LATER_DAYS) - 1)


def _title(
    arms: dict[str, tuple[float | None, float | None, float | None]],
    spans: list[tuple[int, int]],
    say: Speaker,
) -> str:
    """Return the answer: of the last span of which both arms are known."""
    for number in reversed(range(len(spans))):
        treated, held = arms["treated"][number], arms["held"][number]
        if treated is not None and held is not None:
            first, last = spans[number]
            return say(
                "chart.came.title",
                first=first,
                last=last,
                treated=_shown(treated, say),
                held=_shown(held, say),
            )
    return say("chart.came.unknown")


def _shown(part: float | None, say: Speaker) -> str:
    return _UNKNOWN if part is None else percent(part, say.language)
