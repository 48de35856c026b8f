"""walletpass: a shop's loyalty card in its customers' phones, kept alive there.

Read the packages from the ground up and they tell the product's story: shared words
(`kernel`), tables (`db`), promises (`outbox`), who acts (`brands`), people
(`customers`), points (`ledger`), cards (`passes`), the phones that hold them
(`devices`), the vendors' formats and wires (`wallets`), and the doors (`web`, `jobs`,
`cli`). A package leans only on what lies below it; influence travels upwards as a
promise in the outbox.
"""
