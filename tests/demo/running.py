"""A demo in a process of its own, as whoever installs walletpass runs it."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

import requests

PATIENCE = 60  # seconds, on a busy machine
LOOK_AGAIN = 0.03


def eventually(look, what="it"):
    """Return what *look* finds once it is true."""
    deadline = monotonic() + PATIENCE
    while not (found := look()):
        assert monotonic() < deadline, f"{what} never came"
        sleep(LOOK_AGAIN)
    return found


def command(folder, *options, program=("-m", "walletpass")):
    return [
        sys.executable, *program, "demo", "--port", "0",
        "--data", str(folder), "--customers", "3", *options,
    ]  # fmt: skip


def clean_environment(**wishes):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("WALLETPASS_")}
    return kept | wishes


@dataclass
class Demo:
    """A folder, and the process that serves it from time to time."""

    folder: Path
    environment: dict[str, str] = field(default_factory=clean_environment)
    process: subprocess.Popen | None = None

    def begin(self, *options, **program):
        """Start the process, and do not wait for anything."""
        assert self.process is None
        self.process = subprocess.Popen(
            command(self.folder, *options, **program),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start(self, *options):
        (self.folder / "demo.json").unlink(missing_ok=True)
        self.begin(*options)
        eventually(self._is_ready, "demo.json")
        return self

    def _is_ready(self):
        if self.process.poll() is not None:
            raise AssertionError(self.process.communicate()[1])
        return (self.folder / "demo.json").exists()

    def stop(self, how=signal.SIGTERM):
        """End the process; return its exit code and what it said."""
        self.process.send_signal(how)
        said, log = self.process.communicate(timeout=PATIENCE)
        code, self.process = self.process.returncode, None
        return code, said, log

    def kill(self):
        self.stop(signal.SIGKILL)

    @property
    def facts(self):
        return json.loads((self.folder / "demo.json").read_text())

    @property
    def address(self):
        return self.facts["base_url"]

    def state(self):
        answer = requests.get(f"{self.address}/demo/state", timeout=PATIENCE)
        assert answer.ok, answer.text
        return answer.json()

    def phone(self, number):
        return self.state()["phones"][number]

    def press(self, path, **fields):
        answer = requests.post(
            f"{self.address}/demo/{path}",
            data=fields,
            headers={"Accept": "application/json"},
            timeout=PATIENCE,
        )
        assert answer.ok, answer.text
        return answer.json()

    def api(self, path, body):
        return requests.post(
            f"{self.address}/api/v1/{path}",
            json=body,
            headers={"Authorization": f"Bearer {self.facts['api_key']}"},
            timeout=PATIENCE,
        )

    def sell(self, number, points, source):
        """Sell over the public API, as a till that knows nothing of the page."""
        card_id = self.phone(number)["card_id"]
        sale = {"card_id": card_id, "kind": "earn", "points": points, "source": source}
        answer = self.api("entries", sale)
        assert answer.ok, answer.text
        return answer.json()

    def comes_to_say(self, number, sentence):
        """Wait until a phone's lock screen says *sentence*."""
        eventually(lambda: sentence in sentences(self.phone(number)), f"“{sentence}”")


def sentences(phone):
    return [notice["sentence"] for notice in phone["lock_screen"]]


@contextmanager
def demo_in(folder, **environment):
    """Hand out a demo, and end it whatever happens."""
    demo = Demo(folder, clean_environment(**environment))
    try:
        yield demo
    finally:
        if demo.process is not None:
            demo.kill()
