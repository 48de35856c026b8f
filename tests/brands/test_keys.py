from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.listening import statements
from tests.make import NOON
from walletpass import brands
from walletpass.brands import keys


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


def create(database, brand, **facts):
    with database.transaction() as session:
        return brands.create_key(
            session, brand, **({"name": "till", "scopes": ["*"], "now": NOON} | facts)
        )


def show(database, text, now=NOON):
    with database.snapshot() as session:
        return brands.authenticate_key(session, text, now=now)


@pytest.mark.parametrize("mode", ["live", "test"])
def test_whoever_shows_a_key_acts_for_its_brand(database, brand, mode):
    key, text = create(database, brand, mode=mode, scopes=["cards:read", "cards:write"])

    holder = show(database, text.reveal())

    assert text.reveal().startswith(f"wp_{mode}_{key.prefix}_")
    assert (holder.brand_id, holder.key_id, holder.mode) == (brand.id, key.id, mode)
    assert holder.scopes == {"cards:read", "cards:write"}


def test_the_text_of_a_key_is_kept_nowhere(database, brand):
    key, text = create(database, brand)
    secret = text.reveal().rpartition("_")[2]
    with database.snapshot() as session:
        (kept,) = brands.keys_page(session, brand.id).rows

    assert secret not in repr(vars(kept))
    assert secret.encode() not in kept.digest
    assert secret not in repr((key, text))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text[:-1] + ("0" if text[-1] != "0" else "1"),
        lambda text: text.replace("wp_live", "wp_test"),
        lambda text: text.replace("wp_", "sk_"),
        lambda text: text.rpartition("_")[0],
        lambda text: text.rpartition("_")[0] + "_",
        lambda text: text + "_",
        lambda text: "wp_live_000000000000_" + "0" * 48,
        lambda _text: "",
        lambda _text: "wp_live_\0_\0",
    ],
)
def test_a_key_altered_in_any_way_is_unknown(database, brand, change):
    _, text = create(database, brand)
    with pytest.raises(brands.UnknownKeyError) as refusal:
        show(database, change(text.reveal()))
    assert "wp_live_0" not in str(refusal.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | st.text("wp_livetest0", min_size=4))
def test_no_text_at_all_breaks_the_door(database, text):
    with pytest.raises(brands.UnknownKeyError):
        show(database, text)


def test_a_revoked_key_is_refused_and_stays_revoked_since_the_first_time(
    database, brand
):
    key, text = create(database, brand)
    for hours in (0, 1):
        with database.transaction() as session:
            later = NOON + timedelta(hours=hours)
            brands.revoke_key(session, brand.id, key.id, now=later)

    with pytest.raises(brands.RevokedKeyError) as refusal:
        show(database, text.reveal())
    assert refusal.value.facts() == {"revoked_at": "2026-11-20T12:00:00+00:00"}


def test_a_key_is_good_until_the_moment_it_expires(database, brand):
    _, text = create(database, brand, expires_at=NOON)
    show(database, text.reveal(), NOON - timedelta(microseconds=1))
    with pytest.raises(brands.ExpiredKeyError):
        show(database, text.reveal(), NOON)


def test_another_brands_key_cannot_be_revoked(database, brand):
    key, _ = create(database, brand)
    with database.transaction() as session:
        other = make.brand(session)
        with pytest.raises(brands.NoSuchKeyError):
            brands.revoke_key(session, other.id, key.id, now=NOON)
        assert brands.keys_page(session, other.id).rows == []


def test_a_key_may_do_what_its_scopes_say(database, brand):
    _, text = create(database, brand, scopes=["cards:read"])
    holder = show(database, text.reveal())

    brands.require(holder, "cards:read")
    for scope in set(brands.SCOPES) - {"cards:read"}:
        with pytest.raises(brands.MissingScopeError) as refusal:
            brands.require(holder, scope)
        assert refusal.value.facts() == {"scope": scope}


def test_the_star_is_every_scope(database, brand):
    _, text = create(database, brand, scopes=["*"])
    holder = show(database, text.reveal())
    granted = [one for one in brands.SCOPES if brands.require(holder, one) is None]
    assert granted == list(brands.SCOPES)


@pytest.mark.parametrize("scopes", [[], ["cards"], ["cards:read", "points:write"]])
def test_a_scope_that_does_not_exist_is_refused(database, brand, scopes):
    with pytest.raises(brands.UnfitFieldError) as refusal:
        create(database, brand, scopes=scopes)
    assert refusal.value.field == "scopes"


def test_use_is_noted_at_most_once_a_minute(database, brand):
    _, text = create(database, brand)

    def use(seconds):
        now = NOON + timedelta(seconds=seconds)
        holder = show(database, text.reveal(), now)
        if due := brands.is_use_due(holder, now=now):
            with database.transaction() as session:
                brands.note_use(session, holder, now=now)
        return due

    assert [use(seconds) for seconds in (0, 1, 59, 60, 61)] == [
        True, False, False, True, False,
    ]  # fmt: skip
    with database.snapshot() as session:
        (kept,) = brands.keys_page(session, brand.id).rows
    assert kept.last_used_at == NOON + timedelta(seconds=60)


def test_a_slower_request_does_not_turn_back_the_time_of_use(database, brand):
    _, text = create(database, brand)
    holder = show(database, text.reveal())
    for seconds in (30, 10):
        with database.transaction() as session:
            now = NOON + timedelta(seconds=seconds)
            brands.note_use(session, holder, now=now)
    assert show(database, text.reveal()).last_used_at == NOON + timedelta(seconds=30)


def test_finding_a_key_uses_an_index(database, brand):
    with (
        statements() as said,
        database.snapshot() as session,
        pytest.raises(keys.UnknownKeyError),
    ):
        keys.authenticate_key(session, "wp_live_prefix_secret", now=NOON)

    [(asked, parameters)] = said
    with database.glance() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", parameters)
        assert "SEARCH api_keys USING INDEX" in str(plan.all())
