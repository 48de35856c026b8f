"""Segments: rules that describe customers.

A tree of conditions becomes one question in SQL, exact and live; the same tree is
evaluated plainly in tests, and the two agree.

    tree = segments.parse({"all": [{"is": "bought", "days": 90, "at_least": 4}]})
    segments.count(session, brand, tree, now=now)
    session.scalars(segments.audience(brand, tree, now=now).order_by(Customer.id))
"""

from walletpass.segments.audience import at_of, audience
from walletpass.segments.checking import as_it_was, check
from walletpass.segments.conditions import Condition, kinds, register
from walletpass.segments.counting import count, count_all, overlap
from walletpass.segments.describing import Names, describe
from walletpass.segments.errors import (
    ChangedSegmentError,
    InvalidSegmentError,
    RenamedSegmentError,
    RetiredSegmentError,
    SegmentInUseError,
    UnknownPastError,
    UnknownSegmentError,
)
from walletpass.segments.explaining import (
    SAMPLE,
    Explained,
    Reason,
    explain,
    reasons,
    sample,
)
from walletpass.segments.facts import Facts
from walletpass.segments.models import Segment, SegmentVersion
from walletpass.segments.moments import At
from walletpass.segments.naming import names_of
from walletpass.segments.parsing import parse
from walletpass.segments.presets import PRESETS, Preset
from walletpass.segments.tree import All, Either, Leaf, Not, Tree, leaves, matches
from walletpass.segments.versions import (
    ask_before_retiring,
    change,
    current,
    rename,
    retire,
    save,
    segment_of,
    segments_page,
    trees_of,
    version_of,
    versions_of,
)

__all__ = [
    "PRESETS",
    "SAMPLE",
    "All",
    "At",
    "ChangedSegmentError",
    "Condition",
    "Either",
    "Explained",
    "Facts",
    "InvalidSegmentError",
    "Leaf",
    "Names",
    "Not",
    "Preset",
    "Reason",
    "RenamedSegmentError",
    "RetiredSegmentError",
    "Segment",
    "SegmentInUseError",
    "SegmentVersion",
    "Tree",
    "UnknownPastError",
    "UnknownSegmentError",
    "as_it_was",
    "ask_before_retiring",
    "at_of",
    "audience",
    "change",
    "check",
    "count",
    "count_all",
    "current",
    "describe",
    "explain",
    "kinds",
    "leaves",
    "matches",
    "names_of",
    "overlap",
    "parse",
    "reasons",
    "register",
    "rename",
    "retire",
    "sample",
    "save",
    "segment_of",
    "segments_page",
    "trees_of",
    "version_of",
    "versions_of",
]
