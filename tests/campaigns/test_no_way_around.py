"""Whatever is asked, in whatever order, by whomever: nothing runs without approval."""

import atexit
from functools import cache
from shutil import rmtree
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.campaigns.making import drafted
from tests.make import NOON
from walletpass import brands, campaigns
from walletpass.campaigns.finding import held
from walletpass.campaigns.rehearsing import conclude
from walletpass.db import Base, connect
from walletpass.kernel.errors import WalletpassError

MANY = 5_000
people = st.sampled_from(["ada", "bo"])


@cache
def a_file():
    """Return a database that all examples share, each with a brand of its own."""
    folder = mkdtemp()
    database = connect(f"sqlite:///{folder}/desk.db", synchronous="OFF")
    Base.metadata.create_all(database.engine)
    atexit.register(rmtree, folder)
    atexit.register(database.close)
    return database


class Desk(RuleBasedStateMachine):
    """Two people with one campaign, who try everything."""

    def __init__(self):
        super().__init__()
        self.database = a_file()
        with self.database.transaction() as session:
            campaign = drafted(session)
        self.id, self.brand_id = campaign.id, campaign.brand_id
        self.asked = None
        self.edited_by = self.rehearsed_by = "ada"
        self.approved_document = None

    def tries(self, deed):
        """Try something; tell what came of it, or None if it was refused."""
        try:
            with self.database.transaction() as session:
                brand = brands.brand_of(session, self.brand_id)
                return deed(session, brand) or True
        except WalletpassError:
            return None

    @rule(by=people, share=st.sampled_from([0.1, 0.2]))
    def edit(self, by, share):
        def deed(session, brand):
            campaign = campaigns.campaign_of(session, brand.id, self.id)
            told = campaign.draft | {"holdout": share}
            campaigns.save_draft(
                session,
                brand,
                self.id,
                told,
                revision=campaign.revision,
                by=by,
                now=NOON,
            )

        if self.tries(deed):
            self.edited_by, self.approved_document = by, None

    @rule(by=people)
    def rehearse(self, by):
        def deed(session, brand):
            revision = campaigns.campaign_of(session, brand.id, self.id).revision
            return campaigns.rehearse(
                session, brand, self.id, revision=revision, by=by, now=NOON
            )

        if asked := self.tries(deed):
            self.asked, self.rehearsed_by = asked.id, by

    @rule()
    def have_rehearsed(self):
        def deed(session, brand):
            campaign = held(session, brand.id, self.id)
            if self.asked is not None:
                rehearsal = campaigns.rehearsal_of(session, campaign, self.asked)
                result = {"recipients": MANY, "customers": MANY}
                conclude(session, campaign, rehearsal, result, now=NOON)

        self.tries(deed)

    @rule(by=people)
    def approve(self, by):
        def deed(session, brand):
            revision = campaigns.campaign_of(session, brand.id, self.id).revision
            return campaigns.approve(
                session, brand, self.id, revision=revision, by=by, now=NOON
            )

        if approved := self.tries(deed):
            assert by != self.edited_by
            self.approved_document = approved.draft

    @rule(by=people, name=st.sampled_from(["pause", "resume", "cancel"]))
    def conduct(self, by, name):
        deed = getattr(campaigns, name)
        self.tries(
            lambda session, brand: deed(session, brand.id, self.id, by=by, now=NOON)
        )

    @rule(by=people)
    def start(self, by):
        self.tries(
            lambda session, brand: campaigns.start(
                session, brand, self.id, by=by, now=NOON
            )
        )

    @invariant()
    def nothing_runs_but_what_was_approved(self):
        with self.database.snapshot() as session:
            campaign = campaigns.campaign_of(session, self.brand_id, self.id)
            runs = campaigns.runs_page(session, campaign).rows
            if campaign.status in {"approved", "running", "paused"} or runs:
                assert self.approved_document == campaign.draft
                assert campaign.approved_by is not None
            assert brands.verify_chain(session, self.brand_id) is None


TestNobodyFindsAWayAround = Desk.TestCase
TestNobodyFindsAWayAround.settings = settings(max_examples=40, stateful_step_count=25)
