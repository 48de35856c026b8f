"""A message said at the integrator's door is read on a lock screen, in every shape there is."""

import pytest

pytestmark = pytest.mark.long

SOON = 20  # seconds
WORDS = {
    "en": "{first_name|friend}, {balance} {unit} are a coffee today",
    "pl": "{first_name|Hej}, {balance} {unit} to dziś kawa",
}


def test_a_message_reaches_the_lock_screen_as_it_was_predicted(shop):
    card = shop.enrol(first_name="Ada", language="pl")
    iphone = shop.fleet.phone("Ada")
    held = iphone.add(card["pass_url"])
    shop.sell(card, 50, "receipt-1")
    assert iphone.comes_to_show(held, "+50 punktów, teraz 50", SOON)
    said = {"purpose": "service", "words": WORDS, "card_ids": [card["id"]]}

    tried = shop.post("messages?dry_run=true", said)
    sent = shop.post("messages", said)

    [told] = tried["card_predictions"]
    assert told["sentence"] == "Ada, 50 punktów to dziś kawa"
    assert iphone.comes_to_show(held, told["sentence"], SOON)
    assert iphone.settle()
    assert iphone.lock_screen[-1].sentence == told["sentence"]
    predicted = {each["language"]: each for each in tried["predictions"]}
    assert predicted["pl"]["sentence"] == "Zofia, 1320 punktów to dziś kawa"
    assert not predicted["pl"]["generic"]

    shop.post(f"messages/{sent['id']}/withdraw", {})
    assert iphone.comes_to_show(held, "Na razie nic nowego", SOON)
    assert iphone.settle()
    assert len(iphone.lock_screen) == 2
    assert iphone.log == ()
