"""A till cut off from the world, and what is looked at there."""

import re

from playwright.sync_api import expect

from .counters import typed_by_a_scanner

BANNER = "[data-offline]"


def kept_shell(page):
    """Wait until the browser has kept the page that works alone for who is there now."""
    page.evaluate(
        """async () => {
          const isKept = async () => {
            const page = await caches.match("/till/offline");
            const whose = document.body.dataset.shift ?? "data-away";
            const fits = page && (await page.text()).includes(whose);
            return navigator.serviceWorker.controller && page &&
              (document.body.dataset.shift ? fits : !fits);
          };
          while (!(await isKept())) await new Promise((later) => setTimeout(later, 50));
        }"""
    )


def cut_off(page):
    kept_shell(page)
    page.context.set_offline(True)


def keep(page, card, amount, **more):
    """Sell at the page that works alone."""
    page.get_by_label("Card number").fill(card.number)
    page.get_by_label("Amount to pay").fill(amount)
    for name, value in more.items():
        page.locator(f"[name={name}]").evaluate(
            "(field, value) => { field.value = value; }", value
        )
    page.get_by_role("button", name="Keep the sale").click()


def expect_waiting(page, count):
    expect(page.locator(f"{BANNER} [data-queued]")).to_have_text(str(count))


def comes_true(page, fact):
    """Look until it is so; what takes longest is a machine with other things to do."""
    for _ in range(300):
        if fact():
            return
        page.wait_for_timeout(100)
    assert fact()


def quoted(page, card, amount="54"):
    typed_by_a_scanner(page, card.number)
    expect(page.locator("#amount")).to_be_focused()
    page.locator("#amount").fill(amount)
    page.get_by_role("button", name="Next").click()
    return page.get_by_role("button", name=re.compile("Credit"))


def answering(status):
    """Answer as something between us and the server does."""
    return lambda route: route.fulfill(status=status, body="<p>Nobody there.</p>")
