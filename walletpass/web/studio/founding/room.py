"""The page of the first brand: who may found it, what it needs to be told, who owns it."""

import re
import unicodedata
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, rewards
from walletpass.brands import (
    AlreadySetUpError,
    Brand,
    Duty,
    Staff,
    UnfitFieldError,
    WrongSetupCodeError,
)
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.kernel.secrets import Secret
from walletpass.ledger import ProgramKind
from walletpass.services import Services
from walletpass.web.edge import current_services
from walletpass.web.pages.tongues import page, speaker
from walletpass.web.pages.turnstile import admit_signing_in
from walletpass.web.studio.founding.lands import currencies, land_for, lands, zones
from walletpass.web.studio.people import let_in
from walletpass.web.studio.second_step import note_signed_in
from walletpass.web.translations import NAMES, Speaker

_UNFIT: Final = 422
_REFUSED: Final = 403
_LATE: Final = 409
_LONGEST_SLUG: Final = 40
_KINDS: Final[tuple[ProgramKind, ...]] = ("points", "cashback", "stamps", "discount")


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/setup", "set_up", show)
    door.add_url_rule("/setup", "found_brand", found, methods=["POST"])


def show() -> ResponseReturnValue:
    """Ask what the first brand is called and who owns it, where there is none yet."""
    services = current_services()
    if _is_late(services):
        return redirect(url_for("studio.sign_in"), 303)
    return _page(speaker())


def _page(say: Speaker, about: str = "", complaint: str = "") -> str:
    probable = land_for(list(request.accept_languages.values()), say.language)
    return page(
        "studio/setup.html",
        say,
        given=request.form,
        is_first=not request.form,
        about=about,
        complaint=complaint,
        probable=probable,
        lands=lands(say.language),
        currencies=currencies(say.language),
        zones=zones(),
        kinds=_KINDS,
        spoken=LANGUAGES,
        names=NAMES,
        chosen=request.form.getlist("spoken") or [say.language],
    )


def found() -> ResponseReturnValue:
    """Found the brand with its program and owner, and let the owner in.

    The password is hashed while nobody else may write; that is once in the life of an
    installation.
    """
    admit_signing_in()
    services, say = current_services(), speaker()
    if _is_late(services):
        return make_response(page("studio/set_up.html", say), _LATE)
    try:
        with services.database.transaction() as session:
            code = Secret(request.form.get("code", ""))
            brands.claim_setup(session, services.people.keyring, code)
            owner = _owner(session, _founded(session, services), services, say.language)
            note_signed_in(session, owner, services)
            let_in(session, owner, now=services.now())
    except AlreadySetUpError:
        return make_response(page("studio/set_up.html", say), _LATE)
    except WrongSetupCodeError:
        text = _page(say, "code", say("setup.unfit.code"))
        return make_response(text, _REFUSED)
    except WalletpassError as unfit:
        field = getattr(unfit, "field", "")
        name = f"setup.unfit.{field}"
        words = say(name if say.knows(name) else "setup.unfit")
        return make_response(_page(say, field, words), _UNFIT)
    return redirect(url_for("studio.begin"), 303)


def _is_late(services: Services) -> bool:
    """Tell without writing whether somebody was first: anybody at all may ask this."""
    with services.database.snapshot() as session:
        return brands.is_set_up(session)


def _founded(session: Session, services: Services) -> Brand:
    form, now = request.form, services.now()
    spoken = [each for each in LANGUAGES if each in form.getlist("spoken")]
    if not spoken:
        raise UnfitFieldError("spoken", "choose one language at least.")
    chosen = form.get("kind")
    kind = next((each for each in _KINDS if each == chosen), _KINDS[0])
    brand = brands.found(
        session,
        slug=form.get("slug", "").strip() or _slug(form.get("name", "")),
        name=form.get("name", ""),
        currency=form.get("currency", ""),
        country=form.get("country", ""),
        timezone=form.get("timezone", ""),
        languages=spoken,
        default_language=spoken[0],
        now=now,
    )
    names = dict.fromkeys(spoken, brand.name)
    rewards.start(session, brand.id, kind, name=names, now=now)
    return brand


def _slug(name: str) -> str:
    """Return a short name for addresses: the letters that everybody can type."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    words = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words)[:_LONGEST_SLUG].strip("-") or "shop"


def _owner(
    session: Session, brand: Brand, services: Services, language: Language
) -> Staff:
    form, now = request.form, services.now()
    try:
        owner = brands.create_staff(
            session,
            brand,
            login=form.get("login", ""),
            name=form.get("person", ""),
            password=Secret(form.get("password", "")),
            duties=[Duty("owner")],
            language=language,
            now=now,
        )
    except UnfitFieldError as unfit:
        if unfit.field == "name":  # the brand has one as well
            raise UnfitFieldError("person", "use 1 to 120 characters.") from unfit
        raise
    for action, thing, after in (
        ("brand.founded", brand.id, {"slug": brand.slug, "currency": brand.currency}),
        ("staff.taken-on", owner.id, {"roles": ["owner"]}),
    ):
        brands.record(
            session,
            brand.id,
            actor=owner.id,
            action=action,
            object=thing,
            after=after,
            ip=request.remote_addr,
            now=now,
        )
    return owner
