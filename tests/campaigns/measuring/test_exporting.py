"""A report leaves the house as a file, with its rows and without anything personal."""

from zipfile import ZipFile

import orjson
import pytest

from tests import make
from tests.campaigns.measuring.people import SALT, WEEK
from tests.campaigns.measuring.shop import shop
from tests.make import NOON
from walletpass import campaigns, customers
from walletpass.campaigns import measuring
from walletpass.campaigns.assigning import Lots


@pytest.fixture
def corner(database):
    """A shop that sent to Ada, and held out nobody."""
    corner = shop(database, holdout=0)
    with database.transaction() as session:
        ada = customers.enrol(
            session,
            make.people(),
            brand=corner.brand,
            phone="+48501234567",
            first_name="Ada",
            last_name="Whitfield",
            now=NOON,
        ).customer
    corner.delivery(corner.run(), ada.id, bucket=Lots(SALT).bucket(ada.id))
    corner.buys(ada.id, 12_34)
    return corner


def exported(corner, path):
    with path.open("wb") as target, corner.database.snapshot() as session:
        measuring.export(
            session, corner.brand.id, corner.campaign_id, target, now=NOON + WEEK
        )
    return path


def test_what_was_exported_can_be_checked(corner, tmp_path):
    found = measuring.verify(exported(corner, tmp_path / "report.zip"))

    assert found.is_right, (found.faults, found.differences)
    assert found.rows == 1


def test_the_same_report_makes_the_same_file(corner, tmp_path):
    first = exported(corner, tmp_path / "first.zip")
    second = exported(corner, tmp_path / "second.zip")

    assert first.read_bytes() == second.read_bytes()


def test_nothing_personal_is_in_the_file(corner, tmp_path):
    with ZipFile(exported(corner, tmp_path / "report.zip")) as pack:
        everything = b"".join(pack.read(name) for name in pack.namelist())
        row = orjson.loads(pack.read("rows.jsonl"))

    assert row["revenue"] == 12_34
    assert b"Whitfield" not in everything
    assert b"501234567" not in everything


def test_nobody_exports_the_report_of_another_brand(corner, tmp_path):
    corner.campaign_id = shop(corner.database).campaign_id

    with pytest.raises(campaigns.UnknownCampaignError):
        exported(corner, tmp_path / "report.zip")
