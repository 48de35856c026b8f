"""Returns over the API: what came back, and what it does to points."""

from typing import Any, Final

from walletpass import rewards, sales
from walletpass.kernel.errors import InvalidError
from walletpass.kernel.languages import Language, Words, say
from walletpass.ledger import Policy
from walletpass.rewards import Returned, Unmoved
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.selling import points_told, sentences, told_before, unit_of
from walletpass.web.api.selling_shapes import (
    LARGEST_BASKET,
    LanguageQuery,
    RefundIn,
    RefundOut,
)

_TAKEN: Final[Words] = {
    "en": "{points} taken back.",
    "ru": "Снято: {points}.",
    "pl": "Cofnięto: {points}.",
}
_GIVEN: Final[Words] = {
    "en": "{points} given back.",
    "ru": "Возвращено: {points}.",
    "pl": "Zwrócono: {points}.",
}
_SHORT: Final[dict[Policy, Words]] = {
    "only_pending": {
        "en": "{points} stay with the customer: only points still waiting are taken.",
        "ru": "{points} остаются у клиента: снимаются только ожидающие.",
        "pl": "{points} zostaje u klienta: cofa się tylko oczekujące.",
    },
    "within_balance": {
        "en": "{points} were spent already and are written off.",
        "ru": "{points} уже потрачены и списаны в убыток.",
        "pl": "{points} wydano już wcześniej i umorzono.",
    },
    "unlimited": {
        "en": "{points} are owed.",
        "ru": "{points} в долг.",
        "pl": "{points} na minusie.",
    },
}
_UNMOVED: Final[dict[Unmoved, Words]] = {
    "nothing-earned": {
        "en": "The purchase had earned no points, so none are taken back.",
        "ru": "За покупку ничего не начислялось, снимать нечего.",
        "pl": "Zakup nie dał punktów, więc żadnych się nie cofa.",
    },
    "expired": {
        "en": "What it had earned has expired, so no points are taken back.",
        "ru": "Начисленное за неё уже сгорело, снимать нечего.",
        "pl": "To, co naliczono, już wygasło, więc punktów się nie cofa.",
    },
    "taken-before": {
        "en": "What it had earned was taken back before.",
        "ru": "Начисленное за неё уже было снято раньше.",
        "pl": "To, co naliczono, cofnięto już wcześniej.",
    },
    "earns-as-much": {
        "en": "What is left of the purchase earns as many points as before.",
        "ru": "За оставшееся в покупке начисляется столько же, сколько и раньше.",
        "pl": "To, co zostało z zakupu, daje tyle samo punktów co przedtem.",
    },
}


class WhichPurchaseError(InvalidError):
    """A return that names no purchase, or two."""

    code = "which-purchase"
    title = "What comes back?"

    def __init__(self) -> None:
        super().__init__("Name the purchase by `purchase_id` or by `purchase_receipt`.")


@api.post("/refunds")
@writes(
    "purchases:write", finds=True, again="The return as told", largest=LARGEST_BASKET
)
@api.input(RefundIn)
@api.output(RefundOut, status_code=201)
def tell_refund(act: Act, json_data: RefundIn) -> Any:
    """Take back some or all of a purchase, and of its points.

    Points that were spent on it go back to the lots they came from, in proportion to
    the money; what it earned is worked out anew for what is left, under the rules of
    its day. Answers 201, or 200 with the return as told before under this `source` and
    `receipt`. With `dry_run=true` it tells what would be taken and given back.
    """
    purchase_id = _purchase_id(act, json_data)
    returned = rewards.refund(
        act.session,
        act.brand_id,
        purchase_id,
        _return(json_data),
        now=act.now,
        actor=json_data.staff_id or act.holder.key_id,
    )
    shown = _shape(act, returned, json_data.language)
    return shown, 201 if returned.refund.is_new else 200


def _purchase_id(act: Act, asked: RefundIn) -> str:
    if (asked.purchase_id is None) == (asked.purchase_receipt is None):
        raise WhichPurchaseError
    if asked.purchase_receipt is None:
        assert asked.purchase_id, "one of them was told"
        return asked.purchase_id
    return sales.purchase_on(
        act.session,
        act.brand_id,
        asked.purchase_receipt,
        source=asked.purchase_source,
    ).id


def _return(asked: RefundIn) -> sales.Return:
    return sales.Return(
        asked.source,
        asked.receipt,
        [
            sales.Item(item.line, item.sku, item.quantity, item.amount)
            for item in asked.items
        ],
        asked.reason,
        asked.occurred_at,
        asked.store_id,
        asked.till_id,
        asked.staff_id,
    )


@api.get("/refunds/<refund_id>")
@reads("purchases:read")
@api.input(LanguageQuery, location="query")
@api.output(RefundOut)
def show_refund(act: Act, refund_id: str, query_data: LanguageQuery) -> Any:
    """Return one return, and what it did to points."""
    refunded = sales.refunded_as(act.session, act.brand_id, refund_id)
    returned = rewards.returned_before(act.session, refunded)
    return _shape(act, returned, query_data.language)


def _shape(act: Act, returned: Returned, language: Language) -> dict[str, Any]:
    refund = returned.refund
    unit = unit_of(act.session, returned.account_id)
    parts = [
        (_GIVEN, returned.given),
        (_TAKEN, returned.taken),
        (_SHORT[returned.policy], returned.short),
    ]
    said = sentences(parts, unit, language)
    if why := rewards.unmoved(act.session, returned):
        said = [say(_UNMOVED[why], language)]
    return {
        "id": refund.id,
        "purchase_id": refund.purchase_id,
        "net": refund.net,
        "returned": refund.returned,
        "status": refund.status,
        "lines": [
            {"number": part.number, "quantity": part.quantity, "net": part.net}
            for part in refund.lines
        ],
        "taken": points_told(returned.taken, unit),
        "given": points_told(returned.given, unit),
        "short": points_told(returned.short, unit),
        "balance": points_told(returned.balance, unit),
        "policy": returned.policy,
        "sentences": said,
        "received_at": refund.received_at,
        "is_new": refund.is_new,
        "message": None
        if refund.is_new
        else told_before(
            act.brand, refund.received_at, refund.by, language=language, now=act.now
        ),
    }
