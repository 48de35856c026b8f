"""Segments over the API."""

from datetime import timedelta

import pytest

from tests.make import NOON
from walletpass import insight
from walletpass.customers import Customer

OFTEN = {"all": [{"is": "bought", "days": 90, "at_least": 2}]}


@pytest.fixture
def card(till):
    return till.card(first_name="Ada")


def buy(till, card, receipt):
    sale = {
        "source": "t",
        "receipt": receipt,
        "currency": "PLN",
        "card_id": card["id"],
        "lines": [{"net": 1000}],
    }
    return till.post("purchases", sale)


def save(till, **more):
    return till.post("segments", {"name": "Often", "tree": OFTEN} | more)


def test_a_segment_is_saved_renamed_changed_and_retired_and_every_version_kept(till):
    saved = save(till)
    assert saved.status_code == 201
    assert saved.json["number"] == 1
    path = f"segments/{saved.json['id']}"

    till.ask("PATCH", path, {"name": "Regulars"})
    changed = till.post(f"{path}/versions", {"tree": {"all": []}})
    assert (changed.json["name"], changed.json["number"]) == ("Regulars", 2)
    assert till.get(path).json == changed.json
    same = till.post(f"{path}/versions", {"tree": {"all": []}})
    assert same.json["number"] == 2
    kept = till.get(f"{path}/versions").json["versions"]
    assert [one["tree"] for one in kept] == [{"all": []}, OFTEN]

    assert till.post(f"{path}/retire", None).json["retired_at"] is not None
    assert till.post(f"{path}/retire", None).status_code == 200
    refused = till.post(f"{path}/versions", {"tree": OFTEN})
    assert refused.json["type"] == "/problems/retired-segment"
    assert till.get("segments").json["segments"][0]["name"] == "Regulars"


def test_customers_are_counted_live_by_a_tree_or_by_a_saved_segment(till, card):
    segment_id = save(till).json["id"]
    everybody = till.post("segments:count", {"tree": {"all": []}}).json
    assert everybody == {"count": 1, "of": 1, "says": "Everybody."}
    for receipt in ("1", "2"):
        saved = till.post("segments:count", {"segment_id": segment_id}).json
        assert (saved["count"], saved["of"]) == (0, 1)
        assert saved["says"] == "Purchases: 2 or more in 90 days."
        assert buy(till, card, receipt).status_code == 201
    assert till.post("segments:count", {"tree": OFTEN}).json["count"] == 1
    early = {"tree": OFTEN, "as_of": "2026-11-01T00:00:00Z"}
    assert till.post("segments:count", early).json["of"] == 0


def test_every_fault_is_told_with_its_place(till):
    tree = {"all": [{"is": "bought", "days": "90"}, {"not": {"is": "tea"}}]}

    refused = till.post("segments:count", {"tree": tree})

    assert refused.status_code == 422
    assert [fault["path"] for fault in refused.json["faults"]] == [
        "all[0].days",
        "all[1].not.is",
    ]


def test_what_is_known_only_now_is_not_asked_of_the_past(till):
    asked = {
        "tree": {"is": "balance", "at_least": 1},
        "as_of": "2026-11-01T00:00:00Z",
    }

    refused = till.post("segments:count", asked)

    assert refused.json["type"] == "/problems/unknown-past"


def test_stages_are_asked_of_the_past_as_every_move_was_written_down(
    till, card, database
):
    with database.transaction() as session:
        customer = session.get_one(Customer, card["customer_id"])
        now = customer.enrolled_at
        customer.enrolled_at = now - timedelta(days=60)
        mine = {"brand_id": customer.brand_id, "customer_id": customer.id}
        moves = ("new", 40), ("active", 20), ("lapsed", 5)
        for number, (stage, days) in enumerate(moves):
            session.add(
                insight.StageMove(
                    id=f"stm_{number}",
                    to_stage=stage,
                    moved_at=now - timedelta(days=days),
                    **mine,
                )
            )

    def count(stage, days):
        asked = {
            "tree": {"is": "stage", "stages": [stage]},
            "as_of": (now - timedelta(days=days)).isoformat(),
        }
        return till.post("segments:count", asked).json["count"]

    assert [count("active", days) for days in (30, 20, 10, 4)] == [0, 1, 1, 0]
    assert [count("lapsed", days) for days in (10, 4)] == [0, 1]


@pytest.mark.parametrize("act", ["count", "sample", "overlap", "explain"])
def test_nothing_is_asked_of_a_moment_to_come(till, card, act):
    told = {"tree": OFTEN, "as_of": (NOON + timedelta(seconds=1)).isoformat()}
    more = {
        "overlap": {"segments": [save(till).json["id"]]},
        "explain": {"customer_id": card["customer_id"]},
    }

    refused = till.post(f"segments:{act}", told | more.get(act, {}))

    assert (refused.status_code, refused.json["field"]) == (422, "as_of")
    now = told | {"as_of": NOON.isoformat()}
    assert till.post(f"segments:{act}", now | more.get(act, {})).status_code == 200


def test_nothing_of_another_brand_is_seen_nor_named(till, stranger, card):
    segment_id = save(till).json["id"]
    club = till.post("clubs", {"name": "Friends"}).json

    for path in (f"segments/{segment_id}", f"segments/{segment_id}/versions"):
        assert stranger.get(path).status_code == 404
    for door in ("retire", "versions"):
        body = {"tree": OFTEN} if door == "versions" else None
        assert stranger.post(f"segments/{segment_id}/{door}", body).status_code == 404
    renamed = stranger.ask("PATCH", f"segments/{segment_id}", {"name": "Mine"})
    assert renamed.status_code == 404
    asked = stranger.post("segments:count", {"segment_id": segment_id})
    assert asked.status_code == 404
    assert stranger.get("segments").json["segments"] == []
    assert stranger.post("segments:count", {"tree": {"all": []}}).json["of"] == 0
    named = {"tree": {"is": "club", "clubs": [club["id"]]}}
    assert till.post("segments:count", named).json["count"] == 0
    foreign = stranger.post("segments:count", named)
    assert foreign.json["faults"][0]["path"] == "clubs[0]"


def test_a_list_goes_on_where_it_ended_and_a_try_keeps_nothing(till):
    tried = till.post("segments?dry_run=true", {"name": "Tried", "tree": OFTEN})
    assert tried.status_code == 201
    saved = [save(till).json["id"] for _ in range(3)]
    first = till.get("segments?limit=2").json
    rest = till.get(f"segments?limit=2&cursor={first['next']}").json
    listed = [one["id"] for one in first["segments"] + rest["segments"]]
    assert (sorted(listed), rest["next"]) == (sorted(saved), None)


@pytest.mark.parametrize("depth", [50, 900, 100_000])
def test_a_tree_too_deep_is_refused_plainly(till, depth):
    tree = '{"not":' * depth + "{}" + "}" * depth
    answer = till.client.post(
        "/api/v1/segments:count",
        data=f'{{"tree":{tree}}}',
        content_type="application/json",
        headers={"Authorization": f"Bearer {till.key}"},
    )
    assert answer.status_code in {400, 413, 422}
    if depth == 50:
        assert answer.json["faults"][0]["code"] == "too-deep"


def test_clubs_hold_customers_until_they_leave(till, stranger, card):
    club = till.post("clubs", {"name": "Friends"}).json
    who = card["customer_id"]
    assert till.post("clubs", {"name": "Friends"}).status_code == 409
    assert till.get("clubs").json == {"clubs": [club]}
    member = {"club_id": club["id"], "customer_id": who}
    path = f"clubs/{club['id']}/members"

    for _ in range(2):
        assert till.ask("PUT", f"{path}/{who}").json == member
    assert till.get(path).json == {"members": [member], "next": None}
    tree = {"is": "club", "clubs": [club["id"]]}
    assert till.post("segments:count", {"tree": tree}).json["count"] == 1
    assert stranger.ask("PUT", f"{path}/{who}").status_code == 404
    assert stranger.get(path).status_code == 404
    assert stranger.get("clubs").json == {"clubs": []}
    assert till.ask("PUT", f"{path}/cus_nobody").status_code == 404

    for _ in range(2):
        left = till.ask("DELETE", f"{path}/{who}").json
        assert left == member | {"is_member": False}
    assert till.get(path).json["members"] == []
    renamed = till.ask("PATCH", f"clubs/{club['id']}", {"name": "Family"})
    assert renamed.json["name"] == "Family"


def test_ten_are_shown_with_the_reasons_in_words(till, card):
    for receipt in ("1", "2"):
        buy(till, card, receipt)
    for _ in range(12):
        till.card()

    shown = till.post("segments:sample", {"tree": OFTEN, "language": "ru"}).json

    reason = {
        "path": "all[0]",
        "holds": True,
        "sentence": "2 покупки за 90 дней",
    }
    who = {"customer_id": card["customer_id"], "is_in": True, "reasons": [reason]}
    assert shown == {"count": 1, "customers": [who]}
    everybody = till.post("segments:sample", {"tree": {"all": []}}).json
    assert everybody["count"] == 13
    assert len({one["customer_id"] for one in everybody["customers"]}) == 10


def test_who_is_in_or_out_is_told_by_what_decided_it(till, stranger, card):
    buy(till, card, "1")
    tree = {"all": [{"is": "card"}, {"any": [*OFTEN["all"], {"not": {"is": "card"}}]}]}
    asked = {"tree": tree, "customer_id": card["customer_id"]}

    out = till.post("segments:explain", asked).json

    assert (out["is_in"], out["reasons"]) == (
        False,
        [
            {
                "path": "all[1].any[0]",
                "holds": False,
                "sentence": "bought once in 90 days",
            },
            {"path": "all[1].any[1].not", "holds": True, "sentence": "cards held: 1"},
        ],
    )
    buy(till, card, "2")
    into = till.post("segments:explain", asked).json
    assert into["is_in"] is True
    assert [one["path"] for one in into["reasons"]] == ["all[0]", "all[1].any[0]"]
    assert stranger.post("segments:explain", asked).status_code == 404


def test_overlaps_are_counted_both_ways(till, stranger, card):
    till.card()
    often = save(till).json["id"]
    for receipt in ("1", "2"):
        buy(till, card, receipt)

    asked = {"tree": {"all": []}, "segments": [often]}

    assert till.post("segments:overlap", asked).json == {
        "count": 2,
        "segments": [{"segment_id": often, "name": "Often", "count": 1, "both": 1}],
    }
    assert stranger.post("segments:overlap", asked).status_code == 404


def test_every_preset_can_be_counted_and_told(till, card):
    presets = till.get("segment-presets").json["presets"]

    assert len(presets) >= 12
    for preset in presets:
        counted = till.post("segments:count", {"tree": preset["tree"]})
        assert counted.json["says"] == preset["says"]
