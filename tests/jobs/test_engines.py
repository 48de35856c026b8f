"""The engines: who keeps promises, and how their logs are written."""

import json
import subprocess
import sys

WORKER = """
import logging
import structlog
from walletpass.jobs.engines.celery import celery_app
from walletpass.kernel.logs import configure_logs

configure_logs("json")
celery_app("memory://").log.setup("WARNING", redirect_stdouts=True)
structlog.get_logger().warning("ours")
logging.getLogger("celery.worker").warning("theirs")
print("said")
"""


def test_a_worker_writes_its_lines_as_all_our_processes_do():
    """In a process of its own: Celery sets logging up once, and for good."""
    worker = subprocess.run(
        [sys.executable, "-c", WORKER], capture_output=True, text=True, check=True
    )

    lines = [json.loads(line) for line in worker.stderr.splitlines()]
    assert [(line["event"], line.get("logger")) for line in lines] == [
        ("ours", None),
        ("theirs", "celery.worker"),
    ]
    assert worker.stdout == "said\n"
