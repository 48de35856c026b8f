"""HTTP/2 on one connection: what is open, what is unsent, and the farewell."""

from collections.abc import Iterable

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import Event
from h2.settings import SettingCodes, Settings
from hyperframe.frame import GoAwayFrame

from walletpass.simulator.apns.tls import SecureLine

HIGHEST_STREAM = 2**31 - 1

_WINDOW = 2**30  # bytes a caller may send before we acknowledge any


class Wire:
    """Frames in, frames out; knows the protocol and nothing of pushes."""

    def __init__(self, line: SecureLine, max_streams: int, *, strict: bool) -> None:
        self.open: set[int] = set()
        self._line = line
        self._strict = strict
        self._unsent: dict[int, bytes] = {}  # bodies the caller has no room for yet
        self._http = H2Connection(_CONFIGURATION)
        self._http.local_settings = _settings(max_streams)
        self._http.initiate_connection()
        self._mind_our_limit()
        self._http.increment_flow_control_window(_WINDOW)
        self.flush()

    @property
    def is_closed(self) -> bool:
        """Tell whether we or the caller hung up."""
        return self._line.is_closed

    def receive(self, data: bytes) -> Iterable[Event]:
        """Read what came.

        Raises:
            ProtocolError: The caller broke HTTP/2; the wire is closed.
        """
        return self._http.receive_data(data)

    def acknowledge(self, size: int, stream_id: int) -> None:
        """Let the caller send as much again."""
        self._http.acknowledge_received_data(size, stream_id)

    def limit_streams(self, most: int) -> None:
        """Tell the caller how many streams may be open."""
        self._http.update_settings({SettingCodes.MAX_CONCURRENT_STREAMS: most})
        self._mind_our_limit()
        self.flush()

    def reply(
        self, stream_id: int, headers: list[tuple[bytes, bytes]], content: bytes
    ) -> None:
        """Answer a request, as fast as the caller takes it."""
        self._http.send_headers(stream_id, headers, end_stream=not content)
        if content:
            self._unsent[stream_id] = content
            self.pour()
        else:
            self.forget(stream_id)

    def pour(self) -> None:
        """Send what fits of the bodies that are waiting."""
        for stream_id, content in list(self._unsent.items()):
            rest = content
            while rest and (room := self._room(stream_id)):
                part, rest = rest[:room], rest[room:]
                self._http.send_data(stream_id, part, end_stream=not rest)
            self._unsent[stream_id] = rest
            if not rest:
                self.forget(stream_id)

    def reset(self, stream_id: int, error_code: ErrorCodes) -> None:
        """Break off one stream."""
        self._http.reset_stream(stream_id, error_code)
        self.forget(stream_id)

    def forget(self, stream_id: int) -> None:
        """Take a stream for closed."""
        self._unsent.pop(stream_id, None)
        self.open.discard(stream_id)

    def ping(self) -> None:
        """Ask the caller for a sign that it has read so far."""
        self._http.ping(b"farewell")

    def say_farewell(
        self, last_stream: int, error_code: ErrorCodes, debug_data: bytes
    ) -> None:
        """Announce that nothing after *last_stream* will be read."""
        # The library takes a farewell for the end and would answer nobody after it.
        self.flush()
        frame = GoAwayFrame(0, last_stream, error_code, debug_data)
        self._line.write(frame.serialize())

    def flush(self) -> None:
        """Send what is ready."""
        if ready := self._http.data_to_send():
            self._line.write(ready)

    def close(self) -> None:
        """Send what is ready, and hang up."""
        self.flush()
        self._line.close()

    def cut(self) -> None:
        """Hang up in the middle of it."""
        self._line.abort()

    def _room(self, stream_id: int) -> int:
        return min(
            self._http.local_flow_control_window(stream_id),
            self._http.max_outbound_frame_size,
        )

    def _mind_our_limit(self) -> None:
        # The library ends the connection over one stream too many, even before the
        # caller has read our limit, and so do servers built with it. Others refuse the
        # stream; so do we, unless we are strict.
        if not self._strict:
            self._http.local_settings = _settings(HIGHEST_STREAM)


_CONFIGURATION = H2Configuration(
    client_side=False,
    header_encoding=None,
    validate_outbound_headers=False,
    normalize_outbound_headers=False,
)


def _settings(max_streams: int) -> Settings:
    return Settings(
        client=False,
        initial_values={SettingCodes.MAX_CONCURRENT_STREAMS: max_streams},
    )
