"""The demo's page: the table, and what one can do at it."""

from typing import Any, Final, cast
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from walletpass.demo.facts import facts_of
from walletpass.demo.looks import LOOKS, NEWS
from walletpass.demo.places import enrol_first_till
from walletpass.demo.showing import ZONE, Scene, scene_of
from walletpass.demo.studio import LONGEST_NEWS, Studio
from walletpass.demo.table import SWITCHES, Seat, Switch, Table
from walletpass.demo.till import REDEMPTION, SALES, Till
from walletpass.demo.way import STEPS
from walletpass.demo.words import DemoSpeaker
from walletpass.demo.world import ACCENT
from walletpass.passes.colours import Colour
from walletpass.web.pages.guarding import guard
from walletpass.web.pages.tinting import tint
from walletpass.web.pages.tongues import chosen_language, page, speaker
from walletpass.web.till.places import make_this, spot_here
from walletpass.web.translations import NAMES

_ACTS: Final = ("earn", "redeem")


def open_on(app: Flask, table: Table, till: Till, studio: Studio) -> None:
    """Open the demo's pages on the application, and lead the front door to them."""
    door = Blueprint(
        "demo",
        __name__,
        url_prefix="/demo",
        template_folder="templates",
        static_folder="static",
    )
    guard(door)
    door.before_request(_check_sender)
    _Pages(table, till, studio).open_on(door)
    app.register_blueprint(door)
    app.view_functions["front.show"] = lambda: redirect(url_for("demo.show"))


def _check_sender() -> None:
    """Let only our own page do anything: another site must not sell at this till."""
    if request.method in ("GET", "HEAD"):
        return
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = urlsplit(request.headers.get("Origin", request.host_url)).netloc
    if site not in ("same-origin", "none") or origin != request.host:
        abort(403)


class _Pages:
    """The views around one table."""

    def __init__(self, table: Table, till: Till, studio: Studio) -> None:
        self._table = table
        self._till = till
        self._studio = studio

    def open_on(self, door: Blueprint) -> None:
        """Hang the views on this door."""
        door.add_url_rule("", view_func=self.show)
        door.add_url_rule("/state", view_func=self.state)
        door.add_url_rule("/phones/<int:number>", view_func=self.screen)
        door.add_url_rule("/counter", view_func=self.stand_at_the_counter)
        for address, view in (
            ("/till", self.act),
            ("/studio", self.publish),
            ("/phones/<int:number>/switch", self.switch),
            ("/phones/<int:number>/refresh", self.refresh),
        ):
            door.add_url_rule(address, view_func=view, methods=["POST"])

    def show(self) -> ResponseReturnValue:
        """Show the table."""
        say = _speaker()
        scene = self._scene()
        return page(
            "demo/table.html",
            say,
            scene=scene,
            table=self._table,
            facts=facts_of(scene, say),
            chosen=chosen_language(),
            styles=tint(Colour.read(ACCENT)),
            looks=LOOKS,
            news=[say.words(words, say.language) for words in NEWS],
            longest_news=LONGEST_NEWS,
            sales=SALES,
            redemption=REDEMPTION,
            steps=STEPS,
            switches=SWITCHES,
            zone=ZONE,
            names=NAMES,
        )

    def stand_at_the_counter(self) -> ResponseReturnValue:
        """Make this browser the shop's first till, unless it is one, and open it."""
        response = make_response(redirect(url_for("till.front"), 303))
        if spot_here() is None:
            token = enrol_first_till(self._table.services, self._table.world)
            make_this(response, token, self._table.services)
        return response

    def state(self) -> Response:
        """Tell how everything stands; asked again and again, mostly to hear no news."""
        answer = jsonify(facts_of(self._scene(), _speaker()))
        answer.headers["Cache-Control"] = "no-cache"
        answer.add_etag()
        return cast("Response", answer.make_conditional(request))

    def screen(self, number: int) -> ResponseReturnValue:
        """Draw the screen of one phone."""
        seat = self._seat(number)
        shown = self._scene().phones[seat.number]
        return render_template("demo/screen.html", t=_speaker(), shown=shown, zone=ZONE)

    def act(self) -> ResponseReturnValue:
        """Sell, redeem or take back at the till."""
        what, _, points = request.form.get("act", "").partition("-")
        if what == "undo":
            self._till.undo({seat.number: seat.card_id for seat in self._table.seats})
            return self._done()
        seat = self._seat(request.form.get("who", type=int, default=-1))
        if what not in _ACTS or not points.isdecimal() or not int(points):
            abort(400)
        do = self._till.sell if what == "earn" else self._till.redeem
        do(seat.number, seat.card_id, int(points))
        return self._done()

    def publish(self) -> ResponseReturnValue:
        """Publish another look, and perhaps news, to every card."""
        wanted = request.form.get("look")
        look = next((look for look in LOOKS if look.key == wanted), None)
        if look is None:
            abort(400)
        self._studio.publish(look, request.form.get("news", ""))
        return self._done()

    def switch(self, number: int) -> ResponseReturnValue:
        """Turn one of a phone's switches over."""
        seat, wanted = self._seat(number), request.form.get("switch")
        switch: Switch | None = next((one for one in SWITCHES if one == wanted), None)
        if switch is None:
            abort(400)
        self._table.switch(seat, switch, on=not self._table.is_on(seat, switch))
        return self._done()

    def refresh(self, number: int) -> ResponseReturnValue:
        """Pull one phone's card to refresh it."""
        self._table.refresh(self._seat(number))
        return self._done()

    def _seat(self, number: int) -> Seat:
        if not 0 <= number < len(self._table.seats):
            abort(404)
        return self._table.seats[number]

    def _scene(self) -> Scene:
        now = self._table.services.now()
        return scene_of(self._table, self._till, self._studio, now=now)

    def _done(self) -> ResponseReturnValue:
        """Answer a script with the new state, and a plain form with the page."""
        if request.accept_mimetypes.best == "application/json":
            return self.state()
        extras: dict[str, Any] = chosen_language()
        return redirect(url_for("demo.show", **extras), 303)


def _speaker() -> DemoSpeaker:
    return DemoSpeaker(speaker().language)
