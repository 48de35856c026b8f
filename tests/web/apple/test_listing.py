"""What changed: asked without a token, answered with a tag that skips nothing."""

import pytest
from sqlalchemy import func, select

from walletpass.db import Database
from walletpass.passes import Pass


def _said(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Length"] == str(len(answer.data))
    return set(answer.json["serialNumbers"]), answer.json["lastUpdated"]


def _says_nothing(answer):
    return (
        answer.status_code == 204
        and answer.data == b""
        and "Content-Type" not in answer.headers
        and "Content-Length" not in answer.headers
        and answer.headers["Cache-Control"] == "no-store"
    )


def _serials(*wallets):
    return {wallet.card.serial_number for wallet in wallets}


@pytest.mark.parametrize(
    "tag",
    [
        None,
        "",
        "0",
        "yesterday",
        "2026-11-20T12:00:00+00:00",
        "2026-11-20T12:00:00 00:00",
        "-1",
        "1e3",
        "٤",
        "%00",
        "\x00",
        "'; DROP TABLE passes; --",
        "9" * 18,
        "9" * 400,
    ],
)
def test_no_tag_an_empty_one_and_garbage_all_mean_everything(issue, tag):
    first, second = issue(), issue()
    first.register()
    second.register()

    serials, tag = _said(first.list(tag))

    assert serials == _serials(first, second)
    assert isinstance(tag, str)
    assert tag.isdigit()


def test_nothing_changed_has_no_body(wallet):
    wallet.register()
    _, tag = _said(wallet.list())

    assert _says_nothing(wallet.list(tag))


def test_two_cards_changed_at_different_moments_are_both_listed(issue, earn, clock):
    first, second, third = issue(), issue(), issue()
    for wallet in (first, second, third):
        wallet.register()
    _, since = _said(first.list())
    earn(first)
    clock.pass_by(minutes=5)
    earn(second)

    serials, tag = _said(first.list(since))

    assert serials == _serials(first, second)
    assert int(tag) > int(since)
    assert _says_nothing(first.list(tag))


def test_a_change_between_question_and_answer_is_in_the_next_list(
    issue, earn, monkeypatch
):
    first, second = issue(), issue()
    first.register()
    second.register()
    earn(first)
    snapshot = Database.snapshot
    meanwhile = [lambda: earn(second)]

    def looked_at_before(self):
        opened = snapshot(self)
        if not meanwhile:
            return opened
        session = opened.__enter__()
        session.scalar(select(func.count()).select_from(Pass))
        meanwhile.pop()()
        return _Opened(opened, session)

    monkeypatch.setattr(Database, "snapshot", looked_at_before)
    _, tag = _said(first.list())

    assert meanwhile == []
    assert _said(first.list(tag))[0] == _serials(second)


class _Opened:
    def __init__(self, opened, session):
        self.opened, self.session = opened, session

    def __enter__(self):
        return self.session

    def __exit__(self, *how):
        return self.opened.__exit__(*how)


def test_a_device_nobody_knows_has_nothing_to_fetch(wallet):
    wallet.register()
    wallet.library_id = "0" * 32

    assert _says_nothing(wallet.list())


def test_no_token_is_asked_for_and_a_wrong_one_does_not_matter(client, wallet):
    wallet.register()

    answer = client.get(wallet.list_path, headers={"Authorization": "ApplePass wrong"})

    assert _said(answer)[0] == _serials(wallet)


def test_another_brands_pass_type_lists_nothing_of_ours(database, client, wallet):
    wallet.register()

    here = wallet.list_path
    kind = wallet.card.pass_type_identifier

    assert _says_nothing(client.get(here.replace(kind, "pass.com.example.other")))
    assert _says_nothing(client.get(here.replace(kind, kind.upper())))
    assert _says_nothing(client.get(here.replace(kind, "%25")))


def test_a_deleted_card_is_not_listed_any_more(issue):
    first, second = issue(), issue()
    first.register()
    second.register()

    first.unregister()

    assert _said(first.list())[0] == _serials(second)


def test_a_head_request_is_answered_like_a_get_without_its_body(client, wallet):
    wallet.register()

    answer = client.head(wallet.list_path)

    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(wallet.list().data))


def test_being_asked_is_noted_for_every_card_that_was_named(issue, timeline, earn):
    first, second = issue(), issue()
    first.register()
    second.register()
    _, tag = _said(first.list())
    earn(first)
    first.list(tag)

    assert [each.kind for each in timeline(first)].count("listed") == 2
    assert [each.kind for each in timeline(second)].count("listed") == 1
