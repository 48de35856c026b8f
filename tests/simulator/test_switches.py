"""A phone's tempers: away, deaf, lossy, slow, restored, lost."""

import pytest

from walletpass.simulator import RefusedError

from .certificates import PASS_TYPE
from .reading import complains, deeds, sentences
from .wallet_service import Reply

LIST = f"GET /v1/devices/{{}}/registrations/{PASS_TYPE}"


@pytest.fixture
def card(service, phone):
    card = phone.add(service.publish())
    service.calls.clear()
    return card


def sell(service, fleet, points=170, **how):
    service.credit(points)
    service.push(fleet, **how)
    assert fleet.settle()


def lists(service):
    return service.routes(f"/registrations/{PASS_TYPE}")


def test_a_push_waits_for_a_phone_without_reception(service, fleet, phone, card):
    phone.offline = True
    sell(service, fleet, 150)
    sell(service, fleet, 170)
    assert service.calls == []
    assert phone.balance(card) == 120

    phone.offline = False
    assert phone.balance(card) == 170
    assert sentences(phone) == ["You have 170 points"]
    assert deeds(phone).count("pushed") == 1


def test_a_push_that_may_not_wait_is_lost_until_the_next_occasion(
    service, fleet, phone, card
):
    phone.offline = True
    sell(service, fleet, stored=False)
    phone.offline = False
    assert phone.settle()
    assert service.calls == []
    assert "push-lost" in deeds(phone)

    phone.restart()
    assert phone.balance(card) == 170
    assert phone.log == ()


def test_what_was_begun_without_reception_is_finished_with_it(service, fleet, phone):
    url = service.publish()
    service.twist("POST /v1/devices", lambda *_: _go_offline(phone), times=1)
    card = phone.add(url)
    assert phone.settle()
    assert deeds(phone)[-1] == "waiting"

    phone.offline = False
    assert phone.settle()
    assert service.registrations == {(phone.device_library_identifier, card.serial)}


def _go_offline(phone):
    phone.offline = True


def test_a_card_deleted_without_reception_is_unregistered_with_it(
    service, fleet, phone, card
):
    phone.offline = True
    phone.delete(card)
    assert len(service.registrations) == 1

    phone.offline = False
    assert phone.settle()
    assert service.registrations == set()


def test_a_muted_phone_updates_and_says_nothing(service, fleet, phone, card):
    phone.muted = True
    sell(service, fleet)

    assert phone.balance(card) == 170
    assert phone.lock_screen == ()


@pytest.mark.parametrize("seed", range(4))
def test_a_lossy_phone_gets_there_in_the_end(service, fleet, seed):
    phone = fleet.phone("Lev", seed=seed)
    card = phone.add(service.publish())
    phone.loss = 0.3
    for points in range(130, 200, 10):
        sell(service, fleet, points)
    phone.loss = 0
    sell(service, fleet, 200)

    assert "retrying" in deeds(phone)
    assert phone.balance(card) == 200
    assert phone.log == ()


def test_a_lost_answer_was_an_answer_all_the_same(service, fleet, phone):
    phone.loss = 1
    url = service.publish()
    with pytest.raises(RefusedError, match="lost on its way"):
        phone.add(url)

    assert service.routes() == ["GET /cards/ada-1.pkpass"]


def test_the_same_seed_loses_the_same_answers(service, fleet):
    ways = []
    for owner in ("one", "two"):
        phone = fleet.phone(owner, seed=7)
        card = phone.add(service.publish(owner))
        phone.loss = 0.5
        for _ in range(10):
            phone.pull_to_refresh(card)
            assert phone.settle()
        ways.append(deeds(phone))

    assert ways[0] == ways[1]


def test_a_slow_phone_acts_later_and_is_not_at_rest_before(service, fleet, phone, card):
    phone.slowness = 0.05
    service.credit(170)
    service.push(fleet)

    assert not phone.settle(timeout=0)
    assert phone.settle()
    assert phone.balance(card) == 170


def test_switching_updates_off_unregisters_and_on_registers(
    service, fleet, phone, card
):
    phone.automatic_updates(card, on=False)
    assert service.registrations == set()
    service.credit(170)
    assert service.push(fleet) == []
    assert phone.balance(card) == 120

    phone.automatic_updates(card, on=True)
    assert len(service.registrations) == 1
    assert phone.balance(card) == 170
    assert phone.log == ()


def test_pulling_works_with_updates_switched_off(service, phone, card):
    phone.automatic_updates(card, on=False)
    service.credit(170)
    phone.pull_to_refresh(card)

    assert phone.balance(card) == 170


def test_a_list_that_names_a_card_switched_off_is_noticed(service, fleet, phone, card):
    phone.automatic_updates(card, on=False)
    service.registrations.add((phone.device_library_identifier, "ada-1"))
    service.credit(170)
    phone.restart()

    assert complains(phone, "unregistered serial number 'ada-1'")


def test_changing_ones_mind_before_the_answer_came_leaves_it_registered(
    service, fleet, phone, card
):
    service.twist("DELETE", lambda *_: Reply(503), times=1)
    with phone._errands.at_work:
        phone.automatic_updates(card, on=False)
        phone.automatic_updates(card, on=True)
    assert fleet.settle()

    assert len(service.registrations) == 1
    assert len(service.routes("DELETE")) == 1


def test_a_restored_phone_is_a_new_device_that_asks_for_everything(
    service, fleet, phone, card
):
    did, token = phone.device_library_identifier, phone.push_token(PASS_TYPE)
    service.credit(170)
    phone.restore_from_backup()
    assert phone.settle()

    assert phone.device_library_identifier != did
    assert phone.push_token(PASS_TYPE) != token
    assert not fleet.reaches(token)
    assert "passesUpdatedSince" not in lists(service)[-1]
    assert service.tokens[phone.device_library_identifier] == phone.push_token(
        PASS_TYPE
    )
    assert phone.balance(card) == 170
    assert phone.log == ()


def test_a_renewed_push_token_is_told_to_the_service(service, fleet, phone, card):
    old = phone.push_token(PASS_TYPE)
    phone.renew_push_tokens()
    assert phone.settle()
    new = phone.push_token(PASS_TYPE)

    assert list(service.tokens.values()) == [new]
    assert not fleet.deliver(old, PASS_TYPE)
    assert fleet.deliver(new, PASS_TYPE)


def test_a_deleted_card_is_gone_here_and_there(service, fleet, phone, card):
    phone.delete(card)

    assert phone.cards == ()
    assert service.registrations == set()
    assert service.tokens == {}
    with pytest.raises(KeyError):
        phone.balance(card)


def test_a_phone_in_the_river_tells_nobody(service, fleet, phone, card):
    phone.vanish()
    service.credit(170)

    assert service.push(fleet) == [False]
    assert len(service.registrations) == 1
    assert service.calls == []


def test_a_restart_asks_with_the_last_tag(service, phone, card):
    phone.restart()

    assert lists(service) == [
        f"{LIST.format(phone.device_library_identifier)}?passesUpdatedSince=1"
    ]


def test_an_unregistering_that_is_refused_is_told_to_the_service(service, phone, card):
    service.twist("DELETE", lambda *_: Reply(401))
    phone.delete(card)

    assert "Unregister task (for device " in service.log[0]
    assert "Authentication failure" in service.log[0]


SHOP = {"latitude": 52.2297, "longitude": 21.0122, "relevantText": "Coffee is near"}


@pytest.mark.parametrize(
    ("changes", "north", "is_shown"),
    [
        ({}, 0.0008, True),  # 89 metres
        ({}, 0.0010, False),  # 111 metres
        ({"maxDistance": 50}, 0.0004, True),
        ({"maxDistance": 50}, 0.0008, False),
        ({"maxDistance": 5000}, 0.0010, False),  # it can only shrink
        ({"voided": True}, 0, False),
    ],
)
def test_a_card_shows_itself_near_its_places(service, phone, changes, north, is_shown):
    card = phone.add(service.publish(locations=[SHOP], **changes))
    found = phone.nearby(SHOP["latitude"] + north, SHOP["longitude"])

    assert (card.key in found) is is_shown
    assert all(place.text == "Coffee is near" for place in found.values())


def test_the_nearest_of_several_places_speaks(service, phone):
    other = {**SHOP, "latitude": 52.2301, "relevantText": "Bread is near"}
    eleventh = {**SHOP, "relevantText": "Too many"}
    far = [{**SHOP, "latitude": float(n)} for n in range(8)]
    phone.add(service.publish(locations=[SHOP, *far, other, eleventh]))

    (place,) = phone.nearby(52.2300, SHOP["longitude"]).values()
    assert place.text == "Bread is near"
