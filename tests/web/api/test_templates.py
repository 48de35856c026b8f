"""Templates: started, changed while nobody else did, published, and issued."""

from typing import get_args

import pytest

from tests import make
from tests.make import NOON
from tests.web.api import kinds
from walletpass import brands, passes
from walletpass.passes.design import Style


def test_a_starter_takes_on_the_brands_name_and_may_be_published(till):
    answer = till.post("templates", {"name": "Club card", "starter": "grocery"})

    started = answer.json
    assert answer.status_code == 201
    assert (started["name"], started["style"]) == ("Club card", "store_card")
    assert started["version"] is started["published"] is None
    assert started["is_ahead"]
    name = till.get("brand").json["name"]
    assert set(started["draft"]["organization"].values()) == {name}
    assert kinds.publish(till, started).json["version"] == 1


@pytest.mark.parametrize("style", get_args(Style))
def test_a_starter_becomes_whatever_kind_of_card_is_asked_for(till, style):
    asked = {"name": "Card", "starter": "grocery", "style": style}

    answer = till.post("templates", asked)

    assert answer.status_code == 201
    assert (answer.json["style"], answer.json["draft"]["style"]) == (style, style)


@pytest.mark.parametrize(
    "asked",
    [
        {"starter": "grocery", "style": "badge"},
        {"design": kinds.design("coupon"), "style": "coupon"},
        {"style": "coupon"},
    ],
)
def test_a_style_goes_with_a_starter_and_is_one_there_is(till, asked):
    refused = till.post("templates", {"name": "Card"} | asked)

    assert refused.status_code == 422
    assert refused.json["type"] == "/problems/unfit-request"


def test_a_design_without_any_picture_lacks_the_icon(till):
    template = kinds.started(till)

    refused = kinds.publish(till, template)

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/unsignable"
    assert "icon@2x.png" in {issue["path"] for issue in refused.json["issues"]}


def test_a_template_tells_what_is_drafted_and_what_is_published(till):
    template = kinds.published(till)

    shown = till.get(f"templates/{template['id']}").json
    assert shown["version"] == 1
    assert shown["published"] == shown["draft"]
    assert not shown["is_ahead"]

    saved = kinds.save(till, template, logo_text={"en": "Corner"}).json
    shown = till.get(f"templates/{template['id']}").json
    assert saved == shown
    assert shown["is_ahead"]
    assert shown["draft"]["logo_text"] == {"en": "Corner"}
    assert shown["published"]["logo_text"] == {}
    assert shown["stamp"] != template["stamp"]


def test_what_is_read_can_be_sent_back_as_it_is(till):
    for style in kinds.KINDS:
        template = kinds.started(till, style)

        again = kinds.save(till, template)

        assert again.status_code == 200, again.json
        assert again.json == template


def test_the_list_goes_page_by_page_newest_first(till):
    [known] = till.get("brand").json["templates"]
    ids = [kinds.started(till, name=f"Card {n}")["id"] for n in range(3)]

    first = till.get("templates?limit=2").json
    rest = till.get(f"templates?limit=2&cursor={first['next']}").json

    listed = [*first["templates"], *rest["templates"]]
    assert {row["id"] for row in listed} == {*ids, known["id"]}
    assert [row["id"] for row in listed] == sorted(
        (row["id"] for row in listed), reverse=True
    )
    assert known in listed
    assert rest["next"] is None
    assert till.get("templates?cursor=nowhere").status_code == 422


def test_a_draft_changes_no_card_and_publishing_it_changes_every_card(till):
    template = kinds.published(till)
    cards = [_card(till, template, name) for name in ("Ada", "Eve")]

    offer = kinds.field("offer", {"en": "Tea"}, 0.5, number="percent")
    fields = template["draft"]["fields"] | {"primary": [offer]}
    kinds.save(till, template, fields=fields)
    till.keep_every_promise()
    assert [_version(till, card) for card in cards] == [1, 1]

    assert kinds.publish(till, template).json["version"] == 2
    till.keep_every_promise()

    assert [_version(till, card) for card in cards] == [2, 2]
    for card, name in zip(cards, ("Ada", "Eve"), strict=True):
        with till.services.database.snapshot() as session:
            row = passes.card_of(session, till.brand_id, card["id"])
            assert row.template_version_id == _published_version(session, template)
        assert row.number == card["number"]
        assert _holder(till, card) == name


def _card(till, template, name="Ada", **facts):
    customer = till.post("customers", {"first_name": name}).json
    asked = {"customer_id": customer["id"], "template_id": template["id"]} | facts
    return till.post("cards", asked).json


def _version(till, card):
    return till.get(f"cards/{card['id']}").json["version"]


def _published_version(session, template):
    return session.get_one(passes.Template, template["id"]).version_id


def _holder(till, card):
    customer = till.get(f"customers/{card['customer_id']}").json
    return customer["first_name"]


def test_publishing_what_is_published_already_changes_nothing(till):
    template = kinds.published(till)
    card = _card(till, template)

    again = kinds.publish(till, template)
    till.keep_every_promise()

    assert (again.status_code, again.json["version"]) == (200, 1)
    assert _version(till, card) == 1


def test_who_looked_at_an_older_draft_is_asked_to_look_again(till):
    template = kinds.started(till)
    kinds.save(till, template, logo_text={"en": "First"})

    late = kinds.save(
        till, template, stamp=template["stamp"], logo_text={"en": "Second"}
    )

    assert late.status_code == 409
    assert late.json["type"] == "/problems/taken-draft"
    shown = till.get(f"templates/{template['id']}").json
    assert shown["draft"]["logo_text"] == {"en": "First"}


def test_a_change_that_was_kept_may_be_sent_again(till):
    template = kinds.started(till)
    body = {"stamp": template["stamp"], "name": "Tea", "design": template["draft"]}

    first = till.ask("PUT", f"templates/{template['id']}/draft", body)
    again = till.ask("PUT", f"templates/{template['id']}/draft", body)

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json == again.json
    assert first.json["name"] == "Tea"
    assert first.json["stamp"] != template["stamp"]


def test_only_the_draft_that_was_looked_at_is_published(till):
    template = kinds.started(till)
    stamp = kinds.give(till, template).json["stamp"]
    kinds.save(till, template, logo_text={"en": "Unfinished"})

    refused = till.post(f"templates/{template['id']}/publish", {"stamp": stamp})

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/taken-draft"
    assert till.get(f"templates/{template['id']}").json["version"] is None


def test_errors_refuse_all_at_once_with_path_and_remedy_and_warnings_come_along(till):
    wrong = kinds.design(
        "boarding_pass",
        transit=None,
        nfc={"message": "{number}", "encryption_public_key": "nonsense"},
        colours={"background": "#fff", "foreground": "#eee", "label": "#000"},
    )
    template = kinds.started(till, design=wrong)
    kinds.give(till, template)

    refused = kinds.publish(till, template)

    assert refused.status_code == 409
    found = {issue["path"]: issue for issue in refused.json["issues"]}
    assert found["$.boardingPass.transitType"]["severity"] == "error"
    assert found["$.nfc.encryptionPublicKey"]["severity"] == "error"
    assert found["$.foregroundColor"]["severity"] == "warning"
    assert all(issue["remedy"] and issue["message"] for issue in found.values())


def test_warnings_are_told_and_refuse_nothing(till):
    pale = {"background": "#ffffff", "foreground": "#eeeeee", "label": "#000000"}
    template = kinds.started(till, design=kinds.design("coupon", colours=pale))
    kinds.give(till, template)

    answer = kinds.publish(till, template)

    assert answer.status_code == 201
    [warning] = [
        issue
        for issue in answer.json["warnings"]
        if issue["path"] == "$.foregroundColor"
    ]
    assert warning["severity"] == "warning"
    assert "contrast" in warning["message"]


def test_a_text_that_names_no_fact_is_refused_when_published(till):
    template = kinds.started(
        till, design=kinds.design("coupon", logo_text={"en": "{shoe_size}"})
    )
    kinds.give(till, template)

    refused = kinds.publish(till, template)

    assert refused.status_code == 409
    assert "{shoe_size}" in refused.json["detail"]


def test_a_test_key_publishes_for_practice_only(till):
    template = kinds.started(till)
    kinds.give(till, template)
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, text = brands.create_key(
            session, brand, name="trial", scopes=["*"], now=NOON, mode="test"
        )

    practised = kinds.publish(till, template, Authorization=f"Bearer {text.reveal()}")

    assert practised.status_code == 201
    assert till.get(f"templates/{template['id']}").json["version"] is None


def test_what_a_key_did_stands_in_the_log(till):
    template = kinds.published(till)
    kinds.save(till, template, logo_text={"en": "Corner"})

    with till.services.database.snapshot() as session:
        deeds = brands.audit_page(session, till.brand_id).rows
        assert brands.verify_chain(session, till.brand_id) is None

    told = [deed.action for deed in deeds if deed.object == template["id"]]
    assert told == [
        "design.edited", "design.published", "design.edited", "design.started"
    ]  # fmt: skip
    assert {deed.actor[:4] for deed in deeds} == {"key_"}


def test_each_door_asks_for_its_own_scope(till):
    template = kinds.started(till)
    readers = _key(till, "templates:read", "cards:write")
    writers = _key(till, "templates:write")

    path = f"templates/{template['id']}"
    assert till.get(path, key=readers).status_code == 200
    assert till.get("templates", key=readers).status_code == 200
    assert till.get(path, key=writers).status_code == 403
    assert till.get("templates", key=writers).status_code == 403
    for method, door in (
        ("POST", "templates"),
        ("PUT", f"{path}/draft"),
        ("POST", f"{path}/publish"),
        ("POST", f"{path}/pictures/logo"),
    ):
        refused = till.ask(method, door, {}, key=readers)
        assert refused.status_code == 403, door
        assert refused.json["type"] == "/problems/missing-scope"
        assert till.client.open(f"/api/v1/{door}", method=method).status_code == 401


def _key(till, *scopes):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, text = brands.create_key(
            session, brand, name="narrow", scopes=scopes, now=NOON
        )
    return text.reveal()


def test_another_brands_template_does_not_exist(till, stranger):
    template = kinds.published(till)
    sha256 = kinds.give(till, template).json["sha256"]
    path = f"templates/{template['id']}"

    assert stranger.get(path).status_code == 404
    draft = {"stamp": template["stamp"], "design": template["draft"]}
    assert stranger.ask("PUT", f"{path}/draft", draft).status_code == 404
    assert stranger.post(f"{path}/publish", {"stamp": "x"}).status_code == 404
    assert kinds.give(stranger, template).status_code == 404
    assert template["id"] not in stranger.get("templates").text

    theirs = kinds.design("coupon", images={"logo": {"*": sha256}})
    refused = stranger.post("templates", {"name": "Theft", "design": theirs})
    assert refused.status_code == 422
    assert refused.json["errors"] == [
        {
            "field": "design.images.logo.*",
            "message": f"There is no picture {sha256}",
        }
    ]


def test_a_brand_without_a_certificate_is_told_what_comes_first(till, database):
    with database.transaction() as session:
        bare = make.brand(session)
        make.program(session, bare)
        _, text = brands.create_key(
            session, bare, name="web", scopes=["templates:write"], now=NOON
        )

    body = {"name": "Card", "starter": "beauty"}
    refused = till.post("templates", body, key=text.reveal())

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/no-pass-type"


def test_the_same_idempotency_key_makes_one_template_and_serves_one_request(till):
    body = {"name": "Once", "starter": "fashion"}

    first = till.post("templates", body, Idempotency_Key="7f3a")
    again = till.post("templates", body, Idempotency_Key="7f3a")
    other = till.post("templates", body | {"name": "Twice"}, Idempotency_Key="7f3a")

    assert first.status_code == again.status_code == 201
    assert first.json == again.json
    assert again.headers["Idempotent-Replayed"] == "true"
    assert other.status_code == 422
    assert other.json["type"] == "/problems/other-request"
    assert "Twice" not in till.get("templates").text


def test_a_publication_repeated_under_its_key_is_answered_as_before(till):
    template = kinds.started(till)
    stamp = kinds.give(till, template).json["stamp"]
    path = f"templates/{template['id']}/publish"

    first = till.post(path, {"stamp": stamp}, Idempotency_Key="a1")
    kinds.save(till, template, logo_text={"en": "Later"})
    again = till.post(path, {"stamp": stamp}, Idempotency_Key="a1")
    other = till.post(path, {"stamp": "other"}, Idempotency_Key="a1")

    assert (again.status_code, again.json) == (first.status_code, first.json)
    assert other.status_code == 422


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_of_many_who_publish_at_once_one_makes_the_version(till):
    template = kinds.started(till)
    stamp = kinds.give(till, template).json["stamp"]
    path = f"templates/{template['id']}/publish"

    answers = kinds.at_once(lambda _: till.post(path, {"stamp": stamp}), 6)

    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [201]
    assert {answer.json["version"] for answer in answers} == {1}


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_of_many_who_save_at_once_nobody_undoes_anothers_change(till):
    template = kinds.started(till)

    def change(n):
        design = template["draft"] | {"logo_text": {"en": f"Text {n}"}}
        body = {"stamp": template["stamp"], "design": design}
        return till.ask("PUT", f"templates/{template['id']}/draft", body)

    answers = kinds.at_once(change, 6)

    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 5
    [kept] = [answer.json for answer in answers if answer.status_code == 200]
    assert till.get(f"templates/{template['id']}").json == kept


def test_the_document_describes_the_doors_with_examples_that_work(till):
    document = till.client.get("/api/openapi.json").json

    body = document["paths"]["/api/v1/templates"]["post"]["requestBody"]
    examples = body["content"]["application/json"]["examples"]
    for example in examples.values():
        assert till.post("templates", example["value"]).status_code == 201
    template = kinds.started(till)
    door = document["paths"]["/api/v1/templates/{template_id}/draft"]["put"]
    sent = door["requestBody"]["content"]["application/json"]["example"]
    path = f"templates/{template['id']}/draft"
    saved = till.ask("PUT", path, sent | {"stamp": template["stamp"]})
    assert saved.status_code == 200


def test_the_document_holds_each_shape_once(till):
    document = till.client.get("/api/openapi.json").json

    shapes = document["components"]["schemas"]
    assert {"Design", "FieldDesign", "TemplateIn", "DraftIn"} <= shapes.keys()
    assert not [name for name in shapes if "." in name]
    assert "TemplateIn.Design" not in str(document)
    pictures = document["paths"]["/api/v1/templates/{template_id}/pictures/{name}"]
    assert pictures["post"]["requestBody"]["content"].keys() == {
        "image/png", "image/jpeg", "image/webp", "multipart/form-data"
    }  # fmt: skip


def test_people_read_the_examples_and_the_facts_a_text_may_name(till):
    page = till.client.get("/api/docs").text

    assert "PUT /api/v1/templates/{template_id}/draft" in page
    assert 'id="Design"' in page
    assert "&#34;name&#34;: &#34;Spring coupon&#34;" in page
    assert "Takes a file: image/png, image/jpeg" in page
    for fact in passes.facts.NAMES:
        assert fact in page
