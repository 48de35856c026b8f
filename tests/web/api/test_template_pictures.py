"""Pictures of templates: one good file in, every size out; whatever else is refused."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.web.api import kinds
from walletpass import passes

PNG = b"\x89PNG\r\n\x1a\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def png_claiming(width, height, content=b"\0" * 10_000):
    """Return a small file that says how large it will be."""

    def chunk(name, body):
        checked = name + body
        return struct.pack(">I", len(body)) + checked + _sum(checked)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(content)), (b"IEND", b""))
    return PNG + b"".join(chunk(*part) for part in parts)


def _sum(content):
    return struct.pack(">I", zlib.crc32(content))


@pytest.fixture
def template(till):
    return kinds.started(till)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_cut_to_every_size_and_is_the_icon_too(till, template, kind):
    answer = kinds.give(till, template, content=kinds.picture(kind))

    told = answer.json
    assert answer.status_code == 200
    assert (told["name"], told["width"], told["height"]) == ("logo", 480, 480)
    assert {file["path"] for file in told["files"]} == {
        "icon.png", "icon@2x.png", "icon@3x.png",
        "logo.png", "logo@2x.png", "logo@3x.png",
    }  # fmt: skip
    shown = till.get(f"templates/{template['id']}").json
    assert shown["draft"]["images"] == {"logo": {"*": told["sha256"]}}
    assert shown["stamp"] == told["stamp"] != template["stamp"]


def test_what_is_told_of_each_size_is_what_gets_published(till, template):
    files = kinds.give(till, template).json["files"]
    kinds.publish(till, template)

    with till.services.database.snapshot() as session:
        row = session.get_one(passes.Template, template["id"])
        kept = passes.files_of(session, row.version_id)
    assert kept.keys() == {file["path"] for file in files}
    for file in files:
        with Image.open(BytesIO(kept[file["path"]])) as image:
            assert image.format == "PNG"
            assert image.size == (file["width"], file["height"])
        assert len(kept[file["path"]]) == file["bytes"]


def test_a_form_may_carry_the_file(till, template):
    form = {"file": (BytesIO(kinds.picture()), "logo.png")}

    given = till.client.post(
        f"/api/v1/templates/{template['id']}/pictures/logo",
        data=form,
        headers={"Authorization": f"Bearer {till.key}"},
    )

    assert given.status_code == 200
    assert given.json["sha256"] == kinds.give(till, template).json["sha256"]


def test_the_same_picture_again_changes_nothing(till, template):
    first = kinds.give(till, template)

    again = kinds.give(till, template)

    assert again.json == first.json


def test_a_picture_may_differ_by_language(till, template):
    polish = kinds.give(till, template, content=kinds.picture(colour="#d4213d")).json
    others = kinds.give(till, template).json

    images = {"logo": {"pl": polish["sha256"], "en": others["sha256"]}}
    assert kinds.save(till, template, images=images).status_code == 200
    assert kinds.publish(till, template).status_code == 201

    with till.services.database.snapshot() as session:
        row = session.get_one(passes.Template, template["id"])
        kept = passes.files_of(session, row.version_id)
    assert kept["pl.lproj/logo@2x.png"] != kept["ru.lproj/logo@2x.png"]
    assert kept["en.lproj/logo@2x.png"] == kept["ru.lproj/logo@2x.png"]


def test_a_picture_this_kind_does_not_show_is_kept_with_a_word(till, template):
    answer = kinds.give(till, template, "footer").json

    assert answer["files"] == []
    [issue] = answer["issues"]
    assert (issue["severity"], issue["path"]) == ("warning", "$.images.footer")


def test_pictures_change_no_card_before_they_are_published(till, template):
    kinds.give(till, template)
    kinds.publish(till, template)

    kinds.give(till, template, content=kinds.picture(colour="#101010"))

    shown = till.get(f"templates/{template['id']}").json
    assert shown["is_ahead"]
    assert shown["published"]["images"] != shown["draft"]["images"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-a-picture"),
        (SVG, "not-a-picture"),
        (HTML, "not-a-picture"),
        (b"%PDF-1.7", "not-a-picture"),
        (PNG + SVG, "damaged-picture"),
        (PNG + HTML, "damaged-picture"),
        (kinds.picture()[:900], "damaged-picture"),
        (png_claiming(60_000, 60_000), "picture-too-large"),
        (png_claiming(7_000, 7_000), "picture-too-large"),
        (png_claiming(8, 8), "picture-too-small"),
        (kinds.picture(size=(4, 4)), "picture-too-small"),
        (kinds.picture() + b"\0" * 10_000_000, "picture-too-heavy"),
    ],
    ids=[
        "empty", "svg", "html", "pdf", "svg as png", "html as png", "cut short",
        "bomb", "49 MP", "tiny claim", "tiny", "heavy",
    ],
)  # fmt: skip
def test_what_is_no_good_picture_is_refused_and_nothing_kept(
    till, template, content, code
):
    refused = kinds.give(till, template, content=content, Content_Type="image/png")

    assert refused.status_code == 422
    assert refused.content_type == "application/problem+json"
    assert refused.json["type"] == f"/problems/{code}"
    assert till.get(f"templates/{template['id']}").json == template


def test_what_hides_behind_a_picture_does_not_come_in(till, template):
    hidden = BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("evil.html", HTML)

    given = kinds.give(till, template, content=kinds.picture() + hidden.getvalue())

    assert given.status_code == 200
    with till.services.database.snapshot() as session:
        key = (till.brand_id, given.json["sha256"])
        assert b"evil.html" not in session.get_one(passes.Asset, key).content


def test_a_body_beyond_any_picture_is_not_read(till, template):
    refused = kinds.give(till, template, content=b"\0" * 12_000_000)

    assert refused.status_code == 413


def test_a_stranger_is_turned_away_before_the_file_is_looked_at(till, template):
    refused = kinds.give(
        till, template, content=b"\0" * 12_000_000, Authorization="Bearer wp_live_x_y"
    )

    assert refused.status_code == 401


@pytest.mark.parametrize("name", ["banner", "Logo", "logo@2x", "..%2Flogo", "*"])
def test_a_picture_no_card_has_is_refused_by_name(till, template, name):
    refused = kinds.give(till, template, name)

    assert refused.status_code == 404


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=" + "x" * 500,
    ],
)
def test_a_form_without_a_file_is_refused(till, template, kind):
    for content in (b"", b"--x--\r\n", b"--x\r\n\r\n" * 2_000, b"\r\n--x\r\nfile"):
        refused = kinds.give(till, template, content=content, Content_Type=kind)

        assert 400 <= refused.status_code < 500, refused.text


def test_a_picture_sent_again_under_its_key_is_answered_as_before(till, template):
    first = kinds.give(till, template, Idempotency_Key="p1")
    again = kinds.give(till, template, Idempotency_Key="p1")
    other = kinds.give(
        till, template, content=kinds.picture("JPEG"), Idempotency_Key="p1"
    )

    assert again.json == first.json
    assert again.headers["Idempotent-Replayed"] == "true"
    assert other.status_code == 422
    assert other.json["type"] == "/problems/other-request"
