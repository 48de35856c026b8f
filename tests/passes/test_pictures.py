"""What may come in as a picture, and what comes out of it."""

import random
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from walletpass.kernel.errors import InvalidError
from walletpass.passes import pictures
from walletpass.passes.pictures import kept_picture, read_picture

RED, GREEN, BLUE, WHITE = (
    (220, 30, 30),
    (20, 160, 60),
    (30, 60, 200),
    (255, 255, 255),
)


def file_of(image, kind="PNG", **options):
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def quarters():
    """A picture whose corners tell which way up it is: red, green, blue, white."""
    image = Image.new("RGB", (64, 48))
    for colour, corner in zip(
        (RED, GREEN, BLUE, WHITE), ((0, 0), (32, 0), (0, 24), (32, 24)), strict=True
    ):
        image.paste(colour, (*corner, corner[0] + 32, corner[1] + 24))
    return image


def corners(image):
    right, bottom = image.width - 4, image.height - 4
    return [
        image.getpixel(at) for at in ((3, 3), (right, 3), (3, bottom), (right, bottom))
    ]


def near(colour, other, apart=6):
    return all(abs(one - two) <= apart for one, two in zip(colour, other, strict=True))


def png_header(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )


def png_claiming(width, height):
    """A PNG of this size by its header, with nothing in it that could be decoded."""
    return png_header(width, height) + struct.pack(">I", 9_000) + b"IDAT" + bytes(9_000)


def png_bomb(side):
    """A PNG of nothing but black: kilobytes that unfold into gigabytes."""
    squeeze = zlib.compressobj(9)
    row = bytes(side + 1)
    packed = b"".join(squeeze.compress(row) for _ in range(side)) + squeeze.flush()
    parts = [png_header(side, side)]
    for name, content in ((b"IDAT", packed), (b"IEND", b"")):
        chunk = name + content
        parts += [struct.pack(">I", len(content)), chunk]
        parts += [struct.pack(">I", zlib.crc32(chunk))]
    return b"".join(parts)


def jpeg_claiming(width, height):
    content = bytearray(file_of(quarters(), "JPEG"))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def webp_claiming(width, height):
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + canvas
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def zip_of(text):
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("evil.html", text)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_three_kinds_of_picture_come_in_as_png(kind):
    picture = read_picture(file_of(quarters(), kind, quality=95))

    assert (picture.width, picture.height) == (64, 48)
    with Image.open(BytesIO(picture.content)) as kept:
        assert kept.format == "PNG"
    seen = corners(picture.open())
    assert all(map(near, seen, (RED, GREEN, BLUE, WHITE), [12] * 4))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "empty"),
        (b"just words", "not a picture we can read"),
        (file_of(quarters(), "GIF"), "a GIF"),
        (file_of(quarters(), "BMP"), "a BMP"),
        (file_of(quarters(), "TIFF"), "a TIFF"),
        (file_of(quarters(), "AVIF"), "an AVIF picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC photo"),
        (b"%PDF-1.7\n", "a PDF"),
        (zip_of("<script>"), "an archive or an office document"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a web page"),
        (b"  <HTML><body>", "a web page"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_called_by_its_name(content, found):
    with pytest.raises(pictures.NotAPictureError, match=found) as refusal:
        read_picture(content)

    assert isinstance(refusal.value, InvalidError)
    assert refusal.value.facts() == {"found": found}


def test_markup_that_begins_like_a_png_is_not_believed():
    disguised = b"\x89PNG\r\n\x1a\n<svg onload='alert(1)'></svg>"

    with pytest.raises(pictures.DamagedPictureError):
        read_picture(disguised)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_hides_behind_a_picture_does_not_come_in(kind):
    script = b"<script>alert('polyglot')</script>"
    polyglot = file_of(quarters(), kind) + script + zip_of(script)
    assert zipfile.is_zipfile(BytesIO(polyglot))

    picture = read_picture(polyglot)

    assert b"script" not in picture.content
    assert not zipfile.is_zipfile(BytesIO(picture.content))


def test_where_and_with_what_it_was_taken_is_forgotten():
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[2] = (52.0, 13.0, 47.0)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "SecretAuthor")
    photo = file_of(quarters(), "JPEG", exif=exif, comment=b"SecretComment")
    drawing = file_of(quarters(), "PNG", pnginfo=notes, exif=exif, dpi=(72, 72))

    for content in (photo, drawing):
        assert b"Secret" in content
        picture = read_picture(content)
        assert b"Secret" not in picture.content
        assert set(picture.open().info) == set()


@pytest.mark.parametrize(
    "content",
    [
        png_bomb(7_000),
        png_claiming(6_400, 6_400),
        png_claiming(10_000, 10_000),
        png_claiming(100_000, 100_000),
        jpeg_claiming(65_000, 65_000),
        webp_claiming(16_383, 16_383),
    ],
    ids=["bomb", "41 MP", "100 MP", "10 000 MP", "jpeg", "webp"],
)
def test_too_many_pixels_are_refused_by_the_header_alone(content):
    assert len(content) < 100_000

    with pytest.raises(pictures.PictureTooLargeError) as refusal:
        read_picture(content)

    assert refusal.value.facts() == {"most": 40_000_000}


def test_as_many_pixels_as_are_allowed_are_read_and_made_smaller():
    picture = read_picture(file_of(Image.new("L", (8_000, 5_000), 90)))

    assert (picture.width, picture.height) == (2_400, 1_500)


def test_a_file_that_is_too_heavy_is_not_looked_into():
    with pytest.raises(pictures.PictureTooHeavyError) as refusal:
        read_picture(file_of(quarters()) + bytes(10_000_000))

    assert refusal.value.facts()["most"] == 10_000_000


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_breaks_off_is_refused(kind, share):
    noise = Image.frombytes("RGB", (64, 64), random.Random(1).randbytes(3 * 64 * 64))
    content = file_of(noise, kind)

    with pytest.raises(pictures.DamagedPictureError):
        read_picture(content[: int(len(content) * share)])


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(kind):
    film = file_of(
        quarters(), kind, save_all=True, append_images=[Image.new("RGB", (64, 48))]
    )

    with pytest.raises(pictures.AnimatedPictureError):
        read_picture(film)


def test_a_photo_with_a_second_one_inside_gives_the_first():
    pair = file_of(
        quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 48))]
    )

    assert near(corners(read_picture(pair).open())[0], RED, 12)


@pytest.mark.parametrize("size", [(1, 1), (1, 10_000), (15, 200), (16, 1_601)])
def test_a_picture_nobody_would_see_is_refused(size):
    with pytest.raises(pictures.PictureTooSmallError) as refusal:
        read_picture(file_of(Image.new("RGB", size)))

    assert refusal.value.facts() == {"width": size[0], "height": size[1], "least": 16}


def test_a_picture_of_nothing_is_refused():
    with pytest.raises(pictures.InvisiblePictureError):
        read_picture(file_of(Image.new("RGBA", (64, 64), (255, 0, 0, 0))))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_held_any_way_comes_in_upright(orientation, kind):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    held = quarters()
    if orientation in undo:
        held = held.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation

    picture = read_picture(file_of(held, kind, exif=exif, quality=95))

    assert (picture.width, picture.height) == (64, 48)
    seen = corners(picture.open())
    assert all(map(near, seen, (RED, GREEN, BLUE, WHITE), [12] * 4))


def test_inks_become_light():
    inks = Image.new("CMYK", (32, 32), (0, 255, 255, 0))

    image = read_picture(file_of(inks, "JPEG", quality=95)).open()

    assert image.mode == "RGB"
    assert near(image.getpixel((9, 9)), (255, 0, 0), 4)


def test_transparency_stays_and_full_opacity_is_not_kept_as_such():
    shape = Image.new("RGBA", (32, 32), (*RED, 255))
    opaque = read_picture(file_of(shape)).open()
    shape.putpixel((5, 5), (10, 20, 30, 120))
    pierced = read_picture(file_of(shape)).open()

    assert opaque.mode == "RGB"
    assert pierced.mode == "RGBA"
    assert pierced.getpixel((5, 5)) == (10, 20, 30, 120)


def test_a_palette_with_a_transparent_colour_keeps_it():
    image = Image.new("P", (32, 32), 1)
    image.putpalette([*RED, *GREEN])
    image.paste(0, (0, 0, 16, 32))

    kept = read_picture(file_of(image, transparency=0)).open()

    assert kept.getpixel((3, 3))[3] == 0
    assert kept.getpixel((20, 3)) == (*GREEN, 255)


def test_grey_with_a_transparent_shade_keeps_it():
    image = Image.new("L", (32, 32), 90)
    image.paste(200, (0, 0, 16, 32))

    kept = read_picture(file_of(image, transparency=200)).open()

    assert kept.getpixel((3, 3))[3] == 0
    assert kept.getpixel((20, 3)) == (90, 90, 90, 255)


def test_sixteen_bits_of_grey_keep_their_range():
    image = Image.new("I;16", (64, 16))
    for column in range(64):
        for row in range(16):
            image.putpixel((column, row), column * 1_024)

    kept = read_picture(file_of(image)).open()

    assert [kept.getpixel((column, 8))[0] for column in (0, 16, 32, 63)] == [
        0, 64, 128, 252,
    ]  # fmt: skip


def profile(gamma):
    """The smallest sound colour profile: sRGB's primaries, another brightness curve."""

    def xyz(*values):
        fixed = b"".join(struct.pack(">i", round(value * 65_536)) for value in values)
        return b"XYZ \0\0\0\0" + fixed

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    words = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(79)
    tags = {
        b"desc": words + bytes(-len(words) % 4),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.4360, 0.2225, 0.0139),
        b"gXYZ": xyz(0.3851, 0.7169, 0.0971),
        b"bXYZ": xyz(0.1431, 0.0606, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, content, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", at + len(content), len(value))
        content += value
    body = struct.pack(">I", len(tags)) + table + content
    header = struct.pack(">I4sI", 128 + len(body), b"none", 0x02_10_00_00)
    header += b"mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    header += xyz(0.9642, 1.0, 0.8249)[8:]
    return header + bytes(128 - len(header)) + body


def test_colours_are_read_by_the_pictures_own_profile():
    grey = Image.new("RGB", (32, 32), (128, 128, 128))

    linear = read_picture(file_of(grey, icc_profile=profile(1.0))).open()
    usual = read_picture(file_of(grey)).open()

    assert near(linear.getpixel((9, 9)), (188, 188, 188), 2)
    assert usual.getpixel((9, 9)) == (128, 128, 128)


@pytest.mark.parametrize("bad", [b"nonsense", profile(1.0)[:200], profile(1.0) * 2])
def test_an_unsound_profile_does_not_spoil_the_picture(bad):
    grey = Image.new("RGB", (32, 32), (128, 128, 128))

    picture = read_picture(file_of(grey, icc_profile=bad))

    assert b"iCCP" not in picture.content


def test_a_profile_for_inks_on_a_picture_in_light_is_passed_over():
    foreign = bytearray(profile(1.0))
    foreign[16:20] = b"CMYK"
    grey = Image.new("RGB", (32, 32), (128, 128, 128))

    kept = read_picture(file_of(grey, icc_profile=bytes(foreign))).open()

    assert kept.getpixel((9, 9)) == (128, 128, 128)


@settings(deadline=None)
@given(
    st.sampled_from(["RGB", "RGBA", "L", "LA", "P", "1"]),
    st.integers(16, 40),
    st.integers(16, 40),
    st.integers(0, 2**32),
)
def test_reading_what_was_read_gives_the_same_picture(mode, width, height, seed):
    bands = {"RGB": 3, "RGBA": 4, "L": 1, "LA": 2, "P": 1, "1": 1}[mode]
    noise = random.Random(seed).randbytes(width * height * bands)
    source = mode if mode not in {"P", "1"} else "L"
    image = Image.frombytes(source, (width, height), noise).convert(mode)

    once = read_picture(file_of(image))
    twice = read_picture(once.content)

    assert twice == once
    assert twice.digest == once.digest
    assert kept_picture(once.content) == once


WHOLE = {kind: file_of(quarters(), kind) for kind in ("PNG", "JPEG", "WEBP")}


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(
        st.tuples(st.integers(0, 5_000), st.binary(min_size=1, max_size=4)), max_size=6
    ),
    st.binary(max_size=20),
)
def test_whatever_comes_it_is_a_picture_or_a_reason(kind, changes, appended):
    content = bytearray(WHOLE[kind])
    for at, put in changes:
        start = at % len(content)
        content[start : start + len(put)] = put

    outcome = read_or_reason(bytes(content) + appended)

    if isinstance(outcome, pictures.Picture):
        assert read_picture(outcome.content) == outcome
    else:
        assert outcome.code != pictures.PictureError.code


def read_or_reason(content):
    try:
        return read_picture(content)
    except pictures.PictureError as refusal:
        return refusal


def test_a_picture_does_not_spill_into_logs():
    picture = read_picture(file_of(quarters()))

    assert repr(picture) == "Picture(width=64, height=48)"
