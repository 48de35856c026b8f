"""A campaign's report leaves by the command line, and is checked by it."""

from zipfile import ZipFile

import pytest

from tests.campaigns.measuring.shop import shop
from walletpass import brands
from walletpass.campaigns import Campaign


@pytest.fixture
def corner(founded):
    """The shell's own brand, with a campaign that two of three heard of."""
    with founded.opened() as services:
        with services.database.snapshot() as session:
            brand = brands.brand_called(session, "kawa")
        corner = shop(services.database, brand, services.people)
        run = corner.run()
        for bucket in (9_000, 8_000, 1):
            arm = "held" if bucket == 1 else "treated"
            who = corner.delivery(run, corner.customer(), arm=arm, bucket=bucket)
            corner.buys(who, 10_00)
        with services.database.transaction() as session:
            session.merge(_going_on(session, corner))
    return founded, corner.campaign_id


def _going_on(session, corner):
    """Let the campaign go on: as long as it does nobody is told its salt."""
    campaign = session.get_one(Campaign, corner.campaign_id)
    campaign.status = "running"
    return campaign


def export(corner, *more):
    shell, campaign_id = corner
    path = shell.folder / "report.zip"
    told = shell.do(
        "reports", "export", "--brand", "kawa", "--campaign", campaign_id,
        "--out", path, *more,
    )  # fmt: skip
    return path, told


def test_a_report_is_written_and_every_figure_follows_from_its_rows(corner):
    path, told = export(corner)

    assert "Too few to tell: 1 held out, 3 bought in all." in told
    assert "3 customers in" in told
    assert path.stat().st_mode & 0o077 == 0
    verified = corner[0].do("reports", "verify", path)
    assert "Every figure follows from the 3 rows." in verified
    assert "cannot be checked before the campaign has ended" in verified


def test_an_altered_row_is_found_and_the_figure_named(corner):
    path, _ = export(corner)
    with ZipFile(path) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    with ZipFile(path, "w") as pack:
        for name, content in parts.items():
            pack.writestr(
                name, content.replace(b'"revenue":1000', b'"revenue":1001', 1)
            )

    told = corner[0].do("reports", "verify", path, leaves=1)

    assert "does not follow from its rows" in told
    assert ".revenue" in told


def test_a_margin_of_the_store_is_a_part_of_one(corner):
    shell, campaign_id = corner
    for margin in ("0", "2", "nan", "much"):
        answer = shell.run(
            "reports", "export", "--brand", "kawa", "--campaign", campaign_id,
            "--margin", margin,
        )  # fmt: skip
        assert answer.exit_code == 2, margin


def test_a_file_that_is_no_report_is_refused_plainly(founded):
    path = founded.folder / "holiday.zip"
    path.write_bytes(b"sand")

    answer = founded.run("reports", "verify", path)

    assert answer.exit_code == 1
    assert "Not a campaign's report" in answer.output


def test_a_campaign_nobody_has_is_refused_and_leaves_no_file(founded):
    path = founded.folder / "report.zip"
    answer = founded.run(
        "reports", "export", "--brand", "kawa", "--campaign", "cam_none", "--out", path
    )

    assert answer.exit_code == 1
    assert not path.exists()
