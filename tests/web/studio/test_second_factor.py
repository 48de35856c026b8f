"""The second step of signing in, and what half a sign-in opens: nothing."""

import re

import pyotp
import pytest

from tests import make
from walletpass import brands

from .conftest import Browser, words


class Phone:
    """An authenticator app that scanned the page's key."""

    def __init__(self, page, clock):
        found = re.search(r'factor-secret">([A-Z2-7 ]+)<', page.text)
        self.totp = pyotp.TOTP(found[1].replace(" ", ""))
        self.clock = clock

    @property
    def shows(self):
        return self.totp.at(self.clock())


def recovery_codes(page):
    return re.findall(r"<li><code>([a-z0-9-]+)</code>", page.text)


@pytest.fixture
def protect(app, hire, clock):
    """Take on somebody who sets up a second factor; return login, phone and codes."""

    def protect(role="owner", brand=None):
        login = hire(role, brand, language="en")
        browser = Browser(app.test_client())
        browser.sign_in(login)
        phone = Phone(browser.get("/second-factor"), clock)
        page = browser.post("/second-factor", at="/second-factor", code=phone.shows)
        assert page.status_code == 200
        clock.pass_by(minutes=1)
        return login, phone, recovery_codes(page), browser

    return protect


def code_to(browser, code, address="/sign-in/code"):
    form = {"csrf_token": browser.token("/sign-in/code"), "code": code}
    return browser.client.post(f"/studio{address}", data=form)


def deeds(database, brand):
    with database.snapshot() as session:
        return [deed.action for deed in brands.audit_page(session, brand.id).rows]


def test_once_set_up_a_code_is_asked_for_at_each_sign_in(
    protect, browser, database, rosa
):
    login, phone, codes, _ = protect()
    assert len(codes) == 10

    half = browser.sign_in(login)
    assert half.location == "/studio/sign-in/code"
    answer = code_to(browser, phone.shows)

    assert answer.location == "/studio"
    assert browser.get("").status_code == 200
    assert deeds(database, rosa) == [
        "staff.signed-in", "staff.second-factor-set-up", "staff.signed-in",
    ]  # fmt: skip


def test_the_key_can_be_scanned_and_typed_and_stays_the_same_until_it_is_used(owner):
    first, again = owner.get("/second-factor"), owner.get("/second-factor")

    typed = re.search(r'factor-secret">([A-Z2-7 ]+)<', first.text)[1]
    assert typed in again.text
    assert "Code to scan with an authenticator app" in first.text


def test_the_cookie_does_not_tell_the_key(owner):
    page = owner.get("/second-factor")
    secret = re.search(r'factor-secret">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")

    assert (
        secret not in owner.client.get_cookie("walletpass_studio", path="/studio").value
    )


@pytest.mark.parametrize(
    "address",
    ["", "/cards", "/second-factor", "/settings/people", "/settings/log", "/nowhere"],
)
def test_half_a_sign_in_opens_nothing(protect, browser, address):
    login, *_ = protect()
    browser.sign_in(login)

    answer = browser.get(address)

    assert answer.status_code == 303
    assert answer.location.startswith("/studio/sign-in")


def test_half_a_sign_in_sends_no_form(protect, browser, database, rosa):
    login, *_ = protect()
    browser.sign_in(login)
    token = browser.token("/sign-in/code")
    before = deeds(database, rosa)

    for address in ("/language", "/settings/second-factor", "/second-factor/remove"):
        answer = browser.client.post(
            f"/studio{address}", data={"csrf_token": token, "language": "pl"}
        )
        assert answer.location.startswith("/studio/sign-in")
    assert deeds(database, rosa) == before


def test_half_a_sign_in_lasts_ten_minutes(protect, browser, clock):
    login, phone, *_ = protect()
    browser.sign_in(login)
    token = browser.token("/sign-in/code")
    clock.pass_by(minutes=11)

    form = {"csrf_token": token, "code": phone.shows}
    answer = browser.client.post("/studio/sign-in/code", data=form)

    assert answer.location == "/studio/sign-in"
    assert browser.get("").status_code == 303


def test_nobody_skips_the_password(browser, rosa):
    assert browser.get("/sign-in/code").location == "/studio/sign-in"


def test_a_code_overheard_is_worth_nothing_a_second_time(protect, browser, app):
    login, phone, *_ = protect()
    browser.sign_in(login)
    overheard = phone.shows
    code_to(browser, overheard)
    thief = Browser(app.test_client())
    thief.sign_in(login)

    answer = code_to(thief, overheard)

    assert answer.status_code == 401
    assert "it was used already" in words(answer)
    assert thief.get("").status_code == 303


def test_five_wrong_codes_lock_and_are_told_and_logged(
    protect, browser, database, rosa
):
    login, phone, *_ = protect()
    browser.sign_in(login)
    for _ in range(4):
        code_to(browser, "000000")

    locked = code_to(browser, "000000")

    assert "we take none until 1:16" in words(locked)
    assert code_to(browser, phone.shows).status_code == 401
    assert deeds(database, rosa).count("staff.second-factor-wrong") == 4
    assert "staff.second-factor-locked" in deeds(database, rosa)


def test_the_password_again_opens_no_locked_factor(protect, browser):
    login, phone, *_ = protect()
    browser.sign_in(login)
    for _ in range(5):
        code_to(browser, "000000")

    browser.sign_in(login)

    assert code_to(browser, phone.shows).status_code == 401


def test_a_recovery_code_lets_in_and_tells_what_is_left(protect, browser):
    login, _, codes, _ = protect()
    browser.sign_in(login)

    answer = code_to(browser, codes[0])

    assert "9 are left" in words(browser.client.get(answer.location))
    assert codes[1] not in browser.get("/second-factor").text


def test_one_goes_on_where_one_wanted_to_be(protect, browser):
    login, phone, *_ = protect()
    half = browser.sign_in(login, address="/sign-in?next=/studio/cards")

    answer = code_to(browser, phone.shows, half.location.removeprefix("/studio"))

    assert answer.location == "/studio/cards"


def test_setting_it_up_ends_sessions_that_came_in_without(app, hire, clock):
    login = hire("owner")
    old, new = Browser(app.test_client()), Browser(app.test_client())
    old.sign_in(login)
    new.sign_in(login)
    phone = Phone(new.get("/second-factor"), clock)

    new.post("/second-factor", at="/second-factor", code=phone.shows)

    assert new.get("").status_code == 200
    assert old.get("").status_code == 303


def test_a_wrong_first_code_sets_up_nothing(owner, browser):
    answer = owner.post("/second-factor", at="/second-factor", code="000000")

    assert answer.status_code == 422
    assert "The app shows another code." in words(answer)
    assert "Turn on the second factor" in words(owner.get("/second-factor"))


def test_fresh_codes_and_doing_without_need_a_code(protect, clock, database, rosa):
    _, phone, codes, browser = protect()

    for address in ("/second-factor/recovery-codes", "/second-factor/remove"):
        refused = browser.post(address, at="/second-factor", code="000000")
        assert refused.status_code == 422
        assert not recovery_codes(refused)
    page = browser.post(
        "/second-factor/recovery-codes", at="/second-factor", code=phone.shows
    )
    fresh = recovery_codes(page)
    assert len(fresh) == 10
    assert not set(fresh) & set(codes)
    browser.post("/second-factor/remove", at="/second-factor", code=fresh[0])

    assert "Turn on the second factor" in words(browser.get("/second-factor"))
    assert deeds(database, rosa)[:2] == [
        "staff.second-factor-removed", "staff.recovery-codes-renewed",
    ]  # fmt: skip


def test_a_brand_that_demands_it_shows_nothing_else_until_it_is_set_up(
    owner, enter, clock
):
    marketer, cashier = enter("marketer", language="en"), enter("cashier")
    owner.post("/settings/second-factor", demanded="yes")

    for person in (owner, marketer):
        assert person.get("/cards").location == "/studio/second-factor"
        assert person.post(
            "/language", at="/second-factor", language="en"
        ).location == ("/studio")
    assert cashier.get("/cards").status_code == 200
    page = marketer.get("/second-factor")
    assert "First the second factor, then the studio" in words(page)
    marketer.post("/second-factor", at="/second-factor", code=Phone(page, clock).shows)
    assert marketer.get("/cards").status_code == 200


def test_what_one_brand_demands_is_nothing_to_another(owner, enter, mint):
    other = enter("owner", mint)
    owner.post("/settings/second-factor", demanded="yes")

    assert other.get("/cards").status_code == 200


def test_only_the_owner_may_demand_it_or_reset_it(enter, protect, database, rosa):
    protect()
    with database.snapshot() as session:
        [staff] = brands.staff_of(session, rosa.id)
    marketer = enter("marketer")

    for address in (
        "/settings/second-factor",
        f"/settings/people/{staff.id}/second-factor",
    ):
        assert marketer.post(address, demanded="yes").status_code == 403


def test_an_owner_resets_a_colleagues_and_ends_their_sessions(
    owner, protect, browser, database, rosa
):
    login, _, _, theirs = protect("marketer")
    staff = _staff(database, login)
    assert "Second factor" in words(owner.get("/settings/people"))

    owner.post(f"/settings/people/{staff.id}/second-factor")

    assert theirs.get("").status_code == 303
    assert browser.sign_in(login).location == "/studio"
    assert "staff.second-factor-reset" in deeds(database, rosa)


def test_nobody_resets_their_own_without_a_code(protect, database):
    login, _, _, browser = protect()
    staff = _staff(database, login)

    browser.post(f"/settings/people/{staff.id}/second-factor")

    assert "The second factor is on" in words(browser.get("/second-factor"))


def test_an_owner_of_another_brand_resets_nothing(
    protect, enter, mint, browser, database
):
    login, *_ = protect()
    stranger = enter("owner", mint)

    answer = stranger.post(
        f"/settings/people/{_staff(database, login).id}/second-factor"
    )

    assert answer.status_code == 404
    assert browser.sign_in(login).location == "/studio/sign-in/code"


def _staff(database, login):
    with database.snapshot() as session:
        return session.query(make.brands.Staff).filter_by(login=login).one()


@pytest.mark.parametrize(
    ("language", "told"),
    [("ru", "Отсканируйте им этот код."), ("pl", "Zeskanuj nią ten kod.")],
)
def test_it_speaks_the_language_of_the_person(enter, language, told):
    assert told in words(enter("owner", language=language).get("/second-factor"))
