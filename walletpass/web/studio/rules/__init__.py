"""Rules: what customers are given and on what terms, entered in a form without code.

The form writes exactly the JSON that the rules' own strict reader takes. A draft is
saved while it is typed, tried on a basket beside the form and on the real past, read
beside what is in force, and published from a moment on.

    rules.open_on(door)
    # /studio/rules, …/<program>, …/draft, …/compare, …/replay, …/versions/<number>
"""

from flask import Blueprint

from walletpass.web.studio.rules import editing, overview, publishing, replaying

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.before_request(editing.expect_much)  # before the form is read
    for rooms in (overview, editing, publishing, replaying):
        rooms.open_on(door)
