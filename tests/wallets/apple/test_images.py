"""One logo in, every size out, and a word about each that will not look right."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from tests.designs import NFC_KEY
from walletpass.passes.colours import BLACK, WHITE, Colour
from walletpass.passes.design import Design
from walletpass.passes.pictures import read_picture
from walletpass.passes.starters import load_starter, starter_trades
from walletpass.wallets.apple.images import crops, files
from walletpass.wallets.apple.images_cropping import covering, drawn_area, sign_of
from walletpass.wallets.apple.images_png import encode
from walletpass.wallets.apple.images_reading import HEAVY, contrast_over, image_issues
from walletpass.wallets.apple.localisation import strings_files
from walletpass.wallets.apple.names import fault_in
from walletpass.wallets.apple.prepared import PreparedFiles

INK, CARD, LEAF = (30, 30, 40), (250, 240, 220), (20, 130, 60)
EVERY_SIZE = ("", "@2x", "@3x")


def picture(image):
    written = BytesIO()
    image.save(written, "PNG")
    return read_picture(written.getvalue())


def wordmark(*letters, height=200, gap=20, border=30, mode="RGBA", behind=(0, 0, 0, 0)):
    """A logo of upright blocks, as wide as given, with room around them."""
    width = sum(letters) + gap * (len(letters) - 1)
    image = Image.new(mode, (width + 2 * border, height + 2 * border), behind)
    left = border
    for letter in letters:
        image.paste(INK, (left, border, left + letter, border + height))
        left += letter + gap
    return image


def scene(width=1_500, height=1_000, at=(1_000, 200)):
    """A calm picture in which something happens at one place."""
    image = Image.new("RGB", (width, height), CARD)
    pen = ImageDraw.Draw(image)
    for ring in range(100, 0, -10):
        box = (at[0] - ring, at[1] - ring, at[0] + ring, at[1] + ring)
        pen.ellipse(box, fill=INK if ring % 20 else LEAF)
    return image


def noise(width, height, mode="RGB"):
    return Image.effect_noise((width, height), 90).convert(mode)


def card(style="store_card", *, colour="#faf0dc", extra=None, **images):
    """A design with these pictures, and what `crops` needs besides."""
    kept, named = {}, {}
    for name, image in images.items():
        given = image if isinstance(image, dict) else {"*": image}
        named[name] = {}
        for language, one in given.items():
            read = picture(one)
            kept[read.digest] = read
            named[name][language] = read.digest
    design = Design.model_validate(
        {
            "style": style,
            "organization": {"en": "Shop", "ru": "Лавка", "pl": "Sklep"},
            "description": {"en": "Card"},
            "colours": {
                "background": colour,
                "foreground": "#1e1e28",
                "label": "#3c3c46",
            },
            "fields": {"primary": [{"key": "name", "value": "{first_name}"}]},
            "images": named,
            **(extra or {}),
        }
    )
    return design, kept


def opened(content):
    return Image.open(BytesIO(content))


def the(made, file):
    return next(crop for crop in made if crop.file == file)


def alike(colour, other, apart):
    return all(abs(one - two) <= apart for one, two in zip(colour, other, strict=True))


def words(issues, path=None):
    return " ".join(issue.message for issue in issues if path in {None, issue.path})


def test_one_logo_gives_logo_and_icon_in_every_size():
    made = crops(*card(logo=wordmark(200, 90, 90, 90, 90)))

    sizes = {crop.file: (crop.width, crop.height) for crop in made}
    assert sizes == {
        "icon.png": (38, 38),
        "icon@2x.png": (76, 76),
        "icon@3x.png": (114, 114),
        "logo.png": (160, 50),
        "logo@2x.png": (320, 100),
        "logo@3x.png": (480, 150),
    }
    for crop in made:
        assert opened(crop.content).size == (crop.width, crop.height)
    assert not [
        issue for crop in made for issue in crop.issues if "soft" in issue.message
    ]


SIGN_UP = {"personalization": {"description": {"en": "Join"}, "fields": ["name"]}}
NFC = {"message": "{number}", "encryption_public_key": NFC_KEY}


@pytest.mark.parametrize(
    ("style", "extra", "boxes"),
    [
        ("store_card", {}, {"icon", "logo", "strip"}),
        ("coupon", {}, {"icon", "logo", "strip"}),
        ("generic", {}, {"icon", "logo", "thumbnail"}),
        ("event_ticket", {}, {"icon", "logo", "strip"}),
        ("boarding_pass", {}, {"icon", "logo", "footer"}),
        ("poster", {}, {"icon", "primaryLogo", "artwork"}),
        (
            "event_ticket",
            {"extras": {"preferred_styles": ["posterEventTicket", "eventTicket"]}},
            {"icon", "logo", "strip", "artwork", "primaryLogo", "secondaryLogo"},
        ),
        ("store_card", SIGN_UP, {"icon", "logo", "strip"}),
        (
            "store_card",
            {**SIGN_UP, "nfc": NFC},
            {"icon", "logo", "strip", "personalizationLogo"},
        ),
    ],
)
def test_each_style_gets_the_pictures_it_shows(style, extra, boxes):
    given = {"logo": wordmark(200, 90), "strip": scene()}
    given |= {"footer": wordmark(900, height=60), "secondary_logo": wordmark(700)}

    made = crops(*card(style, extra=extra, **given))

    assert set(files(made)) == {
        f"{box}{size}.png" for box in boxes for size in EVERY_SIZE
    }
    assert not any(fault_in(file) for file in files(made))


LARGEST = {
    "icon": (38, 38), "strip": (375, 144), "thumbnail": (90, 90),
    "background": (345, 505), "artwork": (358, 448), "logo": (160, 50),
    "primaryLogo": (126, 30), "secondaryLogo": (135, 12), "footer": (286, 15),
    "personalizationLogo": (150, 40),
}  # fmt: skip


@pytest.mark.parametrize("style", ["store_card", "generic", "event_ticket", "poster"])
def test_every_size_keeps_to_apples_box(style):
    given = {"logo": wordmark(150, 90, 90), "artwork": scene(), "background": scene()}
    if style == "store_card":
        given["strip"] = scene(900, 900)

    for crop in crops(*card(style, **given)):
        stem = crop.file.partition(".")[0].partition("@")[0]
        width, height = LARGEST[stem]
        assert crop.width <= width * crop.scale
        assert crop.height <= height * crop.scale
        if "logo" not in stem.lower():
            assert (crop.width, crop.height) == (
                width * crop.scale,
                height * crop.scale,
            )


def test_a_tickets_strip_is_lower():
    made = crops(*card("event_ticket", logo=wordmark(90), strip=scene()))

    assert (the(made, "strip@3x.png").width, the(made, "strip@3x.png").height) == (
        1_125, 294,
    )  # fmt: skip


def test_a_poster_without_artwork_shows_the_logo_on_its_colour():
    made = crops(*card("poster", logo=wordmark(120, 90)))

    artwork = opened(the(made, "artwork@2x.png").content).convert("RGB")
    assert artwork.getpixel((2, 2)) == CARD
    assert artwork.getpixel((250, 448)) == INK


def test_borders_are_cut_away_clear_or_coloured():
    clear = wordmark(120, 60, border=200)
    white = wordmark(120, 60, border=200, mode="RGB", behind=(255, 255, 255))

    assert drawn_area(clear) == drawn_area(white) == (200, 200, 400, 400)
    noisy = white.copy()
    noisy.putpixel((5, 5), (248, 250, 246))
    assert drawn_area(noisy) == (200, 200, 400, 400)


def test_a_small_logo_is_shown_smaller_rather_than_blurred():
    made = crops(*card(logo=wordmark(100, 100, 100, height=100, gap=10, border=0)))

    logo = the(made, "logo@3x.png")
    assert (logo.width, logo.height) == (320, 100)
    assert logo.issues == ()


def test_a_logo_far_too_small_is_enlarged_and_said_to_look_soft():
    design, kept = card(logo=wordmark(60, 60, height=40, gap=8, border=0))

    made = crops(design, kept)

    soft = the(made, "logo@3x.png").issues[0]
    assert (soft.severity, soft.path) == ("warning", "logo@3x.png")
    assert "soft at 3x: the picture has 128 × 40 pixels" in soft.message
    assert "at least 288 × 90 pixels" in soft.remedy
    assert words(image_issues(design, made), "logo@3x.png") == soft.message


def test_a_logo_as_good_as_the_advice_says_is_sharp():
    made = crops(*card(logo=wordmark(135, 135, height=90, gap=18, border=0)))

    assert not [crop.file for crop in made if "soft" in words(crop.issues)]


@pytest.mark.parametrize(
    ("logo", "source"),
    [
        (wordmark(190), (30, 30, 220, 230)),  # about square: the whole of it
        (wordmark(200, 60, 60, 60), (30, 30, 230, 230)),  # a square before lettering
        (wordmark(60, 90, 90, 90), (30, 30, 90, 230)),  # lettering: its first letter
        (wordmark(350, 90, 90), (30, 30, 380, 230)),  # a wide symbol, still whole
        (wordmark(900), (30, 30, 230, 230)),  # nothing parts it: a square of it
    ],
)
def test_an_icon_takes_from_a_logo_what_can_stand_alone(logo, source):
    assert sign_of(logo, None) == source


def test_a_symbol_of_several_parts_stays_together():
    logo = Image.new("RGBA", (900, 200))
    for left, right in ((0, 50), (60, 110), (120, 170), (260, 400), (420, 600)):
        logo.paste(INK, (left, 0, right, 200))

    assert sign_of(logo, None) == (0, 0, 170, 200)


def test_in_a_tall_logo_the_symbol_stands_above():
    logo = Image.new("RGBA", (200, 600))
    logo.paste(LEAF, (20, 0, 180, 180))
    logo.paste(INK, (0, 300, 200, 420))
    logo.paste(INK, (0, 440, 200, 560))

    assert sign_of(logo, None) == (20, 0, 180, 180)


def test_an_icon_may_be_told_what_to_show():
    logo = wordmark(200, 60, 60, 100)
    focus = {"focus": {"icon": (0.95, 0.5)}}

    by_itself, told = crops(*card(logo=logo)), crops(*card(logo=logo, extra=focus))

    assert the(by_itself, "icon@3x.png").source == (30, 30, 230, 230)
    assert the(told, "icon@3x.png").source == (410, 30, 510, 230)
    assert "would be tiny" in words(the(by_itself, "icon.png").issues)


def test_an_icon_stands_on_the_cards_colour_and_hides_nothing():
    made = crops(*card(logo=wordmark(180, 60, 60), colour="#12345a"))

    icon = opened(the(made, "icon@3x.png").content).convert("RGBA")
    assert icon.getpixel((1, 1)) == (0x12, 0x34, 0x5A, 255)
    assert icon.getpixel((57, 57))[:3] == INK


def test_an_icon_of_its_own_is_taken_as_it_is():
    own = Image.new("RGB", (400, 400), LEAF)

    made = crops(*card(logo=wordmark(180, 60), icon=own))

    assert the(made, "icon@3x.png").source == (0, 0, 400, 400)
    assert set(opened(the(made, "icon@3x.png").content).convert("RGB").getcolors()) == {
        (114 * 114, LEAF)
    }


def test_a_logo_given_as_the_icon_too_becomes_one_as_by_itself():
    logo = wordmark(180, 60, 60)

    assert crops(*card(logo=logo, icon=logo)) == crops(*card(logo=logo))


def test_a_card_without_any_picture_has_no_files():
    assert crops(*card()) == ()


def test_a_strip_fills_its_box_and_keeps_what_happens():
    design, kept = card(logo=wordmark(100), strip=scene(at=(1_000, 200)))

    strip = the(crops(design, kept), "strip@3x.png")

    left, top, right, bottom = strip.source
    assert (left, right) == (0, 1_500)
    assert bottom - top == 576
    assert top <= 100
    assert bottom >= 300
    assert opened(strip.content).size == (1_125, 432)


@pytest.mark.parametrize("focus", [(0.0, 0.0), (0.5, 0.9), (1.0, 1.0), (0.3, 0.5)])
def test_a_chosen_focus_stays_in_the_strip(focus):
    chosen = {"focus": {"strip": focus}}
    made = crops(*card(logo=wordmark(100), strip=scene(), extra=chosen))

    left, top, right, bottom = the(made, "strip.png").source
    assert left <= focus[0] * 1_500 <= right
    assert top <= focus[1] * 1_000 <= bottom


@settings(max_examples=60, deadline=None)
@given(
    st.integers(16, 300),
    st.integers(16, 300),
    st.floats(0.2, 5),
    st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_crop_is_never_wider_than_its_picture_nor_of_another_shape(
    width, height, ratio, focus
):
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")

    left, top, right, bottom = covering(image, ratio, focus)

    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert (left, right) == (0, width) or (top, bottom) == (0, height)
    across, down = right - left, bottom - top
    assert abs(across - down * ratio) <= max(1, ratio)


def test_where_nothing_happens_the_middle_is_taken():
    assert covering(Image.new("RGB", (300, 100)), 1, None) == (100, 0, 200, 100)
    assert covering(Image.new("RGB", (100, 300)), 1, None) == (0, 100, 100, 200)


@settings(max_examples=15, deadline=None)
@given(
    st.integers(16, 400),
    st.integers(16, 400),
    st.sampled_from(["plain", "clear", "striped", "noisy"]),
    st.sampled_from(["store_card", "generic", "poster"]),
)
def test_whatever_the_logo_every_size_is_made(width, height, kind, style):
    logo = {
        "plain": lambda: Image.new("RGB", (width, height), LEAF),
        "clear": lambda: Image.new("RGBA", (width, height), (*INK, 90)),
        "striped": lambda: wordmark(width, height=height, border=width % 7),
        "noisy": lambda: noise(width, height),
    }[kind]()

    made = crops(*card(style, logo=logo))

    assert {crop.scale for crop in made} == {1, 2, 3}
    for crop in made:
        assert opened(crop.content).size == (crop.width, crop.height)


def test_languages_have_their_own_logo_and_share_the_icon_and_the_strip():
    latin, cyrillic = wordmark(200, 90, 90), wordmark(200, 90, 90, 90)
    logos = {"en": latin, "ru": cyrillic}

    made = files(crops(*card(logo=logos, strip=scene())))

    assert set(made) == {
        f"{place}{size}.png"
        for place in (
            "icon",
            "strip",
            "en.lproj/logo",
            "ru.lproj/logo",
            "pl.lproj/logo",
        )
        for size in EVERY_SIZE
    }
    assert made["en.lproj/logo@2x.png"] == made["pl.lproj/logo@2x.png"]
    assert made["en.lproj/logo@2x.png"] != made["ru.lproj/logo@2x.png"]


def test_a_remark_on_a_translated_picture_says_where_it_stands():
    small = wordmark(40, 40, height=30, gap=8, border=0)

    made = crops(*card(logo={"en": small, "ru": wordmark(300, 200)}))

    assert the(made, "en.lproj/logo@3x.png").issues[0].path == "en.lproj/logo@3x.png"
    assert the(made, "ru.lproj/logo@3x.png").issues == ()


def test_a_box_around_the_logo_is_remarked_unless_it_is_the_cards_colour():
    boxed = wordmark(200, 90, mode="RGB", behind=(255, 255, 255))

    on_cream = the(crops(*card(logo=boxed)), "logo.png")
    on_white = the(crops(*card(logo=boxed, colour="#fdfdfd")), "logo.png")

    assert "stands on a box in #ffffff" in words(on_cream.issues)
    assert on_white.issues == ()
    assert on_cream.source[0] < 30
    assert on_white.source[0] == 30


def test_a_logo_in_the_cards_own_colour_is_remarked():
    made = crops(*card(logo=wordmark(200, 90), colour="#22222c"))

    assert "hardly stands out" in words(the(made, "logo.png").issues)


def test_a_very_long_logo_is_remarked():
    made = crops(*card(logo=wordmark(*[90] * 20)))

    assert "only 15 points tall" in words(the(made, "logo.png").issues)


@pytest.mark.parametrize(
    ("strip", "complaints"),
    [
        (Image.new("RGB", (1_125, 432), (245, 245, 245)), 0),
        (Image.new("RGB", (1_125, 432), (110, 110, 110)), 1),
        (Image.new("RGB", (1_125, 432), (60, 60, 70)), 2),
    ],
)
def test_text_over_a_strip_is_checked_against_what_is_under_it(strip, complaints):
    design, kept = card(logo=wordmark(100), strip=strip)

    found = [
        issue
        for issue in image_issues(design, crops(design, kept))
        if "hard to read" in issue.message
    ]

    assert len(found) == complaints
    assert all(issue.path == "strip.png" for issue in found)


def test_a_dark_picture_beside_the_text_does_not_matter():
    strip = Image.new("RGB", (1_125, 432), (245, 245, 245))
    strip.paste(INK, (720, 0, 1_125, 432))
    design, kept = card(logo=wordmark(100), strip=strip)

    assert "hard to read" not in words(image_issues(design, crops(design, kept)))


def test_a_strip_without_a_field_over_it_may_be_anything():
    dark = Image.new("RGB", (1_125, 432), INK)
    design, kept = card(logo=wordmark(100), strip=dark, extra={"fields": {}})

    assert "hard to read" not in words(image_issues(design, crops(design, kept)))


def test_contrast_is_that_of_the_poorer_places():
    beneath = [WHITE] * 80 + [Colour(100, 100, 100)] * 20

    assert contrast_over(BLACK, [WHITE] * 10) == pytest.approx(21)
    assert contrast_over(BLACK, beneath) == pytest.approx(3.53, abs=0.05)


def test_a_picture_the_style_does_not_show_is_remarked():
    design, kept = card("generic", logo=wordmark(100), footer=wordmark(200))

    assert "“generic” does not show" in words(
        image_issues(design, crops(design, kept)), "$.images.footer"
    )


def test_a_photographs_weight_is_remarked():
    design, kept = card(logo=wordmark(100), strip=noise(1_125, 432))

    made = crops(design, kept)

    assert sum(map(len, files(made).values())) > HEAVY
    assert "the whole card travels" in words(image_issues(design, made), "$.images")


def test_flat_drawings_become_small_without_visible_change():
    drawing = load_starter("pharmacy")
    strip = drawing.pictures[drawing.design.images["strip"]["*"]].open()

    small = encode(strip)

    assert len(small) < 15_000
    seen = opened(small).convert("RGB")
    for at in ((620, 384), (730, 380), (806, 340), (950, 180), (1_010, 350), (40, 40)):
        before, after = strip.getpixel(at), seen.getpixel(at)
        assert alike(before, after, 8)


def test_a_clear_logo_in_a_palette_keeps_its_edges_and_its_colours():
    logo = Image.new("RGBA", (900, 300))
    ImageDraw.Draw(logo).ellipse((20, 20, 280, 280), fill=(*LEAF, 255))
    ImageDraw.Draw(logo).ellipse((400, 20, 660, 280), fill=(*INK, 255))
    logo = logo.resize((300, 100), Image.Resampling.LANCZOS)

    written = opened(encode(logo))

    assert written.mode == "P"
    seen = written.convert("RGBA")
    assert alike(seen.getpixel((50, 50)), (*LEAF, 255), 1)
    assert alike(seen.getpixel((177, 50)), (*INK, 255), 1)
    assert seen.getpixel((0, 0))[3] == 0
    strengths = {alpha for _count, (_r, _g, _b, alpha) in seen.getcolors(256)}
    assert len(strengths) > 8


def test_a_photograph_in_a_palette_keeps_its_shades():
    gradient = Image.linear_gradient("L").resize((600, 400))
    photo = Image.merge("RGB", (gradient, gradient.rotate(180), gradient.rotate(90)))
    photo = Image.blend(photo, noise(600, 400), 0.1)

    seen = opened(encode(photo)).convert("RGB")

    for area in ((0, 0, 100, 100), (250, 150, 350, 250), (500, 300, 600, 400)):
        before = photo.crop(area).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        after = seen.crop(area).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        assert alike(before, after, 6)


def test_the_same_pictures_give_the_same_bytes():
    once, again = (card(logo=wordmark(200, 90), strip=scene()) for _ in range(2))

    assert files(crops(*once)) == files(crops(*again))


@pytest.mark.parametrize("trade", starter_trades())
def test_a_starter_card_is_complete_sharp_readable_and_light(trade):
    starter = load_starter(trade)

    made = crops(starter.design, starter.pictures)

    bundled = files(made) | strings_files(starter.design)
    assert {file.partition("/")[2] or file for file in files(made)} == {
        f"{name}{size}.png" for name in ("icon", "logo", "strip") for size in EVERY_SIZE
    }
    assert image_issues(starter.design, made) == []
    assert len(PreparedFiles(bundled).shared_part) < 70_000
