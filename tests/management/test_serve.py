"""The two commands as `make run` calls them: real processes, a folder of their own, the production server."""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

TOP = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, "manage.py"]
SECONDS = 60
# These processes have a database of their own: once is enough.
pytestmark = pytest.mark.skipif(not settings.IS_EMBEDDED, reason="run beside the tests on SQLite")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The environment of a newsroom without demo, set up once, and what `set_up` said."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("served")
    # One worker: once it answers it hears signals; of several, one may still be starting and has to be killed.
    environ = os.environ | {"NEWSROOM_DATA": str(folder), "DATABASE_URL": "", "DEMO": "0", "WORKERS": "1"}
    environ["PORT"] = str(port)
    said = subprocess.run([*MANAGE, "set_up"], cwd=TOP, env=environ, check=True, capture_output=True, text=True).stdout
    return SimpleNamespace(environ=environ, folder=folder, address=f"http://127.0.0.1:{port}", said=said)


@pytest.fixture
def served(prepared):
    """A running `manage.py serve`, in a process group of its own."""
    server = subprocess.Popen(
        [*MANAGE, "serve"], cwd=TOP, env=prepared.environ, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        _wait_for(server, f"{prepared.address}/healthz")
        yield server
    finally:
        server.terminate()
        server.wait(timeout=20)
        server.stdout.close()


def _wait_for(server, address):
    end = time.monotonic() + SECONDS
    while True:
        try:
            return urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)


def _get(address, **headers):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
        return answer.headers, answer.read()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_serve_ends_with_all_its_processes(served, prepared, sign):
    served.send_signal(sign)

    assert served.wait(timeout=20) == 0
    with pytest.raises(urllib.error.URLError, match="refused"):
        _get(prepared.address)


def test_serve_says_where_to_click_and_ends_at_ctrl_c(served, prepared):
    """A terminal sends the signal to the whole group."""
    os.killpg(served.pid, signal.SIGINT)

    words = served.stdout.read()
    assert re.findall(r"http://\S+", words) == [f"{prepared.address}{path}" for path in ("/", "/en/", "/admin/")]
    assert served.wait(timeout=20) == 0
    with pytest.raises(urllib.error.URLError, match="refused"):
        _get(prepared.address)


def test_static_files_are_gzipped_and_kept_for_ever_and_a_taken_port_is_a_sentence(served, prepared):
    headers, html = _get(f"{prepared.address}/admin/login/")
    style = re.search(rb'href="(/static/articles/[^"]+\.css)"', html)[1].decode()

    found, packed = _get(prepared.address + style, **{"Accept-Encoding": "gzip, br"})
    second = subprocess.run([*MANAGE, "serve"], cwd=TOP, env=prepared.environ, capture_output=True, text=True)

    assert headers["Server"] == "granian"
    assert re.search(r"\.[0-9a-f]{12}\.css$", style)
    assert (found["Content-Encoding"], found["Vary"]) == ("gzip", "Accept-Encoding")
    assert found["Cache-Control"] == "max-age=315360000, public, immutable"
    assert b"{" in gzip.decompress(packed)
    assert list(prepared.folder.rglob("*.br")) == []
    assert second.returncode == 1
    assert second.stderr.startswith("CommandError: Nothing can listen on HOST 127.0.0.1 and PORT")
    assert second.stderr.count("\n") == 1


def test_second_start_makes_nothing_again(prepared):
    second = subprocess.run([*MANAGE, "set_up"], cwd=TOP, env=prepared.environ, capture_output=True, text=True).stdout

    assert [line.split(" …")[0] for line in prepared.said.splitlines()[:2]] == [
        "Making the tables",
        "Collecting the static files",
    ]
    assert second.splitlines()[0] == "Looking for new tables …"
    assert re.fullmatch(r"Ready in \d+ s\. Data lives in \S+", second.splitlines()[1])


def test_database_that_does_not_answer_is_a_sentence(tmp_path):
    ended = subprocess.run(
        [*MANAGE, "set_up"],
        cwd=TOP,
        env=os.environ | {"NEWSROOM_DATA": str(tmp_path), "DATABASE_URL": "sqlite:////nowhere/news.sqlite3"},
        capture_output=True,
        text=True,
    )

    assert (ended.returncode, ended.stderr) == (
        1,
        "CommandError: The database that DATABASE_URL names does not answer: unable to open database file.\n",
    )


def test_https_without_a_proxy_is_said_and_a_signal_at_any_moment_ends_the_start(prepared):
    environ = prepared.environ | {"SITE_URL": "https://news.example.org"}
    server = subprocess.Popen([*MANAGE, "serve"], cwd=TOP, env=environ, stdout=subprocess.PIPE, text=True)
    # These words stand before the first process is started.
    words = [server.stdout.readline() for _line in range(7)]
    server.terminate()

    server.wait(timeout=60)
    server.stdout.close()
    assert any("TRUSTED_PROXIES names no proxy" in line for line in words)
    with pytest.raises(urllib.error.URLError, match="refused"):
        _get(prepared.address)
