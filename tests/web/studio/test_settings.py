"""Settings: who works here, which programs may act, and what was done."""

import re

import pytest

from tests import make
from walletpass import brands
from walletpass.brands import AuditRecord, Duty, Staff

from .conftest import Browser, words


@pytest.fixture
def member(database):
    """Return somebody's row by their login."""

    def member(login):
        with database.snapshot() as session:
            staff = session.query(Staff).filter_by(login=login).one()
            return staff, {duty.role for duty in brands.roles_of(session, staff.id)}

    return member


@pytest.fixture
def deeds(database, rosa):
    def deeds():
        with database.snapshot() as session:
            return [
                (deed.action, deed.before, deed.after)
                for deed in brands.audit_page(session, rosa.id).rows
                if deed.action != "staff.signed-in"
            ]

    return deeds


NEWCOMER = {
    "name": "Nina",
    "login": "Nina@Rosa",
    "password": "a long enough one",
    "roles": ["cashier"],
}


def test_somebody_taken_on_can_sign_in_with_their_role(owner, app, member, deeds):
    owner.post("/settings/people", **NEWCOMER)

    browser = Browser(app.test_client())
    assert browser.sign_in("nina@rosa", "a long enough one").status_code == 303
    assert member("nina@rosa")[1] == {"cashier"}
    assert browser.get("/designs").status_code == 403
    assert deeds() == [("staff.taken-on", None, {"roles": ["cashier"]})]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"password": "short"}, "A password has 8 to 256 characters."),
        ({"login": "  "}, "Write a login of 1 to 120 characters."),
        ({"name": ""}, "Write a name of 1 to 120 characters."),
        ({"roles": []}, "Choose at least one role."),
        ({"roles": ["emperor"]}, "Choose at least one role."),
    ],
)
def test_a_newcomer_who_lacks_something_is_not_taken_on(
    owner, deeds, changes, complaint
):
    answer = owner.post("/settings/people", **(NEWCOMER | changes))

    assert answer.status_code == 422
    assert complaint in words(answer)
    assert "a long enough one" not in answer.text
    assert deeds() == []


def test_a_login_belongs_to_one_person(owner):
    owner.post("/settings/people", **NEWCOMER)

    answer = owner.post("/settings/people", **NEWCOMER)

    assert answer.status_code == 422
    assert "Somebody has the login “Nina@Rosa”." in words(answer)


def test_roles_are_changed_and_a_store_is_not_forgotten(
    owner, hire, member, database, rosa, deeds
):
    with database.transaction() as session:
        store = make.store(session, session.get_one(brands.Brand, rosa.id))
        store_id = store.id
    login = hire("cashier", duties=[Duty("cashier", store_id)])
    staff, _ = member(login)

    owner.post(f"/settings/people/{staff.id}", roles=["cashier", "support"])

    with database.snapshot() as session:
        assert brands.roles_of(session, staff.id) == {
            Duty("cashier", store_id),
            Duty("support"),
        }
    assert deeds() == [
        (
            "staff.roles-changed",
            {"roles": ["cashier"]},
            {"roles": ["cashier", "support"]},
        )
    ]


def test_somebody_is_let_go_and_taken_back(owner, hire, member, app, deeds):
    login = hire("cashier")
    staff, _ = member(login)
    browser = Browser(app.test_client())
    browser.sign_in(login)

    owner.post(f"/settings/people/{staff.id}", roles=["cashier"], blocked="yes")
    assert browser.get("").status_code == 303
    assert "Blocked" in words(owner.get("/settings/people"))

    owner.post(f"/settings/people/{staff.id}", roles=["cashier"])
    assert browser.sign_in(login).status_code == 303
    assert [deed[0] for deed in deeds()] == ["staff.unblocked", "staff.blocked"]


def test_a_new_password_replaces_the_old_one(owner, hire, member, app, deeds):
    login = hire("cashier")
    staff, _ = member(login)

    owner.post(
        f"/settings/people/{staff.id}", roles=["cashier"], password="another one"
    )

    browser = Browser(app.test_client())
    assert browser.sign_in(login).status_code == 401
    assert browser.sign_in(login, "another one").status_code == 303
    assert deeds() == [("staff.password-set", None, None)]


def test_nobody_shuts_themselves_out(owner, database):
    with database.snapshot() as session:
        me = session.query(Staff).filter_by(name="Olga Zielińska").one()

    owner.post(f"/settings/people/{me.id}", roles=["cashier"], blocked="yes")

    assert owner.get("/settings/people").status_code == 200
    assert "This is you." in words(owner.get("/settings/people"))


def test_another_brands_people_are_not_there(owner, hire, mint, member):
    theirs, _ = member(hire("owner", mint, name="Somebody Else"))

    assert "Somebody Else" not in owner.get("/settings/people").text
    answer = owner.post(f"/settings/people/{theirs.id}", roles=["cashier"])
    assert answer.status_code == 404
    assert member(theirs.login)[1] == {"owner"}


def test_a_key_is_shown_once_and_works(owner, app, deeds):
    answer = owner.post(
        "/settings/keys", name="Till 7", scopes=["cards:read"], mode="live"
    )

    [key] = re.findall(r'value="(wp_live_[0-9a-f_]+)"', answer.text)
    shown = {"Authorization": f"Bearer {key}"}
    assert app.test_client().get("/api/v1/cards", headers=shown).status_code == 200
    later = owner.get("/settings/keys").text
    assert key not in later
    assert key.rpartition("_")[2] not in later
    assert "Till 7" in later
    assert deeds() == [
        ("key.created", None, {"scopes": ["cards:read"], "mode": "live"})
    ]
    assert key not in str(deeds())


def test_a_revoked_key_opens_nothing(owner, app, database, rosa, deeds):
    page = owner.post("/settings/keys", name="Till", scopes=["*"], mode="live")
    [key] = re.findall(r'value="(wp_live_[0-9a-f_]+)"', page.text)
    with database.snapshot() as session:
        [kept] = brands.keys_page(session, rosa.id).rows

    owner.post(f"/settings/keys/{kept.id}/revoke")

    shown = {"Authorization": f"Bearer {key}"}
    assert app.test_client().get("/api/v1/cards", headers=shown).status_code == 401
    assert "Revoked Nov 20, 2026" in words(owner.get("/settings/keys"))
    assert [deed[0] for deed in deeds()] == ["key.revoked", "key.created"]


@pytest.mark.parametrize(
    "form",
    [{"name": "Till"}, {"scopes": ["*"], "name": ""}, {"name": "x", "scopes": ["god"]}],
)
def test_a_key_that_lacks_something_is_not_made(owner, deeds, form):
    answer = owner.post("/settings/keys", **form)

    assert answer.status_code == 422
    assert "Name the program and choose what it may do." in words(answer)
    assert deeds() == []


def test_another_brands_key_is_not_there(owner, mint, database):
    with database.transaction() as session:
        theirs, _ = brands.create_key(
            session, mint, name="theirs", scopes=["*"], now=make.NOON
        )

    assert owner.post(f"/settings/keys/{theirs.id}/revoke").status_code == 404
    assert "theirs" not in owner.get("/settings/keys").text


@pytest.mark.parametrize("room", ["people", "keys", "log"])
@pytest.mark.parametrize("role", ["marketer", "cashier", "support"])
def test_settings_are_not_for_everybody(enter, role, room):
    assert enter(role).get(f"/settings/{room}").status_code == 403


@pytest.mark.parametrize("role", ["cashier", "support"])
def test_whoever_has_nothing_to_set_finds_no_settings(enter, role):
    browser = enter(role)

    assert browser.get("/settings").status_code == 403
    assert "/studio/settings" not in browser.get("").text


def test_a_marketer_sets_up_tills(enter):
    assert enter("marketer").get("/settings").location == "/studio/settings/tills"


def test_a_developer_makes_keys_and_reads_the_log_but_hires_nobody(enter):
    browser = enter("developer")

    assert browser.get("/settings").location == "/studio/settings/keys"
    assert browser.get("/settings/people").status_code == 403
    assert browser.post("/settings/people", **NEWCOMER).status_code == 403
    assert browser.get("/settings/log").status_code == 200


def test_the_log_tells_who_did_what(owner, card):
    owner.post(f"/cards/{card.id}/void", number=card.number)

    text = words(owner.get("/settings/log"))

    assert (
        f"Olga Zielińska voided a card {card.id} status: active → status: voided"
        in text
    )
    assert "Olga Zielińska signed in Olga Zielińska" in text


def test_the_log_shows_whether_it_was_altered(owner, database):
    assert "Every link of the chain fits" in words(owner.get("/settings/log?check="))

    with database.transaction() as session:
        session.query(AuditRecord).filter_by(seq=1).one().actor = "nobody"

    assert "Record 1 does not fit" in words(owner.get("/settings/log?check="))
