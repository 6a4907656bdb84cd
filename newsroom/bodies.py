"""How many bytes a request may bring, and how slowly: asked before a thread is taken for it.

A new form for readers is entered in `most_of`, or the server refuses what it sends. Only who is signed in at the desk
may bring more than a form without files, and only there; a browser that knows the desk still brings what was typed.
"""

import asyncio
import contextlib
import io
import os
import tempfile
from importlib import import_module
from types import SimpleNamespace

from django.conf import settings
from django.contrib.auth import get_user
from django.db import DatabaseError, close_old_connections
from django.http.cookie import parse_cookie

from articles.admin.accounts.signin import is_known
from articles.counting.beacon import MOST_BYTES as MOST_OF_A_BEACON
from articles.models.unavailable import Why, why_unavailable
from newsroom.places import NoPlace, Places
from newsroom.stack import BEACON_PATH

DESK = "/admin/"
MOST_OF_A_FORM = 64 * 1024
# What Django reads of a form beside its files.
MOST_OF_A_TEXT = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
# A ZIP of old pages (500 MB), and the fields beside it.
MOST_OF_AN_EDITOR = 512 * 1024 * 1024
# Of each worker, until the answer is made: texts in memory, those of sessions that ended apart, and files on the disk.
MOST_TEXTS, MOST_ENDED, MOST_UPLOADS = 16, 4, 64
# More would wait in line longer than a browser does.
MOST_IN_LINE, SECONDS_IN_LINE = 64, 120
# Slower than this on average is no line that an editor has; seconds of grace come from the settings.
LEAST_A_SECOND = 8 * 1024
# So much of a refused body is read and let go: a browser that is still sending sees no answer before.
MOST_LET_GO = 1024 * 1024


class Refused(Exception):
    """The request is answered with this status, and its body is not used; `why` is that of a 503."""

    def __init__(self, status, why=Why.BUSY):
        super().__init__(status)
        self.status, self.why = status, why


class Gone(Exception):
    """The client hung up before all of the body was there."""


class Bodies:
    """Takes the bodies of one worker's requests; `run` does a work in a thread."""

    def __init__(self, run):
        self._run = run
        self._texts, self._ended, self._uploads = (
            Places(count, MOST_IN_LINE, SECONDS_IN_LINE) for count in (MOST_TEXTS, MOST_ENDED, MOST_UPLOADS)
        )

    @contextlib.asynccontextmanager
    async def taken(self, environ, receive):
        """The body as an open file, complete, for as long as its place is held. Raises Refused, and Gone."""
        length = _length(environ)
        if length <= most_of(environ["PATH_INFO"]):
            with await _in_memory(receive, length) as body:
                yield body
            return
        if not environ["PATH_INFO"].startswith(DESK) or length > MOST_OF_AN_EDITOR:
            raise Refused(413)
        most = await self._most_of_a_browser(environ.get("HTTP_COOKIE", ""))
        if length > most:
            raise Refused(413)
        async with contextlib.AsyncExitStack() as held:
            file = None
            if most > MOST_OF_A_TEXT and (length > MOST_OF_A_TEXT or is_multipart(environ)):
                try:
                    file = await self._file(held, length)
                except OSError:
                    await _refuse_for_want_of_room(receive, length)
            if file is None:
                await _hold(held, self._texts if most > MOST_OF_A_TEXT else self._ended)
                file = held.enter_context(await _in_memory(receive, length))
            else:
                await _take(receive, length, lambda piece: self._run(_write, file, piece))
                await self._run(file.seek, 0)
            yield file

    async def _most_of_a_browser(self, cookies):
        """The bytes that whoever brings these cookies may send to the desk."""
        try:
            if await self._run(is_an_editors, cookies):
                return MOST_OF_AN_EDITOR
        except DatabaseError as error:
            raise Refused(503, why_unavailable(error) or Why.BUSY) from None
        # A session that has ended is no session, but what was typed in it comes back after signing in.
        return MOST_OF_A_TEXT if is_known(parse_cookie(cookies)) else MOST_OF_A_FORM

    async def _file(self, held, length):
        """A file with room for the whole body, gone when it is closed; None where there is none for a text.

        In memory Django can say of each file that it found no room, and keep what was typed beside it.
        """
        await _hold(held, self._uploads)
        try:
            file = await self._run(_file_with_room, length)
        except OSError:
            if length > MOST_OF_A_TEXT:
                raise
            return None
        # In a thread: the disk takes its time to forget a large file.
        held.push_async_callback(self._run, file.close)
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


def is_multipart(environ):
    """True for a form that may bring files."""
    return environ.get("CONTENT_TYPE", "").lower().startswith("multipart/")


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


async def _hold(held, places):
    try:
        await held.enter_async_context(places.one())
    except NoPlace:
        raise Refused(503) from None


async def _refuse_for_want_of_room(receive, length):
    """Once all was sent and let go: a browser that is still sending would show no words."""
    await _take(receive, length, lambda piece: None)
    raise Refused(503, Why.FULL)


def _file_with_room(length):
    file = tempfile.TemporaryFile(dir=settings.DATA, buffering=0)  # noqa: SIM115 - closed by who takes it
    try:
        # Not everywhere: elsewhere, a disk that is full is found out while it is written.
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, length)
    except OSError as error:
        if why_unavailable(error) is not None:
            file.close()
            raise
    return file


def _write(file, piece):
    rest = memoryview(piece)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError:
        raise Refused(503, Why.FULL) from None


async def _in_memory(receive, length):
    pieces = []
    if length:
        await _take(receive, length, pieces.append)
    return io.BytesIO(b"".join(pieces))


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
