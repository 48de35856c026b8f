"""A chart as SVG: shapes and words, escaped, in the colours of the page around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from markupsafe import Markup

WIDTH: Final = 400  # little more than a phone, so that words stay readable there
LINE: Final = 20


@dataclass(frozen=True, slots=True)
class Table:
    """The chart's figures, for those who prefer to read them."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the answer as its title, the drawing, and its figures as a table."""

    title: str
    svg: Markup
    table: Table


class Canvas:
    """A drawing that grows; its looks are classes, so that a page's style decides."""

    def __init__(self, title: str, height: int) -> None:
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {WIDTH} {height}",
                "class": "chart",
                "role": "img",
                "aria-label": title,
            },
        )

    def words(self, text: str, left: float, base: float, *, at: str = "start") -> None:
        """Write a label; *at* says which end of it is at *left*."""
        label = self._add("text", "chart__words", x=left, y=base)
        label.set("text-anchor", at)
        label.text = text

    def bar(
        self, kind: str, left: float, top: float, width: float, height: float
    ) -> None:
        """Draw a bar of a kind: *naive*, *true*, *band*, *cost*."""
        self._add(
            "rect",
            f"chart__{kind}",
            x=left,
            y=top,
            width=max(width, 1),
            height=height,
        )

    def line(self, kind: str, points: Sequence[tuple[float, float]]) -> None:
        """Draw a line through points."""
        shape = self._add("polyline", f"chart__{kind}")
        shape.set("points", " ".join(f"{x:.1f},{y:.1f}" for x, y in points))

    def dot(self, kind: str, left: float, top: float) -> None:
        """Draw a dot."""
        self._add("circle", f"chart__{kind}", cx=left, cy=top, r=4)

    def drawn(self) -> Markup:
        """Return the drawing, ready to stand in a page."""
        return Markup(ET.tostring(self._root, encoding="unicode"))  # noqa: S704 - the tree escapes whatever it holds

    def _add(self, tag: str, kind: str, **places: float) -> ET.Element:
        attributes = {name: f"{place:.1f}" for name, place in places.items()}
        return ET.SubElement(self._root, tag, {"class": kind} | attributes)
