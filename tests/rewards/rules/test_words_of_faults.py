"""What a fault says to do is said in words, not in a pattern for programs."""

import re
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import StringConstraints, TypeAdapter, ValidationError

import walletpass
from walletpass.rewards.rules.faults import fault_from

_HOUSE = Path(walletpass.__file__).parent
_PATTERN = re.compile(r'pattern=r"([^"]+)"')


def patterns():
    """Return every pattern of a document whose faults people are told of."""
    found = set()
    for room in ("campaigns", "segments", "rewards"):
        for file in (_HOUSE / room).rglob("*.py"):
            found |= set(_PATTERN.findall(file.read_text()))
    return sorted(found)


@pytest.mark.parametrize("pattern", patterns())
def test_every_form_of_a_text_is_asked_for_in_words(pattern):
    shape = TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])

    with pytest.raises(ValidationError) as unfit:
        shape.validate_python("\x01\n")
    fault = fault_from(unfit.value.errors()[0], {})

    assert fault.code == "unfit-text"
    assert not set("^$\\[]{}") & set(fault.remedy)


def test_the_forms_are_found():
    assert len(patterns()) >= 9
