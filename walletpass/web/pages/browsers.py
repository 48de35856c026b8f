"""What kind of device is asking, as far as it says so itself.

Such lists age, so a page only orders its offers by them and never withholds one.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["iphone", "mac", "android", "desktop"]
"""``mac`` is Safari on a Mac, or an iPad, which calls itself one."""

_INSIDE_APP: Final = re.compile(
    r"Instagram|FBAN|FBAV|FB_IAB|TikTok|musical_ly|BytedanceWebview|VKClient|VKAndroid"
    r"|OKApp|\bLine/|MicroMessenger|GSA/|Snapchat|Pinterest/|LinkedInApp|Telegram"
)
_NOT_SAFARI: Final = re.compile(r"Chrome|Chromium|Firefox|Edg|OPR|YaBrowser")


@dataclass(frozen=True, slots=True)
class Browser:
    """The device, and whether the page is open inside another app."""

    kind: Kind
    inside_app: bool


def browser_of(user_agent: str) -> Browser:
    """Tell the browser by how it introduces itself.

    >>> browser_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Instagram 300")
    Browser(kind='iphone', inside_app=True)
    """
    return Browser(_kind_of(user_agent), bool(_INSIDE_APP.search(user_agent)))


def _kind_of(user_agent: str) -> Kind:
    if "iPhone" in user_agent or "iPod" in user_agent:
        return "iphone"
    if "Android" in user_agent or "HarmonyOS" in user_agent:
        return "android"
    if "Macintosh" in user_agent and not _NOT_SAFARI.search(user_agent):
        return "mac"
    return "desktop"
