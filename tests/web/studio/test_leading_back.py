"""A form's own address, opened like a page, leads back to where the form is."""

import pytest

from tests.campaigns import making


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("/campaigns/{id}/steps", "/campaigns/{id}"),
        ("/begin/store", "/begin"),
        ("/places/sto_1/beacons", "/places/sto_1"),
        ("/rewards/rew_1/retire", "/rewards"),
    ],
)
def test_a_forms_address_leads_back_to_its_page(owner, database, rosa, form, page):
    with database.transaction() as session:
        campaign = making.drafted(session, rosa).id

    answer = owner.get(form.format(id=campaign))

    assert answer.status_code == 303
    assert answer.location == f"/studio{page.format(id=campaign)}"


def test_after_a_refused_approval_reloading_shows_the_campaign(owner, database, rosa):
    with database.transaction() as session:
        campaign = making.drafted(session, rosa).id
    there = f"/campaigns/{campaign}"
    refused = owner.post(f"{there}/steps", at=there, do="approve")
    assert refused.status_code >= 400

    assert owner.get(owner.get(f"{there}/steps").location[7:]).status_code == 200


def test_where_nothing_is_there_is_still_nothing(owner, browser):
    assert owner.get("/nowhere/at/all").status_code == 404
    assert owner.get("/static-nothing").status_code == 404
    assert browser.get("/campaigns/cam_1/steps").location.endswith("/sign-in")
