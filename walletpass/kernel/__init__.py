"""The words everyone shares: errors, ids, the clock, languages, secrets, geography.

Nothing here knows a table, a request or a setting, so everything may lean on it.

    from walletpass.kernel.errors import ConflictError
    from walletpass.kernel.ids import new_id
    new_id("cus", now)
"""
