"""Points, miles, stamps, cashback and discounts, from starting one to the card."""

import zipfile
from io import BytesIO

import orjson
import pytest
from click.testing import CliRunner

from tests.web.api.selling import buy, give_back, program_of, receipt
from walletpass.cli import main

NAME = {"en": "Sky Club", "ru": "Небо", "pl": "Niebo"}


@pytest.fixture
def club(till):
    """Start a program of a kind, publish a starter card of it, and issue one."""

    def club(kind, **told):
        program = till.post("programs", {"kind": kind, "name": NAME, **told})
        assert program.status_code == 201, program.json
        template = till.post(
            "templates",
            {
                "name": "Sky",
                "starter": "restaurant",
                "program_id": program.json["id"],
            },
        ).json
        published = till.post(
            f"templates/{template['id']}/publish", {"stamp": template["stamp"]}
        )
        assert published.status_code == 201, published.json
        customer = till.post("customers", {"language": "pl"}).json
        told = {"customer_id": customer["id"], "template_id": template["id"]}
        card = till.post("cards", told)
        assert card.status_code == 201, card.json
        return program.json, card.json

    return club


def bundle_of(till, card):
    path = card["pass_url"].partition("/card/")[2]
    return till.client.get(f"/card/{path}").data


def fields_of(till, card):
    bundle = zipfile.ZipFile(BytesIO(bundle_of(till, card)))
    fields = orjson.loads(bundle.read("pass.json"))["storeCard"]
    return {
        field["key"]: field
        for place in fields.values()
        if isinstance(place, list)
        for field in place
    }


def verified(till, card, tmp_path):
    file = tmp_path / "card.pkpass"
    file.write_bytes(bundle_of(till, card))
    return CliRunner().invoke(main, ["passes", "verify", str(file)])


@pytest.mark.parametrize(
    ("kind", "scale", "points", "shown"),
    [
        ("points", 0, 100, 100),
        ("miles", 0, 100, 100),
        ("stamps", 0, 1, 1),
        ("cashback", 2, 5, 5),
    ],
)
def test_each_kind_gives_what_it_says_and_its_card_is_sound(
    till, club, tmp_path, kind, scale, points, shown
):
    program, card = club(kind)
    assert (program["kind"], program["scale"], program["version"]) == (kind, scale, 1)

    sale = buy(till, 100_00, card_id=card["id"]).json
    till.keep_every_promise()

    assert (sale["points"], sale["discount"]) == (points, 0)
    assert fields_of(till, card)["balance"]["value"] == shown
    answer = verified(till, card, tmp_path)
    assert answer.exit_code == 0, answer.output
    give_back(till, sale, {"line": 1})
    assert till.get(f"cards/{card['id']}").json["balance"] == 0


def test_a_discount_card_shows_the_percentage_and_the_till_gets_it(
    till, club, tmp_path
):
    program, card = club("discount")
    field = fields_of(till, card)["balance"]
    assert field["value"] == "5%"
    basket = {"currency": "PLN", "lines": [{"net": 199_99}], "card_id": card["id"]}
    quote = till.post("quotes", basket).json
    sale = till.post("purchases", basket | receipt()).json

    assert (quote["discount"], sale["discount"]) == (9_99, 9_99)
    assert sale["points"] == 0
    answer = verified(till, card, tmp_path)
    assert answer.exit_code == 0, answer.output
    assert program["kind"] == "discount"


def test_cashback_is_money_on_the_card(till, club):
    _, card = club("cashback")
    buy(till, 33_40, card_id=card["id"])
    till.keep_every_promise()
    fields = fields_of(till, card)
    assert fields["balance"]["value"] == 1.67
    assert fields["balance"]["currencyCode"] == "PLN"
    assert fields["latest"]["value"] == "+1,67 zł, teraz 1,67"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("miles", "+100 mil, teraz 100"),
        ("stamps", "+1 pieczątka, teraz 1"),
        ("points", "+100 punktów, teraz 100"),
    ],
)
def test_points_are_called_by_their_name_in_the_right_plural(
    till, club, kind, sentence
):
    _, card = club(kind)
    buy(till, 100_00, card_id=card["id"])
    till.keep_every_promise()
    assert fields_of(till, card)["latest"]["value"] == sentence


def test_a_brand_may_call_its_points_its_own(till, club):
    unit = {
        "pl": {"one": "ziarno", "few": "ziarna", "many": "ziaren", "other": "ziarna"}
    }
    program, card = club("points", unit=unit, scale=1)
    assert program["unit"] == unit
    buy(till, 2_00, card_id=card["id"])
    till.keep_every_promise()
    assert fields_of(till, card)["latest"]["value"] == "+2 ziarna, teraz 2"


def test_a_discount_may_grow_with_what_was_ever_spent(till, club):
    program, card = club("discount")
    steps = [
        {"at_least": 0, "amount": 3, "per": 100},
        {"at_least": 1_000_00, "amount": 75, "per": 1_000},
    ]
    rule = {
        "code": "grow",
        "gives": {"kind": "steps", "by": "lifetime", "steps": steps},
    }
    draft = {
        "document": {"currency": "PLN", "gives": "discount", "rules": [rule]},
    }
    path = f"programs/{program['id']}"
    assert till.ask("PUT", f"{path}/draft", draft).status_code == 200
    till.post(f"{path}/draft:publish", {})
    buy(till, 1_000_00, card_id=card["id"])
    sale = buy(till, 100_00, card_id=card["id"]).json
    assert sale["discount"] == 7_50


def test_what_a_program_begins_with_fits_its_kind(till, club):
    program, _ = club("stamps")
    draft = till.get(f"programs/{program['id']}/draft").json
    assert draft["document"]["rules"][0]["gives"] == {"kind": "fixed", "amount": 100}
    kinds = {one["kind"] for one in till.get("programs").json["programs"]}
    assert kinds == {"points", "stamps"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "gold"},
        {"name": {}},
        {"name": {"en": ""}},
        {"name": {"xx": "Club"}},
        {"name": {"en": "x" * 65}},
        {"name": {"en": "a\u202eb"}},
        {"scale": 3},
        {"scale": -1},
        {"scale": 1.5},
        {"unit": {}},
        {"unit": {"en": {}}},
        {"unit": {"en": {"one": "bean"}}},
        {"unit": {"en": {"few": "beans", "other": "beans"}}},
        {"unit": {"en": {"other": "x" * 50}}},
        {"unit": {"en": {"other": "\x00"}}},
        {"colour": "red"},
    ],
)
def test_a_program_that_cannot_be_is_refused(till, wrong):
    refused = till.post("programs", {"kind": "points", "name": NAME} | wrong)
    assert refused.status_code == 422, refused.json
    assert len(till.get("programs").json["programs"]) == 1


def test_a_template_takes_only_the_brand_s_own_programs(till, stranger):
    told = {"name": "Sky", "starter": "restaurant", "program_id": program_of(stranger)}
    assert till.post("templates", told).status_code == 404
    both = told | {"points": "own"}
    assert till.post("templates", both).status_code == 422


BEANS = {"pl": {"one": "ziarno", "few": "ziarna", "many": "ziaren", "other": "ziarna"}}


def test_a_renamed_program_is_called_so_on_the_cards_there_are(till, club):
    program, card = club("points")
    buy(till, 2_00, card_id=card["id"])
    till.keep_every_promise()
    assert fields_of(till, card)["latest"]["value"] == "+2 punkty, teraz 2"

    told = till.ask("PATCH", f"programs/{program['id']}", {"unit": BEANS})

    assert (told.status_code, told.json["unit"]) == (200, BEANS)
    assert told.json["name"] == NAME
    till.keep_every_promise()
    assert fields_of(till, card)["latest"]["value"] == "+2 ziarna, teraz 2"
    told = till.ask("PATCH", f"programs/{program['id']}", {"name": {"pl": "Klub"}})
    assert (told.json["name"], told.json["unit"]) == ({"pl": "Klub"}, BEANS)
    assert told.json in till.get("programs").json["programs"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": {}},
        {"name": {"en": " "}},
        {"unit": {}},
        {"unit": {"en": {"few": "beans", "other": "beans"}}},
        {"scale": 1},
        {"kind": "miles"},
    ],
)
def test_a_program_is_not_called_what_cannot_be(till, wrong):
    [program] = till.get("programs").json["programs"]
    refused = till.ask("PATCH", f"programs/{program['id']}", wrong)
    assert refused.status_code == 422, refused.json
    assert till.get("programs").json["programs"] == [program]


def test_nobody_renames_the_program_of_another_brand(till, stranger):
    [program] = till.get("programs").json["programs"]
    told = {"name": {"en": "Mine"}}
    refused = stranger.ask("PATCH", f"programs/{program['id']}", told)
    assert refused.status_code == 404
    assert till.get("programs").json["programs"] == [program]
