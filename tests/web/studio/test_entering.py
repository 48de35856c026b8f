"""Coming in: by a login and a password, for one brand, with one's own language."""

import re

import pytest
from flask.sessions import SecureCookieSessionInterface

from tests import make
from walletpass import brands
from walletpass.app import create_app
from walletpass.kernel.secrets import Secret

from .conftest import Browser, words


@pytest.mark.parametrize("role", brands.ROLES)
def test_everybody_who_works_for_a_brand_may_come_in(browser, hire, role):
    answer = browser.sign_in(hire(role))

    assert answer.status_code == 303
    assert answer.location == "/studio"
    assert "Rosa today" in words(browser.get(""))


@pytest.mark.parametrize("address", ["", "/cards", "/cards/pas_1", "/nowhere"])
def test_without_signing_in_every_door_leads_to_the_form(browser, rosa, address):
    answer = browser.get(address)

    assert answer.status_code == 303
    assert answer.location.startswith("/studio/sign-in")


def test_after_signing_in_one_is_where_one_wanted_to_be(browser, hire):
    asked = browser.get("/cards?after=x").location

    answer = browser.sign_in(hire("owner"), address=asked.removeprefix("/studio"))

    assert answer.location == "/studio/cards?after=x"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/studio/",
        "//evil.example/studio/",
        "/\\evil.example",
        "/studio/\\evil.example",
        "/studio.evil.example",
        "javascript:alert(1)",
    ],
)
def test_nobody_can_lead_us_elsewhere_by_the_way(browser, hire, wanted):
    answer = browser.sign_in(hire("owner"), address=f"/sign-in?next={wanted}")

    assert answer.location == "/studio"


def test_a_wrong_password_and_an_unknown_login_look_the_same(browser, hire):
    wrong = browser.sign_in(hire("owner"), "something else")
    unknown = browser.sign_in("nobody", "something else")

    assert wrong.status_code == unknown.status_code == 401
    told = "This login and this password do not belong together."
    assert told in words(wrong)
    assert told in words(unknown)
    assert "something else" not in wrong.text


def test_five_wrong_passwords_lock_the_login_and_say_until_when(browser, hire, clock):
    login = hire("owner")
    for _ in range(4):
        browser.sign_in(login, "wrong")

    locked = browser.sign_in(login, "wrong")
    right = browser.sign_in(login)

    assert "this login rests until 1:15" in words(locked)  # in Warsaw
    assert right.status_code == 401
    clock.pass_by(minutes=16)
    assert browser.sign_in(login).status_code == 303


def test_somebody_blocked_is_told_so_and_is_out_at_once(enter, hire, database, app):
    login = hire("marketer")
    inside = Browser(app.test_client())
    inside.sign_in(login)
    with database.transaction() as session:
        _staff(session, login).status = "blocked"

    assert inside.get("").status_code == 303
    assert "This login is blocked." in words(inside.sign_in(login))


def _staff(session, login):
    return session.query(brands.Staff).filter_by(login=login).one()


def test_a_new_password_ends_every_session(app, hire, database):
    login = hire("owner")
    browser = Browser(app.test_client())
    browser.sign_in(login)
    with database.transaction() as session:
        brands.set_password(_staff(session, login), Secret("quite another one"))

    assert browser.get("").status_code == 303


def test_signing_out_ends_the_session(owner):
    answer = owner.post("/sign-out")

    assert "You are signed out" in words(owner.client.get(answer.location))
    assert owner.get("").status_code == 303


def test_signing_out_ends_the_session_wherever_its_cookie_is_kept(owner):
    kept = owner.client.get_cookie("walletpass_studio", path="/studio").value
    owner.post("/sign-out")
    thief = owner.client.application.test_client()
    thief.set_cookie("walletpass_studio", kept, path="/studio")

    assert thief.get("/studio").status_code == 303


def test_signing_out_in_one_browser_leaves_another_signed_in(app, hire):
    login = hire("owner")
    desk, phone = Browser(app.test_client()), Browser(app.test_client())
    for browser in (desk, phone):
        browser.sign_in(login)

    desk.post("/sign-out")

    assert desk.get("").status_code == 303
    assert phone.get("").status_code == 200


def test_signing_out_needs_a_form_of_ours(owner):
    assert owner.client.post("/studio/sign-out").status_code == 400
    assert owner.get("").status_code == 200


@pytest.mark.parametrize("token", [None, "", "forged"])
def test_a_form_without_our_token_does_nothing(owner, card, database, token):
    form = {"number": card.number} | ({"csrf_token": token} if token else {})

    answer = owner.client.post(f"/studio/cards/{card.id}/void", data=form)

    assert answer.status_code == 400
    assert "we did nothing" in words(answer)
    with database.snapshot() as session:
        assert session.get_one(make.passes.Pass, card.id).status == "active"


def test_the_token_of_one_session_is_worth_nothing_in_another(app, owner, enter, card):
    theirs = enter("owner").token()

    answer = owner.client.post(
        f"/studio/cards/{card.id}/void",
        data={"csrf_token": theirs, "number": card.number},
    )

    assert answer.status_code == 400


def test_signing_in_starts_a_new_session(browser, hire):
    browser.get("/sign-in")
    planted = browser.client.get_cookie("walletpass_studio", path="/studio").value

    browser.sign_in(hire("owner"))

    kept = browser.client.get_cookie("walletpass_studio", path="/studio").value
    attacker = browser.client.application.test_client()
    attacker.set_cookie("walletpass_studio", planted, path="/studio")
    assert kept != planted
    assert attacker.get("/studio").status_code == 303


def test_the_token_from_before_signing_in_is_void_after_it(browser, hire):
    before = browser.token()
    browser.sign_in(hire("owner"))

    answer = browser.client.post("/studio/sign-out", data={"csrf_token": before})

    assert answer.status_code == 400


def test_the_cookie_is_for_the_studio_alone_and_out_of_reach_of_scripts(browser, hire):
    cookie = browser.sign_in(hire("owner")).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/studio" in cookie
    assert "Secure" not in cookie  # served without TLS here


def test_over_https_the_cookie_is_secure(database, hire):
    app = create_app(make.services(database, base_url="https://studio.example"))
    browser = Browser(app.test_client())

    cookie = browser.get("/sign-in", **{"X-Forwarded-Proto": "https"}).headers

    assert "Secure" in cookie["Set-Cookie"]


def test_the_cookie_names_nobody(browser, hire, app):
    login = hire("owner", name="Olga Zielińska")
    cookie = browser.sign_in(login).headers["Set-Cookie"]
    text = re.search("walletpass_studio=([^;]+)", cookie)[1]

    inside = SecureCookieSessionInterface().get_signing_serializer(app).loads(text)

    assert "Olga" not in str(inside)
    assert login not in str(inside)
    assert "argon2" not in str(inside)


def test_other_doors_know_nothing_of_the_studios_session(app, card):
    for address in (f"/card/{make.people().keyring.card_code(card.serial_number)}",):
        answer = app.test_client().get(address)

        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_one_address_may_not_try_without_end(browser, rosa):
    answers = [browser.sign_in(f"login-{number}", "x") for number in range(21)]

    assert [answer.status_code for answer in answers] == [401] * 20 + [429]
    assert int(answers[-1].headers["Retry-After"]) >= 60
    assert "That was a lot of tries" in words(answers[-1])


def test_the_form_speaks_the_visitors_language(browser, rosa):
    assert "Вход в студию" in words(
        browser.get("/sign-in", **{"Accept-Language": "ru"})
    )
    assert "Zaloguj się do studia" in words(browser.get("/sign-in?lang=pl"))


def test_the_studio_speaks_the_language_of_the_person(enter, database):
    browser = enter("owner", language="pl")

    assert "Rosa dzisiaj" in words(browser.get(""))
    answer = browser.post("/language?next=/studio/cards", language="ru")
    assert answer.location == "/studio/cards"
    assert "Клиенты и их карты" in words(browser.client.get(answer.location))


def test_choosing_a_language_on_an_answer_to_a_form_leads_to_a_page(owner, card):
    refused = owner.post(f"/cards/{card.id}/void", number="1")
    [address] = re.findall(r'action="(/studio/language[^"]*)"', refused.text)

    answer = owner.post(address.removeprefix("/studio"), language="pl")

    assert owner.client.get(answer.location).status_code == 200


def test_an_unknown_language_changes_nothing(owner):
    owner.post("/language", language="tlh")

    assert "Rosa today" in words(owner.get(""))


def test_coming_in_and_what_is_changed_stands_in_the_audit_log(
    owner, database, rosa, card
):
    owner.post("/language", language="pl")
    owner.post(f"/cards/{card.id}/void", number=card.number)

    with database.snapshot() as session:
        deeds = brands.audit_page(session, rosa.id).rows
        assert brands.verify_chain(session, rosa.id) is None
    assert [deed.action for deed in deeds] == [
        "card.voided", "staff.language-chosen", "staff.signed-in",
    ]  # fmt: skip
    assert deeds[0].object == card.id
    assert deeds[0].before == {"status": "active"}
    assert deeds[0].after == {"status": "voided"}
    assert {deed.actor for deed in deeds} == {deeds[0].actor}
    assert deeds[0].ip == "127.0.0.1"


def test_a_door_that_is_not_theirs_says_who_may(enter, owner, card):
    answer = enter("developer", name="Dmitri").get("/cards")

    assert answer.status_code == 403
    text = words(answer)
    assert "Who may come in here: Owner, Marketer, Cashier, Support." in text
    assert "You are signed in as Dmitri (Developer)." in text
    assert "ask Olga Zielińska" in text
    assert card.number not in text


def test_the_navigation_leads_only_where_one_may_go(enter):
    page = enter("developer").get("").text

    assert 'href="/studio/cards"' not in page


def test_every_line_of_the_navigation_leads_somewhere(owner):
    page = owner.get("").text
    nav = page.partition("<nav")[2].partition("</nav>")[0]
    doors = re.findall(r'href="([^"]+)"', nav)

    assert len(doors) > 1
    answers = [owner.client.get(door, follow_redirects=True) for door in doors]
    assert {answer.status_code for answer in answers} == {200}


def test_a_page_that_is_not_there_says_so_inside_the_studio(owner):
    answer = owner.get("/campaigns/none")

    assert answer.status_code == 404
    assert "There is nothing at this address" in words(answer)
    assert "Sign out" in words(answer)


def test_what_we_did_not_foresee_is_told_with_a_number_and_no_detail(
    owner, card, monkeypatch
):
    def fail(*_, **__):
        raise RuntimeError("on fire")

    monkeypatch.setattr("walletpass.web.studio.one_card.verdict_of", fail)

    answer = owner.get(f"/cards/{card.id}")

    assert answer.status_code == 500
    assert "This one is our fault" in words(answer)
    assert "on fire" not in answer.text


def test_a_browser_may_load_nothing_from_elsewhere(owner, card):
    for address in ("", "/cards", f"/cards/{card.id}"):
        answer = owner.get(address)
        policy = answer.headers["Content-Security-Policy"]

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        nonce = policy.partition("'nonce-")[2].partition("'")[0]
        assert answer.text.count("<style") == answer.text.count(
            f'<style nonce="{nonce}"'
        )
        assert " style=" not in answer.text
