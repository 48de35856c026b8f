"""Designs that cannot be: refused by their place, all at once, and never a 500."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.designs import designs
from tests.web.api import kinds


@pytest.fixture
def template(till):
    return kinds.started(till)


def _save(till, template, design):
    body = {"stamp": template["stamp"], "design": design}
    return till.ask("PUT", f"templates/{template['id']}/draft", body)


def _send(till, template, text, kind="application/json"):
    """Send a body that no JSON library would write."""
    return till.client.put(
        f"/api/v1/templates/{template['id']}/draft",
        data=text,
        headers={"Authorization": f"Bearer {till.key}", "Content-Type": kind},
    )


def _fields(refused):
    return [fault["field"] for fault in refused.json["errors"]]


def _nested(depth):
    tree = "deep"
    for _ in range(depth):
        tree = {"a": tree}
    return tree


BEACON = {"uuid": "f0018b9b-7509-4c31-a905-1a27d39c003c"}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"style": "loyalty"}, "style"),
        ({"style": None}, "style"),
        ({"transit": "rocket"}, "transit"),
        ({"organization": "Corner"}, "organization"),
        ({"organization": {"tlh": "Qapla"}}, "organization.tlh"),
        ({"organization": {"en": 5}}, "organization.en"),
        ({"description": {"en": "x" * 8_001}}, "description.en"),
        ({"logo_text": {"en": "a\0b"}}, "logo_text.en"),
        ({"logo_text": {"en": "a\x1bb"}}, "logo_text.en"),
        ({"surprise": 1}, "surprise"),
        ({"extras": {"surprise": 1}}, "extras.surprise"),
        ({"extras": {"user_info": _nested(30)}}, "extras.user_info" + ".a" * 18),
        ({"extras": {"semantics": {"a\0": 1}}}, "extras.semantics"),
        ({"extras": {"app_store_ids": ["1"]}}, "extras.app_store_ids.0"),
        ({"extras": {"urls": {"x": "y"}}}, "extras.urls.x"),
        ({"sharing_prohibited": "yes"}, "sharing_prohibited"),
        ({"sharing_prohibited": 1}, "sharing_prohibited"),
        ({"expires_at": 0}, "expires_at"),
        ({"expires_at": "tomorrow"}, "expires_at"),
        ({"expires_at": "2027-01-31T12:00:00"}, "expires_at"),
        ({"expires_at": "0001-01-01T00:00:00+14:00"}, "expires_at"),
        ({"expires_at": "9999-12-31T23:59:59-14:00"}, "expires_at"),
        ({"barcode": {"symbologies": ["qr", "maxicode"]}}, "barcode.symbologies.1"),
        ({"nfc": {"message": "x"}}, "nfc.encryption_public_key"),
        ({"relevance": {"max_distance": -1}}, "relevance.max_distance"),
        ({"relevance": {"dates": [{}]}}, "relevance.dates.0"),
        ({"relevance": {"beacons": [{"uuid": "x"}]}}, "relevance.beacons.0.uuid"),
        (
            {"relevance": {"beacons": [BEACON | {"major": "7"}]}},
            "relevance.beacons.0.major",
        ),
        (
            {"relevance": {"beacons": [BEACON | {"major": 65_536}]}},
            "relevance.beacons.0.major",
        ),
        ({"relevance": {"beacons": [BEACON] * 11}}, "relevance.beacons"),
        ({"images": {"banner": {"*": "x"}}}, "images.banner"),
        ({"images": {"logo": {"de": "x"}}}, "images.logo.de"),
        ({"images": {"logo": {"*": "0" * 64}}}, "images.logo.*"),
        ({"images": {"logo": "x"}}, "images.logo"),
        ({"focus": {"logo": [0.5]}}, "focus.logo.1"),
        ({"focus": {"logo": [0.5, 1.5]}}, "focus.logo.1"),
        ({"fields": {"middle": []}}, "fields.middle"),
        ({"fields": {"header": {}}}, "fields.header"),
        ({"fields": {"header": [{"key": "a"}]}}, "fields.header.0.value"),
        ({"fields": {"header": [{"value": "a"}]}}, "fields.header.0.key"),
        (
            {"fields": {"header": [{"key": "a b", "value": "a"}]}},
            "fields.header.0.key",
        ),
        (
            {"fields": {"header": [{"key": "a", "value": True}]}},
            "fields.header.0.value",
        ),
        (
            {"fields": {"header": [{"key": "a", "value": ["a"]}]}},
            "fields.header.0.value",
        ),
        (
            {"fields": {"header": [{"key": "a", "value": {"en": 1}}]}},
            "fields.header.0.value.en",
        ),
        (
            {"fields": {"header": [{"key": "a", "value": "a", "row": 2}]}},
            "fields.header.0.row",
        ),
    ],
)
def test_a_design_that_cannot_be_is_refused_by_its_place(
    till, template, changes, place
):
    refused = _save(till, template, template["draft"] | changes)

    assert refused.status_code == 422
    assert refused.content_type == "application/problem+json"
    assert set(_fields(refused)) == {f"design.{place}"}
    assert till.get(f"templates/{template['id']}").json == template


def test_every_problem_is_told_at_once(till):
    design = kinds.design("coupon") | {
        "style": "cheque",
        "colours": {"background": "red", "foreground": 5},
        "fields": {"header": [{"key": "a", "value": None}, {"key": "b", "valeu": "c"}]},
        "logo_text": {"en": "\0"},
    }

    refused = till.post("templates", {"design": design, "points": "many"})

    assert refused.status_code == 422
    assert set(_fields(refused)) == {
        "name",
        "points",
        "design.style",
        "design.colours.background",
        "design.colours.foreground",
        "design.colours.label",
        "design.fields.header.0.value",
        "design.fields.header.1.value",
        "design.fields.header.1.valeu",
        "design.logo_text.en",
    }
    told = {fault["field"]: fault["message"] for fault in refused.json["errors"]}
    assert told["design.fields.header.0.value"] == (
        "Write a text, texts by language, or a number"
    )
    assert told["design.colours.background"].startswith("'red' is not a colour")


def test_of_countless_problems_a_hundred_are_told(till, template):
    wrong = template["draft"] | {"fields": {"header": [5] * 60_000}}

    refused = _save(till, template, wrong)

    assert refused.status_code == 422
    assert len(refused.json["errors"]) == 101
    assert "59900 more" in refused.json["errors"][-1]["message"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "Neither"},
        {"name": "Both", "starter": "grocery", "design": kinds.design("coupon")},
        {"name": "", "starter": "grocery"},
        {"name": " ", "starter": "grocery"},
        {"name": "x" * 201, "starter": "grocery"},
        {"name": "a\0b", "starter": "grocery"},
        {"name": 5, "starter": "grocery"},
        {"name": "Card", "starter": "undertaker"},
        {"name": "Card", "starter": "../grocery"},
        {"name": "Card", "starter": ["grocery"]},
        {"name": "Card", "design": []},
        {"name": "Card", "design": "coupon"},
        {"name": "Card", "starter": "grocery", "points": "both"},
        {"name": "Card", "starter": "grocery", "brand_id": "brd_1"},
        [],
        "coupon",
    ],
)
def test_a_template_that_cannot_be_is_refused(till, body):
    known = till.get("templates").json

    assert till.post("templates", body).status_code == 422
    assert till.get("templates").json == known


@pytest.mark.parametrize(
    "stamp", [None, 5, "", "x" * 201, "a\0b", ["x"], {"x": 1}, True]
)
def test_a_stamp_that_cannot_be_is_refused(till, template, stamp):
    path = f"templates/{template['id']}"
    draft = {"stamp": stamp, "design": template["draft"] | {"logo_text": {"en": "x"}}}

    assert till.ask("PUT", f"{path}/draft", draft).status_code == 422
    assert till.post(f"{path}/publish", {"stamp": stamp}).status_code == 422
    assert till.post(f"{path}/publish", {}).status_code == 422
    assert till.get(path).json == template


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[1]",
        "nonsense",
        '{"stamp": "x", "design": ' + "[" * 5_000 + "]" * 5_000 + "}",
        '{"stamp": "x", "design": ' + '{"a":' * 900 + "1" + "}" * 900 + "}",
        '{"stamp": "x", "design": {"expires_at": NaN}}',
        '{"stamp": "x", "design": {"expires_at": 1e999}}',
        '{"stamp": "x", "design": {"logo_text": {"en": "\\ud800"}}}',
        b'{"stamp": "x", "design": {"logo_text": {"en": "\xff"}}}',
        b"\xef\xbb\xbf{}",
        b"\0" * 100,
    ],
    ids=range(13),
)
def test_a_body_that_is_no_request_is_refused(till, template, text):
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        refused = _send(till, template, text, kind)

        assert refused.status_code in {400, 422}, refused.text
        assert refused.content_type == "application/problem+json"


def test_a_body_larger_than_any_design_is_not_read(till, template):
    design = template["draft"] | {"extras": {"user_info": "x" * 300_000}}

    assert _save(till, template, design).status_code == 413


def test_huge_numbers_only_the_brands_app_reads_go_through_as_numbers(till, template):
    design = copy.deepcopy(template["draft"])
    design["extras"]["user_info"] = {"n": 10**30, "m": -0.0, "k": 2**64 - 1}
    text = json.dumps({"stamp": template["stamp"], "design": design})

    saved = _send(till, template, text)

    assert saved.status_code == 200
    assert saved.json["draft"]["extras"]["user_info"]["n"] == 1e30


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(design=designs())
def test_any_design_there_can_be_is_published_or_refused_with_reasons(till, design):
    started = till.post(
        "templates", {"name": "Any", "design": design.model_dump(mode="json")}
    )
    if started.status_code == 422:
        assert {fault["message"] for fault in started.json["errors"]} == {
            "Leave out control characters, and U+202A to U+202E"
        }
        return
    assert kinds.give(till, started.json).status_code == 200

    answer = kinds.publish(till, started.json)

    assert answer.status_code in {201, 409}
    if answer.status_code == 409:
        severities = {issue["severity"] for issue in answer.json["issues"]}
        assert "error" in severities


_JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(["{balance}", "{nobody}", "%@", "en", "*", "#fff", "qr"]),
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(
            st.text(st.characters(codec="utf-8"), max_size=8), part, max_size=3
        )
    ),
    max_leaves=6,
)


def _places(tree, place=()):
    steps = tree if isinstance(tree, dict) else range(len(tree))
    for step in steps:
        yield (*place, step)
        if isinstance(tree[step], dict | list):
            yield from _places(tree[step], (*place, step))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_a_design_it_is_kept_or_refused(till, data):
    style = data.draw(st.sampled_from(list(kinds.KINDS)))
    design = copy.deepcopy(kinds.design(style))
    *way, last = data.draw(st.sampled_from(list(_places(design))))
    part = design
    for step in way:
        part = part[step]
    part[last] = data.draw(_JUNK)

    answer = till.post("templates", {"name": "Odd", "design": design})

    assert answer.status_code in {201, 422}, answer.json
    if answer.status_code == 201:
        assert kinds.publish(till, answer.json).status_code in {201, 409}
