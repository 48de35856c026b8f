"""Contests over the API: announced, drawn, and checked by anybody."""

from typing import Any

from walletpass import brands
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Draw
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.reward_shapes import ContestEntriesOut, DrawIn, DrawOut


@api.post("/rewards/<reward_id>/draws")
@writes("rewards:write", finds=True)
@api.input(DrawIn)
@api.output(DrawOut, status_code=201)
def announce_draw(act: Act, reward_id: str, json_data: DrawIn) -> Any:
    """Announce a draw among all who hold an entry of this contest when it closes.

    An entry is a coupon of the reward. Publish the `commitment` with the contest: it
    fixes the seed before anybody enters.
    """
    draw = coupons.announce_draw(
        act.session,
        act.services.people.keyring,
        act.brand_id,
        reward_id,
        prizes=json_data.prizes,
        closes_at=json_data.closes_at,
        now=act.now,
    )
    _record(act, "draw.announced", draw)
    return _shape(draw)


@api.get("/draws/<draw_id>")
@reads("rewards:read")
@api.output(DrawOut)
def show_draw(act: Act, draw_id: str) -> Any:
    """Return a draw: its commitment, and once it is drawn its seed and who won."""
    return _shape(coupons.draw_of(act.session, act.brand_id, draw_id))


@api.get("/draws/<draw_id>/entries")
@reads("rewards:read")
@api.output(ContestEntriesOut)
def show_entries(act: Act, draw_id: str) -> Any:
    """Return who took part, so that anybody can draw again.

    Check that `sha256(seed)` is the commitment; order the entries by
    `sha256(seed + entry)`, in hexadecimal; the first of each person wins, until the
    prizes are gone.
    """
    draw = coupons.draw_of(act.session, act.brand_id, draw_id)
    entered = draw.entered or ()
    return {"entries": [{"entry": one, "person": who} for one, who in entered]}


@api.post("/draws/<string:draw_id>:draw")
@writes("rewards:write")
@api.output(DrawOut)
def draw_winners(act: Act, draw_id: str) -> Any:
    """Draw, once it is closed. Again changes nothing; entries that lost are over."""
    keyring = act.services.people.keyring
    draw = coupons.draw_winners(
        act.session, keyring, act.brand_id, draw_id, now=act.now
    )
    _record(act, "draw.drawn", draw)
    return _shape(draw)


def _record(act: Act, action: str, draw: Draw) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=draw.id,
        now=act.now,
    )


def _shape(draw: Draw) -> dict[str, Any]:
    as_it_is = DrawOut.model_fields.keys() - {"entries"}
    entries = None if draw.entered is None else len(draw.entered)
    return {name: getattr(draw, name) for name in as_it_is} | {"entries": entries}
