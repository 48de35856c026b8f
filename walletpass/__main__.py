"""`python -m walletpass` is `walletpass`."""

from walletpass.cli import main

main()
