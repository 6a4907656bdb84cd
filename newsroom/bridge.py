"""The WSGI application behind an ASGI server: no thread waits for a client, neither for a body nor for a reader.

A thread is taken when the request is there to its last byte, and given back when a piece of the answer is made. The
environment is that of PEP 3333.
"""

import logging
import sys
from contextlib import AsyncExitStack
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.db import close_old_connections
from django.utils import translation
from django.utils.translation import gettext as _

from articles.models.unavailable import Why
from newsroom.bodies import DESK, Bodies, Gone, Refused, is_multipart, let_go
from newsroom.places import NoPlace, Places
from newsroom.threads import Threads
from newsroom.unavailable import SECONDS, words_of

THREADS = 16
# Of these. A picture waits in its thread for its turn to be decoded, for minutes: others save, and readers read.
THREADS_FOR_THE_DESK, THREADS_FOR_FILES = 12, 8
# At some dozen pages a second, what comes after these would wait longer than anybody does.
MOST_WAITING = 256
MOST_SECONDS_WAITING = 600
PIECE = 64 * 1024
# Of these a request has one; the server has refused others of another value.
SINGLE = {"content-length": "CONTENT_LENGTH", "content-type": "CONTENT_TYPE"}
log = logging.getLogger("newsroom.bridge")


class Bridge:
    """An ASGI application (without lifespan) that runs a WSGI application in threads of its own."""

    def __init__(self, application):
        self._application, self._threads = application, None

    async def __call__(self, scope, receive, send):
        if self._threads is None:
            self._begin()
        environ = environ_of(scope)
        try:
            if self._threads.are_overrun():
                raise Refused(503)
            async with self._bodies.taken(environ, receive) as body:
                environ["wsgi.input"] = body
                answer = await self._made(environ)
            # Whoever is slow to read what is answered holds no place with what was sent.
            await self._tell(answer, environ, send)
        except Gone:
            return
        except Refused as refusal:
            await _send(send, *_refusal(refusal, environ["PATH_INFO"]))
            # Who asked first whether to send the body does not send it now.
            if refusal.status != 408 and "HTTP_EXPECT" not in environ:
                await let_go(receive)

    def _begin(self):
        """In the loop of this worker."""
        self._threads = Threads(THREADS, MOST_WAITING)
        self._bodies = Bodies(self._threads.run)
        self._saves = Places(THREADS_FOR_THE_DESK, MOST_WAITING, MOST_SECONDS_WAITING)
        self._files = Places(THREADS_FOR_FILES, MOST_WAITING, MOST_SECONDS_WAITING)

    async def _made(self, environ):
        """The answer of the application, None where it failed."""
        try:
            async with AsyncExitStack() as held:
                for places in self._lines(environ):
                    await held.enter_async_context(places.one())
                return await self._threads.run(_Answer, self._application, environ)
        except NoPlace:
            raise Refused(503) from None
        except Exception:
            log.exception("The application failed")
            return None

    async def _tell(self, answer, environ, send):
        if answer is None:
            await _send(send, 500, [(b"content-type", b"text/plain")], b"Internal server error\n")
            return
        if answer.rest is None or environ["REQUEST_METHOD"] == "HEAD":
            await _send(send, answer.status, answer.headers, answer.piece)
            await self._close(answer)
            return
        try:
            await _send(send, answer.status, answer.headers, answer.piece, more=True)
            while piece := await self._threads.run(_piece_of, answer.rest):
                # Waits until the reader has taken the pieces before it.
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            await self._close(answer)

    def _lines(self, environ):
        """The lines in which a request stands for a thread, before that of all."""
        if environ["REQUEST_METHOD"] != "POST" or not environ["PATH_INFO"].startswith(DESK):
            return []
        return [self._files, self._saves] if is_multipart(environ) else [self._saves]

    async def _close(self, answer):
        if answer.rest is not None:
            await self._threads.run(answer.close)


class _Answer:
    """What the application answered: all of it where it is short, else its first piece and the `rest`."""

    def __init__(self, application, environ):
        made = application(environ, self._start)
        self.close = getattr(made, "close", lambda: None)
        try:
            self.rest = iter(made)
            self.piece = _piece_of(self.rest)
        except BaseException:
            self.close()
            raise
        if len(self.piece) < PIECE:
            self.rest = None
            self.close()
        else:
            # The next piece may come from another thread: this one keeps no connection for it.
            close_old_connections()

    def _start(self, status, headers, exc_info=None):
        self.status = int(status[:3])
        self.headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def _piece_of(chunks):
    """The next bytes of an answer; fewer than PIECE are its last."""
    found, size = [], 0
    for chunk in chunks:
        found.append(chunk)
        size += len(chunk)
        if size >= PIECE:
            break
    return b"".join(found)


def environ_of(scope):
    """The WSGI environment (PEP 3333) of an ASGI scope."""
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": scope["server"][0],
        "SERVER_PORT": str(scope["server"][1]),
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        name, value = name.decode("latin-1"), value.decode("latin-1")
        if name in SINGLE:
            environ.setdefault(SINGLE[name], value)
        elif "_" not in name:
            # A header with an underscore would pass for one with a hyphen, such as a proxy's own.
            key = f"HTTP_{name.replace('-', '_').upper()}"
            environ[key] = f"{environ[key]}{';' if name == 'cookie' else ','}{value}" if key in environ else value
    return environ


def _refusal(refusal, path):
    status = refusal.status
    with translation.override("en" if path.startswith("/en/") else settings.LANGUAGE_CODE):
        words = f"{_words(refusal)}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode())]
    headers += [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
    if status == 503:
        headers.append((b"retry-after", str(SECONDS[refusal.why]).encode()))
    if status == 408:
        headers.append((b"connection", b"close"))
    return status, headers, words


def _words(refusal):
    if refusal.status == 413:
        return _(
            "This is more than can be sent here. If you were signed in, sign in again in another window, then go back "
            "and send it once more; if you are, send less at a time."
        )
    if refusal.status == 408:
        return _("This came too slowly and was not taken. Go back and send it once more.")
    if refusal.status == 503:
        return words_of(Why.FULL) if refusal.why == Why.FULL else _("The newsroom is busy. Try again in a moment.")
    return _("This request does not say how long it is, and was not read.")


async def _send(send, status, headers, piece, more=False):
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": piece, "more_body": more})
