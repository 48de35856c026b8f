"""One HTTP/2 connection to the stand-in, from its greeting to its farewell."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never, cast

import h2.events as h2
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.exceptions import ProtocolError
from h2.settings import SettingCodes, Settings
from hyperframe.frame import GoAwayFrame

from walletpass.simulator.apns.answers import (
    Answer,
    Cut,
    GoAway,
    Reply,
    Reset,
    Silence,
)
from walletpass.simulator.apns.desk import Desk, Headers
from walletpass.simulator.apns.judging import LARGEST_PAYLOAD
from walletpass.simulator.apns.log import Visit

_HIGHEST = 2**31 - 1
_WINDOW = 2**30  # bytes a caller may send before we acknowledge any
_LINGER = 5.0  # seconds a caller has to hang up after our farewell


@dataclass(slots=True)
class _Request:
    headers: Headers
    body: bytearray = field(default_factory=bytearray)


class Connection(asyncio.Protocol):
    """Speaks HTTP/2 with one caller, as the script wants it spoken."""

    def __init__(
        self,
        desk: Desk,
        max_streams: int,
        greet: Callable[["Connection", asyncio.Transport], Visit],
    ) -> None:
        self._desk = desk
        self._max_streams = max_streams
        self._greet = greet
        self._http = H2Connection(_CONFIGURATION)
        self._requests: dict[int, _Request] = {}  # not yet wholly here
        self._open: set[int] = set()
        self._unsent: dict[int, bytes] = {}  # bodies the caller has no room for yet
        self._limited = False  # until the caller acknowledges our limit
        self._last_read = 0
        self._last_stream = _HIGHEST
        self._farewell: GoAway | None = None
        self._transport: asyncio.Transport
        self._visit: Visit

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Welcome the caller and state our limit."""
        self._transport = cast("asyncio.Transport", transport)
        self._visit = self._greet(self, self._transport)
        self._http.local_settings = _settings(self._max_streams)
        self._http.initiate_connection()
        # The library would end the connection over one stream too many, even before
        # the caller has read our limit. Real servers refuse the stream; so do we.
        self._http.local_settings = _settings(_HIGHEST)
        self._http.increment_flow_control_window(_WINDOW)
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the caller is gone."""
        self._visit.open = False
        if exc is not None:
            self._visit.complaints.append(str(exc))

    def data_received(self, data: bytes) -> None:
        """Read what came and do what the script says."""
        try:
            for event in self._http.receive_data(data):
                self._handle(event)
        except ProtocolError as fault:
            self._visit.complaints.append(str(fault) or type(fault).__name__)
            self._transport.write(self._http.data_to_send())
            self._transport.close()
        else:
            self._send()

    def limit_streams(self, most: int) -> None:
        """Tell the caller of another limit."""
        self._max_streams = most
        self._limited = False
        self._http.update_settings({SettingCodes.MAX_CONCURRENT_STREAMS: most})
        self._http.local_settings = _settings(_HIGHEST)
        self._send()

    def hang_up(self) -> None:
        """Cut the wire."""
        self._transport.abort()

    def _handle(self, event: h2.Event) -> None:
        match event:
            case h2.RequestReceived():
                self._begin(
                    event.stream_id, cast("list[tuple[bytes, bytes]]", event.headers)
                )
            case h2.DataReceived():
                self._read(event)
            case h2.StreamEnded() if event.stream_id in self._requests:
                self._conclude(event.stream_id, self._requests.pop(event.stream_id))
            case h2.StreamReset():
                self._forget(event.stream_id)
            case h2.WindowUpdated():
                self._pour()
            case h2.SettingsAcknowledged():
                self._limited = True
            case h2.PingReceived():
                self._visit.pings += 1
            case h2.PingAckReceived() if self._farewell is not None:
                self._depart(self._farewell)
            case h2.ConnectionTerminated():
                self._transport.close()

    def _begin(self, stream_id: int, headers: list[tuple[bytes, bytes]]) -> None:
        self._open.add(stream_id)
        if self._limited:
            if len(self._open) > self._max_streams:
                self._visit.excess += 1
                self._reset(stream_id, ErrorCodes.REFUSED_STREAM)
                return
            self._visit.peak = max(self._visit.peak, len(self._open))
        self._requests[stream_id] = _Request(
            {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}
        )

    def _read(self, event: h2.DataReceived) -> None:
        if request := self._requests.get(event.stream_id):
            room = LARGEST_PAYLOAD + 1 - len(request.body)
            request.body += event.data[:room]
        self._http.acknowledge_received_data(
            event.flow_controlled_length, event.stream_id
        )

    def _conclude(self, stream_id: int, request: _Request) -> None:
        body = bytes(request.body)
        if stream_id > self._last_stream:
            self._desk.pass_over(self._visit, stream_id, request.headers, body)
            self._open.discard(stream_id)
            return
        answer = self._desk.consider(self._visit, stream_id, request.headers, body)
        if answer.accepts or isinstance(answer, Reply):
            self._last_read = max(self._last_read, stream_id)
        self._carry_out(answer, stream_id, request.headers["apns-id"])

    def _carry_out(self, answer: Answer, stream_id: int, apns_id: str) -> None:
        match answer:
            case Reply(delay=0):
                self._reply(answer, stream_id, apns_id)
            case Reply():
                loop = asyncio.get_running_loop()
                loop.call_later(
                    answer.delay, self._reply_late, answer, stream_id, apns_id
                )
            case Silence():
                pass
            case Reset():
                self._reset(stream_id, answer.error_code)
            case GoAway():
                self._say_farewell(answer, stream_id, apns_id)
            case Cut():
                self.hang_up()
            case _:
                assert_never(answer)

    def _reply_late(self, reply: Reply, stream_id: int, apns_id: str) -> None:
        if self._visit.open and stream_id in self._open:
            self._reply(reply, stream_id, apns_id)
            self._send()

    def _reply(self, reply: Reply, stream_id: int, apns_id: str) -> None:
        headers = [(b":status", b"%d" % reply.status), (b"apns-id", apns_id.encode())]
        content = reply.content()
        self._http.send_headers(stream_id, headers, end_stream=not content)
        if content:
            self._unsent[stream_id] = content
            self._pour()
        else:
            self._open.discard(stream_id)

    def _pour(self) -> None:
        for stream_id, content in list(self._unsent.items()):
            rest = content
            while rest and (room := self._room(stream_id)):
                part, rest = rest[:room], rest[room:]
                self._http.send_data(stream_id, part, end_stream=not rest)
            self._unsent[stream_id] = rest
            if not rest:
                self._forget(stream_id)

    def _room(self, stream_id: int) -> int:
        return min(
            self._http.local_flow_control_window(stream_id),
            self._http.max_outbound_frame_size,
        )

    def _reset(self, stream_id: int, error_code: ErrorCodes) -> None:
        self._http.reset_stream(stream_id, error_code)
        self._forget(stream_id)

    def _forget(self, stream_id: int) -> None:
        self._requests.pop(stream_id, None)
        self._unsent.pop(stream_id, None)
        self._open.discard(stream_id)

    def _say_farewell(self, farewell: GoAway, stream_id: int, apns_id: str) -> None:
        if farewell.accepts:
            self._reply(Reply(), stream_id, apns_id)
        if farewell.notice:
            self._farewell = farewell
            self._write_goaway(farewell, _HIGHEST)
            self._http.ping(b"farewell")
        else:
            self._depart(farewell)

    def _depart(self, farewell: GoAway) -> None:
        self._farewell = None
        self._last_stream = self._last_read
        self._write_goaway(farewell, self._last_stream)
        loop = asyncio.get_running_loop()
        loop.call_later(_LINGER, self._transport.close)

    def _write_goaway(self, farewell: GoAway, last_stream: int) -> None:
        # The library takes a farewell for the end and would answer nobody after it.
        self._send()
        frame = GoAwayFrame(
            0, last_stream, farewell.error_code, farewell.debug_data()
        )
        self._transport.write(frame.serialize())

    def _send(self) -> None:
        if waiting := self._http.data_to_send():
            self._transport.write(waiting)


_CONFIGURATION = H2Configuration(
    client_side=False, header_encoding=None, validate_outbound_headers=False
)


def _settings(max_streams: int) -> Settings:
    return Settings(
        client=False,
        initial_values={SettingCodes.MAX_CONCURRENT_STREAMS: max_streams},
    )
