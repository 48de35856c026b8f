"""One caller at the stand-in's door, from the greeting to the farewell."""

import asyncio
from dataclasses import dataclass, field
from typing import Protocol, assert_never

import h2.events as h2
from h2.errors import ErrorCodes
from h2.exceptions import ProtocolError

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
from walletpass.simulator.apns.tls import SecureLine
from walletpass.simulator.apns.wire import HIGHEST_STREAM, Wire

_LINGER = 5.0  # seconds a caller has to hang up after our farewell


class Door(Protocol):
    """Where callers come in and go out."""

    max_streams: int
    strict: bool

    def greet(self, caller: "Connection", line: SecureLine) -> Visit:
        """Open a page of the log for a caller."""

    def see_out(self, caller: "Connection") -> None:
        """Forget a caller who is gone."""


@dataclass(slots=True)
class _Request:
    headers: Headers
    body: bytearray = field(default_factory=bytearray)


class Connection:
    """Takes requests to the desk and carries out what the desk decides."""

    def __init__(self, desk: Desk, door: Door, line: SecureLine) -> None:
        self._desk = desk
        self._door = door
        self._limited = False  # until the caller acknowledges our limit
        self._requests: dict[int, _Request] = {}  # those not yet wholly here
        self._last_read = 0
        self._last_stream = HIGHEST_STREAM
        self._farewell: GoAway | None = None
        self._visit = door.greet(self, line)
        self._wire = Wire(line, door.max_streams, strict=door.strict)

    def connection_lost(self, fault: Exception | None) -> None:
        """Note that the caller is gone."""
        self._visit.gone.set()
        self._door.see_out(self)
        if fault is not None:
            self._visit.complaints.append(str(fault))

    def data_received(self, data: bytes) -> None:
        """Read what came and do what the script says."""
        try:
            for event in self._wire.receive(data):
                if not self._wire.is_closed:
                    self._handle(event)
        except ProtocolError as fault:
            self._visit.complaints.append(str(fault) or type(fault).__name__)
            self._wire.close()
        else:
            self._wire.flush()

    def limit_streams(self) -> None:
        """Tell of another limit, which counts once the caller has acknowledged it."""
        self._limited = False
        self._wire.limit_streams(self._door.max_streams)

    def _handle(self, event: h2.Event) -> None:
        match event:
            case h2.RequestReceived():
                self._begin(event.stream_id, event.headers)
            case h2.DataReceived():
                self._read(event)
            case h2.StreamEnded() if event.stream_id in self._requests:
                self._conclude(event.stream_id, self._requests.pop(event.stream_id))
            case h2.StreamReset():
                self._requests.pop(event.stream_id, None)
                self._wire.forget(event.stream_id)
            case h2.WindowUpdated():
                self._wire.pour()
            case h2.SettingsAcknowledged():
                self._limited = True
            case h2.PingReceived():
                self._visit.pings += 1
            case h2.PingAckReceived() if self._farewell is not None:
                self._depart(self._farewell)
            case h2.ConnectionTerminated():
                self._wire.close()

    def _begin(self, stream_id: int, headers: list[tuple[bytes, bytes]]) -> None:
        self._wire.open.add(stream_id)
        if self._limited:
            if len(self._wire.open) > self._door.max_streams:
                self._visit.excess += 1
                self._wire.reset(stream_id, ErrorCodes.REFUSED_STREAM)
                return
            self._visit.peak = max(self._visit.peak, len(self._wire.open))
        self._requests[stream_id] = _Request(
            {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}
        )

    def _read(self, event: h2.DataReceived) -> None:
        if request := self._requests.get(event.stream_id):
            room = LARGEST_PAYLOAD + 1 - len(request.body)
            request.body += event.data[:room]
        self._wire.acknowledge(event.flow_controlled_length, event.stream_id)

    def _conclude(self, stream_id: int, request: _Request) -> None:
        body = bytes(request.body)
        if stream_id > self._last_stream:
            self._desk.pass_over(self._visit, stream_id, request.headers, body)
            self._wire.forget(stream_id)
            return
        answer = self._desk.consider(self._visit, stream_id, request.headers, body)
        if answer.accepts or isinstance(answer, Reply):
            self._last_read = max(self._last_read, stream_id)
        self._carry_out(answer, stream_id, request.headers["apns-id"])

    def _carry_out(self, answer: Answer, stream_id: int, apns_id: str) -> None:
        match answer:
            case Reply(delay=0):
                self._reply(answer, stream_id, apns_id)
            case Reply(delay=delay):
                loop = asyncio.get_running_loop()
                loop.call_later(delay, self._reply_late, answer, stream_id, apns_id)
            case Silence():
                pass
            case Reset(error_code=code):
                self._wire.reset(stream_id, code)
            case GoAway():
                self._say_farewell(answer, stream_id, apns_id)
            case Cut():
                self._wire.cut()
            case _:
                assert_never(answer)

    def _reply_late(self, reply: Reply, stream_id: int, apns_id: str) -> None:
        if self._visit.open and stream_id in self._wire.open:
            self._reply(reply, stream_id, apns_id)
            self._wire.flush()

    def _reply(self, reply: Reply, stream_id: int, apns_id: str) -> None:
        headers = [(b":status", b"%d" % reply.status), (b"apns-id", apns_id.encode())]
        self._wire.reply(stream_id, headers, reply.content())

    def _say_farewell(self, farewell: GoAway, stream_id: int, apns_id: str) -> None:
        if farewell.accepts:
            self._reply(Reply(), stream_id, apns_id)
        if farewell.notice:
            self._farewell = farewell
            self._wire.say_farewell(HIGHEST_STREAM, ErrorCodes.NO_ERROR, b"")
            self._wire.ping()
        else:
            self._depart(farewell)

    def _depart(self, farewell: GoAway) -> None:
        self._farewell = None
        self._last_stream = self._last_read
        self._wire.say_farewell(
            self._last_stream, farewell.error_code, farewell.debug_data()
        )
        asyncio.get_running_loop().call_later(_LINGER, self._wire.close)
