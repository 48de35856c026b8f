"""The blueprint both addresses hang on."""

from flask import Blueprint

ops = Blueprint("ops", __name__)
