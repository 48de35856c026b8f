"""Asking a web service which cards changed, and judging the answer."""

from dataclasses import dataclass

from walletpass.simulator.iphone.card import CardKey, Feed
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.service import fault, list_address
from walletpass.simulator.iphone.wire import Answer, Silence
from walletpass.simulator.pkpass.passjson import parse_json
from walletpass.simulator.pkpass.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class News:
    """What the list said: serial numbers, and the tag to ask with next time."""

    serials: tuple[str, ...] = ()
    tag: str | None = None


def whats_new(handset: Handset, feed: Feed) -> News | None:
    """Ask what changed since last time; nothing is returned if nothing came back."""
    tag = handset.tags.get(feed)
    reply = handset.radio.ask("GET", list_address(feed, handset.device, tag))
    match reply:
        case Answer(status=200):
            news = _read(handset, feed, tag, reply)
        case Answer(status=204):
            news = News()
        case Answer() if not reply.is_transient:
            _complain(handset, feed, f"had unexpected response code {reply.status}")
            return News()
        case Answer() | Silence():
            return None
    said = f"{len(news.serials)} serial numbers, tag {news.tag or tag or 'none'}"
    handset.did("listed", CardKey(feed.pass_type, ""), said)
    _miss(handset, feed, news)
    return news


def _read(handset: Handset, feed: Feed, sent: str | None, answer: Answer) -> News:
    try:
        said = parse_json(answer.body, "the list")
    except RefusedError as refusal:
        _complain(handset, feed, f"was malformed: {refusal.reason}")
        return News()
    serials, tag = said.get("serialNumbers"), said.get("lastUpdated")
    if not isinstance(tag, str) or tag == "":
        _complain(handset, feed, "lacks a lastUpdated tag that is a string")
        return News()
    if not isinstance(serials, list) or not all(isinstance(s, str) for s in serials):
        _complain(handset, feed, "lacks serialNumbers that are strings")
        return News()
    _judge(handset, feed, sent, News(tuple(serials), tag))
    return News(tuple(dict.fromkeys(serials)), tag)


def _judge(handset: Handset, feed: Feed, sent: str | None, news: News) -> None:
    count, tag = len(news.serials), str(news.tag)
    if count == 0:
        _complain(handset, feed, "included no serial numbers; 204 says that")
    elif sent == tag:
        _complain(
            handset,
            feed,
            f"included {count} serial numbers but the lastUpdated tag "
            f"({tag}) remained the same",
        )
    if sent and sent.isdigit() and tag.isdigit() and int(tag) < int(sent):
        handset.complain(f"the lastUpdated tag went back from {sent} to {tag}")


def _miss(handset: Handset, feed: Feed, news: News) -> None:
    """Complain of a change that the phone found by itself and the list left out.

    The change was there before we asked, and no earlier list had named it: a phone
    that waits for lists would never have learnt of it.
    """
    mine = {
        key
        for key in handset.unannounced
        if key in handset.cards and handset.cards[key].feed == feed
    }
    for key in sorted(mine & handset.registered):
        if key.serial not in news.serials:
            _complain(handset, feed, f"skipped the update of '{key.serial}'")
    handset.unannounced -= mine


def _complain(handset: Handset, feed: Feed, text: str) -> None:
    line = fault(feed, f'Response to "What changed?" request {text}.')
    handset.complain(line, to=feed.service)
