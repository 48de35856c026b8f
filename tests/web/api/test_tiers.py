"""Tiers at the integrator's door, on the card and on the lock screen."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.make import NOON
from tests.web.api.selling import RULE, buy, give_back, program_of, rules
from walletpass import outbox, passes, rewards

FIELDS = {
    "secondary": [
        {
            "key": "tier",
            "label": {"en": "Tier"},
            "value": "{tier}",
            "change_message": {"en": "You are %@ now"},
        }
    ],
    "auxiliary": [
        {"key": "progress", "label": {"en": "Next"}, "value": "{tier_progress}"}
    ],
}


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


def ladder(**gold):
    return {
        "by": "spend",
        "days": 30,
        "tiers": [
            {"code": "silver", "name": {"en": "Silver", "pl": "Srebrny"}},
            {
                "code": "gold",
                "name": {"en": "Gold", "pl": "Złoty"},
                "at": 500_00,
                "benefits": {"en": "Double points"},
                **gold,
            },
        ],
    }


def enter(till, tiers, document=None):
    program = f"programs/{program_of(till)}"
    draft = {"document": document or rules(), "tiers": tiers}
    saved = till.ask("PUT", f"{program}/draft", draft)
    assert saved.status_code == 200, saved.json
    return till.post(f"{program}/draft:publish", {}).json


def tiers_of(till, card):
    return till.get(f"customers/{card['customer_id']}/tiers").json


def look(till, **told):
    """Publish another look for the same program and pass type."""
    program_id = program_of(till)
    with till.services.database.transaction() as session:
        kind = passes.pass_type_of(session, till.brand_id)
        made = passes.create_template(
            session,
            till.brand_id,
            program_id=program_id,
            pass_type_id=kind.id,
            name="Another look",
            design=passes.Design.model_validate(make.DESIGN | told),
            now=NOON,
        )
        passes.publish(session, made, make.icons(), now=NOON)
        return made.id


def sentences(till, card):
    with till.services.database.snapshot() as session:
        versions = session.scalars(
            select(passes.PassVersion)
            .where(passes.PassVersion.pass_id == card["id"])
            .order_by(passes.PassVersion.version)
        )
        return [version.sentence for version in versions]


def test_a_lowest_tier_that_is_not_everyone_s_is_refused_with_a_remedy(till):
    told = ladder()
    told["tiers"][0]["at"] = 10_00
    draft = {"document": rules(), "tiers": told}
    refused = till.ask("PUT", f"programs/{program_of(till)}/draft", draft)
    assert refused.status_code == 422
    assert refused.json["type"] == "/problems/unfit-tiers"
    (fault,) = refused.json["faults"]
    assert fault["code"] == "first-above-nought"
    assert fault["remedy"] == "Let it begin at 0, or put a tier that does below it."


def test_tiers_are_part_of_what_is_published(till):
    published = enter(till, ladder())
    assert published["tiers"] == ladder()
    program = f"programs/{program_of(till)}"
    assert till.get(f"{program}/versions").json["versions"][0]["tiers"] == ladder()
    kept = till.ask("PUT", f"{program}/draft", {"document": rules()}).json
    assert kept["tiers"] == ladder()
    gone = till.ask("PUT", f"{program}/draft", {"document": rules(), "tiers": {}}).json
    assert gone["tiers"] is None


def test_a_customer_s_tier_and_progress_are_told(till):
    enter(till, ladder())
    card = till.card()
    buy(till, 260_00, card_id=card["id"])
    [standing] = tiers_of(till, card)["tiers"]
    assert (standing["code"], standing["amount"]) == ("silver", 260_00)
    assert standing["next"]["missing"] == 240_00
    assert standing["progress"] == "PLN\N{NO-BREAK SPACE}240 to Gold"

    sale = buy(till, 240_00, card_id=card["id"]).json
    told = tiers_of(till, card)
    assert told["tiers"][0]["benefits"] == {"en": "Double points"}
    assert told["moves"][0]["subject"] == sale["id"]
    assert (told["moves"][0]["before"], told["moves"][0]["after"]) == ("silver", "gold")

    assert give_back(till, sale, {"line": 1}).status_code == 201
    assert tiers_of(till, card)["tiers"][0]["code"] == "silver"


def test_a_multiplier_by_tier_works(till):
    twice = {
        "code": "gold",
        "gives": {"kind": "multiplier", "basis_points": 20_000},
        "when": {"tiers": ["gold"]},
    }
    enter(till, ladder(), rules(RULE, twice))
    card = till.card()
    assert buy(till, 500_00, card_id=card["id"]).json["points"] == 25
    assert buy(till, 100_00, card_id=card["id"]).json["points"] == 10


def test_another_tier_changes_the_look_and_speaks_once(till, clock):
    gold, plain = look(till, fields=FIELDS), look(till, fields=FIELDS)
    scheme = ladder(template=gold)
    scheme["tiers"][0]["template"] = plain
    enter(till, scheme)
    customer = till.post("customers", {}).json
    told = {"customer_id": customer["id"], "template_id": plain}
    card = till.post("cards", told).json
    till.keep_every_promise()
    sale = buy(till, 500_00, card_id=card["id"]).json
    till.keep_every_promise()
    assert till.get(f"cards/{card['id']}").json["template_id"] == plain

    clock[0] += timedelta(seconds=21)
    till.keep_every_promise()

    assert till.get(f"cards/{card['id']}").json["template_id"] == gold
    assert [said for said in sentences(till, card) if said] == ["You are Gold now"]
    assert till.post("cards", told).status_code == 200
    assert give_back(till, sale, {"line": 1}).status_code == 201
    clock[0] += timedelta(seconds=21)
    till.keep_every_promise()
    assert till.get(f"cards/{card['id']}").json["template_id"] == plain
    said = [sentence for sentence in sentences(till, card) if sentence]
    assert said == ["You are Gold now", "You are Silver now"]


def test_a_new_card_looks_as_its_holder_s_tier_says(till):
    gold = look(till)
    enter(till, ladder(template=gold))
    card = till.card()
    buy(till, 500_00, card_id=card["id"])
    till.post(f"cards/{card['id']}/void", {})
    again = till.post("cards", {"customer_id": card["customer_id"]}).json
    assert again["template_id"] == gold


def test_who_listens_hears_of_a_new_tier(till):
    hook = {"topics": ["tier.changed"], "mode": "pull"}
    made = till.post("webhooks", hook)
    assert made.status_code == 201, made.json
    enter(till, ladder())
    card = till.card()
    buy(till, 500_00, card_id=card["id"])
    till.keep_every_promise()
    [heard] = till.get(f"events?webhook_id={made.json['id']}").json["events"]
    assert heard["type"] == "tier.changed"
    assert heard["data"]["after"] == "gold"


def test_the_night_takes_a_tier_that_is_no_longer_met(till, clock):
    enter(till, ladder())
    card = till.card()
    buy(till, 500_00, card_id=card["id"])
    clock[0] += timedelta(31)

    with till.services.database.transaction() as session:
        outbox.add(session, rewards.ReviewTiers(), now=till.services.now())
    till.keep_every_promise()
    assert tiers_of(till, card)["moves"][0]["why"] == "time"


@pytest.mark.parametrize(
    ("tiers", "path"),
    [
        ({"by": "love"}, "$.by"),
        ({"by": "spend", "tiers": []}, "$.tiers"),
        (ladder(at=0), "$"),
        (ladder(at=-5), "$.tiers[1].at"),
        (ladder(at=1e300), "$.tiers[1].at"),
        (ladder(template="tpl_none"), "$.tiers[1].template"),
        (ladder(name={"en": "\x07"}), "$.tiers[1].name.en"),
        (ladder(name={"en": "x" * 10_000}), "$.tiers[1].name.en"),
        (ladder(name={"en": "<script>"}, code="../gold"), "$.tiers[1].code"),
    ],
)
def test_tiers_that_cannot_be_are_refused_by_their_place(till, tiers, path):
    program = f"programs/{program_of(till)}"
    draft = {"document": rules(), "tiers": tiers}
    refused = till.ask("PUT", f"{program}/draft", draft)
    assert (refused.status_code, refused.json["type"]) == (422, "/problems/unfit-tiers")
    assert path in [fault["path"] for fault in refused.json["faults"]]


def test_a_stranger_s_look_is_no_look(till, stranger):
    theirs = look(stranger)
    program = f"programs/{program_of(till)}"
    draft = {"document": rules(), "tiers": ladder(template=theirs)}
    refused = till.ask("PUT", f"{program}/draft", draft)
    assert refused.json["faults"][0]["code"] == "no-template"


def test_a_stranger_sees_no_tiers(till, stranger):
    enter(till, ladder())
    card = till.card()
    assert stranger.get(f"customers/{card['customer_id']}/tiers").status_code == 404
