"""What a brand holds itself to, written in the studio's settings."""

import pytest

from tests.web.studio.conftest import words
from walletpass import campaigns
from walletpass.brands import AuditRecord

HERE = "/settings/manners"
GOOD = {
    "per_day": "2",
    "per_week": "",
    "per_month": "9",
    "per_category": "coffee: 1\nice cream : 2\n",
    "quiet_from": "22:30",
    "quiet_until": "07:00",
    "approve_above": "0",
}


def limits(database, brand):
    with database.snapshot() as session:
        kept = campaigns.limits_of(session, brand.id)
        return kept, campaigns.approve_above(session, brand.id)


def test_manners_are_shown_before_anybody_said_them_and_kept_once_they_are(
    owner, database, rosa
):
    page = owner.get(HERE)
    assert 'name="per_week" value="3"' in page.text
    assert 'value="21:00"' in page.text

    saved = owner.post(HERE, at=HERE, **GOOD, quiet_drops="on")

    assert saved.status_code == 303
    kept, above = limits(database, rosa)
    assert (kept.per_day, kept.per_week, kept.per_month) == (2, None, 9)
    assert kept.per_category == {"coffee": 1, "ice cream": 2}
    assert (kept.quiet_from, kept.quiet_until) == (22 * 60 + 30, 7 * 60)
    assert (kept.quiet_drops, above) == (True, 0)
    again = owner.get(f"{HERE}?done=kept")
    assert "holds itself to this now" in words(again)
    assert "ice cream: 2" in again.text
    with database.snapshot() as session:
        rows = session.query(AuditRecord).filter_by(action="manners.changed").count()
    assert rows == 1


@pytest.mark.parametrize(
    ("box", "text"),
    [
        ("per_day", "0"),
        ("per_day", "-1"),
        ("per_week", "many"),
        ("per_month", "1001"),
        ("per_month", "٣"),
        ("per_category", "coffee"),
        ("per_category", "coffee: lots"),
        ("per_category", ": 3"),
        ("quiet_from", "25:00"),
        ("quiet_until", ""),
        ("approve_above", ""),
        ("approve_above", "99999999999"),
    ],
)
def test_what_cannot_be_is_refused_at_its_box_and_nothing_is_lost(
    owner, database, rosa, box, text
):
    before = limits(database, rosa)

    refused = owner.post(HERE, at=HERE, **(GOOD | {box: text}))

    assert refused.status_code == 422
    assert refused.text.count('role="alert"') == 1
    assert "ice cream" in refused.text or box == "per_category"
    assert limits(database, rosa) == before


def test_only_who_answers_for_the_programme_may_change_them(enter):
    assert enter("marketer").get(HERE).status_code == 403
    assert enter("cashier").get(HERE).status_code == 403


@pytest.mark.parametrize("language", ["ru", "pl"])
def test_it_speaks_the_readers_language(enter, language):
    page = words(enter("owner", language=language).get(HERE))

    assert {"ru": "Тихие часы", "pl": "Cisza"}[language] in page
