"""What thousands of tests need is made once, and lightly."""

import gc
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from flask import Flask
from jinja2 import BytecodeCache
from werkzeug.routing import Rule

from walletpass.brands import signing_in, staffing
from walletpass.kernel.logs import configure_logs


@pytest.fixture(scope="session", autouse=True)
def thrift() -> Iterator[None]:
    """Spare every test what none of them is about.

    A password is tried at once, which in service takes a tenth of a second; templates
    and addresses are compiled for the first application and serve all others. Logs are
    written as in service: left to itself, structlog paints a fault for a whole second.
    """
    configure_logs("text")
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staffing, "hasher", light)
        patch.setattr(signing_in, "hasher", light)
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": _Templates()})
        patch.setattr(Rule, "_compile_builder", _once(Rule._compile_builder))
        yield


class _Templates(BytecodeCache):
    def __init__(self):
        self._compiled = {}

    def load_bytecode(self, bucket):
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        self._compiled[bucket.key, bucket.checksum] = bucket.code


def _once(compile_builder):
    compiled = {}

    def builder_of(rule, append_unknown=True):
        key = rule.rule, rule.subdomain, repr(rule.defaults), append_unknown
        if key not in compiled:
            compiled[key] = compile_builder(rule, append_unknown)
        return compiled[key]

    return builder_of


def pytest_collection_modifyitems(items):
    """Begin with what takes long: at the end, one worker would wait for another."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish():
    """Let the collector look at what tests make, not at what is loaded by now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
