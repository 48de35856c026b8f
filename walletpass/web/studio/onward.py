"""Where somebody was going when they were asked who they are."""

from urllib.parse import urlsplit

from flask import request, url_for


def onward() -> str:
    """Return the page of the studio they wanted, or its first one."""
    wanted = urlsplit(request.args.get("next", ""))
    home = url_for("studio.home")
    is_ours = not wanted.scheme and not wanted.netloc
    if is_ours and wanted.path.startswith(f"{home}/") and "\\" not in wanted.path:
        return wanted.geturl()
    return home
