"""The demo: a believable shop, four phones on a table, and everything real between them.

The shop is made through the same doors as any other; the phones speak only HTTP, and
their pushes come through a stand-in for Apple's service over real HTTP/2 and TLS.

    walletpass demo --port 8000 --data data
"""

from walletpass.demo.running import run_demo

__all__ = ["run_demo"]
