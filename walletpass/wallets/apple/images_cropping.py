"""Which part of a picture to show: without its borders, around what matters.

Boxes are pixels: left, top, right, bottom. What is around a focus stays in the crop.
"""

from itertools import pairwise
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from walletpass.passes.colours import Colour
from walletpass.passes.design import Focus

Box = tuple[int, int, int, int]

_FAINT: Final = 8  # of 255: what is fainter is not seen
_SAME: Final = 16  # of 255: JPEG's noise around a white border stays below
_GRAIN: Final = 96  # how finely the interesting part of a picture is looked for
_PULL: Final = 0.25  # how much more interesting the edge must be than the middle
_SQUARE: Final = 1.2  # times its height, that still passes for a square
_WIDEST: Final = 2.0  # times its height: a longer sign is cut, lest it become tiny
_CLEAR_GAP: Final = 1.6  # times the gap between letters: the symbol ends here


def border_of(image: Image.Image) -> Colour | None:
    """Return the one colour all around an opaque picture, None if there are more."""
    if image.mode == "RGBA":
        return None
    width, height = image.size
    edges = (
        (0, 0, width, 1),
        (0, height - 1, width, height),
        (0, 0, 1, height),
        (width - 1, 0, width, height),
    )
    corner = image.getpixel((0, 0))
    assert isinstance(corner, tuple)
    colour = Colour(*corner[:3])
    return colour if all(_is_all(image.crop(edge), colour) for edge in edges) else None


def _is_all(edge: Image.Image, colour: Colour) -> bool:
    return _apart(edge, colour).getbbox() is None


def _apart(image: Image.Image, colour: Colour) -> Image.Image:
    """Return a mask of the points whose colour differs visibly from *colour*."""
    plain = Image.new("RGB", image.size, (colour.red, colour.green, colour.blue))
    red, green, blue = ImageChops.difference(image, plain).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda apart: 255 if apart > _SAME else 0)


def ink_of(image: Image.Image) -> Image.Image:
    """Return a mask of what is drawn: neither transparent nor the border's colour."""
    if image.mode == "RGBA":
        strength = image.getchannel("A")
        return strength.point(lambda alpha: 255 if alpha > _FAINT else 0)
    if border := border_of(image):
        return _apart(image, border)
    return Image.new("L", image.size, 255)


def drawn_area(image: Image.Image) -> Box:
    """Return the box of what is drawn; all of a picture in which nothing stands out."""
    return ink_of(image).getbbox() or (0, 0, *image.size)


def covering(image: Image.Image, ratio: float, focus: Focus | None) -> Box:
    """Return the largest box of this *ratio*, width to height, around the focus.

    Without a focus it is where most happens, unless that is hardly more than in the
    middle.
    """
    width, height = image.size
    columns, rows = _happenings(image)
    if width >= height * ratio:
        length = max(1, round(height * ratio))
        left = _start(columns, width, length, focus and focus[0])
        return left, 0, left + length, height
    length = max(1, round(width / ratio))
    top = _start(rows, height, length, focus and focus[1])
    return 0, top, width, top + length


def _happenings(image: Image.Image) -> tuple[list[int], list[int]]:
    """Return how much happens in each column and each row of a small copy."""
    small = image.convert("L").resize((_GRAIN, _GRAIN), Image.Resampling.BOX)
    edges = small.filter(ImageFilter.FIND_EDGES).crop((1, 1, _GRAIN - 1, _GRAIN - 1))
    points, side = edges.tobytes(), edges.width
    columns = [sum(points[column::side]) for column in range(side)]
    rows = [sum(points[row * side : (row + 1) * side]) for row in range(side)]
    return columns, rows


def _start(weights: list[int], whole: int, length: int, focus: float | None) -> int:
    """Return where along its way a window of *length* begins."""
    free = whole - length
    if focus is not None:
        return min(free, max(0, round(focus * whole - length / 2)))
    window = max(1, round(len(weights) * length / whole))
    return round(free * _busiest(weights, window))


def _busiest(weights: list[int], window: int) -> float:
    """Return how far along its way, 0 to 1, the window holds most."""
    places = len(weights) - window
    if places <= 0 or min(weights) == max(weights):
        return 0.5

    def worth(place: int) -> float:
        off_centre = abs(2 * place / places - 1)
        held = sum(weights[place : place + window]) + 1
        return held * (1 - _PULL * off_centre)

    middle_first = sorted(range(places + 1), key=lambda place: abs(2 * place - places))
    return max(middle_first, key=worth) / places


def sign_of(image: Image.Image, focus: Focus | None) -> Box:
    """Return the part of a logo that can stand alone in a square.

    A logo that is about square is taken whole. In a longer one it is the symbol before
    the lettering, or else the first letter: what is drawn up to a clear gap. With a
    focus it is what is drawn nearest to it. Where nothing parts, it is a plain square.
    """
    ink = ink_of(image)
    area = ink.getbbox()
    if area is None:
        return (0, 0, *image.size)
    left, top, right, bottom = area
    width, height = right - left, bottom - top
    columns, rows = ink.crop(area).getprojection()
    if width > height * _SQUARE:
        point = focus and focus[0] * image.width - left
        start, end = _part(columns, height, point)
        return _tight(ink, (left + start, top, left + end, bottom))
    if height > width * _SQUARE:
        point = focus and focus[1] * image.height - top
        start, end = _part(rows, width, point)
        return _tight(ink, (left, top + start, right, top + end))
    return area


def _part(drawn: list[int], side: int, point: float | None) -> tuple[int, int]:
    """Return from where to where, along the longer way, the logo is cut out."""
    runs = _runs(drawn)
    start, end = _leading(runs, side) if point is None else _nearest(runs, point)
    if end - start > side * _WIDEST:
        start = min(max(0, round((point or 0) - side / 2)), len(drawn) - side)
        end = start + side
    return start, end


def _runs(projection: list[int]) -> list[tuple[int, int]]:
    """Return where something is drawn, from where to where."""
    runs: list[tuple[int, int]] = []
    start = None
    for place, drawn in enumerate([*projection, 0]):
        if drawn and start is None:
            start = place
        elif not drawn and start is not None:
            runs.append((start, place))
            start = None
    return runs


def _nearest(runs: list[tuple[int, int]], point: float) -> tuple[int, int]:
    return min(runs, key=lambda run: max(run[0] - point, point - run[1]))


def _leading(runs: list[tuple[int, int]], side: int) -> tuple[int, int]:
    """Return the symbol a logo begins with, or its first letter."""
    first = runs[0]
    gaps = [after[0] - before[1] for before, after in pairwise(runs)]
    fitting = [
        (gap, before[1])
        for gap, before in zip(gaps, runs, strict=False)
        if before[1] - first[0] <= side * _SQUARE
    ]
    if not fitting:
        return first
    widest, end = max(fitting)
    return (first[0], end) if widest > gaps[0] * _CLEAR_GAP else first


def _tight(ink: Image.Image, box: Box) -> Box:
    """Return the box without what is empty at its sides."""
    left, top, _right, _bottom = box
    inner = ink.crop(box).getbbox()
    if inner is None:
        return box
    return left + inner[0], top + inner[1], left + inner[2], top + inner[3]
