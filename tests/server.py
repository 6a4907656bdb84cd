"""Running servers for tests and measurements: real processes, a folder of their own, and plain sockets to them."""

import contextlib
import html
import http.cookiejar
import itertools
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, "manage.py"]
SECONDS_TO_START = 60


class Reply(NamedTuple):
    status: int
    headers: dict
    body: bytes


def environ_of(folder, **more):
    """The environment of a newsroom in a folder of its own, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    return os.environ | {"NEWSROOM_DATA": str(folder), "DATABASE_URL": "", "DEMO": "0", "PORT": port, **more}


def set_up(environ):
    subprocess.run([*MANAGE, "set_up"], cwd=TOP, env=environ, check=True, capture_output=True)


@contextlib.contextmanager
def serving(environ, command=(*MANAGE, "serve"), path="/healthz"):
    """The process of a server that answers, `manage.py serve` unless another is named; told to stop at the end."""
    server = subprocess.Popen(command, cwd=TOP, env=environ, stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + SECONDS_TO_START
        while not _answers(f"http://127.0.0.1:{environ['PORT']}{path}"):
            assert server.poll() is None and time.monotonic() < end, "The server does not answer."
            time.sleep(0.05)
        yield server
    finally:
        server.terminate()
        server.wait(timeout=30)


def _answers(address):
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def connect(port):
    return socket.create_connection(("127.0.0.1", int(port)), timeout=20)


def head(line, *headers):
    """The bytes of a request up to its body."""
    return "\r\n".join([f"{line} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]).encode()


def reply(connection, has_body=True):
    """The next answer on a connection; None where the server hung up instead."""
    file = connection.makefile("rb", buffering=0)
    found = b""
    while not found.endswith(b"\r\n\r\n"):
        more = file.read(1)
        if not more:
            return None
        found += more
    status, *lines = found.decode("latin-1").split("\r\n")[:-2]
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    length, body = int(headers.get("content-length", 0)) if has_body else 0, b""
    while len(body) < length and (more := file.read(length - len(body))):
        body += more
    return Reply(int(status.split()[1]), headers, body)


def ask(port, request):
    """What is answered to the bytes of one request, on a connection of its own."""
    with connect(port) as connection:
        connection.sendall(request)
        return reply(connection, has_body=not request.startswith(b"HEAD"))


class Browser:
    """Somebody at the desk of a running server, with the cookies that it was given; one request at a time."""

    def __init__(self, port):
        self._top, self.cookies = f"http://127.0.0.1:{port}", http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def send(self, path, body=None, kind="application/x-www-form-urlencoded"):
        """What is answered in the end, redirects followed; the bytes of a body make it a POST."""
        try:
            answer = self._opener.open(
                urllib.request.Request(self._top + path, body, {"Content-Type": kind}), timeout=120
            )
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Reply(answer.status, dict(answer.headers), answer.read())

    def post(self, path, fields):
        """As `send`, a form of (name, value) pairs."""
        return self.send(path, urllib.parse.urlencode(fields).encode())

    def post_files(self, path, fields, name, content):
        """As `post`, with a file in the field `name`."""
        parts = [(f'name="{field}"', value.encode()) for field, value in fields]
        parts.append((f'name="{name}"; filename="file.png"\r\nContent-Type: image/png', content))
        body = b"".join(
            b"--of-the-browser\r\nContent-Disposition: form-data; " + words.encode() + b"\r\n\r\n" + value + b"\r\n"
            for words, value in parts
        )
        return self.send(path, body + b"--of-the-browser--\r\n", "multipart/form-data; boundary=of-the-browser")

    def token(self):
        page = self.send("/admin/login/")
        return dict(hidden(page))["csrfmiddlewaretoken"]

    def sign_in(self, user, password, typed="", following="/admin/"):
        fields = {"csrfmiddlewaretoken": self.token(), "username": user, "password": password, "next": following}
        return self.post("/admin/login/", [*fields.items(), ("typed", typed)])


def hidden(page):
    """[(name, value)] of the hidden fields of an answer, as a browser would send them."""
    found = re.findall(
        r'<input type="hidden" (?:form="[^"]*" )?name="([^"]*)" value="([^"]*)"[^>]*>', page.body.decode()
    )
    return [(html.unescape(name), html.unescape(value)) for name, value in found]


SLOW_HEADERS = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
FORM = "Content-Type: application/x-www-form-urlencoded"
SLOW_BODIES = (
    head("POST /api/views", "Sec-Fetch-Site: same-origin", "Content-Length: 500"),
    # With a token and a type, or the form is refused before its body is asked for.
    head("POST /admin/login/", FORM, f"Cookie: csrftoken={'a' * 32}", "Content-Length: 60000"),
)


class SlowSenders:
    """Connections that send their headers or their bodies a byte at a time, begun anew where the server hangs up."""

    def __init__(self, port, headers, bodies, pause):
        self._port, self._pause, self._told_to_stop = port, pause, threading.Event()
        self._beginnings = [SLOW_HEADERS] * headers + list(itertools.islice(itertools.cycle(SLOW_BODIES), bodies))
        self._connections = [self._begin(beginning) for beginning in self._beginnings]
        self._thread = threading.Thread(target=self._send)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_fault):
        self._told_to_stop.set()
        self._thread.join()
        for connection in self._connections:
            connection.close()

    def _begin(self, beginning):
        connection = connect(self._port)
        connection.sendall(beginning)
        return connection

    def _send(self):
        for place in itertools.cycle(range(len(self._connections))):
            if self._told_to_stop.wait(self._pause / len(self._connections)):
                return
            try:
                self._connections[place].sendall(b"x")
            except OSError:
                self._connections[place].close()
                self._connections[place] = self._begin(self._beginnings[place])
