"""What a campaign brought, at the integrator's door."""

from datetime import timedelta

import pytest

from tests.campaigns.measuring.shop import Shop, shop
from tests.make import NOON
from walletpass import brands
from walletpass.brands import Brand

LAST_WEEK = NOON - timedelta(days=8)


@pytest.fixture
def corner(till):
    """A campaign of the till's own brand: two spoken to, one held out, all bought."""
    database = till.services.database
    with database.snapshot() as session:
        brand = session.get_one(Brand, till.brand_id)
    corner: Shop = shop(database, brand)
    run = corner.run(at=LAST_WEEK)
    for arm in ("treated", "treated", "held"):
        who = corner.delivery(run, corner.customer(), arm=arm, at=LAST_WEEK)
        corner.buys(who, 10_00, at=LAST_WEEK + timedelta(hours=1))
    return corner


def test_a_report_tells_figures_terms_and_sentences(till, corner):
    answer = till.get(f"campaigns/{corner.campaign_id}/report")

    assert answer.status_code == 200, answer.json
    told = answer.json
    assert told["figures"]["stages"]["sent"] == 2
    assert told["figures"]["naive"]["margin"] == 6_00
    assert told["figures"]["incremental"]["verdict"] == "too-few"
    assert told["terms"]["margin_from"] == "campaign"
    assert told["terms"]["is_final"] is True
    assert told["sentences"]["pl"][0].startswith("Za mało, by ocenić")
    assert set(told["sentences"]) == {"en", "ru", "pl"}
    assert told["journey"] is None


def test_one_run_alone_can_be_asked_about(till, corner):
    later = corner.run(at=NOON)

    address = f"campaigns/{corner.campaign_id}/report?run={later.id}"
    assert till.get(address).json["figures"]["stages"]["eligible"] == 0
    refused = till.get(f"campaigns/{corner.campaign_id}/report?run=run_nowhere")
    assert (refused.status_code, refused.json["type"]) == (404, "/problems/unknown-run")


def test_rows_come_in_pages_and_each_customer_once(till, corner):
    address = f"campaigns/{corner.campaign_id}/report/rows?limit=2"
    first = till.get(address).json
    second = till.get(f"{address}&cursor={first['next']}").json

    seen = [row["customer_id"] for row in first["rows"] + second["rows"]]
    assert (len(first["rows"]), len(seen), len(set(seen))) == (2, 3, 3)
    assert second["next"] is None
    assert first["rows"][0]["revenue"] == 10_00


@pytest.mark.parametrize("margin", ["0", "0.0", "1.5", "-1", "a", "0.3 or so", "1e-1"])
def test_a_margin_that_is_no_part_of_one_is_refused(till, corner, margin):
    answer = till.get(f"campaigns/{corner.campaign_id}/report?margin={margin}")

    assert answer.status_code == 422


def test_a_cursor_nobody_gave_out_is_refused(till, corner):
    address = f"campaigns/{corner.campaign_id}/report/rows?cursor=zzz"

    assert till.get(address).json["type"] == "/problems/unknown-cursor"


def test_the_report_of_another_brand_is_not_there(till, corner):
    other = shop(till.services.database)

    for address in ("report", "report/rows"):
        answer = till.get(f"campaigns/{other.campaign_id}/{address}")
        assert answer.status_code == 404
        assert answer.json["type"] == "/problems/unknown-campaign"


def test_a_key_without_the_scope_sees_no_report(till, corner):
    with till.services.database.transaction() as session:
        owner = brands.brand_of(session, till.brand_id)
        _, key = brands.create_key(
            session, owner, name="narrow", scopes=["campaigns:read"], now=NOON
        )

    answer = till.get(f"campaigns/{corner.campaign_id}/report", key=key.reveal())

    assert answer.status_code == 403
