"""A stranger makes the report again from its rows, and finds the one that was altered."""

import shutil
from itertools import count
from pathlib import Path
from random import Random
from zipfile import ZipFile

import orjson
import pytest

from tests.campaigns.measuring.people import crowd, shop_day, terms
from walletpass import campaigns
from walletpass.campaigns import measuring
from walletpass.campaigns.measuring.packing import pack

_numbers = count(1)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report of 600 customers, of whom three in ten were held out by the salt."""
    path = tmp_path_factory.mktemp("report") / "report.zip"
    days = [shop_day(receipts_with=5, revenue_with=500, receipts_without=4)]
    with path.open("wb") as target:
        report = pack(target, terms(), crowd(Random(7), 600, uplift=0.3), days)
    return path, report


@pytest.fixture
def path(made, tmp_path):
    return Path(shutil.copy(made[0], tmp_path))


def altered(path, name, change):
    """Return the file with one of its parts changed."""
    with ZipFile(path) as pack:
        parts = {entry: pack.read(entry) for entry in pack.namelist()}
    parts[name] = change(parts[name])
    other = path.with_name(f"altered-{next(_numbers)}.zip")
    with ZipFile(other, "w") as pack:
        for entry, content in parts.items():
            pack.writestr(entry, content)
    return other


def with_row(path, number, **told):
    """Return the file with one row changed."""

    def change(content):
        lines = content.splitlines()
        lines[number] = orjson.dumps(orjson.loads(lines[number]) | told)
        return b"\n".join(lines)

    return altered(path, "rows.jsonl", change)


def first_of(path, arm):
    with ZipFile(path) as pack, pack.open("rows.jsonl") as lines:
        rows = [orjson.loads(line) for line in lines]
    return next(
        (number, row)
        for number, row in enumerate(rows)
        if row["arm"] == arm and not row["receipts_before"]
    )


def test_a_report_comes_to_the_same_again(path):
    found = measuring.verify(path)

    assert found.is_right
    assert (found.rows, found.dealt_by_salt) == (600, True)
    assert (found.faults, found.differences) == ([], [])


def test_figures_in_the_file_are_those_of_the_report(made):
    path, report = made
    with ZipFile(path) as pack:
        told = orjson.loads(pack.read("figures.json"))

    assert told == measuring.plain(report.figures)
    assert report.figures.incremental.verdict == "more"


def test_one_cent_in_one_row_is_found_and_the_figure_named(path):
    number, row = first_of(path, "treated")
    found = measuring.verify(with_row(path, number, revenue=row["revenue"] + 1))

    assert not found.is_right
    changed = {each.figure: (each.told, each.rebuilt) for each in found.differences}
    before, after = changed["treated.revenue"]
    assert after == before + 1
    assert "incremental.margin.per_person" in changed


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"receipts": 40}, "treated.receipts"),
        ({"state": "suppressed", "reason": "cap-week"}, "stages.sent"),
        ({"is_fetched": False}, "stages.fetched"),
        ({"is_accepted": False}, "stages.accepted"),
        ({"is_unregistered": True}, "treated.unregistered"),
        ({"redeemed": 1}, "stages.redeemed"),
        ({"worth": 10_00}, "cost.coupons"),
        ({"unpriced": 1}, "cost.unpriced_coupons"),
        ({"paid_with_points": 90_000}, "cost.points"),
        ({"revenue_before": 70_000}, "incremental.margin.slope"),
        ({"receipts_before": 1}, "incremental.buyers.slope"),
        ({"variant": "b"}, "variants"),
        ({"customer_id": "cus_nobody"}, "digests.treated"),
        ({"came": [True, None, None]}, "treated.came[0]"),
        ({"decided_at": "2026-11-20T12:00:01Z"}, "digests.rows"),
    ],
)
def test_whatever_is_altered_some_figure_tells(path, change, figure):
    number, _ = first_of(path, "treated")

    found = measuring.verify(with_row(path, number, **change))

    assert figure in [each.figure for each in found.differences]


def test_whoever_was_dealt_otherwise_than_by_the_salt_is_named(path):
    number, row = first_of(path, "treated")
    found = measuring.verify(
        with_row(path, number, bucket=(row["bucket"] + 1) % 10_000)
    )

    assert found.faults == [
        f"{row['customer_id']}: the salt deals them into {row['bucket']}"
    ]
    assert not found.is_right


def test_whoever_was_moved_to_the_other_arm_is_named(path):
    number, row = first_of(path, "held")
    found = measuring.verify(with_row(path, number, arm="treated"))

    assert (
        f"{row['customer_id']}: bucket {row['bucket']} is not treated" in found.faults
    )


def test_what_was_sent_before_the_arms_were_settled_is_named(path):
    number, row = first_of(path, "treated")
    found = measuring.verify(with_row(path, number, decided_at="2026-11-20T11:59:59Z"))

    assert found.faults == [
        f"{row['customer_id']}: was sent to before the arms were settled"
    ]


def test_a_row_told_twice_is_named(path):
    twice = altered(path, "rows.jsonl", lambda told: told + told.splitlines()[0])

    assert "is in it twice" in measuring.verify(twice).faults[0]


def test_a_row_left_out_is_missed(path):
    fewer = altered(path, "rows.jsonl", lambda told: b"\n".join(told.splitlines()[1:]))

    figures = [each.figure for each in measuring.verify(fewer).differences]
    assert "stages.eligible" in figures


def test_an_altered_figure_is_named_and_so_is_an_altered_term(path):
    better = altered(
        path, "figures.json", lambda told: told.replace(b'"romi": ', b'"romi": 9', 1)
    )
    cheaper = altered(
        path,
        "terms.json",
        lambda told: told.replace(b'"fixed_cost": 5000', b'"fixed_cost": 1'),
    )

    assert [each.figure for each in measuring.verify(better).differences] == [
        "naive.romi"
    ]
    assert "cost.fixed" in [
        each.figure for each in measuring.verify(cheaper).differences
    ]


def test_a_held_out_customer_who_was_told_is_listed(path):
    number, row = first_of(path, "held")

    found = measuring.verify(with_row(path, number, was_told=True))

    assert (found.contaminated, found.held_but_told) == ((row["customer_id"],), 1)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no zip"),
        lambda path: path.write_bytes(path.read_bytes()[:200]),
        lambda path: altered(path, "rows.jsonl", lambda _: b"{}\n").rename(path),
        lambda path: altered(path, "rows.jsonl", lambda _: b"\xff\n").rename(path),
        lambda path: altered(path, "terms.json", lambda _: b"[]").rename(path),
        lambda path: altered(path, "terms.json", lambda _: b'{"formula": 1}').rename(
            path
        ),
        lambda path: altered(path, "figures.json", lambda _: b"{").rename(path),
        lambda path: altered(
            path, "terms.json", lambda told: told.replace(b"0.3", b"zero")
        ).rename(path),
    ],
)
def test_what_is_no_report_is_refused_plainly(path, spoil):
    spoil(path)

    with pytest.raises(campaigns.NoReportError):
        measuring.verify(path)


def test_a_part_that_is_missing_is_missed(tmp_path):
    path = tmp_path / "empty.zip"
    with ZipFile(path, "w"):
        pass

    with pytest.raises(campaigns.NoReportError, match="missing"):
        measuring.verify(path)
