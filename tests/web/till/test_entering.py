"""Coming in at the till: the device's code, the name, the PIN; and who stays outside."""

import pytest

from tests import make
from walletpass import brands
from walletpass.brands import Till
from walletpass.kernel.secrets import Secret

from .conftest import PIN, tone, words


def test_a_device_becomes_a_till_by_a_code_that_works_once(stranger, app, code, anna):
    letters = code()

    page = stranger.post("/enrol", code=letters.lower().replace("-", " "))

    assert "Till 1 Market Square" in words(page)
    assert "Anna Nowak" in words(page)
    again = type(stranger)(app.test_client()).post("/enrol", code=letters)
    assert again.status_code == 422
    assert "This code does not work" in words(again)


def test_a_cashier_taps_a_name_and_types_a_pin(device, anna):
    assert "Anna Nowak: your PIN" in words(device.get(f"?who={anna.id}"))

    page = device.sign_in(anna)

    assert "Ready for the next customer" in words(page)
    assert "Till 1 Market Square Anna Nowak" in words(page)
    assert "Who is at the till?" in words(device.post("/sign-out"))
    assert "Who is at the till?" in words(device.get("/shift"))


def test_the_page_speaks_the_cashiers_language(device, hire):
    borys = hire("Борис", language="ru")

    assert "Готово к следующему покупателю" in words(device.sign_in(borys))


def test_five_wrong_pins_lock_the_till_and_say_until_when(device, anna, clock):
    for _ in range(4):
        page = device.sign_in(anna, "1357")
        assert page.status_code == 401
        assert "This PIN is not right" in words(page)
    page = device.sign_in(anna, "1357")
    assert "Five wrong PINs, so this till rests until 13:15" in words(page)
    assert tone(page) == "stop"
    assert "rests until" in words(device.sign_in(anna))

    clock.pass_by(minutes=16)

    assert "Ready" in words(device.sign_in(anna))


def test_names_at_a_till_are_those_who_may_work_there(database, device, hire, rosa):
    hire("Marek Lis", role="marketer")
    hire("Olga Zielińska", role="owner")
    with database.transaction() as session:
        other = make.store(session, rosa, code="harbour")
    hire("Piotr z portu", store_id=other.id)

    page = words(device.get())

    assert "Olga Zielińska" in page
    assert "Marek Lis" not in page
    assert "Piotr" not in page


def test_a_marketer_is_refused_at_the_till_even_by_name(device, hire):
    marek = hire("Marek Lis", role="marketer")

    page = device.sign_in(marek)

    assert page.status_code == 401
    assert "Who is at the till?" in words(device.get("/shift"))


def test_a_cashier_at_the_till_is_nobody_in_the_studio(anna_at):
    answer = anna_at.client.get("/studio/cards")

    assert answer.status_code == 303
    assert "/studio/sign-in" in answer.location


def test_somebody_in_the_studio_is_nobody_at_the_till(app, hire, device):
    owner = hire("Olga", role="owner")
    page = device.client.get("/studio/sign-in").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    signed_in = device.client.post(
        "/studio/sign-in",
        data={
            "csrf_token": token,
            "login": owner.login,
            "password": make.PASSWORD.reveal(),
        },
    )
    assert signed_in.status_code == 303

    assert "Who is at the till?" in words(device.get("/shift"))


@pytest.mark.parametrize(
    "deed",
    [
        lambda person: brands.set_pin(person, Secret("9173")),
        brands.clear_pin,
        lambda person: setattr(person, "status", "blocked"),
    ],
    ids=["another PIN", "no PIN", "blocked"],
)
def test_whoever_loses_the_pin_or_the_job_is_out_at_once(anna_at, anna, change, deed):
    change(anna, deed)

    assert "Who is at the till?" in words(anna_at.get("/shift"))


def test_whoever_loses_the_role_is_out_at_once(database, anna_at, anna):
    with database.transaction() as session:
        person = brands.staff_member(session, anna.brand_id, anna.id)
        duties = [brands.Duty("marketer")]
        brands.set_duties(session, person, duties, now=make.NOON)

    assert "Nobody here has a PIN yet" in words(anna_at.get("/shift"))


def test_another_device_with_a_code_ends_the_first_ones_turn(anna_at, app, code):
    other = type(anna_at)(app.test_client())
    other.post("/enrol", code=code())

    assert "This device is no till any more" in words(anna_at.get("/shift"))


def test_a_shift_ends_with_the_day(anna_at):
    cookie = anna_at.client.get_cookie("walletpass_shift", path="/till")

    assert cookie.max_age == 12 * 3600
    assert cookie.http_only
    assert cookie.same_site == "Strict"


def test_a_forged_shift_opens_nothing(device, anna):
    for forged in ("", "x.y.z", '{"staff": "me"}'):
        device.client.set_cookie("walletpass_shift", forged, path="/till")

        assert "Who is at the till?" in words(device.get("/shift"))


def test_forms_from_other_sites_are_refused(anna_at, card):
    page = anna_at.post("/find", {"Sec-Fetch-Site": "cross-site"}, what=card.number)

    assert page.status_code == 403
    assert "The form came from another site" in words(page)


def test_the_pin_is_in_no_page_and_no_cookie(anna_at):
    page = anna_at.get()
    shift = anna_at.client.get_cookie("walletpass_shift", path="/till").value

    assert PIN not in page.text
    assert PIN not in shift


def test_a_page_may_use_the_camera_and_nothing_from_elsewhere(anna_at):
    headers = anna_at.get().headers

    assert headers["Permissions-Policy"].startswith("camera=(self)")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_a_till_that_was_taken_out_of_service_says_so(device, anna, database, till):
    device.sign_in(anna)
    with database.transaction() as session:
        brands.retire_till(session.get_one(Till, till.id))

    page = device.find("2900000000001")

    assert "This device is no till any more The owner took it out" in words(page)
    assert tone(page) == "attention"
    again = device.post("/enrol", code="WRONG-WRONG")
    assert "This device is no till any more" in words(again)
    assert "This code does not work" in words(again)


def test_a_device_that_was_never_a_till_is_not_told_that_it_was(stranger):
    assert "no till any more" not in words(stranger.get())
