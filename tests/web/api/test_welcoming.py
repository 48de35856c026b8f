"""The welcome over the API."""

from walletpass import ledger


def program_of(till):
    with till.services.database.snapshot() as session:
        return ledger.program_of(session, till.brand_id).id


def test_a_welcome_is_on_the_first_card(till):
    path = f"programs/{program_of(till)}/welcome"
    nothing = {"points": 0, "expires_days": None, "after_purchase": False}
    assert till.get(path).json == nothing
    told = {"points": 50, "expires_days": 30, "after_purchase": False}

    assert till.ask("PUT", path, told).json == told
    assert till.get(path).json == told
    card = till.card(phone="+48 501 502 503")

    assert card["balance"] == 50
    shown = till.get(f"customers/{card['customer_id']}/welcomes").json["welcomes"]
    assert [one["state"] for one in shown] == ["granted"]


def test_a_welcome_that_cannot_be_right_is_refused(till):
    path = f"programs/{program_of(till)}/welcome"

    for body in ({}, {"points": -5}, {"points": 5, "expires_days": 0}):
        assert till.ask("PUT", path, body).status_code == 422


def test_another_brands_program_and_people_do_not_exist(till, stranger):
    path = f"programs/{program_of(till)}/welcome"

    assert stranger.get(path).status_code == 404
    assert stranger.ask("PUT", path, {"points": 5}).status_code == 404
    ours = till.card()["customer_id"]
    assert stranger.get(f"customers/{ours}/welcomes").status_code == 404
