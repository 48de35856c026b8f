"""What a change changed, as the audit log keeps it."""

import pytest

from walletpass.brands import changed


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, ({"b": 2}, {"b": 3})),
        ({"a": None}, {"a": "x"}, ({"a": None}, {"a": "x"})),
        (None, {"a": 1, "b": ""}, (None, {"a": 1})),
        ({"a": 1, "b": {}}, None, ({"a": 1}, None)),
        ({"a": 1}, {"a": 1}, (None, None)),
        ({"a": ""}, {"a": None}, (None, None)),
        ({"a": True}, {"a": False}, ({"a": True}, {"a": False})),
        ({"a": 1}, {"b": 2}, ({"a": 1, "b": None}, {"a": None, "b": 2})),
    ],
)
def test_only_what_differs_is_kept(before, after, kept):
    told = changed(before, after)

    assert (told["before"], told["after"]) == kept
