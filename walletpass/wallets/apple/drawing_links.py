"""Links on the back of a card: taken out of its text, and only the harmless ones."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

_SAFE = frozenset({"https", "http", "mailto", "tel"})
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)»]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, and where it leads, if anywhere."""

    text: str
    href: str | None = None


def spans_of(attributed: str) -> tuple[Span, ...]:
    """Return an ``attributedValue``: its text, and the links a page may follow.

    >>> spans_of("<b>See</b> <a href='https://a.example'>us</a><a href='javascript:x'>!</a>")
    (Span(text='See ', href=None), Span(text='us', href='https://a.example'), Span(text='!', href=None))
    """
    parser = _Parser()
    parser.feed(attributed)
    parser.close()
    return tuple(parser.spans)


class _Parser(HTMLParser):
    """Keeps text and links, and forgets every other tag."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[Span] = []
        self._href: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._href = _harmless(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._href = None

    def handle_data(self, data: str) -> None:
        last = self.spans[-1] if self.spans else None
        if last is not None and last.href == self._href:
            self.spans[-1] = Span(last.text + data, self._href)
        else:
            self.spans.append(Span(data, self._href))


def _harmless(address: str) -> str | None:
    address = "".join(sign for sign in address.strip() if sign.isprintable())
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return address if scheme in _SAFE else None


def plain_spans(text: str, *, detect_links: bool) -> tuple[Span, ...]:
    """Return a plain text, with the web addresses in it as links."""
    if not detect_links:
        return (Span(text),)
    spans, start = [], 0
    for found in _ADDRESS.finditer(text):
        if before := text[start : found.start()]:
            spans.append(Span(before))
        spans.append(Span(found[0], _harmless(found[0])))
        start = found.end()
    if (rest := text[start:]) or not spans:
        spans.append(Span(rest))
    return tuple(spans)
