"""How cards look: drafts that are edited beside a preview, and published to every card.

The preview is drawn from a bundle by the writer of real cards, with made-up facts, so
it cuts what a phone would cut. Nothing reaches a customer before it is published.

    designs.open_on(door)
    # /studio/designs, …/new, …/<template>, …/<template>/pictures/<name>, …/publish
"""

from flask import Blueprint

from walletpass.web.studio.designs import editing, listing, pictures

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    for rooms in (listing, editing, pictures):
        rooms.open_on(door)
