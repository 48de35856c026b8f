"""Past purchases from a file, at the command line: each told once, row by row."""

import csv
import gzip
import json
import stat

import pytest

from tests.cli.conftest import BRAND
from walletpass import brands, customers, ledger, outbox, rewards
from walletpass.sales import Purchase

TABLE = """source,receipt,currency,phone,net,sku
past,1,PLN,+48501502503,6000,milk
past,1,PLN,+48501502503,4000,bread
past,2,PLN,+48501502503,10000,
past,3,EUR,+48501502503,10000,
past,4,PLN,,10000,
past,5,PLN,,-1,
"""


@pytest.fixture
def ada(ready):
    """Return somebody known by phone, in a shop that gives points."""
    with ready.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        now = services.now()
        told = customers.enrol(
            session, services.people, brand=kawa, phone="+48501502503", now=now
        )
        return told.customer.id


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "past.csv"
    file.write_text(TABLE)
    return file


def told(ready, *arguments, leaves=1):
    answer = ready.run("purchases", "import", *arguments, *BRAND)
    assert answer.exit_code == leaves, answer.output
    return answer


def results(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [(int(row["row"]), row["outcome"]) for row in csv.DictReader(stream)]


def points(ready, who):
    with ready.looking() as session:
        account = session.query(ledger.Account).filter_by(customer_id=who).one_or_none()
        assert rewards.audit(session) == []
        return account.balance if account else 0, session.query(Purchase).count()


BECAME = [
    (1, "created"),
    (3, "created"),
    (4, "refused"),
    (5, "created"),
    (6, "refused"),
]


def test_a_file_is_told_once_and_row_by_row(ready, ada, file, tmp_path):
    told_first = told(ready, file)

    assert "3 counted, 0 known already, 2 refused" in told_first.stdout
    assert "Row 4: " in told_first.stderr
    assert "EUR" in told_first.stderr
    assert results(tmp_path / "past.results.csv") == BECAME
    assert stat.S_IMODE((tmp_path / "past.results.csv").stat().st_mode) == 0o600
    first = points(ready, ada)
    assert first[0] > 0
    assert first[1] == 3
    again = told(ready, file)
    assert "0 counted, 3 known already, 2 refused" in again.stdout
    assert points(ready, ada) == first
    assert (tmp_path / "past.results-2.csv").exists()


def test_a_trial_says_the_same_and_leaves_nothing(ready, ada, file, tmp_path):
    trial = told(ready, file, "--dry-run", "--results", tmp_path / "trial.csv")

    assert "Would become: 3 counted, 0 known already, 2 refused" in trial.stdout
    assert results(tmp_path / "trial.csv") == BECAME
    assert points(ready, ada) == (0, 0)
    with ready.looking() as session:
        kinds = {promise.kind for promise in session.query(outbox.Promise)}
    assert "import-purchases" not in kinds


def test_one_that_was_killed_goes_on(ready, ada, tmp_path, monkeypatch):
    sales = [
        {"source": "past", "receipt": str(number), "currency": "PLN", "net": 100_00,
         "phone": "+48501502503"}
        for number in range(100)
    ]  # fmt: skip
    file = tmp_path / "past.ndjson.gz"
    lines = "\n".join(json.dumps(sale) for sale in sales)
    file.write_bytes(gzip.compress(lines.encode()))
    settle = rewards.importing.settle

    def killed_later(*arguments, **facts):
        if arguments[-1] == 2:
            raise KeyboardInterrupt
        return settle(*arguments, **facts)

    with monkeypatch.context() as patch:
        patch.setattr(rewards.importing, "settle", killed_later)
        ready.run("purchases", "import", file, *BRAND)
    assert points(ready, ada)[1] == 40
    done = told(ready, file, leaves=0)

    assert "100 counted, 0 known already, 0 refused" in done.stdout
    assert points(ready, ada)[1] == 100


@pytest.mark.parametrize(
    ("name", "content", "leaves"),
    [
        ("past.xlsx", b"", 2),
        ("past.csv", b"a,b\n1,2\n", 1),
        ("past.csv", b"", 1),
        ("past.csv", b"\xff\xfe", 1),
        ("past.csv.gz", b"no gzip", 1),
    ],
)
def test_what_is_no_file_of_purchases_is_refused(
    ready, tmp_path, name, content, leaves
):
    file = tmp_path / name
    file.write_bytes(content)
    refused = told(ready, file, leaves=leaves)
    assert "Traceback" not in refused.output
    assert list(tmp_path.glob("*.results*")) == []
