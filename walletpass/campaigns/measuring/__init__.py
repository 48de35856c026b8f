"""Measuring: what a campaign brought, beside what it seems to have brought."""
