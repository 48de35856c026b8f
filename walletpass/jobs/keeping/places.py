"""Keeping the places of cards in step with stores, receipts, and who comes near."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from walletpass import brands, campaigns, customers, outbox, passes, places
from walletpass.jobs.keepers import keeps
from walletpass.passes import messages
from walletpass.services import Services

BATCH = 200  # few enough that no till waits for them
CAUSE = "places"
TOLD_FOR = timedelta(hours=12)  # what is told in passing is old by tomorrow


@keeps(places.ChooseAgain)
def choose_again(services: Services, job: places.ChooseAgain) -> None:
    """Choose for the brand's next customers and promise those after them.

    Cards whose places stayed what they were are not touched, unless what they say at
    one of these stores is another.
    """
    now = services.now()
    with services.database.transaction() as session:
        batch = places.next_customers(session, job.brand_id, job.after, BATCH)
        if not batch:
            return
        changed = places.choose(session, job.brand_id, batch, now=now)
        carriers = places.carriers_of(session, batch, job.store_ids)
        _promise_refresh(services, session, {*changed, *carriers})
        if len(batch) == BATCH:
            rest = places.ChooseAgain(job.brand_id, job.store_ids, after=batch[-1])
            outbox.add(session, rest, now=now)


@keeps(places.ChooseLately)
def choose_lately(services: Services, job: places.ChooseLately) -> None:
    """Promise to choose for all who bought or joined lately, a batch at a time."""
    now = services.now()
    with services.database.transaction() as session:
        found = places.lately(session, now - timedelta(hours=job.hours))
        for brand_id, ids in found.items():
            for start in range(0, len(ids), BATCH):
                batch = tuple(ids[start : start + BATCH])
                outbox.add(session, places.ChooseFor(brand_id, batch), now=now)


@keeps(places.ChooseFor)
def choose_for(services: Services, job: places.ChooseFor) -> None:
    """Choose for these customers; cards that carry other places now are made anew."""
    with services.database.transaction() as session:
        changed = places.choose(
            session, job.brand_id, job.customer_ids, now=services.now()
        )
        _promise_refresh(services, session, changed)


@keeps(places.CameNear)
def tell_who_came_near(services: Services, job: places.CameNear) -> None:
    """Let the card of somebody near a store speak of the offer there, once a day.

    Only if they still let us know where they are, let their card show near shops, and
    the brand's manners allow one more message, now. What came of it, and why, is kept
    with where they were.
    """
    now = services.now()
    with services.database.transaction() as session:
        reason, detail = _near(session, job, now)
        if job.position_id:
            places.note_outcome(session, job.position_id, reason, detail, now=now)


def _near(
    session: Session, job: places.CameNear, now: datetime
) -> tuple[str, str | None]:
    """Tell them of the offer there, if they may be; return why, or why not."""
    if not customers.has_agreed(session, job.customer_id, "wallet", places.LOCATION):
        return "not-located", None
    if not places.wants_hints(session, job.customer_id):
        return "no-hints", None
    pass_ids = passes.passes_of(session, [job.customer_id])
    if not pass_ids:
        return "no-card", None
    verdict = campaigns.may_say(session, job.brand_id, job.customer_id, now=now)
    if verdict.state != "sent":
        return verdict.reason, verdict.detail
    store = brands.store_of(session, job.brand_id, job.store_id)
    offer = places.offer_to_tell(session, job.customer_id, store, now=now)
    if isinstance(offer, str):
        return offer, None
    _tell(session, job, pass_ids, offer, now)
    return verdict.reason, verdict.detail


def _tell(
    session: Session,
    job: places.CameNear,
    pass_ids: Sequence[str],
    offer: places.PlaceOffer,
    now: datetime,
) -> None:
    message = messages.compose_message(
        session,
        job.brand_id,
        origin=f"place-offer:{offer.id}",
        purpose="marketing",
        words=offer.words,
        now=now,
    )
    messages.show(
        session,
        message,
        [messages.Shown(pass_id, job.customer_id) for pass_id in pass_ids],
        shows_from=now,
        shows_until=min(offer.shows_until, now + TOLD_FOR),
        now=now,
    )
    campaigns.note_aside(
        session, job.brand_id, message.id, [job.customer_id], said_at=now
    )


@keeps(places.FreezeOffer)
def freeze_offer(services: Services, job: places.FreezeOffer) -> None:
    """Write down whom an offer concerns among the next customers; promise the rest."""
    now = services.now()
    with services.database.transaction() as session:
        offer = places.sides_due(session, job.offer_id)
        if offer is None:
            return
        batch = places.next_customers(session, offer.brand_id, job.after, BATCH)
        places.freeze_sides(session, offer, passes.holders_among(session, batch))
        if len(batch) == BATCH:
            outbox.add(session, places.FreezeOffer(offer.id, batch[-1]), now=now)
        else:
            places.close_sides(session, offer, now=now)


@keeps(places.CountVisits)
def count_visits(services: Services, _job: places.CountVisits) -> None:
    """Count each brand's visits by store; the first time, choose for all its customers."""
    now = services.now()
    with services.database.snapshot() as session:
        ids = [brand.id for brand in brands.all_brands(session)]
    for brand_id in ids:
        with services.database.transaction() as session:
            if places.count_visits(session, brand_id, now=now):
                places.promise_choice(session, brand_id, (), now=now)


def _promise_refresh(
    services: Services, session: Session, customer_ids: Sequence[str] | set[str]
) -> None:
    pass_ids = passes.passes_of(session, sorted(customer_ids))
    if pass_ids:
        refresh = passes.RefreshPasses(pass_ids, CAUSE)
        outbox.add(session, refresh, now=services.now(), lane=outbox.Lane.BULK)
