import threading

import pytest

from walletpass import ledger


def test_earning_and_redeeming_answer_with_the_new_balance(till):
    card = till.card(phone="+48 501 502 503")

    earned = till.entry(card, "earn", 50, "receipt-1")
    spent = till.entry(card, "redeem", 20, "receipt-2")

    assert (earned.status_code, earned.json["balance"]) == (201, 50)
    assert (spent.json["points"], spent.json["balance"]) == (-20, 30)
    assert till.get(f"cards/{card['id']}").json["balance"] == 30


def test_the_same_receipt_again_answers_200_and_moves_nothing(till):
    card = till.card()
    first = till.entry(card, "earn", 50, "receipt-1")

    again = till.entry(card, "earn", 50, "receipt-1")

    assert (again.status_code, again.json["id"]) == (200, first.json["id"])
    assert till.get(f"cards/{card['id']}").json["balance"] == 50


def test_the_same_receipt_with_other_points_is_a_conflict(till):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1")

    refused = till.entry(card, "earn", 51, "receipt-1")

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/source-taken"


def test_spending_more_than_there_is_tells_how_far_it_falls_short(till):
    card = till.card()
    till.entry(card, "earn", 120, "receipt-1")

    refused = till.entry(card, "redeem", 121, "receipt-2")

    assert refused.status_code == 409
    assert refused.content_type == "application/problem+json"
    assert refused.json == {
        "type": "/problems/insufficient-points",
        "title": "Not enough points",
        "status": 409,
        "detail": "121 points requested, 120 available.",
        "instance": "/api/v1/entries",
        "balance": 120,
        "requested": 121,
    }


def test_a_reversal_by_source_takes_back_what_that_source_gave_once(till):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1")

    back = till.entry(card, "reverse", 50, "receipt-1")
    again = till.entry(card, "reverse", 50, "receipt-1")

    assert (back.status_code, back.json["balance"]) == (201, 0)
    assert (again.status_code, again.json["id"]) == (200, back.json["id"])


def test_a_reversal_by_id_gives_spent_points_back(till):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1")
    spent = till.entry(card, "redeem", 30, "receipt-2").json

    back = till.post(
        "entries",
        {
            "card_id": card["id"],
            "kind": "reverse",
            "reverses": spent["id"],
            "source": "void-2",
        },
    )

    assert (back.json["points"], back.json["balance"]) == (30, 50)


def test_a_reversal_of_nothing_known_takes_points_off_the_balance(till):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1")

    assert till.entry(card, "reverse", 20, "return-1").json["balance"] == 30
    assert till.entry(card, "reverse", 31, "return-2").status_code == 409


def test_a_reversal_of_other_points_than_were_posted_is_refused(till):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1")

    refused = till.entry(card, "reverse", 20, "receipt-1")

    assert refused.status_code == 409
    assert till.get(f"cards/{card['id']}").json["balance"] == 50


@pytest.mark.parametrize(
    "points",
    [
        0,
        -5,
        0.5,
        1e30,
        "many",
        None,
        True,
        [],
        {},
        10**18,
        "NaN",
        "Infinity",
        "1e999999",
        "9" * 5000,
        "١٢",
        "５０",
        "1_000",
        "0x10",
        "5\n0",
        "50.00000000000000000000000000000001",
    ],
)
def test_points_that_cannot_be_are_refused_and_nothing_moves(till, points):
    card = till.card()

    refused = till.post(
        "entries",
        {"card_id": card["id"], "kind": "earn", "points": points, "source": "r"},
    )

    assert refused.status_code == 422
    assert refused.content_type == "application/problem+json"
    assert till.get(f"cards/{card['id']}").json["balance"] == 0


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "text",
        5,
        {"card_id": "pas_1", "kind": "steal", "points": 1, "source": "r"},
        {"card_id": 7, "kind": "earn", "points": 1, "source": "r"},
        {"card_id": "pas_1", "kind": "earn", "points": 1, "source": ""},
        {"card_id": "pas_1", "kind": "earn", "points": 1, "source": "r" * 201},
        {"card_id": "pas_1", "kind": "earn", "points": 1, "source": "r", "x": 1},
        {"card_id": "pas\0", "kind": "earn", "points": 1, "source": "r"},
        {"card_id": "pas_1", "kind": "earn", "points": 1, "source": "r\0"},
        {
            "card_id": "pas_1",
            "kind": "earn",
            "points": 1,
            "source": "r",
            "reason": "\0",
        },
    ],
)
def test_a_request_that_does_not_fit_is_told_where(till, body):
    refused = till.post("entries", body)

    assert refused.status_code == 422
    assert refused.json["type"] == "/problems/unfit-request"
    assert refused.json["errors"]


def test_an_idempotency_key_gives_the_first_answer_again(till):
    card = till.card()

    first = till.entry(card, "earn", 50, "receipt-1", Idempotency_Key="one")
    again = till.entry(card, "earn", 50, "receipt-1", Idempotency_Key="one")

    assert first.status_code == again.status_code == 201
    assert first.json == again.json
    assert again.headers["Idempotent-Replayed"] == "true"


def test_an_idempotency_key_with_another_body_is_refused(till):
    card = till.card()
    till.entry(card, "earn", 50, "receipt-1", Idempotency_Key="one")

    refused = till.entry(card, "earn", 60, "receipt-2", Idempotency_Key="one")

    assert refused.status_code == 422
    assert till.get(f"cards/{card['id']}").json["balance"] == 50


def test_a_refused_request_leaves_its_idempotency_key_free(till):
    card = till.card()
    till.entry(card, "redeem", 50, "receipt-1", Idempotency_Key="one")
    till.entry(card, "earn", 50, "receipt-0")

    again = till.entry(card, "redeem", 50, "receipt-1", Idempotency_Key="one")

    assert again.status_code == 201


def test_parallel_requests_with_one_key_perform_once(till):
    card = till.card()
    answers = []

    def ask():
        answers.append(till.entry(card, "earn", 50, "receipt-1", Idempotency_Key="one"))

    tills = [threading.Thread(target=ask) for _ in range(8)]
    for one in tills:
        one.start()
    for one in tills:
        one.join()

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json["id"] for answer in answers}) == 1
    with till.services.database.snapshot() as session:
        assert ledger.audit(session) == []
    assert till.get(f"cards/{card['id']}").json["balance"] == 50


def test_a_voided_card_takes_no_points(till):
    card = till.card()
    assert till.post(f"cards/{card['id']}/void", None).json["status"] == "voided"

    refused = till.entry(card, "earn", 50, "receipt-1")

    assert refused.status_code == 409
    assert refused.json["type"] == "/problems/voided-card"


def test_a_till_that_repeats_itself_is_answered_though_the_card_was_voided_since(till):
    card = till.card()
    first = till.entry(card, "earn", 50, "receipt-1")
    till.post(f"cards/{card['id']}/void", None)

    again = till.entry(card, "earn", 50, "receipt-1")

    assert again.status_code == 200
    assert again.json == first.json
    assert till.entry(card, "reverse", None, "receipt-1").status_code == 409


def test_only_a_reverse_names_an_entry_to_take_back(till):
    card = till.card()
    earned = till.entry(card, "earn", 50, "receipt-1").json

    refused = till.post(
        "entries",
        {
            "card_id": card["id"],
            "kind": "earn",
            "points": 50,
            "source": "receipt-2",
            "reverses": earned["id"],
        },
    )

    assert (refused.status_code, refused.json["field"]) == (422, "reverses")
    assert till.get(f"cards/{card['id']}").json["balance"] == 50


def test_the_longest_sources_are_taken_back_one_by_one(till):
    card = till.card()
    sources = [f"{'r' * 198}-{n}" for n in range(2)]
    for source in sources:
        till.entry(card, "earn", 50, source)

    answers = [till.entry(card, "reverse", None, source) for source in sources * 2]

    assert [answer.status_code for answer in answers] == [201, 201, 200, 200]
    assert till.get(f"cards/{card['id']}").json["balance"] == 0


def test_entries_are_read_in_pages_newest_first(till):
    card = till.card()
    for number in range(5):
        till.entry(card, "earn", 10, f"receipt-{number}")

    seen, path = [], f"entries?card_id={card['id']}&limit=2"
    cursor = ""
    while True:
        page = till.get(path + cursor).json
        seen += [entry["source"] for entry in page["entries"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert sorted(seen, reverse=True) == [f"receipt-{n}" for n in (4, 3, 2, 1, 0)]
    assert len(seen) == 5


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "cursor=%25%25"])
def test_a_page_that_does_not_exist_is_refused(till, query):
    assert till.get(f"entries?{query}").status_code == 422
