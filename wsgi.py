"""For any WSGI server: ``granian --interface wsgi wsgi:application``."""

from walletpass.app import application_from_environment

application = application_from_environment()
