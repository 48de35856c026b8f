"""Segments: rules that describe customers."""

from walletpass.segments.models import Segment, SegmentVersion

__all__ = ["Segment", "SegmentVersion"]
