"""How many bytes a request may bring, and how slowly: asked before a thread is taken for it.

A new form for readers is entered in `most_of`, or the server refuses what it sends. Only who is signed in at the desk
may bring more than a form without files, and only there.
"""

import asyncio
import contextlib
import io
import tempfile
from importlib import import_module
from types import SimpleNamespace

from django.conf import settings
from django.contrib.auth import get_user
from django.db import DatabaseError, close_old_connections
from django.http.cookie import parse_cookie

from articles.counting.beacon import MOST_BYTES as MOST_OF_A_BEACON
from newsroom.stack import BEACON_PATH

DESK = "/admin/"
MOST_OF_A_FORM = 64 * 1024
# A ZIP of old pages (500 MB), and the fields beside it.
MOST_OF_AN_EDITOR = 512 * 1024 * 1024
# Of each worker; each takes a place on the disk while it comes in.
MOST_UPLOADS = 8
# Slower than this on average is no line that an editor has; seconds of grace come from the settings.
LEAST_A_SECOND = 8 * 1024
# So much of a refused body is read and let go: a browser that is still sending sees no answer before.
MOST_LET_GO = 1024 * 1024


class Refused(Exception):
    """The request is answered with this status, and its body is not used."""

    def __init__(self, status):
        super().__init__(status)
        self.status = status


class Gone(Exception):
    """The client hung up before all of the body was there."""


class Bodies:
    """Takes the bodies of one worker's requests; `run` does a work in a thread."""

    def __init__(self, run):
        self._run, self._uploads = run, []

    async def take(self, environ, receive):
        """The body as an open file, complete. Raises Refused, and Gone."""
        length = _length(environ)
        if length > most_of(environ["PATH_INFO"]):
            return await self._upload(environ, receive, length)
        pieces = []
        if length:
            await _take(receive, length, pieces.append)
        return io.BytesIO(b"".join(pieces))

    async def _upload(self, environ, receive, length):
        """As `take`, for what only an editor may send: a file in the data folder, gone when it is closed."""
        if not environ["PATH_INFO"].startswith(DESK) or length > MOST_OF_AN_EDITOR:
            raise Refused(413)
        try:
            is_an_editors_own = await self._run(is_an_editors, environ.get("HTTP_COOKIE", ""))
        except DatabaseError:
            raise Refused(503) from None
        if not is_an_editors_own:
            raise Refused(413)
        self._uploads = [file for file in self._uploads if not file.closed]
        if len(self._uploads) >= MOST_UPLOADS:
            raise Refused(503)
        file = tempfile.TemporaryFile(dir=settings.DATA)  # noqa: SIM115 - closed by who takes it
        self._uploads.append(file)
        try:
            await _take(receive, length, lambda piece: self._run(file.write, piece))
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file


def most_of(path):
    """The bytes that anybody may send to a path."""
    if path == BEACON_PATH:
        return MOST_OF_A_BEACON
    return MOST_OF_A_FORM if path.startswith(DESK) else 0


def is_an_editors(cookies):
    """True if the cookies of a request are those of somebody who is signed in at the desk; asks the database."""
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
    if not key:
        return False
    close_old_connections()
    try:
        session = import_module(settings.SESSION_ENGINE).SessionStore(key)
        user = get_user(SimpleNamespace(session=session))
        return user.is_active and user.is_staff
    finally:
        close_old_connections()


async def let_go(receive):
    """Reads what is left of a refused body, as far as it is short and comes soon."""
    size = 0
    with contextlib.suppress(TimeoutError, Gone):
        async with asyncio.timeout(settings.SLOW_SECONDS):
            while size < MOST_LET_GO:
                message = await receive()
                if not message.get("more_body"):
                    return
                size += len(message["body"])


def _length(environ):
    if "HTTP_TRANSFER_ENCODING" in environ:
        # Django would take it for an empty body; no browser sends one, and proxies turn it into one with a length.
        raise Refused(411)
    # The server has answered 400 to all but digits.
    return int(environ.get("CONTENT_LENGTH") or 0)


async def _take(receive, length, keep):
    """Keeps the body piece by piece, if it comes without long pauses and fast enough; `keep` may be awaited."""
    clock = asyncio.get_running_loop().time
    started, taken = clock(), 0
    try:
        async with asyncio.timeout_at(started + settings.SLOW_SECONDS) as deadline:
            while True:
                piece = (await receive()).get("body")
                if not piece:
                    raise Gone
                kept = keep(piece)
                if kept is not None:
                    await kept
                taken += len(piece)
                if taken >= length:
                    return
                deadline.reschedule(min(clock(), started + taken / LEAST_A_SECOND) + settings.SLOW_SECONDS)
    except TimeoutError:
        raise Refused(408) from None
