"""Lists to take along: each as a table that every spreadsheet reads, and no formula in it.

tables.open_on(door)
# /studio/tables/<name>.csv
"""

from walletpass.web.studio.tables.door import open_on

__all__ = ["open_on"]
