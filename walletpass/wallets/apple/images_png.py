"""Pictures as PNG files, in as few bytes as look the same.

Every fetched card carries its pictures, so their bytes are paid for again with every
change of a balance.
"""

from io import BytesIO
from typing import Final

from PIL import Image, ImageChops

_PALETTES: Final = (16, 24, 32, 48, 64, 96, 128, 256)
_MOST: Final = 256
_DRAWN: Final = 10_000  # different colours; photographs have ten times as many
_PATCH: Final = 8
_UNSEEN: Final = 8
"""How far the colour of a patch may stray, out of 255. More, and a small thing in a
colour of its own, such as a pill, visibly changes it."""


def encode(image: Image.Image) -> bytes:
    """Return *image* as PNG, in a palette where that does not show.

    A photograph gets one with its grain dithered, which at three pixels to the point
    cannot be told from the original either.
    """
    whole = _written(image)
    reduced = _written(_in_palette(image))
    return min(whole, reduced, key=len)


def _in_palette(image: Image.Image) -> Image.Image:
    """Return the picture in the smallest palette that does not show, if there is one."""
    if image.getcolors(_DRAWN) is None:
        return _dithered(image) if image.mode == "RGB" else image
    for size in _PALETTES:
        reduced = _reduced(image, size)
        if reduced and _strayed(reduced, image) <= _UNSEEN:
            return reduced
    return image


def _dithered(photograph: Image.Image) -> Image.Image:
    palette = photograph.quantize(_MOST, Image.Quantize.MEDIANCUT)
    return photograph.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)


def _reduced(image: Image.Image, colours: int) -> Image.Image | None:
    if image.mode == "RGBA":
        return _reduced_see_through(image, colours)
    return image.quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=3)


def _reduced_see_through(image: Image.Image, colours: int) -> Image.Image | None:
    """Return the picture in *colours*, each in sixteen strengths; None if too many.

    Pillow's own palettes with transparency shift flat colours, and those are what a
    logo is made of.
    """
    palette = _solid(image).quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=3)
    hues = image.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
    strengths = image.getchannel("A").point(lambda alpha: round(alpha / 17) * 17)
    points = [
        (strength, hue if strength else 0)
        for hue, strength in zip(hues.tobytes(), strengths.tobytes(), strict=True)
    ]
    used = sorted(set(points))
    if len(used) > _MOST:
        return None
    numbers = {point: number for number, point in enumerate(used)}
    reduced = Image.frombytes(
        "P", image.size, bytes(numbers[point] for point in points)
    )
    rgb = palette.getpalette("RGB") or []
    entries = [(*rgb[3 * hue : 3 * hue + 3], strength) for strength, hue in used]
    reduced.putpalette([part for entry in entries for part in entry], "RGBA")
    return reduced


def _solid(image: Image.Image) -> Image.Image:
    """Return the points nothing shows through, in a row: the colours that matter."""
    points = image.tobytes()
    strongest = max(points[3::4])
    row = b"".join(
        points[at : at + 3]
        for at in range(0, len(points), 4)
        if points[at + 3] >= strongest
    )
    return Image.frombytes("RGB", (len(row) // 3, 1), row)


def _strayed(reduced: Image.Image, image: Image.Image) -> int:
    """Return how far the worst patch of *reduced* is from *image*, as they are seen."""
    difference = ImageChops.difference(_seen(reduced), _seen(image))
    patches = difference.resize(
        (-(-image.width // _PATCH), -(-image.height // _PATCH)), Image.Resampling.BOX
    )
    return max(patches.tobytes())


def _seen(image: Image.Image) -> Image.Image:
    """Return what the eye gets: on a middle grey where something shows through."""
    grey = Image.new("RGBA", image.size, (128, 128, 128))
    return Image.alpha_composite(grey, image.convert("RGBA")).convert("RGB")


def _written(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
