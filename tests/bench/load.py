"""A load generator: many connections that each send a request, wait for its answer, and send the next."""

import selectors
import socket
import statistics
import time
from typing import NamedTuple


class Load(NamedTuple):
    """What came of a load: how many a second were answered 200, and how long an answer took, in milliseconds."""

    accepted: int
    refused: int
    rate: float
    p50: float
    p99: float
    longest: float


class _Line:
    """One connection with a request under way."""

    def __init__(self, address):
        self.socket = socket.create_connection(address, timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answer, self.sent_at = b"", 0.0

    def send(self, request):
        self.answer, self.sent_at = b"", time.perf_counter()
        self.socket.sendall(request)

    def is_answered(self):
        self.answer += self.socket.recv(65_536)
        head, separator, body = self.answer.partition(b"\r\n\r\n")
        if not separator:
            return False
        length = next(
            (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
        )
        return len(body) >= length


def load(address, requests, clients, seconds):
    """Sends what the iterator `requests` yields (bytes) over `clients` connections for so many seconds."""
    lines = [_Line(address) for _number in range(clients)]
    waiting = selectors.DefaultSelector()
    started = time.perf_counter()
    end, taken, refused = started + seconds, [], 0
    for line in lines:
        waiting.register(line.socket, selectors.EVENT_READ, line)
        line.send(next(requests))
    under_way = len(lines)
    while under_way:
        for key, _mask in waiting.select(60):
            line = key.data
            if not line.is_answered():
                continue
            now = time.perf_counter()
            if line.answer[9:12] == b"200":
                taken.append(now - line.sent_at)
            else:
                refused += 1
            if now < end:
                line.send(next(requests))
            else:
                under_way -= 1
                waiting.unregister(line.socket)
    lasted = time.perf_counter() - started
    for line in lines:
        line.socket.close()
    cuts = statistics.quantiles(taken, n=100) if len(taken) > 1 else [0.0] * 99
    return Load(
        len(taken), refused, len(taken) / lasted, cuts[49] * 1000, cuts[98] * 1000, max(taken, default=0) * 1000
    )
