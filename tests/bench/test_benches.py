"""Every bench runs, tells its figures for programs and people, and verifies its work."""

import json
import shutil

import pytest
from click.testing import CliRunner

from walletpass import segments
from walletpass.bench import (
    UnsoundError,
    bench_asking,
    bench_booking,
    bench_pushing,
    bench_signing,
)
from walletpass.bench import signing as signing_bench
from walletpass.bench.by_hand import QUESTIONS
from walletpass.bench.shop import PASS_TYPE
from walletpass.cli import main
from walletpass.devices import Answer, BadToken
from walletpass.ledger import holding, posting
from walletpass.passes import Issue
from walletpass.wallets.apple.push import HttpApplePush

TINY = {
    "sign": ("--rounds", "1", "--cards", "4"),
    "push": ("--rounds", "1", "--pushes", "20"),
    "serve": ("--rounds", "1", "--requests", "16", "--fetches", "20"),
    "ledger": ("--rounds", "1", "--entries", "5"),
    "sale": ("--rounds", "1", "--sales", "5"),
    "growth": (
        *("--rounds", "1", "--sales", "5"),
        *("--customers", "2000", "--movements", "10"),
    ),
    "campaign": ("--rounds", "1", "--cards", "500"),
    "segment": ("--rounds", "1", "--customers", "200"),
    "scan": ("--rounds", "1", "--scans", "8", "--customers", "210"),
}
MEASURES = {
    "sign": {
        "sign.one_thread": "bundles/s",
        "sign.two_threads": "bundles/s",
        "sign.machine": "signatures/s",
    },
    "push": {"push.pyreqwest": "pushes/s", "push.aioapns": "pushes/s"},
    "serve": {
        "serve.changed": "cards/s",
        "serve.unchanged": "answers/s",
        "serve.empty": "answers/s",
        "serve.memory": "MB",
    },
    "ledger": {"ledger.earn": "entries/s", "ledger.redeem": "entries/s"},
    "sale": {"rewards.sale": "sales/s"},
    "growth": {
        "growth.customers": "sales/s",
        "growth.steps": "steps/sale",
        "growth.movements": "sales/s",
    },
    "campaign": {
        "campaign.run": "cards/s",
        "campaign.driver": "cards/s",
        "campaign.growth": "cards/s",
        "campaign.memory": "MB",
    },
    "scan": {"till.scan": "ms p95", "till.sale": "ms p95"},
    "segment": {f"segment.{name}": "µs" for name in QUESTIONS},
}


def told(*arguments):
    answer = CliRunner().invoke(main, ["bench", *arguments])
    assert answer.exit_code == 0, answer.output
    return answer.stdout


@pytest.mark.parametrize("name", TINY)
def test_a_bench_tells_programs_one_figure_a_line(name):
    figures = [
        json.loads(line) for line in told(name, *TINY[name], "--json").splitlines()
    ]

    assert {each["measure"]: each["unit"] for each in figures} == MEASURES[name]
    for each in figures:
        assert set(each) == {"measure", "value", "unit", "limit", "ratio"}
        assert each["value"] > 0
        assert each["ratio"] == pytest.approx(each["value"] / each["limit"], rel=0.05)


def test_a_bench_tells_people_what_the_limit_is():
    table = told("ledger", *TINY["ledger"])

    assert "ledger.earn" in table
    assert "SQLAlchemy" in table


def test_a_bench_leaves_the_operators_own_data_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("WALLETPASS_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/x")
    monkeypatch.setenv("WALLETPASS_DATA_DIR", str(tmp_path))

    told("ledger", *TINY["ledger"])

    assert list(tmp_path.iterdir()) == []


def run(bench, **options):
    return bench(rounds=1, on_progress=lambda _done, _total: None, **options)


def test_cards_that_wallet_would_refuse_are_not_counted(monkeypatch):
    fault = Issue("error", "pass.json", "It is not signed.", "Sign it.")
    monkeypatch.setattr(signing_bench, "verify", lambda *_args, **_facts: [fault])

    with pytest.raises(UnsoundError, match="not signed"):
        run(bench_signing, cards=2)


def test_cards_are_judged_by_the_root_that_issued_their_certificate(monkeypatch):
    asked = []

    def verify(bundle, *, trusted, now):
        asked.append((bundle[:4], trusted[0].subject, now))
        return []

    monkeypatch.setattr(signing_bench, "verify", verify)
    run(bench_signing, cards=2)

    assert [start for start, *_ in asked] == [b"PK\x03\x04"] * 3


def test_entries_that_do_not_add_up_are_not_counted(monkeypatch):
    monkeypatch.setitem(posting._OTHER_SIDE, "earn", "redeemed")

    def miscount(session, account):
        account.pending += 1
        holding.save(session, account)

    monkeypatch.setattr(posting, "save", miscount)

    with pytest.raises(UnsoundError, match="faults"):
        run(bench_booking, entries=2)


def test_pushes_that_were_not_taken_are_not_counted(monkeypatch):
    def refuse(_self, _identity, tokens, *, now):
        assert now
        return dict.fromkeys(tokens, BadToken(Answer(400, "BadDeviceToken")))

    monkeypatch.setattr(HttpApplePush, "push", refuse)

    with pytest.raises(UnsoundError):
        run(bench_pushing, pushes=2, note=lambda _text: None)


def test_what_this_machine_lacks_for_comparing_pushes_is_said(monkeypatch):
    notes = []
    monkeypatch.setattr("walletpass.bench.pushing.find_spec", lambda _name: None)
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    measures = run(bench_pushing, pushes=5, note=notes.append)

    assert [each.measure for each in measures] == ["push.pyreqwest"]
    assert any("aioapns is not installed" in note for note in notes)
    assert any("nghttpd is not installed" in note for note in notes)


assert PASS_TYPE.startswith("pass.")


def test_a_count_that_differs_from_sql_by_hand_is_no_measure(monkeypatch):
    monkeypatch.setattr(segments, "count", lambda *_args, **_facts: -1)

    with pytest.raises(UnsoundError, match="count"):
        run(bench_asking, customers=100)
