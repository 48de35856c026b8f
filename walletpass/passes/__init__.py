"""Cards: how they look, what they say, whose they are, and when they change."""
