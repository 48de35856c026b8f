"""Campaigns at the integrator's door."""

from datetime import timedelta

import pytest

from tests import make
from tests.campaigns import runs
from tests.campaigns.making import WORDS, conclude, held
from tests.make import NOON
from walletpass import brands, campaigns, passes
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.foretelling import foretell
from walletpass.campaigns.tallying import Tally

DOCUMENT = {
    "audience": {"everybody": True},
    "variants": [{"code": "a", "words": WORDS}],
}


def begun(till, **changes):
    answer = till.post("campaigns", {"name": "Coffee", "document": DOCUMENT | changes})
    assert answer.status_code == 201
    return answer.json


def deed(till, campaign, name, body=None, **how):
    return till.post(f"campaigns/{campaign['id']}:{name}", body, **how)


def look(till, campaign):
    return till.get(f"campaigns/{campaign['id']}").json


def rehearsed(till, campaign, recipients=412):
    """Ask for a rehearsal, and have it find so many recipients."""
    asked = deed(till, campaign, "rehearse", {"revision": campaign["revision"]})
    assert asked.status_code == 202
    with till.services.database.transaction() as session:
        found = held(session, till.brand_id, campaign["id"])
        rehearsal = campaigns.rehearsal_of(session, found, asked.json["id"])
        tally = Tally(recipients=recipients, customers=recipients)
        told = foretell(session, document_from(found.draft), tally, now=NOON)
        conclude(session, found, rehearsal, told, now=NOON)
    return asked.json


def approved(till, campaign, **how):
    rehearsed(till, campaign)
    body = {"revision": campaign["revision"], "confirm": "Send to 412 people"}
    answer = deed(till, campaign, "approve", body, **how)
    assert answer.status_code == 200
    return answer.json


def key_of(till, *scopes, **facts):
    with till.services.database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        _, text = brands.create_key(
            session, brand, name="other", scopes=scopes or ["*"], now=NOON, **facts
        )
    return text.reveal()


def test_a_campaign_goes_its_whole_way(till):
    campaign = begun(till, schedule={"at": "2026-12-01T10:00"})
    assert campaign["status"] == "draft"
    assert campaign["lacks"] == []
    assert campaign["begins"] == ["2026-12-01T09:00:00Z"]

    asked = rehearsed(till, campaign)
    done = till.get(asked["url"].removeprefix("/api/v1/")).json
    assert (done["state"], done["result"]["recipients"]) == ("done", 412)
    approved(till, campaign)
    for name, body, status in [
        ("start", None, "running"),
        ("pause", None, "paused"),
        ("resume", None, "running"),
        ("cancel", {}, "cancelled"),
    ]:
        answer = deed(till, campaign, name, body)
        assert (answer.status_code, answer.json["status"]) == (200, status)
    versions = till.get(f"campaigns/{campaign['id']}/versions").json["versions"]
    assert [one["number"] for one in versions] == [1]


def test_a_rehearsal_tells_what_lock_screens_would_say(till):
    card = till.card(first_name="Ada", language="en")
    with till.services.database.transaction() as session:
        make.registered(session, passes.card_of(session, till.brand_id, card["id"]))
        runs.agreeing(session, card["customer_id"])
    till.card()
    words = {"en": "{first_name}, 20% off", "ru": "Скидка", "pl": "Taniej"}
    campaign = begun(
        till, variants=[{"code": "a", "words": words}], cost={"message": 2}
    )
    asked = deed(till, campaign, "rehearse", {"revision": 1})
    assert (asked.json["state"], asked.json["result"]) == ("running", None)
    assert asked.headers["Location"] == asked.json["url"]

    till.keep_every_promise()

    done = till.get(asked.json["url"].removeprefix("/api/v1/")).json
    result = done["result"]
    assert (result["customers"], result["recipients"]) == (2, 1)
    assert result["suppressed"] == {"no-phone": 1}
    assert result["cost"]["total"] == 2
    assert sum(hour["messages"] for hour in result["hours"]) == 1
    (sample,) = done["samples"]
    assert (sample["customer_id"], sample["sentence"]) == (
        card["customer_id"],
        "Ada, 20% off",
    )
    assert look(till, campaign)["status"] == "rehearsed"


def test_what_begins_at_once_has_a_run(till):
    campaign = begun(till)
    approved(till, campaign)
    deed(till, campaign, "start")

    (run,) = till.get(f"campaigns/{campaign['id']}/runs").json["runs"]

    assert (run["entry"], run["status"]) == ("at-once", "freezing")
    assert till.get(f"campaigns/{campaign['id']}/runs/{run['id']}").json == run


def test_an_unfit_document_is_refused_with_every_fault(till):
    told = DOCUMENT | {"holdout": 0.9, "audience": {"segment": "seg_never"}}

    refused = till.post("campaigns", {"name": "Coffee", "document": told})

    assert (refused.status_code, refused.json["type"]) == (
        422,
        "/problems/unfit-campaign",
    )
    assert {(fault["path"], fault["code"]) for fault in refused.json["faults"]} == {
        ("$.holdout", "too-large"),
        ("$.audience.segment", "unknown-segment"),
    }
    assert all(fault["remedy"] for fault in refused.json["faults"])


def test_nobody_is_the_audience_unless_somebody_is_named(till):
    campaign = till.post("campaigns", {"name": "Coffee"}).json

    refused = deed(till, campaign, "rehearse", {"revision": 1})

    assert {fault["code"] for fault in campaign["lacks"]} == {"nobody", "no-words"}
    assert (refused.status_code, refused.json["type"]) == (
        422,
        "/problems/unfit-campaign",
    )


def test_who_edits_what_somebody_else_edited_is_told_and_loses_nothing(till):
    campaign = begun(till)
    path = f"campaigns/{campaign['id']}/draft"
    first = DOCUMENT | {"priority": 7}
    body = {"revision": 1, "document": first, "name": "Coffee and cake"}
    other = key_of(till)

    saved = till.ask("PUT", path, body, key=other)
    refused = till.ask("PUT", path, {"revision": 1, "document": DOCUMENT})

    assert (saved.status_code, saved.json["revision"]) == (200, 2)
    assert (refused.status_code, refused.json["type"]) == (
        409,
        "/problems/changed-meanwhile",
    )
    assert refused.json["changed_by"] == saved.json["changed_by"]
    assert refused.json["changed_by"] != campaign["made_by"]
    assert refused.json["stored"] == {
        "revision": 2,
        "name": "Coffee and cake",
        "document": look(till, campaign)["document"],
    }
    assert look(till, campaign)["document"]["priority"] == 7


def test_an_edit_leads_back_to_the_draft(till):
    campaign = begun(till)
    approved(till, campaign)

    body = {"revision": 1, "document": DOCUMENT | {"priority": 1}}
    till.ask("PUT", f"campaigns/{campaign['id']}/draft", body)

    assert look(till, campaign)["status"] == "draft"
    refused = deed(till, campaign, "start")
    assert (refused.status_code, refused.json["type"]) == (409, "/problems/not-now")


def test_for_many_a_second_key_approves(till):
    campaign = begun(till)
    rehearsed(till, campaign, 1_001)
    body = {"revision": 1, "confirm": "Send to 1001 people"}

    refused = deed(till, campaign, "approve", body)
    accepted = deed(till, campaign, "approve", body, key=key_of(till))

    assert (refused.status_code, refused.json["type"]) == (
        403,
        "/problems/second-person",
    )
    assert accepted.json["status"] == "approved"


def test_everybody_is_confirmed_word_for_word(till):
    campaign = begun(till)
    rehearsed(till, campaign)

    refused = deed(till, campaign, "approve", {"revision": 1})

    assert (refused.status_code, refused.json["type"]) == (422, "/problems/unconfirmed")
    assert refused.json["confirm"] == "Send to 412 people"


def test_approving_takes_a_scope_of_its_own(till):
    campaign = begun(till)
    rehearsed(till, campaign)
    writer = key_of(till, "campaigns:read", "campaigns:write")

    assert (
        deed(till, campaign, "approve", {"revision": 1}, key=writer).status_code == 403
    )
    reader = key_of(till, "campaigns:read")
    assert deed(till, campaign, "cancel", {}, key=reader).status_code == 403
    assert till.get("campaigns", key=reader).status_code == 200


def test_campaigns_are_listed_by_status_page_by_page(till):
    made = [begun(till)["id"] for _ in range(3)]
    deed(till, {"id": made[0]}, "cancel", {})

    first = till.get("campaigns?limit=2").json
    rest = till.get(f"campaigns?limit=2&cursor={first['next']}").json

    seen = [one["id"] for one in first["campaigns"] + rest["campaigns"]]
    assert seen == sorted(made, reverse=True)
    assert rest["next"] is None
    (cancelled,) = till.get("campaigns?status=cancelled").json["campaigns"]
    assert cancelled["id"] == made[0]
    assert till.get("campaigns?cursor=nonsense!").status_code == 422


def test_a_draft_is_deleted_until_it_was_rehearsed(till):
    gone, kept = begun(till), begun(till)
    rehearsed(till, kept)

    assert till.ask("DELETE", f"campaigns/{gone['id']}").json["id"] == gone["id"]
    assert till.get(f"campaigns/{gone['id']}").status_code == 404
    refused = till.ask("DELETE", f"campaigns/{kept['id']}")
    assert (refused.status_code, refused.json["type"]) == (
        409,
        "/problems/kept-for-ever",
    )


def test_another_brand_sees_no_campaign_of_ours(till, stranger):
    campaign = begun(till)
    asked = rehearsed(till, campaign)
    approved(till, campaign)
    deed(till, campaign, "start")
    here = f"campaigns/{campaign['id']}"
    (run,) = till.get(f"{here}/runs").json["runs"]

    assert stranger.get("campaigns").json["campaigns"] == []
    for path in (
        here,
        f"{here}/versions",
        f"{here}/runs",
        f"{here}/runs/{run['id']}",
        f"{here}/rehearsals/{asked['id']}",
    ):
        assert stranger.get(path).status_code == 404, path
    for name in ("start", "pause", "resume"):
        assert deed(stranger, campaign, name).status_code == 404, name
    assert deed(stranger, campaign, "cancel", {}).status_code == 404
    for name in ("rehearse", "approve"):
        answer = deed(stranger, campaign, name, {"revision": 1})
        assert answer.status_code == 404, name
    body = {"revision": 1, "document": DOCUMENT}
    assert stranger.ask("PUT", f"{here}/draft", body).status_code == 404
    assert stranger.ask("DELETE", here).status_code == 404
    theirs = begun(stranger)
    own = f"campaigns/{theirs['id']}"
    assert stranger.get(f"{own}/runs/{run['id']}").status_code == 404
    assert stranger.get(f"{own}/rehearsals/{asked['id']}").status_code == 404


@pytest.mark.parametrize("name", ["rehearse", "approve", "start", "pause", "cancel"])
def test_what_is_only_tried_leaves_no_trace(till, name):
    campaign = begun(till)
    bodies = {"rehearse": {"revision": 1}, "cancel": {}}
    if name == "approve":
        rehearsed(till, campaign)
        bodies["approve"] = {"revision": 1, "confirm": "Send to 412 people"}
    if name in {"start", "pause"}:
        approved(till, campaign)
    if name == "pause":
        deed(till, campaign, "start")
    before = look(till, campaign)

    tried = till.post(
        f"campaigns/{campaign['id']}:{name}?dry_run=true", bodies.get(name)
    )

    assert tried.status_code in {200, 202}
    assert tried.headers["Dry-Run"] == "true"
    assert look(till, campaign) == before


def test_drafts_are_tried_without_a_trace_too(till):
    body = {"name": "Coffee", "document": DOCUMENT}
    assert till.post("campaigns?dry_run=true", body).status_code == 201
    assert till.get("campaigns").json["campaigns"] == []
    campaign = begun(till)
    change = {"revision": 1, "document": {}}
    path = f"campaigns/{campaign['id']}"

    assert till.ask("PUT", f"{path}/draft?dry_run=true", change).status_code == 200
    assert till.ask("DELETE", f"{path}?dry_run=true").status_code == 200

    assert look(till, campaign) == campaign


def test_a_request_asked_again_is_answered_again(till):
    body = {"name": "Coffee", "document": DOCUMENT}
    first = till.post("campaigns", body, Idempotency_Key="one")
    again = till.post("campaigns", body, Idempotency_Key="one")
    campaign = first.json
    approved(till, campaign)
    started = deed(till, campaign, "start", Idempotency_Key="two")
    repeated = deed(till, campaign, "start", Idempotency_Key="two")

    assert first.json == again.json
    assert repeated.headers["Idempotent-Replayed"] == "true"
    assert (started.status_code, repeated.status_code) == (200, 200)
    assert len(till.get("campaigns").json["campaigns"]) == 1


def test_whose_turn_had_not_come_is_written_down_as_called_off(till):
    card = till.card()
    with till.services.database.transaction() as session:
        make.registered(session, passes.card_of(session, till.brand_id, card["id"]))
        runs.agreeing(session, card["customer_id"])
    every_day = {"at": "2026-11-20T13:05", "every": {"kind": "day"}}
    campaign = begun(till, kind="recurring", schedule=every_day)
    rehearsed(till, campaign)
    body = {"revision": 1, "confirm": "Send to 412 people"}
    deed(till, campaign, "approve", body)
    deed(till, campaign, "start")
    with till.services.database.transaction() as session:
        held(session, till.brand_id, campaign["id"])
        job = campaigns.BeginRun(campaign["id"], NOON + timedelta(minutes=5))
        campaigns.begin_due(session, job, now=NOON)
    till.keep_every_promise()

    deed(till, campaign, "cancel", {"withdraw": True})
    till.keep_every_promise()

    (run,) = till.get(f"campaigns/{campaign['id']}/runs").json["runs"]
    assert run["status"] == "cancelled"
    assert run["counts"].get("campaign-cancelled") == 1


def test_who_did_what_is_in_the_audit_log(till, database):
    campaign = begun(till)
    approved(till, campaign)
    deed(till, campaign, "start")

    with database.snapshot() as session:
        deeds = brands.audit_page(session, till.brand_id).rows
    told = [
        (one.action, one.after["status"])
        for one in deeds
        if one.object == campaign["id"]
    ]
    assert told == [
        ("campaign.started", "running"),
        ("campaign.approved", "approved"),
        ("campaign.rehearsed", "rehearsed"),
        ("campaign.created", "draft"),
    ]
    assert all(one.actor.startswith("key_") for one in deeds)


@pytest.mark.parametrize("purpose", ["service", "marketing"])
def test_over_the_api_nobody_is_held_out_unless_a_document_says_so(till, purpose):
    campaign = begun(till, purpose=purpose)

    assert look(till, campaign)["document"].get("holdout", 0) == 0
