"""This door is being built."""

from flask import Flask


def open_on(app: Flask) -> None:
    """Open this door on the application."""
