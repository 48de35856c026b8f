from datetime import timedelta

import pytest

from tests import make
from tests.make import LINK, NOON
from walletpass import ledger, outbox, passes, sales
from walletpass.passes import PassVersion, RefreshPasses
from walletpass.passes.composing import compose, setting_of
from walletpass.passes.holding import holders
from walletpass.rewards import acts

TWO_VOICES = {
    "header": [
        {
            "key": "balance",
            "label": {"en": "Points"},
            "value": "{balance}",
            "change_message": {"en": "You now have %@ points"},
        }
    ],
    "back": [
        {
            "key": "latest",
            "label": {"en": "News"},
            "value": "{latest}",
            "change_message": {"en": "%@"},
        }
    ],
}


def _refresh(session, card, now=NOON, cause="balance"):
    return passes.refresh(
        session, [card.id], cause=cause, people=make.people(), card_link=LINK, now=now
    )


def _versions(session, card):
    return session.query(PassVersion).filter_by(pass_id=card.id).all()


def test_an_unchanged_card_bumps_no_version_and_draws_no_tag(database):
    with database.transaction() as session:
        card = make.card(session)

        changed = _refresh(session, card)

        assert changed == []
        after = passes.card_of(session, card.brand_id, card.id)
        assert (after.version, after.update_tag) == (card.version, card.update_tag)


def test_composing_the_same_facts_twice_gives_the_same_content(database):
    with database.transaction() as session:
        card = make.card(session, first_name="Ada")
        setting = setting_of(session, card.template_id, card_link=LINK, now=NOON)
        [holder] = holders(session, [card.id], now=NOON)

        assert compose(setting, holder, make.people()) == compose(
            setting, holder, make.people()
        )


def test_a_changed_card_gets_a_version_a_newer_tag_and_a_later_second(database):
    with database.transaction() as session:
        card = make.card(session)
        after = make.earning(session, card)

        assert after.version == card.version + 1
        assert after.update_tag > card.update_tag
        assert after.modified_at >= card.modified_at + timedelta(seconds=1)


def test_two_changes_in_one_second_stay_a_second_apart(database):
    with database.transaction() as session:
        card = make.card(session)
        once = make.earning(session, card)
        twice = make.earning(session, once)

        assert twice.modified_at - once.modified_at == timedelta(seconds=1)
        assert twice.update_tag > once.update_tag


def test_of_two_voices_the_latest_news_speaks_now_and_the_other_later(database):
    with database.transaction() as session:
        owner = make.brand(session)
        card = make.card(
            session, owner, of=make.template(session, owner, fields=TWO_VOICES)
        )
        ledger.earn(session, card.account_id, 5_000, source="receipt-1", now=NOON)

        _refresh(session, card)

        first = _versions(session, card)[-1]
        assert first.sentence == "+50 points, 50 now"
        assert [change["key"] for change in first.changes] == ["latest"]

        _refresh(session, card)

        second = _versions(session, card)[-1]
        assert second.sentence == "You now have 50 points"
        assert [change["key"] for change in second.changes] == ["balance"]
        assert _refresh(session, card) == []


def test_what_was_held_back_is_promised(database):
    with database.transaction() as session:
        owner = make.brand(session)
        card = make.card(
            session, owner, of=make.template(session, owner, fields=TWO_VOICES)
        )
        ledger.earn(session, card.account_id, 5_000, source="receipt-1", now=NOON)
        _refresh(session, card)

    with database.transaction() as session:
        tickets = outbox.claim(session, now=NOON + timedelta(minutes=1))
        promises = [outbox.open_ticket(session, ticket) for ticket in tickets]
        messages = [outbox.read(one.kind, one.payload) for one in promises]
    assert RefreshPasses((card.id,), "balance") in messages


def test_publishing_changes_every_card_and_no_personal_value(database):
    with database.transaction() as session:
        owner = make.brand(session)
        template = make.template(session, owner)
        cards = [
            make.card(session, owner, of=template, first_name=name)
            for name in ("Ada", "Zofia", "Мария")
        ]
        before = [make.earning(session, card, 30) for card in cards]
        draft = passes.Design.model_validate(template.draft)
        look = draft.model_dump(mode="json")
        look["colours"]["background"] = "#102030"
        passes.save_draft(template, passes.Design.model_validate(look), now=NOON)
        passes.publish(session, template, {}, now=NOON)

        passes.refresh(
            session,
            [card.id for card in cards],
            cause="template version 2",
            people=make.people(),
            card_link=LINK,
            now=NOON,
        )

        for old in before:
            new = passes.card_of(session, owner.id, old.id)
            assert new.template_version_id == template.version_id
            assert new.version == old.version + 1
            assert passes.Content.from_dict(new.content) == passes.Content.from_dict(
                old.content
            )
            assert (new.serial_number, new.number) == (old.serial_number, old.number)


def test_a_card_is_issued_once_however_often_it_is_asked_for(database):
    with database.transaction() as session:
        owner = make.brand(session)
        make.template(session, owner)
        who = make.customer(session, owner)
        how = {"people": make.people(), "card_link": LINK, "now": NOON}

        first = passes.issue(session, who, **how)
        again = passes.issue(session, who, **how)

        assert (first.is_new, again.is_new) == (True, False)
        assert first.wallet_pass.id == again.wallet_pass.id


def test_after_a_void_a_new_card_may_be_issued(database):
    with database.transaction() as session:
        owner = make.brand(session)
        make.template(session, owner)
        who = make.customer(session, owner)
        how = {"people": make.people(), "card_link": LINK, "now": NOON}
        first = passes.issue(session, who, **how)
        passes.void(session, owner.id, first.wallet_pass.id, now=NOON)

        second = passes.issue(session, who, **how)

        assert second.is_new
        assert second.wallet_pass.number != first.wallet_pass.number


def test_without_a_published_template_no_card_is_issued(database):
    with database.transaction() as session:
        who = make.customer(session, make.brand(session))

        with pytest.raises(passes.NothingPublishedError):
            passes.issue(session, who, people=make.people(), card_link=LINK, now=NOON)


def test_the_latest_sentence_speaks_the_holders_language(database):
    with database.transaction() as session:
        owner = make.brand(session)
        template = make.template(session, owner, fields=TWO_VOICES)
        card = make.card(session, owner, of=template, language="ru")
        ledger.earn(session, card.account_id, 2_100, source="receipt-1", now=NOON)
        _refresh(session, card)
        _refresh(session, card)

        after = passes.card_of(session, owner.id, card.id)
        assert after.content["fields"]["latest"] == "+21 балл, теперь 21"


NEWS = {
    "back": [
        {
            "key": key,
            "label": {"en": key},
            "value": f"{{{key}}}",
            "change_message": {"en": "%@"},
        }
        for key in ("latest", "thanks")
    ]
}


def test_what_one_waits_for_and_thanks_are_announced_once_each(database):
    with database.transaction() as session:
        owner = make.brand(session)
        template = make.template(session, owner, fields=NEWS)
        card = make.card(session, owner, of=template)
        who = card.customer_id
        sweater = sales.Article("SW-12", size="M")
        sales.watch(session, owner.id, who, sweater, now=NOON)
        level = sales.Level(sweater, 1000, name="Sweater")
        sales.take_stock(session, owner.id, [level], now=NOON)
        sales.tell_watchers(session, owner.id, sweater, now=NOON, limit=9)
        for _ in range(2):
            _refresh(session, card, cause="stock")
        acts.thank(session, owner.id, who, "You are kind", by="a", source="1", now=NOON)
        for _ in range(2):
            _refresh(session, card, cause="thanks")
        later = NOON + timedelta(hours=1)
        ledger.earn(session, card.account_id, 5_000, source="receipt-1", now=later)
        for _ in range(2):
            _refresh(session, card)

        assert [one.sentence for one in _versions(session, card)[1:]] == [
            "Back in stock: Sweater, M",
            "You are kind",
            "+50 points, 50 now",
        ]
