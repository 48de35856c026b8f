"""The facts of a card are believable samples, and a balance is a number."""

from dataclasses import replace
from datetime import datetime

import pytest

from walletpass.passes.facts import SAMPLES
from walletpass.passes.numbers import is_number


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_samples_are_as_real_facts_are(language):
    facts = SAMPLES[language]

    assert is_number(facts.number)
    assert datetime.fromisoformat(facts.member_since).utcoffset() is not None
    assert facts.name.startswith(facts.first_name)
    assert facts.card_url.startswith("https://")


@pytest.mark.parametrize("balance", [float("nan"), float("inf"), float("-inf")])
def test_a_balance_that_is_no_number_is_refused(balance):
    with pytest.raises(ValueError, match="balance"):
        replace(SAMPLES["en"], balance=balance)
