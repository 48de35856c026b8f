"""Messages on cards over the API."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from walletpass import brands, campaigns, devices, passes
from walletpass.campaigns.deciding import Verdict
from walletpass.kernel.errors import InvalidError
from walletpass.kernel.languages import LANGUAGES
from walletpass.passes import messages
from walletpass.passes.messages import (
    Addressed,
    CardMessage,
    Prediction,
    Purpose,
    Shown,
)
from walletpass.passes.sampling import Terms, sample_facts
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.message_shapes import MessageIn, MessageOut, SentMessageOut

_PREDICTED: Final = 10  # cards, of all a message is for


class EndedMessageError(InvalidError):
    """A message would end before it begins, or has ended already."""

    code = "ended-message"
    title = "The message would never show"

    def __init__(self) -> None:
        super().__init__("Let `shows_until` be later than `shows_from`, and than now.")


@api.post("/messages")
@writes("messages:write", finds=True)
@api.input(MessageIn)
@api.output(SentMessageOut, status_code=201)
def say_on_cards(act: Act, json_data: MessageIn) -> Any:
    """Show a message on cards: each phone announces it once, in its holder's language.

    It stands on the back of the card from `shows_from` until `shows_until`, and goes by
    itself, in silence. A marketing message goes to those alone who agreed to it on
    their card (channel `wallet`); who is left out is told, with the reason: `no-card`,
    `voided`, `no-consent`, `erased`, `blocked`, or `paused` and `only-service` where
    they asked for it on their card's page. It keeps the brand's manners and counts for
    its caps: who heard enough is left out (`cap-day`, `cap-week`, `cap-month`,
    `asked-less`), or has a complaint open (`mending`), and for whom it is quiet
    at that hour of their own day it shows from the end of quiet hours (`put_off`), or
    not at all (`quiet-hours`). Service messages are exempt. Beside the facts of a card, its words may
    name `{worth}`, `{expiring}` and `{expires_on}`. With `dry_run=true` nothing is shown,
    and the answer tells what lock screens would say: of the first 10 cards the very
    sentence, with the facts of each and in its holder's language (`card_predictions`, for
    keys that may read cards), and in every language of the brand what it would be for
    somebody made up (`predictions`).
    """
    starts = json_data.shows_from or act.now
    if json_data.shows_until and json_data.shows_until <= max(starts, act.now):
        raise EndedMessageError
    addressed = messages.address(
        act.session,
        act.brand_id,
        customer_ids=json_data.customer_ids,
        card_ids=json_data.card_ids,
        purpose=json_data.purpose,
    )
    verdicts = _verdicts(act, addressed, json_data.purpose, starts)
    begins: dict[str, datetime] = {}
    unwilling: dict[str, str] = {}
    for customer_id, verdict in verdicts.items():
        due_at = verdict.due_at or starts
        if verdict.state == "suppressed":
            unwilling[customer_id] = verdict.reason
        elif json_data.shows_until and json_data.shows_until <= due_at:
            unwilling[customer_id] = "quiet-hours"
        else:
            begins[customer_id] = due_at
    rows = [row for row in addressed.rows if row.customer_id not in unwilling]
    by_start: dict[datetime, list[Shown]] = {}
    for row in rows:
        by_start.setdefault(begins.get(row.customer_id, starts), []).append(row)
    told_of = list(_card_predictions(act, json_data, rows))
    message = _shown(act, json_data, by_start)
    return _shape(act, message) | {
        "predictions": list(_predictions(act, message, sorted(addressed.template_ids))),
        "card_predictions": told_of,
        "put_off": [
            {"customer_id": customer_id, "shows_from": due_at}
            for customer_id, due_at in begins.items()
            if due_at != starts
        ],
        "left_out": _left_out(addressed, unwilling),
    }


def _shown(
    act: Act, told: MessageIn, by_start: Mapping[datetime, Sequence[Shown]]
) -> CardMessage:
    message = messages.compose_message(
        act.session,
        act.brand_id,
        origin=f"api:{act.holder.key_id}",
        purpose=told.purpose,
        words=told.words,
        link=told.link,
        link_words=told.link_words,
        now=act.now,
    )
    for starts, rows in by_start.items():
        messages.show(
            act.session,
            message,
            rows,
            shows_from=starts,
            shows_until=told.shows_until,
            now=act.now,
        )
        if told.purpose == "marketing":
            campaigns.note_aside(
                act.session,
                act.brand_id,
                message.id,
                [row.customer_id for row in rows],
                said_at=starts,
            )
            campaigns.promise_review(
                act.session, act.brand_id, message.id, shows_from=starts, now=act.now
            )
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="message.shown",
        object=message.id,
        after={"purpose": message.purpose, "cards": sum(map(len, by_start.values()))},
        now=act.now,
    )
    return message


def _left_out(
    addressed: Addressed, unwilling: Mapping[str, str]
) -> list[dict[str, str | None]]:
    return [
        *(
            {
                "customer_id": each.customer_id,
                "card_id": each.card_id,
                "reason": each.reason,
            }
            for each in addressed.left_out
        ),
        *(
            {"customer_id": customer_id, "card_id": None, "reason": reason}
            for customer_id, reason in unwilling.items()
        ),
    ]


def _verdicts(
    act: Act, addressed: Addressed, purpose: Purpose, starts: datetime
) -> Mapping[str, Verdict]:
    """Return when marketing may be said to each, or why not; service always may."""
    if purpose == "service":
        return {}
    asked = sorted({row.customer_id for row in addressed.rows})
    return campaigns.when_to_say(
        act.session, act.brand_id, asked, at=max(starts, act.now)
    )


@api.get("/messages/<message_id>")
@reads("messages:read")
@api.output(MessageOut)
def show_message(act: Act, message_id: str) -> Any:
    """Return a message, on how many cards it is, and how many were fetched since.

    That a phone fetched a card is all that can be known: Apple tells nobody what it
    displayed.
    """
    return _shape(act, messages.message_of(act.session, act.brand_id, message_id))


@api.post("/messages/<message_id>/withdraw")
@writes("messages:write")
@api.output(MessageOut)
def withdraw_message(act: Act, message_id: str) -> Any:
    """Take a message back from every card, in silence. Again changes nothing."""
    messages.withdraw(act.session, act.brand_id, message_id, now=act.now)
    campaigns.take_back_aside(act.session, message_id, now=act.now)
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="message.withdrawn",
        object=message_id,
        now=act.now,
    )
    return _shape(act, messages.message_of(act.session, act.brand_id, message_id))


def _shape(act: Act, message: CardMessage) -> dict[str, Any]:
    reach = messages.reach_of(act.session, message.id)
    return {
        "id": message.id,
        "purpose": message.purpose,
        "words": dict(message.words),
        "link": message.link,
        "link_words": dict(message.link_words),
        "shows_from": reach.shows_from,
        "shows_until": reach.shows_until,
        "created_at": message.created_at,
        "cards": reach.cards,
        "withdrawn": reach.withdrawn,
        "withheld": reach.withheld,
        "taken_off": messages.taken_off(act.session, message.id),
        "fetched": devices.fetched_since_shown(act.session, message.id),
        "displayed": "not-knowable",
    }


def _card_predictions(
    act: Act, told: MessageIn, rows: Sequence[Shown]
) -> Iterator[dict[str, Any]]:
    """Yield what lock screens of the first cards say; what cards say is not for every key."""
    if not act.holder.may("cards:read"):
        return
    messages.check_words(told.words)
    first = sorted(rows)[:_PREDICTED]
    predicted = passes.preview(
        act.session,
        [row.pass_id for row in first],
        told.words,
        told={},
        people=act.services.people,
        card_link=act.services.card_link,
        now=act.now,
    )
    for row in first:
        yield {
            "card_id": row.pass_id,
            "customer_id": row.customer_id,
            **_told(predicted[row.pass_id]),
        }


def _predictions(
    act: Act, message: CardMessage, template_ids: list[str]
) -> Iterator[dict[str, Any]]:
    spoken = {*act.brand.languages, act.brand.default_language, *message.words}
    for template_id in template_ids:
        setting = passes.setting_of(
            act.session, template_id, card_link=act.services.card_link, now=act.now
        )
        terms = Terms(
            setting.brand_name,
            setting.currency,
            setting.program,
            setting.ladder,
            setting.rules,
        )
        for language in LANGUAGES:
            if language in spoken:
                facts = sample_facts(terms, language, now=act.now)
                told = messages.predict(setting.design, message.words, facts, language)
                yield {"template_id": template_id, **_told(told)}


def _told(told: Prediction) -> dict[str, Any]:
    return {
        "language": told.language,
        "sentence": told.sentence,
        "generic": told.is_generic,
        "why": list(told.why),
        "cuts": [
            {"spot": cut.spot, "length": cut.length, "text": cut.text}
            for cut in told.cuts
        ],
    }
