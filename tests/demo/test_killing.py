"""A demo that is killed on the spot, at any moment, is whole when it starts again."""

import pytest

from .running import eventually

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    "sign", ["demo-authority.pem", "walletpass.db-wal", "demo-world.json"]
)
def test_a_demo_killed_while_it_is_made_is_made_again(own_demo, sign):
    own_demo.begin()
    eventually((own_demo.folder / sign).exists, sign)
    own_demo.kill()

    own_demo.start()

    assert all(phone["holds_card"] for phone in own_demo.state()["phones"])
    entry = own_demo.sell(0, 50, "test/first")
    assert entry["balance"] == 320
    own_demo.comes_to_say(0, "+50 points, 320 now")


def test_a_sale_booked_before_the_kill_reaches_the_phone_after_it(own_demo):
    own_demo.start()
    own_demo.press("phones/0/switch", switch="gone")
    own_demo.sell(3, 50, "test/before")
    own_demo.kill()

    own_demo.start()
    eventually(lambda: own_demo.phone(3)["shows"].get("balance") == "82")
    again = own_demo.sell(3, 50, "test/before")

    assert again["balance"] == 82
    entry = own_demo.sell(3, 5, "test/after")
    own_demo.comes_to_say(3, f"+5 points, {entry['balance']} now")
    assert own_demo.phone(3)["complaints"] == []
    assert own_demo.phone(0)["holds_card"]
