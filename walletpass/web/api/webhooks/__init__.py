"""Webhooks over the API: the brand's systems are told what happens, or ask for it.

A webhook that is called must answer a challenge before anything is sent to it; one that
pulls reads events in order, and acknowledges them.

    POST /api/v1/webhooks         {"url": "https://shop.example/hooks", "topics": ["points.*"]}
    GET  /api/v1/webhooks/whk_…/deliveries?state=parked
    GET  /api/v1/events?webhook_id=whk_…
"""

from walletpass.web.api.webhooks import delivering, managing, pulling, rotating

__all__ = ["delivering", "managing", "pulling", "rotating"]
