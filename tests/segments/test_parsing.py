"""Trees are read to the letter: every fault is told with its place and its remedy."""

import pytest

from walletpass import segments
from walletpass.segments.parsing import DEEPEST, MOST_CONDITIONS


def faults_of(tree):
    with pytest.raises(segments.InvalidSegmentError) as refusal:
        segments.parse(tree)
    return {fault.path: fault for fault in refusal.value.faults}


def test_every_fault_is_told_at_once_with_its_place_and_remedy():
    faults = faults_of(
        {
            "all": [
                {"is": "bought", "days": "90", "daze": 1},
                {"not": {"is": "last_bought"}},
                {"is": "horoscope"},
                {"is": "balance", "at_least": 5, "at_most": 1},
                {"any": {"is": "card"}},
                7,
                {"all": [], "any": []},
                {"not": {"is": "card"}, "extra": 1},
                {"is": "language"},
            ]
        }
    )

    assert {path: fault.code for path, fault in faults.items()} == {
        "all[0].days": "no-number",
        "all[0].daze": "unknown-name",
        "all[1].not": "open-range",
        "all[2].is": "unknown-kind",
        "all[3]": "empty-range",
        "all[4].any": "no-list",
        "all[5]": "no-object",
        "all[6]": "two-in-one",
        "all[7].extra": "unknown-name",
        "all[8].languages": "missing",
    }
    assert all(fault.message and fault.remedy for fault in faults.values())


@pytest.mark.parametrize(
    "told",
    [None, 5, "bought", [], {}, {"is": None}, {"is": ["bought"]}, {"is": {}}],
)
def test_what_is_no_tree_is_refused(told):
    assert len(faults_of(told)) == 1


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ({"is": "bought", "days": 0}, "days"),
        ({"is": "bought", "days": 10**9}, "days"),
        ({"is": "bought", "days": 1.5}, "days"),
        ({"is": "bought", "days": True}, "days"),
        ({"is": "bought", "since": "03.05.2026"}, "since"),
        ({"is": "bought", "since": "0001-01-01"}, "$"),
        ({"is": "bought", "until": "9999-12-31"}, "$"),
        ({"is": "bought", "since": "2026-02-01", "until": "2026-01-01"}, "$"),
        ({"is": "bought", "days": 5, "over_days": 5}, "$"),
        ({"is": "bought", "at_least": -1}, "at_least"),
        ({"is": "bought", "at_least": 10**30}, "at_least"),
        ({"is": "bought", "stores": "sto_1"}, "stores"),
        ({"is": "bought", "stores": ["a\x00b"]}, "stores[0]"),
        ({"is": "bought", "channels": ["pigeon"]}, "channels[0]"),
        ({"is": "birthday"}, "$"),
        ({"is": "birthday", "month": "this", "days": 3}, "$"),
        ({"is": "stage", "stages": []}, "stages"),
        ({"is": "stage", "stages": ["dead"]}, "stages[0]"),
        ({"is": "attribute", "name": ""}, "name"),
        ({"is": "spent"}, "$"),
        ({"is": "bought", "days": float("nan")}, "$"),
        ({"is": "attribute", "name": "a", "values": ["\ud800"]}, "$"),
    ],
)
def test_an_odd_parameter_is_refused_where_it_stands(told, path):
    assert any(place.startswith(path) for place in faults_of(told)), faults_of(told)


def test_an_age_is_told_to_be_sealed():
    [fault] = faults_of({"is": "age", "at_least": 18}).values()

    assert "sealed" in fault.remedy


def test_what_is_not_kept_is_told_what_to_do_instead():
    [fault] = faults_of({"is": "gender", "values": ["f"]}).values()

    assert "attribute" in fault.remedy


@pytest.mark.parametrize("depth", [DEEPEST + 1, 50, 100_000])
def test_a_tree_too_deep_is_refused_clearly(depth):
    tree = {"is": "card"}
    for _ in range(depth - 1):
        tree = {"not": tree}

    [fault] = faults_of(tree).values()

    assert fault.code == "too-deep"
    while "not" in tree:  # or letting go of it would itself go too deep
        tree = tree["not"]


def test_a_parameter_too_deep_is_refused_clearly():
    deep = []
    for _ in range(100_000):
        deep = [deep]

    [fault] = faults_of({"is": "bought", "stores": deep}).values()

    assert fault.code == "no-json"
    while deep:
        deep = deep[0]


def test_the_deepest_and_the_longest_trees_are_read():
    tree = {"is": "card"}
    for _ in range(DEEPEST - 1):
        tree = {"not": tree}
    segments.parse(tree)
    many = [{"is": "card"}] * MOST_CONDITIONS
    assert len(list(segments.leaves(segments.parse({"any": many})))) == MOST_CONDITIONS

    assert faults_of({"any": [*many, {"is": "card"}]})["$"].code == "too-many"


def test_a_hundred_thousand_faults_are_not_all_told():
    assert len(faults_of({"any": [{"is": "x"}] * 100_000})) <= 101
