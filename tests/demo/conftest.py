import pytest

from .running import demo_in


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Return a demo that all tests share: they leave its switches as they were."""
    with demo_in(tmp_path_factory.mktemp("demo") / "data") as demo:
        yield demo.start()


@pytest.fixture
def own_demo(tmp_path):
    """Return a demo for one test alone, not started yet."""
    with demo_in(tmp_path / "data") as demo:
        yield demo
