"""Made-up customers, in memory and in the database, and trees to ask of them."""

from dataclasses import asdict, replace
from datetime import timedelta
from itertools import count

from hypothesis import strategies as st
from sqlalchemy import insert, select

from tests import make
from tests.make import NOON
from walletpass import insight, ledger, passes, sales
from walletpass.customers import (
    Club,
    ClubMember,
    Consent,
    Customer,
)
from walletpass.devices import Device, Registration, Sighting
from walletpass.passes import Pass
from walletpass.passes.messages import CardMessage, Showing
from walletpass.rewards.happenings.models import Happening
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.tiers.models import TierState
from walletpass.segments import facts

STORES = ("sto_a", "sto_b")
CLUBS = ("clb_a", "clb_b")
PROGRAMS = ("prg_a", "prg_b")
TIERS = ("base", "gold")
STAGES = ("new", "active", "loyal", "cooling", "at-risk", "lapsed")
CATEGORIES = ("dairy", "tea")
ORIGINS = ("run_1/a", "run_2/a")
EVENTS = ("review", "visit")
SPANS = (1, 2, 30, 90)

RATES = {
    "prg_a": (facts.Rate(since=NOON - timedelta(days=30), points=100, worth=50),),
    "prg_b": (
        facts.Rate(since=NOON - timedelta(days=100), points=2, worth=3),
        facts.Rate(since=NOON - timedelta(days=1), points=1, worth=None),
        facts.Rate(since=NOON, points=1, worth=2),
        facts.Rate(since=NOON + timedelta(days=1), points=1, worth=999),
    ),
}
"""What the programs' points are worth, and from when on."""

_numbers = count(1)

# moments that lie on the edges of spans as often as anywhere
moments = st.builds(
    lambda days, off: NOON - timedelta(days=days) + timedelta(microseconds=off),
    st.sampled_from([0, 1, 2, 30, 46, 47, 75, 90, 400]),
    st.sampled_from([-1, 0, 0, 1]),
)
few = st.integers(0, 3)


def _some(strategy, most=3):
    return st.lists(strategy, max_size=most).map(tuple)


lines = st.builds(
    facts.Line,
    sku=st.sampled_from(["milk", "pu-erh"]),
    category=st.sampled_from(CATEGORIES),
    brand=st.sampled_from(["", "Own"]),
    labels=st.lists(st.sampled_from(["new", "it's"]), max_size=2).map(tuple),
    quantity=st.sampled_from([1000, 2000]),
    net=st.sampled_from([100, 250]),
    returned_quantity=st.sampled_from([0, 0, 1000]),
    returned_net=st.sampled_from([0, 0, 100]),
)
purchases = st.builds(
    facts.Bought,
    at=moments,
    net=st.sampled_from([0, 100, 250]),
    returned=st.just(0),
    status=st.sampled_from(["kept", "kept", "part-returned", "returned"]),
    store_id=st.sampled_from([None, *STORES]),
    channel=st.sampled_from(["store", "web"]),
    presented_via=st.sampled_from([None, "wallet", "phone"]),
    lines=_some(lines, 2),
).map(
    lambda one: (
        replace(one, returned=min(one.net, 50))
        if one.status == "part-returned"
        else one
    )
)
knowns = st.builds(
    facts.Known,
    stage=st.sampled_from(STAGES),
    staged_at=moments,
    purchases=few,
    visits=few,
    spent=few,
    basket=st.none() | few,
    median_gap=st.none() | few,
    last_bought_at=st.none() | moments,
    engagement=few,
    lifetime_value=few,
    store_id=st.sampled_from([None, *STORES]),
)
cards = st.builds(
    facts.Card,
    status=st.sampled_from(["active", "voided"]),
    is_registered=st.booleans(),
    seen=_some(
        st.tuples(st.sampled_from(["registered", "unregistered", "fetched"]), moments)
    ),
)
pots = st.builds(
    facts.Pot,
    remaining=few,
    state=st.sampled_from(["active", "pending"]),
    expires_at=st.none()
    | st.sampled_from([-1, 0, 1, 2, 3, 30, 31]).map(
        lambda days: NOON + timedelta(days=days)
    ),
)
values = st.sampled_from(["red", "it's", "", "true"]) | st.booleans() | few
names = st.sampled_from(["colour", 'odd "name"', "$.a", "utm_source"])
customers = st.builds(
    facts.Facts,
    enrolled_at=moments.map(lambda moment: min(moment, NOON)),
    language=st.sampled_from(["en", "ru", "pl"]),
    birth_month_day=st.sampled_from(
        [None, "11-19", "11-20", "11-21", "12-01", "02-28", "02-29"]
    ),
    attributes=st.dictionaries(names, values, max_size=3),
    source=st.dictionaries(names, st.sampled_from(["poster", "till"]), max_size=2),
    purchases=_some(purchases, 4),
    happenings=_some(
        st.builds(
            facts.Happened,
            kind=st.sampled_from(EVENTS),
            state=st.sampled_from(["counted", "rejected"]),
            at=moments,
        )
    ),
    consents=_some(
        st.builds(
            facts.Said,
            channel=st.sampled_from(["wallet", "email"]),
            topic=st.sampled_from(["marketing", "news"]),
            given=st.booleans(),
            at=moments,
        )
    ),
    purses=st.lists(
        st.builds(
            facts.Purse,
            program_id=st.sampled_from(PROGRAMS),
            balance=few,
            pots=_some(pots),
            spent=_some(moments),
        ).map(lambda purse: replace(purse, rates=RATES[purse.program_id])),
        max_size=2,
        unique_by=lambda purse: purse.program_id,
    ).map(tuple),
    tiers=st.dictionaries(st.sampled_from(PROGRAMS), st.sampled_from(TIERS)),
    known=st.none() | knowns,
    affinities=st.dictionaries(
        st.sampled_from(CATEGORIES), st.sampled_from([0, 1, 10, 11, 1000])
    ),
    moves=_some(
        st.builds(
            facts.Moved,
            before=st.sampled_from([None, *STAGES]),
            after=st.sampled_from(STAGES),
            at=moments,
            is_lived=st.booleans(),
        )
    ),
    cards=_some(cards, 2),
    told=_some(
        st.builds(
            facts.Told,
            origin=st.sampled_from(ORIGINS),
            purpose=st.sampled_from(["service", "marketing"]),
            at=moments,
            is_withdrawn=st.booleans(),
        )
    ),
    clubs=st.frozensets(st.sampled_from(CLUBS)),
).map(
    lambda who: replace(
        who,
        told=who.told if who.cards else (),
    )
)
worlds = st.lists(customers, min_size=1, max_size=4)


def _given(**parts):
    """Return objects in which each part may be missing."""
    return st.fixed_dictionaries({}, optional=parts)


def _list(*words):
    return st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True)


_SPAN = _given(days=st.sampled_from(SPANS)) | _given(
    over_days=st.sampled_from(SPANS),
    since=st.just("2026-08-22"),
    until=st.sampled_from(["2026-11-19", "2026-11-20", "2026-10-21"]),
)
_ENDS = st.just({}) | _given(at_least=few) | _given(at_most=few)
_GOODS = _given(
    skus=_list("milk", "pu-erh"),
    categories=_list(*CATEGORIES),
    brands=_list("Own"),
    labels=_list("new", "it's"),
    stores=_list(*STORES),
    channels=_list("store", "web"),
    presented_via=_list("wallet", "phone"),
)
_PROGRAM = _given(program=st.sampled_from(PROGRAMS))


def _leaf(kind, *parts, **needed):
    whole = st.tuples(st.fixed_dictionaries(needed), *parts)
    return whole.map(
        lambda told: {"is": kind} | {k: v for one in told for k, v in one.items()}
    )


_BIRTHDAYS = st.fixed_dictionaries(
    {"month": st.sampled_from(["this", "next", 2, 12])}
) | st.fixed_dictionaries({"days": st.sampled_from([0, 1, 100, 180])})
_SOME_END = _given(at_least=few) | _given(at_most=few)
leaves = st.one_of(
    _leaf("bought", _SPAN, _ENDS, _GOODS),
    _leaf("spent", _SPAN, _GOODS, at_least=few),
    _leaf("last_bought", _GOODS, _SPAN.filter(bool)),
    _leaf("first_bought", _GOODS, _SPAN.filter(bool)),
    _leaf("happened", _SPAN, _ENDS, events=_list(*EVENTS)),
    _leaf("seen", _SPAN, _ENDS, acts=_list("registered", "unregistered", "fetched")),
    _leaf("language", languages=_list("en", "ru", "pl")),
    _leaf(
        "attribute", _given(values=_list("red", "it's", "", "true", "1")), name=names
    ),
    _leaf("source", _given(values=_list("poster", "till")), name=names),
    _leaf("enrolled", _SPAN.filter(bool)),
    _leaf("birthday", _BIRTHDAYS),
    _leaf(
        "consent",
        _given(topic=st.just("news"), given=st.booleans()),
        channel=st.sampled_from(["wallet", "email"]),
    ),
    _leaf("tier", _PROGRAM, _ENDS, tiers=_list(*TIERS)),
    _leaf("balance", _PROGRAM, _SOME_END.filter(bool)),
    _leaf("worth", _PROGRAM, _SOME_END.filter(bool)),
    _leaf("expiring", _PROGRAM, _ENDS, days=st.sampled_from([1, 2, 30])),
    _leaf("points_spent", _SPAN, _ENDS),
    _leaf("club", _ENDS, clubs=_list(*CLUBS)),
    _leaf("stage", stages=_list(*STAGES)),
    _leaf("stage_since", _SPAN.filter(bool)),
    _leaf("moved", _SPAN, _ENDS, _given(before=_list(*STAGES), after=_list(*STAGES))),
    _leaf(
        "habit",
        _SOME_END.filter(bool),
        of=st.sampled_from(
            [
                "visits",
                "purchases",
                "spent",
                "basket",
                "gap",
                "engagement",
                "lifetime_value",
            ]
        ),
    ),
    _leaf("tastes", _ENDS),
    _leaf("prefers", _ENDS, category=st.sampled_from(CATEGORIES)),
    _leaf("preferred_store", stores=_list(*STORES)),
    _leaf(
        "messaged",
        _SPAN,
        _ENDS,
        _given(
            origins=_list(*ORIGINS), purpose=st.sampled_from(["service", "marketing"])
        ),
    ),
    _leaf(
        "card",
        _ENDS,
        _given(state=st.sampled_from(["held", "on_phone", "off_phone", "removed"])),
    ),
)
trees = st.recursive(
    leaves,
    lambda below: st.one_of(
        st.lists(below, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(below, max_size=3).map(lambda parts: {"any": parts}),
        below.map(lambda part: {"not": part}),
    ),
    max_leaves=5,
)


class Undone(Exception):  # noqa: N818 - not an error: the way out
    """Raised so that a made-up world leaves nothing behind."""


def leave_nothing():
    raise Undone


def settle(session):
    """Make a brand with the stores, clubs and programs the worlds speak of."""
    brand = make.brand(session)
    make.template(session, brand)
    make.program(session, brand)
    for store_id in STORES:
        make.store(session, brand).id = store_id
    for club_id in CLUBS:
        session.add(Club(id=club_id, brand_id=brand.id, name=club_id, created_at=NOON))
    for program_id in PROGRAMS:
        session.add(
            ledger.Program(
                id=program_id,
                brand_id=brand.id,
                name={},
                unit=make.UNIT,
                created_at=NOON,
            )
        )
    session.flush()
    for program_id in PROGRAMS:
        session.add(
            ProgramVersion(
                id=f"ver_{program_id}",
                brand_id=brand.id,
                program_id=program_id,
                number=None,
                document={},
                terms={},
                tiers={"by": "spend", "tiers": [{"code": code} for code in TIERS]},
                updated_at=NOON,
            )
        )
        for number, rate in enumerate(RATES[program_id], 1):
            session.add(published(brand, program_id, number, rate))
    session.flush()
    return brand


def published(brand, program_id, number, rate):
    spending = {"worth": rate.worth}
    if rate.points != 100:  # goes without saying
        spending["points"] = rate.points
    return ProgramVersion(
        id=f"pub_{program_id}_{number}",
        brand_id=brand.id,
        program_id=program_id,
        number=number,
        document={} if rate.worth is None else {"spending": spending},
        terms={},
        effective_from=rate.since,
        published_at=rate.since,
        updated_at=rate.since,
    )


def keep(session, brand, who):
    """Keep a made-up customer in the database; return their id."""
    return _Keeper(session, brand, who).customer_id


class _Keeper:
    def __init__(self, session, brand, who):
        self.session, self.brand, self.who = session, brand, who
        self.customer_id = self.add(
            Customer,
            "cus",
            status=who.status,
            data_key=b"",
            language=who.language,
            birth_month_day=who.birth_month_day,
            attributes=dict(who.attributes),
            source=dict(who.source),
            enrolled_at=who.enrolled_at,
            created_at=NOON,
        )
        self.mine = {"customer_id": self.customer_id}
        self.bought()
        self.habits()
        self.standing()
        self.cards()
        self.happened()

    def add(self, model, prefix=None, **facts):
        row = {"brand_id": self.brand.id} | facts
        if prefix:
            row["id"] = f"{prefix}_{next(_numbers):026}"
        self.session.execute(insert(model).values(**row))
        return row.get("id")

    def bought(self):
        for one in self.who.purchases:
            made = self.add(
                sales.Purchase,
                "pur",
                source="t",
                receipt=str(next(_numbers)),
                digest=b"",
                store_id=one.store_id,
                channel=one.channel,
                presented_via=one.presented_via,
                occurred_at=one.at,
                received_at=one.at,
                shopped_on=one.at.date(),
                currency="PLN",
                gross=one.net,
                net=one.net,
                paid_with_points=0,
                paid_with_gift_card=0,
                promo_codes=[],
                returned=one.returned,
                status=one.status,
                **self.mine,
            )
            for number, line in enumerate(one.lines, 1):
                self.add(
                    sales.PurchaseLine,
                    purchase_id=made,
                    number=number,
                    name="",
                    is_discounted=False,
                    is_delivery=False,
                    is_gift_card=False,
                    **asdict(line) | {"labels": list(line.labels)},
                )

    def habits(self):
        known = self.who.known
        if known is not None:
            self.add(
                insight.Profile,
                settled_at=NOON,
                reckoned_at=NOON,
                **asdict(known),
                **self.mine,
            )
        for category, share in self.who.affinities.items():
            self.add(
                insight.Affinity,
                category=category,
                share=share,
                is_declared=False,
                **self.mine,
            )
        for move in self.who.moves:
            self.add(
                insight.StageMove,
                "stm",
                from_stage=move.before,
                to_stage=move.after,
                moved_at=move.at,
                cause="habit" if move.is_lived else "backlog",
                **self.mine,
            )

    def standing(self):
        for program_id, tier in self.who.tiers.items():
            self.add(
                TierState,
                program_id=program_id,
                version_id=f"ver_{program_id}",
                tier=tier,
                amount=0,
                seen_on=NOON.date(),
                since=NOON,
                **self.mine,
            )
        for purse in self.who.purses:
            account = self.add(
                ledger.Account,
                "acc",
                program_id=purse.program_id,
                kind="customer",
                balance=purse.balance,
                created_at=NOON,
                **self.mine,
            )
            for pot in purse.pots:
                self.pot(account, pot)
            for moment in purse.spent:
                self.movement(account, "redeem", moment)
        for club_id in self.who.clubs:
            self.add(ClubMember, club_id=club_id, joined_at=NOON, **self.mine)

    def movement(self, account, kind, moment):
        number = next(_numbers)
        return self.add(
            ledger.Transaction,
            "txn",
            account_id=account,
            sequence=number,
            kind=kind,
            source=str(number),
            balance=0,
            posted_at=moment,
        )

    def pot(self, account, pot):
        credited = self.movement(account, "earn", NOON)
        self.add(
            ledger.Lot,
            "lot",
            account_id=account,
            transaction_id=credited,
            sequence=1,
            points=3,
            remaining=pot.remaining,
            state=pot.state,
            expires_at=pot.expires_at,
        )

    def cards(self):
        template = self.session.scalars(select(passes.Template)).first()
        programs = list(
            self.session.scalars(
                select(ledger.Program.id).where(ledger.Program.id.not_in(PROGRAMS))
            )
        )
        for card in self.who.cards:
            number = str(next(_numbers))
            account = self.add(
                ledger.Account,
                "acc",
                program_id=programs.pop(),
                kind="customer",
                created_at=NOON,
                **self.mine,
            )
            pass_id = self.add(
                Pass,
                "pas",
                account_id=account,
                template_id=template.id,
                template_version_id=template.version_id,
                pass_type_id=template.pass_type_id,
                serial_number=number,
                number=number,
                status=card.status,
                version=1,
                update_tag=1,
                modified_at=NOON,
                content={},
                issued_at=NOON,
                **self.mine,
            )
            if card.is_registered:
                self.register(template, pass_id)
            for kind, moment in card.seen:
                self.add(Sighting, pass_id=pass_id, kind=kind, detail={}, at=moment)

    def register(self, template, pass_id):
        device = self.add(
            Device,
            "dev",
            pass_type_id=template.pass_type_id,
            library_id=pass_id,
            push_token="t",
            token_at=NOON,
            seen_at=NOON,
            created_at=NOON,
        )
        self.add(Registration, device_id=device, pass_id=pass_id, registered_at=NOON)

    def happened(self):
        for one in self.who.happenings:
            self.add(
                Happening,
                "hap",
                program_id=PROGRAMS[0],
                kind=one.kind,
                source="t",
                external_id=str(next(_numbers)),
                digest=b"",
                properties={},
                zone="UTC",
                used=[],
                awards=[],
                skipped=[],
                lots=[],
                points=0,
                pending=0,
                state=one.state,
                occurred_at=one.at,
                received_at=one.at,
                **self.mine,
            )
        for said in self.who.consents:
            self.add(Consent, "cst", source="t", **asdict(said), **self.mine)
        for told in self.who.told:
            message = self.add(
                CardMessage,
                "msg",
                origin=told.origin,
                purpose=told.purpose,
                words={},
                link_words={},
                created_at=NOON,
            )
            for pass_id in self.session.scalars(select(Pass.id).filter_by(**self.mine)):
                self.add(
                    Showing,
                    message_id=message,
                    pass_id=pass_id,
                    purpose=told.purpose,
                    facts={},
                    shows_from=told.at,
                    withdrawn_at=NOON if told.is_withdrawn else None,
                    **self.mine,
                )
