"""The form of rules, as a browser without scripts holds it."""

import re

from .editor import _TAGS, _Form


class RuleForm:
    """The draft of a program's rules, in somebody's browser."""

    def __init__(self, browser, program_id):
        self.browser = browser
        self.room = f"/studio/rules/{program_id}"
        self.address = f"{self.room}/draft"
        self.open()

    def open(self):
        self.page = self.browser.client.get(self.address)
        assert self.page.status_code == 200, self.page.text

    @property
    def fields(self):
        """Return what the form would send."""
        form = _Form("rules-form")
        form.feed("".join(_TAGS.findall(self.page.text)))
        return dict(form.pairs)

    def names(self):
        """Return every name that somebody can fill in or tick."""
        return set(re.findall(r'name="([^"]+)"', self.page.text))

    def send(self, do="", *, without=(), **changes):
        """Send the form with these changes, as typed, and look at the answer."""
        told = {name: text for name, text in self.fields.items() if name not in without}
        return self.post({**told, **changes, "do": do})

    def post(self, told):
        self.answer = answer = self.browser.client.post(self.address, data=told)
        if answer.status_code == 303:
            self.page = self.browser.client.get(answer.location)
        else:
            self.page = answer
        return answer

    def fill(self, written):
        """Write what each box says, adding rules and rows until there is a box for it."""
        wanted = {name for name, text in written.items() if text is not None}
        for _ in range(20):
            missing = sorted(wanted - self.names())
            if not missing:
                break
            known = {
                name: text for name, text in written.items() if name in self.names()
            }
            rule = missing[0].split(".")
            if rule[0] == "rules" and f"rules.{rule[1]}.code" not in self.names():
                self.send("add", **self._typed(known))
            else:
                self.send("row", **self._typed(known))
        else:
            raise AssertionError(missing)
        gone = [name for name, text in written.items() if text is None]
        answer = self.send("", without=gone, **self._typed(written))
        assert answer.status_code == 200, answer.text
        return answer

    @staticmethod
    def _typed(written):
        return {name: text for name, text in written.items() if text is not None}

    def publish(self, at=""):
        page = self.browser.client.get(f"{self.room}/publish")
        form = dict(self.fields_of(page))
        told = {**form, "from": at}
        return self.browser.client.post(f"{self.room}/publish", data=told)

    @staticmethod
    def fields_of(page):
        return re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text)
