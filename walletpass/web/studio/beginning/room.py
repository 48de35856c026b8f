"""The page of the first steps: what is done, what comes next, and how to take it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, passes, places
from walletpass.brands import Brand, fitness
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.languages import LANGUAGES
from walletpass.kernel.secrets import Secret
from walletpass.passes import TRIAL_TEAM, NoPassTypeError
from walletpass.wallets.apple import DemoAuthority, draw_barcode, import_identity
from walletpass.wallets.apple.holding import keep_identity, keys_held
from walletpass.web.studio.beginning.complaining import complaints_of
from walletpass.web.studio.beginning.steps import steps_of
from walletpass.web.studio.gathering import Gathering
from walletpass.web.studio.places.boxes import spot
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_MOST_FILES: Final = 6
_LONGEST_ID: Final = 32
_LARGEST_FILE: Final = 64 * 1024


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/begin", view_func=begin)
    for step, view in (
        ("brand", describe),
        ("certificate", certify),
        ("demo-keys", use_demo_keys),
        ("store", open_store),
    ):
        door.add_url_rule(
            f"/begin/{step}", f"begin_{step.replace('-', '_')}", view, methods=["POST"]
        )


@needs("brand")
def begin(visit: Visit) -> ResponseReturnValue:
    """Show the steps, the first that is not done open."""
    return _page(visit)


def _page(
    visit: Visit, about: str = "", complaints: Mapping[str, str] = MappingProxyType({})
) -> str:
    with visit.services.database.snapshot() as session:
        brand = visit.brand(session)
        steps = steps_of(session, brand)
        todo = [step.name for step in steps if not step.is_done]
        join = f"{visit.services.base_url}/join/{brand.slug}"
        return visit.page(
            "studio/begin.html",
            here="home",
            brand=brand,
            steps=steps,
            open=about or request.args.get("step") or next(iter(todo), ""),
            stores=brands.stores_of(session, brand.id),
            spoken=LANGUAGES,
            join=join,
            qr=draw_barcode("qr", join),
            is_on_trial=_is_on_trial(session, brand.id),
            is_reachable=_is_reachable(visit.services.base_url),
            published=request.args.get("published", "")[:_LONGEST_ID],
            about=about,
            complaints=complaints,
            given=request.form,
        )


def _is_on_trial(session: Session, brand_id: str) -> bool:
    """Tell whether cards are signed with keys that only our own phones trust."""
    try:
        return passes.pass_type_of(session, brand_id).team_identifier == TRIAL_TEAM
    except NoPassTypeError:
        return False


def _is_reachable(base_url: str) -> bool:
    """Tell whether phones can come to this address: Apple asks for https."""
    return base_url.startswith("https://")


def _refuse(visit: Visit, about: str, error: WalletpassError) -> ResponseReturnValue:
    complaints = complaints_of(about, error, visit.say)
    return make_response(_page(visit, about, complaints), _UNFIT)


def _onward() -> ResponseReturnValue:
    return redirect(url_for("studio.begin"), 303)


@needs("brand")
def describe(visit: Visit) -> ResponseReturnValue:
    """Say what the brand is called, what it looks like, where and how it speaks."""
    form = request.form
    try:
        with visit.services.database.transaction() as session:
            brand = visit.brand(session)
            told = Gathering()
            name = told.read(brands.fit_name, "name", form.get("name", ""))
            accent = told.read(fitness.colour, "accent", form.get("accent", ""))
            zone = told.read(
                brands.fit_timezone, "timezone", form.get("timezone", "").strip()
            )
            chosen = [each for each in LANGUAGES if each in form.getlist("spoken")]
            languages = told.read(fitness.languages, "spoken", chosen)
            told.demand_fit()
            before = _facts(brand)
            brand.name, brand.accent = name, accent
            brand.timezone, brand.languages = zone, languages
            if brand.default_language not in languages:
                brand.default_language = languages[0]
            changed = brands.changed(before, _facts(brand))
            visit.record(session, "brand.described", brand.id, **changed)
    except WalletpassError as unfit:
        return _refuse(visit, "brand", unfit)
    return _onward()


def _facts(brand: Brand) -> dict[str, Any]:
    return {
        "name": brand.name,
        "accent": brand.accent,
        "timezone": brand.timezone,
        "languages": list(brand.languages),
        "default_language": brand.default_language,
    }


@needs("brand")
def certify(visit: Visit) -> ResponseReturnValue:
    """Take Apple's certificate, its key and its intermediate, in files of any kind."""
    files = request.files.getlist("files")[:_MOST_FILES]
    contents = [file.read(_LARGEST_FILE + 1) for file in files if file.filename]
    password = Secret(request.form.get("password", ""))
    vault = visit.services.people.vault
    try:
        with visit.services.database.snapshot() as session:
            waiting = keys_held(session, vault, visit.brand_id)
        identity = import_identity(
            contents, password=password or None, waiting_keys=waiting, now=visit.now
        )
        with visit.services.database.transaction() as session:
            keep_identity(session, vault, visit.brand_id, identity, now=visit.now)
            passes.leave_trial(session, visit.brand_id)
            visit.record(session, "certificate.imported", identity.pass_type_identifier)
    except WalletpassError as unfit:
        return _refuse(visit, "certificate", unfit)
    return _onward()


@needs("brand")
def use_demo_keys(visit: Visit) -> ResponseReturnValue:
    """Sign with keys of our own, which no real phone trusts, until Apple's are here."""
    with visit.services.database.snapshot() as session:
        slug = visit.brand(session).slug
    authority = DemoAuthority.create(now=visit.now)
    name = f"pass.demo.{slug}"
    identity = authority.new_identity(name, TRIAL_TEAM, now=visit.now)
    with visit.services.database.transaction() as session:
        steps = {step.name: step for step in steps_of(session, visit.brand(session))}
        if not steps["certificate"].is_done:
            vault = visit.services.people.vault
            keep_identity(session, vault, visit.brand_id, identity, now=visit.now)
            visit.record(session, "certificate.demo-made", name)
    return _onward()


@needs("brand")
def open_store(visit: Visit) -> ResponseReturnValue:
    """Open the first store, at the place that maps show for it."""
    try:
        with visit.services.database.transaction() as session:
            told, form = Gathering(), request.form
            code = told.read(brands.fit_code, "code", form.get("code", ""))
            name = told.read(brands.fit_name, "name", form.get("name", ""))
            where = told.read(spot)
            told.demand_fit()
            facts = {
                "code": code,
                "name": name,
                "address": form.get("address", "")[:300],
            }
            store = brands.open_store(
                session, visit.brand(session), now=visit.now, **facts, **where
            )
            visit.record(
                session,
                "store.opened",
                store.id,
                **brands.changed(None, places.facts_of_store(session, store)),
            )
    except WalletpassError as unfit:
        return _refuse(visit, "store", unfit)
    return _onward()
