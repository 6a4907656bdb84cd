"""One process of a running newsroom writes the beacons of all server workers, and rolls them up between two writes.

One writer has nobody to wait for and everything at hand: workers that take turns would each read again what the other
changed. A worker hands a Hit over a local socket and waits for its answer, which comes after the commit. Where no
writer runs, or one is killed or slow, the worker writes by itself: a Hit that was written already is then a repeat, so
that it counts once all the same.
"""

import contextlib
import datetime
import json
import logging
import os
import selectors
import socket
import threading
import time

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from articles.counting.accept import MOST_AT_ONCE, Committer, Hit, write
from articles.counting.reader import expire
from articles.counting.rollup import roll_up_once

# Beacons wait while a roll-up goes on: it comes often, in small parts.
PART = 2_000
SECONDS_AFTER_A_VIEW, SECONDS_WHILE_IDLE = 0.15, 2
# A worker does not wait longer for the writer, and asks for a lost one again after so long.
SECONDS_TO_WAIT, SECONDS_TO_RETRY = 4, 1
# A socket's path has room for about a hundred bytes (sun_path in unix(7)).
MOST_PATH = 100
REFUSED = b"!"
log = logging.getLogger("articles.counting")


def path():
    """Where the writer listens; None if the data folder's name is too long for it."""
    name = str(settings.DATA / "views.socket")
    return name if len(name.encode()) <= MOST_PATH else None


# The side of a worker

_alone = Committer()


class _Line(threading.local):
    """A thread's own line to the writer."""

    socket, retry_at = None, 0.0

    def ask(self, words):
        """The writer's answer to a line, or None if there is no writer that answers."""
        if self.socket is None and not self._is_connected():
            return None
        try:
            self.socket.sendall(words)
            answer = b""
            while not answer.endswith(b"\n"):
                part = self.socket.recv(4096)
                if not part:
                    raise OSError("the writer hung up")
                answer += part
            return answer[:-1]
        except OSError:
            self.socket.close()
            self.socket = None
            return None

    def _is_connected(self):
        name = path()
        if name is None or not hasattr(socket, "AF_UNIX") or time.monotonic() < self.retry_at:
            return False
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS_TO_WAIT)
        try:
            line.connect(name)
        except OSError:
            line.close()
            self.retry_at = time.monotonic() + SECONDS_TO_RETRY
            return False
        self.socket = line
        return True


_line = _Line()


def accept(hit):
    """Writes a Hit; returns (rejected_for, shown total or None) after its commit. Raises DatabaseError."""
    answer = _line.ask(_spelled(hit))
    if answer is None:
        return _alone(hit)
    if answer == REFUSED:
        raise DatabaseError("The writer could not write.")
    reason, shown = json.loads(answer)
    return reason, shown


def _spelled(hit):
    words = hit._replace(
        day=hit.day.isoformat(),
        reader=hit.reader.hex() if hit.reader else None,
        address=hit.address.hex() if hit.address else None,
    )
    return json.dumps(words).encode() + b"\n"


def _read(line):
    hit = Hit(*json.loads(line))
    return hit._replace(
        day=datetime.date.fromisoformat(hit.day),
        reader=bytes.fromhex(hit.reader) if hit.reader else None,
        address=bytes.fromhex(hit.address) if hit.address else None,
    )


# The side of the writer


class Writer:
    """Listens on a socket in the data folder, writes what has come in one transaction, answers, and rolls up."""

    def __init__(self):
        self._lines, self._rests, self._is_told = selectors.DefaultSelector(), {}, False
        self._roll_up_at = 0.0
        # What is written here wakes it up, even from a signal.
        self._bell, self._button = socket.socketpair()
        self._lines.register(self._bell, selectors.EVENT_READ)

    def run(self):
        """Goes on until it is told to stop, and then writes what has come. Raises OSError if it cannot listen."""
        with _listening() as door:
            if door is not None:
                self._lines.register(door, selectors.EVENT_READ)
            while not self._is_told:
                self._write(self._gathered(door))
                self._roll_up()

    def stop(self, *_signal):
        self._is_told = True
        self._button.send(b"!")

    def _gathered(self, door):
        """The Hits that have come by now, each with the line to answer on; waits for the first, or for the roll-up."""
        hits = []
        for key, _events in self._lines.select(max(0, self._roll_up_at - time.monotonic())):
            if key.fileobj is self._bell:
                self._bell.recv(16)
            elif key.fileobj is door:
                line, _address = door.accept()
                self._lines.register(line, selectors.EVENT_READ)
                self._rests[line] = b""
            else:
                hits += [(_read(words), key.fileobj) for words in self._received(key.fileobj)]
        return hits

    def _received(self, line):
        try:
            part = line.recv(65_536)
        except OSError:
            part = b""
        if not part:
            self._hang_up(line)
            return []
        *whole, self._rests[line] = (self._rests[line] + part).split(b"\n")
        return whole

    def _hang_up(self, line):
        self._lines.unregister(line)
        self._rests.pop(line, None)
        line.close()

    def _write(self, hits):
        if hits:
            self._roll_up_at = min(self._roll_up_at, time.monotonic() + SECONDS_AFTER_A_VIEW)
        for start in range(0, len(hits), MOST_AT_ONCE):
            some = hits[start : start + MOST_AT_ONCE]
            try:
                answers = [json.dumps(answer).encode() for answer in write([hit for hit, _line in some])]
            except DatabaseError:
                log.exception("The views could not be written")
                close_old_connections()
                answers = [REFUSED] * len(some)
            for (_hit, line), answer in zip(some, answers, strict=True):
                try:
                    line.sendall(answer + b"\n")
                except OSError:
                    # The worker was killed, or tired of waiting: its line is closed when it is read next.
                    continue

    def _roll_up(self):
        if time.monotonic() < self._roll_up_at:
            return
        try:
            expire(timezone.now())
            is_done = roll_up_once(PART) < PART
        except DatabaseError:
            # The hits are still there: the next turn takes them.
            log.exception("The views could not be rolled up")
            close_old_connections()
            is_done = True
        self._roll_up_at = time.monotonic() + (SECONDS_WHILE_IDLE if is_done else 0)


@contextlib.contextmanager
def _listening():
    """The socket that workers connect to, readable by this user alone; None where there can be none."""
    name = path()
    if name is None or not hasattr(socket, "AF_UNIX"):
        log.warning("The data folder's path is too long for a socket: each worker writes views by itself.")
        yield None
        return
    # Made aside and put into its place when it listens: nobody knocks at a door that is not open yet.
    aside = settings.DATA / "views.new"
    aside.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(str(aside))
        aside.chmod(0o600)
        door.listen(256)
        os.replace(aside, name)
        yield door
