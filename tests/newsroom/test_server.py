"""The server that `serve` runs, asked over plain sockets: what clients do wrong, slowly, or too much of."""

import contextlib
import json
import re
import signal
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

from articles.management.commands.serve import server_command
from tests.made_once import PASSWORD, USER
from tests.newsroom.odd import PIECE, PIECES
from tests.server import (
    SLOW_BODIES,
    SLOW_HEADERS,
    Browser,
    SlowSenders,
    ask,
    connect,
    environ_of,
    head,
    reply,
    serving,
)

MEGABYTE = 1024 * 1024
# These processes have a database of their own: once is enough.
pytestmark = pytest.mark.skipif(not settings.IS_EMBEDDED, reason="run beside the tests on SQLite")


def until(is_so):
    """Waits until it is so, for some seconds at most."""
    for _turn in range(500):
        if is_so():
            return True
        threading.Event().wait(0.02)
    return False


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory, made_once):
    """What `serve` runs, with two seconds for the slow."""
    folder = tmp_path_factory.mktemp("newsroom")
    made_once.newsroom(folder)
    environ = environ_of(folder, SLOW_SECONDS="2")
    with serving(environ) as server:
        yield SimpleNamespace(port=environ["PORT"], pid=server.pid)


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """The odd application under the same command, its folder and its process."""
    with _odd(tmp_path_factory.mktemp("odd")) as running:
        yield running


@pytest.fixture
def odd_alone(tmp_path):
    """As `odd`, for a test that stops it."""
    with _odd(tmp_path) as running:
        yield running


@contextlib.contextmanager
def _odd(folder):
    environ = environ_of(folder, SLOW_SECONDS="1")
    command = [*server_command("127.0.0.1", environ["PORT"], 1, 1)[:-1], "tests.newsroom.odd:application"]
    with serving(environ, command, "/") as server:
        yield SimpleNamespace(port=environ["PORT"], folder=folder, server=server)


def called(odd):
    """The last words of the paths that reached the application."""
    return json.loads(ask(odd.port, head("GET /told")).body)["called"]


# The slow


def test_slow_senders_and_silent_connections_stop_nobody_and_are_let_go(newsroom):
    slow = [connect(newsroom.port) for _number in range(400)]
    silent, headers, bodies = slow[:200], slow[200:300], slow[300:]
    for connection in headers:
        connection.sendall(SLOW_HEADERS)
    for number, connection in enumerate(bodies):
        connection.sendall(SLOW_BODIES[number % 2] + b"x")

    read = [ask(newsroom.port, head("GET /")).status for _number in range(20)]
    answered = [reply(connection) for connection in bodies]
    ended = [connection.recv(1) for connection in silent + headers]

    for connection in slow:
        connection.close()
    assert read == [200] * 20
    assert {(found.status, found.headers["connection"]) for found in answered} == {(408, "close")}
    assert ended == [b""] * 300


def test_byte_now_and_then_is_no_way_round_the_deadline(newsroom):
    with SlowSenders(newsroom.port, 40, 40, pause=0.5), connect(newsroom.port) as connection:
        connection.sendall(SLOW_BODIES[0])
        connection.settimeout(0.2)
        found = b""
        for _byte in range(100):
            try:
                connection.sendall(b"x")
                found = connection.recv(20)
                break
            except TimeoutError:
                continue

        read = [ask(newsroom.port, head("GET /")).status for _number in range(20)]

    assert found.startswith(b"HTTP/1.1 408")
    assert read == [200] * 20


# The large


def written(pid):
    """The bytes that a process and its children have handed to the system for files, as Linux counts them."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = re.search(r"wchar: (\d+)", Path(f"/proc/{pid}/io").read_text())[1]
    return int(own) + sum(map(written, children))


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="only Linux counts what a process writes")
@pytest.mark.parametrize("cookie", [[], ["Cookie: sessionid=0123456789abcdef0123456789abcdef"]], ids=["none", "forged"])
def test_large_body_at_the_sign_in_page_is_refused_and_no_byte_of_it_is_written(newsroom, cookie):
    before = written(newsroom.pid)

    found = ask(newsroom.port, head("POST /admin/login/", f"Content-Length: {MEGABYTE}", *cookie) + b"x" * MEGABYTE)

    assert (found.status, found.headers["content-type"]) == (413, "text/plain; charset=utf-8")
    assert "请在另一个窗口重新登录" in found.body.decode()
    assert written(newsroom.pid) - before < MEGABYTE // 4


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("POST /api/views", 513),
        ("POST /admin/login/", 64 * 1024 + 1),
        ("POST /admin/", 600 * MEGABYTE),
        ("POST /", 1),
        ("PUT /articles/", 1),
        ("GET /", 1),
        ("POST /media/x", 1),
    ],
)
def test_body_of_more_than_an_address_takes_is_refused_unread(newsroom, line, length):
    """Who asks first is told before a byte was sent."""
    found = ask(newsroom.port, head(line, f"Content-Length: {length}", "Expect: 100-continue"))

    assert found.status == 413


def test_words_of_a_refusal_are_in_the_language_of_the_address(newsroom):
    found = ask(newsroom.port, head("POST /en/", "Content-Length: 1") + b"x")

    assert found.body.startswith(b"This is more than can be sent here.")


def test_editor_may_send_much(newsroom):
    browser = Browser(newsroom.port)
    browser.sign_in(USER, PASSWORD)

    # Django has it, and misses the form's own token in it.
    assert browser.send("/admin/", b"x" * 3 * MEGABYTE, "text/plain").status == 403


# The bridge


def test_environment_is_that_of_wsgi(odd):
    request = (
        "POST /admin/%E6%96%B0%FF?q=%E6%96%B0 HTTP/1.1\r\nHost: news.example.org\r\nX-One: 1\r\nX-One: 2\r\n"
        "X_One: 3\r\nCookie: a=1\r\nCookie: name=新\r\nUser-Agent: 新\r\nContent-Type: text/plain\r\n"
        "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"
    )

    told = json.loads(ask(odd.port, request.encode()).body)

    assert told["body"] == 3
    assert told["environ"] == {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/admin/\xe6\x96\xb0\xff",
        "QUERY_STRING": "q=%E6%96%B0",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": odd.port,
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "3",
        "HTTP_HOST": "news.example.org",
        "HTTP_X_ONE": "1,2",
        "HTTP_COOKIE": "a=1;name=\xe6\x96\xb0",
        "HTTP_USER_AGENT": "\xe6\x96\xb0",
        "wsgi.url_scheme": "http",
    }


def test_connection_is_kept_from_request_to_request_and_past_a_refusal_that_was_read(odd):
    with connect(odd.port) as connection:
        found = []
        for request in (head("GET /one"), head("POST /two", "Content-Length: 9") + b"x" * 9, head("HEAD /three")):
            connection.sendall(request)
            found.append(reply(connection, has_body=not request.startswith(b"HEAD")).status)
        connection.sendall(head("GET /four", "Connection: close"))
        found.append(reply(connection).status)
        end = connection.recv(1)

    assert (found, end) == ([200, 413, 200, 200], b"")


def test_connection_ends_where_more_of_a_refused_body_would_come(odd):
    with connect(odd.port) as connection:
        connection.sendall(head("POST /admin/x", f"Content-Length: {100 * MEGABYTE}") + b"x" * 2 * MEGABYTE)
        found, end = reply(connection), connection.recv(1)

    assert (found.status, end) == (413, b"")


def test_body_without_a_length_is_refused_and_two_lengths_are(odd):
    chunked = head("POST /admin/without", "Transfer-Encoding: chunked") + b"3\r\nabc\r\n0\r\n\r\n"
    double = head("POST /admin/without", "Content-Length: 3", "Content-Length: 4") + b"abcd"

    assert (ask(odd.port, chunked).status, ask(odd.port, double).status) == (411, 400)
    assert "without" not in called(odd)


def test_failure_of_the_application_is_a_500_and_the_next_is_answered(odd):
    failed = ask(odd.port, head("GET /fails"))

    assert (failed.status, failed.body) == (500, b"Internal server error\n")
    assert called(odd)[-2:] == ["fails", "told"]


def test_long_answer_comes_whole_and_one_that_breaks_is_not_taken_for_whole(odd):
    whole, head_alone = ask(odd.port, head("GET /pieces")), ask(odd.port, head("HEAD /pieces"))
    broken = ask(odd.port, head("GET /breaks"))

    length = str(PIECES * len(PIECE))
    assert (whole.status, whole.body) == (200, PIECE * PIECES)
    assert (head_alone.headers["content-length"], head_alone.body) == (length, b"")
    assert len(broken.body) < int(broken.headers["content-length"])


def test_body_that_stops_never_reaches_the_application(odd):
    with connect(odd.port) as connection:
        connection.sendall(head("POST /admin/half", "Content-Length: 9") + b"half")

    assert "half" not in called(odd)


def test_answer_that_nobody_reads_to_its_end_is_closed_and_holds_no_thread(odd):
    readers = [connect(odd.port) for _number in range(40)]
    for reader in readers:
        reader.sendall(head("GET /pieces"))
        reader.recv(1)

    found = ask(odd.port, head("GET /told")).status
    for reader in readers:
        reader.close()

    assert found == 200
    assert until((odd.folder / "closed").exists)


def test_server_that_is_told_to_stop_ends_what_it_began(odd_alone):
    with connect(odd_alone.port) as connection:
        connection.sendall(head("GET /waits"))
        assert until((odd_alone.folder / "waiting").exists)
        odd_alone.server.send_signal(signal.SIGTERM)
        (odd_alone.folder / "go").touch()
        found = reply(connection)

    assert found.status == 200
    assert odd_alone.server.wait(timeout=30) == 0


def test_slow_senders_do_not_hold_up_the_end(odd_alone):
    with SlowSenders(odd_alone.port, 20, 20, pause=0.5):
        odd_alone.server.send_signal(signal.SIGTERM)
        code = odd_alone.server.wait(timeout=30)

    assert code == 0
