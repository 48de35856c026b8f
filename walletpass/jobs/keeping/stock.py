"""Telling who waits for an article, on their cards."""

from walletpass import outbox, passes, sales
from walletpass.jobs.keepers import keeps
from walletpass.services import Services

BATCH = 100


@keeps(sales.TellWatchers)
def tell_watchers(services: Services, job: sales.TellWatchers) -> None:
    """Tell the next who wait for an article, and have their cards say so."""
    now = services.now()
    article = sales.Article(job.sku, job.colour, job.size, job.store_id)
    with services.database.transaction() as session:
        told = sales.tell_watchers(session, job.brand_id, article, now=now, limit=BATCH)
        cards = [
            pass_id
            for customer_id in told
            for pass_id in passes.passes_held_by(session, customer_id)
        ]
        if cards:
            showing = passes.RefreshPasses(tuple(cards), "stock")
            outbox.add(session, showing, now=now)
