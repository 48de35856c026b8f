"""The outside world, and the small wallet service it is tried against."""
