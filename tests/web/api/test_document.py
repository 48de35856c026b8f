"""The document tells the truth: of every answer, every refusal, and what may be sent."""

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from .document import Document

PROBLEM = "application/problem+json"
ONLY_READ = (
    "/quotes",
    "/replays",
    "/segments:count",
    "/segments:sample",
    "/segments:overlap",
    "/segments:explain",
)


@pytest.fixture
def document(till):
    return Document(till.client.get("/api/openapi.json").json)


@pytest.fixture
def operations(document):
    return [
        (method, path, operation)
        for path, methods in document.told["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_document_is_written_as_openapi_asks(document):
    assert document.told["openapi"].startswith("3.")
    OpenAPIV31SpecValidator(document.told).validate()


def test_every_refusal_is_a_problem(document, operations):
    refusals = [
        answer["content"]
        for _, _, operation in operations
        for status, answer in operation["responses"].items()
        if status >= "400"
    ]

    assert len(refusals) > len(operations)
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    assert [one for one in refusals if one != {PROBLEM: shape}] == []
    assert (
        not {"HTTPError", "ValidationError"}
        & document.told["components"]["schemas"].keys()
    )


def test_whatever_writes_takes_an_idempotency_key(operations):
    for method, path, operation in operations:
        names = [
            one["name"] for one in operation["parameters"] if one["in"] == "header"
        ]
        only_reads = method == "get" or path.endswith(ONLY_READ)
        assert names == ([] if only_reads else ["Idempotency-Key"]), path


def test_whatever_writes_can_be_tried(operations):
    for method, path, operation in operations:
        names = {one["name"] for one in operation["parameters"] if one["in"] == "query"}
        assert ("dry_run" in names) == (method != "get"), path


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("get", "brand", {200, 400, 401, 403, 422, 429, 500, 503}),
        ("get", "cards/x", {200, 400, 401, 403, 404, 422, 429, 500, 503}),
        ("get", "cards", {200, 400, 401, 403, 404, 422, 429, 500, 503}),
        ("get", "templates", {200, 400, 401, 403, 422, 429, 500, 503}),
        (
            "post",
            "entries",
            {200, 201, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503},
        ),
        ("post", "customers", {200, 201, 400, 401, 403, 409, 413, 422, 429, 500, 503}),
        (
            "patch",
            "customers/x",
            {200, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503},
        ),
        ("post", "stores", {201, 400, 401, 403, 409, 413, 422, 429, 500, 503}),
    ],
)
def test_an_operation_tells_the_statuses_it_can_answer(
    document, method, path, statuses
):
    told = document.operation(method, f"/api/v1/{path}")

    assert {int(status) for status in told["responses"]} == statuses


def test_answers_the_first_and_again_are_as_the_document_says(till):
    """The till holds every answer against the document."""
    who = {"phone": "+48 501 502 503", "first_name": "Ada"}
    customers = [till.post("customers", who) for _ in range(2)]
    asked = {"customer_id": customers[0].json["id"]}
    cards = [till.post("cards", asked) for _ in range(2)]
    entries = [till.entry(cards[0].json, "earn", 5, "receipt-1") for _ in range(2)]

    statuses = [answer.status_code for answer in (*customers, *cards, *entries)]
    assert statuses == [201, 200] * 3
    assert entries[0].json == entries[1].json
    for path in ("brand", "stores", "templates", "customers", "cards", "entries"):
        assert till.get(path).status_code == 200


def test_a_replayed_answer_is_marked_as_the_document_says(till, document):
    who = {"first_name": "Ada"}
    first, again = (
        till.post("customers", who, Idempotency_Key="once") for _ in range(2)
    )

    told = document.operation("post", "/api/v1/customers")["responses"]["201"]
    name = "Idempotent-Replayed"
    assert name not in first.headers
    jsonschema.validate(again.headers[name], told["headers"][name]["schema"])


def test_a_try_is_marked_as_the_document_says(till, document):
    tried = till.post("customers?dry_run=true", {})

    told = document.operation("post", "/api/v1/customers")["responses"]["201"]
    shape = told["headers"]["Dry-Run"]["schema"]
    jsonschema.validate(tried.headers["Dry-Run"], shape)
    assert tried.headers["Dry-Run"] == "true"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "cards?number=%00", None, 400),
        ("GET", "cards/pas_nope", None, 404),
        ("GET", "cards?number=nope", None, 404),
        ("GET", "entries?card_id=pas_nope", None, 404),
        ("GET", "entries?limit=0", None, 422),
        ("POST", "entries", None, 400),
        ("POST", "entries", {}, 422),
        ("POST", "cards", {"customer_id": "cus_nope"}, 404),
        ("POST", "cards/pas_nope/void", None, 404),
        ("POST", "customers", {"first_name": "x" * 300_000}, 413),
        ("POST", "customers", {"phone": "12"}, 422),
        ("PATCH", "stores/sto_nope", {}, 404),
        ("PUT", "templates/tpl_nope/draft", {}, 422),
        ("POST", "templates/tpl_nope/publish", {"stamp": "x"}, 404),
        ("POST", "templates/tpl_nope/pictures/logo", None, 404),
    ],
)
def test_refusals_are_as_the_document_says(till, method, path, body, status):
    assert till.ask(method, path, body).status_code == status
    assert till.ask(method, path, body, key="wp_live_nope").status_code in {
        400,
        401,
        413,
    }


def test_a_contradiction_is_as_the_document_says(till):
    card = till.card()
    assert till.entry(card, "redeem", 5, "receipt-1").status_code == 409


def test_the_till_would_notice_an_answer_nobody_told_of(till, document):
    answer = till.get("brand")

    with pytest.raises(AssertionError, match="answered 200"):
        document.check("POST", "/api/v1/stores", answer)
    with pytest.raises(jsonschema.ValidationError):
        document.check("GET", "/api/v1/stores", answer)
