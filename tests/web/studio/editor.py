"""The editor's form, as a browser without scripts holds it."""

import re
from html.parser import HTMLParser

_TAGS = re.compile(
    r"<textarea\b[^>]*>[^<]*</textarea>|</?(?:form|input|select|option)\b[^>]*>"
)
"""What a form is made of; the page around it takes longer to read."""


class _Form(HTMLParser):
    """Collects what the form of this id would send, in order."""

    def __init__(self, wanted):
        super().__init__()
        self.wanted, self.is_inside = wanted, False
        self.pairs, self.text, self.select = [], None, None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.is_inside = told.get("id") == self.wanted
        if not self.is_inside:
            return
        if tag == "input" and told.get("type") in {"checkbox", "radio"}:
            if "checked" in told:
                self.pairs.append((told["name"], told.get("value", "on")))
        elif tag == "input":
            self.pairs.append((told["name"], told.get("value", "")))
        elif tag == "textarea":
            self.text = (told["name"], "")
        elif tag == "select":
            self.select = [told["name"], None]
        elif tag == "option" and ("selected" in told or self.select[1] is None):
            self.select[1] = told["value"]

    def handle_data(self, data):
        if self.text:
            self.text = (self.text[0], self.text[1] + data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea" and self.text:
            self.pairs.append(self.text)
            self.text = None
        elif tag == "select" and self.select:
            self.pairs.append(tuple(self.select))
            self.select = None


class Editor:
    """The editor of one card, in somebody's browser."""

    def __init__(self, browser, template):
        self.browser = browser
        self.address = f"/studio/designs/{template.id}"
        self.page = browser.client.get(self.address)

    @property
    def fields(self):
        """Return what the form would send: pairs, as some names come several times."""
        form = _Form("design")
        form.feed("".join(_TAGS.findall(self.page.text)))
        return form.pairs

    def send(self, do="", *, without=(), **changes):
        """Send the form with these changes, and look at the answer."""
        changed = {name.replace("__", "."): text for name, text in changes.items()}
        gone = {*changed, *without}
        pairs = [pair for pair in self.fields if pair[0] not in gone]
        data = {}
        for name, value in [*pairs, *changed.items(), ("do", do)]:
            data.setdefault(name, []).append(value)
        answer = self.browser.client.post(self.address, data=data)
        if answer.status_code == 303:
            self.page = self.browser.client.get(answer.location)
        return answer

    def publish(self):
        stamp = dict(self.fields)["stamp"]
        token = dict(self.fields)["csrf_token"]
        answer = self.browser.client.post(
            f"{self.address}/publish", data={"csrf_token": token, "stamp": stamp}
        )
        if answer.status_code == 303:
            self.page = self.browser.client.get(answer.location)
        return answer
