from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta, timezone

import pytest
from sqlalchemy import delete, update

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.db.paging import UnknownCursorError
from walletpass.kernel.secrets import Secret


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


def log(session, brand, number=1, **facts):
    moscow = timezone(timedelta(hours=3))
    return brands.record(
        session,
        brand.id,
        actor="staff:stf_1",
        action="program.change",
        object=f"program:{number}",
        now=(NOON + timedelta(microseconds=number)).astimezone(moscow),
        **facts,
    )


def test_an_untouched_chain_fits(database, brand):
    with database.transaction() as session:
        other = make.brand(session)
        for number in range(5):
            log(session, brand, number, before={"rate": 1.1}, after={"rate": (1, 2)})
            log(session, other, number, ip="192.0.2.1", after={2: "two", 10: "ten"})
    with database.snapshot() as session:
        assert brands.verify_chain(session, brand.id) is None
        assert brands.verify_chain(session, other.id) is None
        assert brands.verify_chain(session, "brd_without_deeds") is None


@pytest.mark.parametrize(
    "forgery",
    [
        {"actor": "staff:stf_2"},
        {"action": "program.read"},
        {"object": "program:9"},
        {"before": {"rate": 2}},
        {"after": None},
        {"ip": "192.0.2.2"},
        {"at": NOON},
        {"hash": bytes(32)},
        {"previous_hash": bytes(32)},
        {"seq": 9},
    ],
    ids=lambda forgery: next(iter(forgery)),
)
def test_the_first_altered_record_is_found(database, brand, forgery):
    with database.transaction() as session:
        deeds = [
            log(session, brand, number, before={"rate": 1}, after={"rate": 2}, ip="::1")
            for number in range(1, 6)
        ]
        session.execute(
            update(brands.AuditRecord)
            .where(brands.AuditRecord.id == deeds[2].id)
            .values(**forgery)
        )
    with database.snapshot() as session:
        assert brands.verify_chain(session, brand.id) == 3


def test_a_record_taken_out_is_missed(database, brand):
    with database.transaction() as session:
        deeds = [log(session, brand, number) for number in range(1, 6)]
        session.execute(
            delete(brands.AuditRecord).where(brands.AuditRecord.id == deeds[1].id)
        )
    with database.snapshot() as session:
        assert brands.verify_chain(session, brand.id) == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"key": Secret("x")},
        {"list": [{"deep": Secret("x")}]},
        {"digest": b"x"},
        {"phone": "+48512345678"},
        {"customer": {"first_name": "Ada"}},
        {"password": None},
    ],
)
def test_secrets_and_personal_data_have_no_place_in_the_log(database, brand, facts):
    with database.transaction() as session:
        for side in ("before", "after"):
            with pytest.raises(ValueError, match="no place for"):
                log(session, brand, **{side: facts})
        assert brands.audit_page(session, brand.id).rows == []


def test_the_log_reads_backwards_page_by_page(database, brand):
    with database.transaction() as session:
        for number in range(1, 6):
            log(session, brand, number)
    with database.snapshot() as session:
        first = brands.audit_page(session, brand.id, limit=3)
        second = brands.audit_page(session, brand.id, limit=3, after=first.next)
        with pytest.raises(UnknownCursorError):
            brands.audit_page(session, brand.id, after="YWJj")

    assert [deed.seq for deed in first.rows] == [5, 4, 3]
    assert [deed.seq for deed in second.rows] == [2, 1]
    assert second.next is None


def test_deeds_done_at_the_same_time_form_one_chain(database, brand):
    def act(number):
        with database.transaction() as session:
            log(session, brand, number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(24)))

    with database.snapshot() as session:
        assert brands.verify_chain(session, brand.id) is None
        assert [deed.seq for deed in brands.audit_page(session, brand.id).rows] == list(
            range(24, 0, -1)
        )
