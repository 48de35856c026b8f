"""From an HTTP answer to an opened bundle: what the transport owes a pass."""

from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.wire import BROWSER_AGENT, Answer, Reply
from walletpass.simulator.pkpass.bundle import PASS_MIME, Bundle, open_bundle
from walletpass.simulator.pkpass.refusal import RefusedError


def download(handset: Handset, url: str, mime: str) -> Answer:
    """Follow a link as Safari does when somebody taps it.

    Raises:
        RefusedError: There is no file of that type, whole, at this very address.
    """
    reply = handset.radio.ask("GET", url, agent=BROWSER_AGENT)
    handset.did("asked", detail=url)
    answer = _demand_answer(reply)
    demand_file(answer, mime)
    if "no-store" not in answer.headers.get("Cache-Control", ""):
        handset.complain("the pass came without Cache-Control: no-store")
    if "Set-Cookie" in answer.headers:
        handset.complain("the pass came with a cookie, which nobody will send back")
    return answer


def open_answer(handset: Handset, answer: Answer) -> Bundle:
    """Open the one pass in an answer.

    Raises:
        RefusedError: It is no pass, or none that Wallet shows.
    """
    demand_file(answer, PASS_MIME)
    return open_bundle(answer.body, handset.world.trust, handset.now())


def demand_file(answer: Answer, mime: str) -> None:
    """Check that a file of this type came, and came whole.

    Raises:
        RefusedError: Its type or its length is not what was promised.
    """
    if answer.media_type != mime:
        raise RefusedError("mime", f"{answer.media_type!r} is not {mime}")
    length = answer.headers.get("Content-Length")
    if length is None:
        raise RefusedError("length", "the answer does not tell its length")
    if "Content-Encoding" not in answer.headers and int(length) != len(answer.body):
        raise RefusedError("length", f"{len(answer.body)} bytes came of {length}")


def _demand_answer(reply: Reply) -> Answer:
    if not isinstance(reply, Answer):
        raise RefusedError("unreachable", reply.reason)
    if reply.status in range(300, 400):
        raise RefusedError("redirect", f"sent on with {reply.status}")
    if reply.status != 200:  # noqa: PLR2004 - OK
        raise RefusedError("status", f"answered {reply.status}")
    return reply
