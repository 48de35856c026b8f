"""One's own second factor: setting it up, fresh recovery codes, doing without it."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from typing import Final

from flask import Blueprint, make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import (
    FactorSetUpError,
    Proved,
    Staff,
    WrongFactorCodeError,
)
from walletpass.kernel.sealing import UnreadableError
from walletpass.kernel.secrets import Secret
from walletpass.wallets.apple import draw_barcode
from walletpass.web.pages.turnstile import admit_signing_in
from walletpass.web.studio.people import let_in
from walletpass.web.studio.visiting import Visit, needs

_PENDING: Final = "factor"
_UNFIT: Final = 422


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/second-factor", view_func=second_factor)
    for path, name, view in (
        ("", "set_up_factor", set_up),
        ("/recovery-codes", "renew_codes", renew),
        ("/remove", "remove_factor", remove),
    ):
        door.add_url_rule(f"/second-factor{path}", name, view, methods=["POST"])


@needs(is_before_second_factor=True)
def second_factor(visit: Visit) -> ResponseReturnValue:
    """Show one's second factor, or the way to one."""
    return _page(visit)


def _page(visit: Visit, complaint: str = "", codes: Sequence[Secret] = ()) -> str:
    with visit.services.database.snapshot() as reading:
        staff = brands.staff_member(reading, visit.brand_id, visit.person.id)
        factor = brands.factor_of(reading, staff.id)
        secret = None if factor else _pending(visit)
        address = (
            brands.factor_address(secret, staff, visit.brand(reading)) if secret else ""
        )
        return visit.page(
            "studio/second_factor.html",
            here="",
            factor=factor,
            left=brands.recovery_codes_left(reading, staff.id),
            is_demanded=_is_demanded(reading, visit),
            qr=draw_barcode("qr", address) if secret else None,
            typed=_in_fours(secret) if secret else "",
            codes=[code.reveal() for code in codes],
            complaint=complaint,
            is_recovered="recovered" in request.args,
            zone=visit.zone(reading),
        )


def _pending(visit: Visit) -> Secret:
    """Return the secret being set up: the same until the session or the task ends.

    The cookie can be read by whoever holds it, so the secret lies in it sealed.
    """
    vault = visit.services.people.vault
    try:
        return Secret(vault.open(b64decode(session[_PENDING])).decode())
    except (KeyError, ValueError, UnreadableError):
        secret = brands.new_factor_secret()
        sealed = vault.seal(secret.reveal().encode())
        session[_PENDING] = b64encode(sealed).decode()
        return secret


def _in_fours(secret: Secret) -> str:
    signs = secret.reveal()
    return " ".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def _is_demanded(reading: Session, visit: Visit) -> bool:
    return brands.is_demanded_of(visit.person.duties) and brands.demands_factor(
        reading, visit.brand_id
    )


@needs(is_before_second_factor=True)
def set_up(visit: Visit) -> ResponseReturnValue:
    """Set it up with the first code, and show the recovery codes this once."""
    admit_signing_in()
    secret = _pending(visit)
    try:
        with visit.services.database.transaction() as writing:
            staff = brands.staff_member(writing, visit.brand_id, visit.person.id)
            codes = brands.set_up_factor(
                writing,
                visit.services.people.vault,
                staff,
                secret,
                request.form.get("code", ""),
                now=visit.now,
            )
            visit.record(writing, "staff.second-factor-set-up", staff.id)
            # which ends every other session of theirs
            let_in(writing, staff, now=visit.now)
    except WrongFactorCodeError:
        return make_response(_page(visit, visit.say("factor.set.wrong")), _UNFIT)
    except FactorSetUpError:
        return redirect(url_for("studio.second_factor"), 303)
    return _page(visit, codes=codes)


@needs()
def renew(visit: Visit) -> ResponseReturnValue:
    """Show fresh recovery codes this once, for a code of the app."""
    return _with_code(visit, _renew)


@needs()
def remove(visit: Visit) -> ResponseReturnValue:
    """Do without a second factor, or begin anew with another phone.

    Whose brand demands one comes to nothing else before they have set it up again.
    """
    return _with_code(visit, _remove)


def _with_code(
    visit: Visit, deed: Callable[[Visit, Session, Staff], Sequence[Secret] | None]
) -> ResponseReturnValue:
    """Do what a stolen session must not do alone."""
    admit_signing_in()
    with visit.services.database.transaction() as writing:
        answer = brands.prove(
            writing,
            visit.services.people.vault,
            visit.person.id,
            request.form.get("code", ""),
            now=visit.now,
        )
        codes = None
        if isinstance(answer, Proved):
            staff = brands.staff_member(writing, visit.brand_id, visit.person.id)
            codes = deed(visit, writing, staff)
    if not isinstance(answer, Proved):
        return make_response(_page(visit, visit.say("factor.again.wrong")), _UNFIT)
    if codes is None:
        return redirect(url_for("studio.second_factor"), 303)
    return _page(visit, codes=codes)


def _renew(visit: Visit, writing: Session, staff: Staff) -> Sequence[Secret]:
    visit.record(writing, "staff.recovery-codes-renewed", staff.id)
    return brands.renew_recovery_codes(writing, staff)


def _remove(visit: Visit, writing: Session, staff: Staff) -> None:
    brands.reset_factor(writing, staff.id)
    visit.record(writing, "staff.second-factor-removed", staff.id)
    let_in(writing, staff, now=visit.now)
