"""Views: beacons against django-hitcount and a plain `F("views") + 1`, under the same server in the same run.

python -m tests.bench.views      answers come after the commit on both sides; PostgreSQL syncs its log to disk
"""

import contextlib
import itertools
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from articles.management.commands.serve import server_command
from tests import postgresql
from tests.bench import rivals
from tests.bench.load import load
from tests.counting.agents import READERS

TOP = Path(__file__).resolve().parent.parent.parent
SECONDS, CLIENTS, ARTICLES = 4, (1, 16, 64), (1, 1000)
# As in production: the tests' server leaves these out.
DURABLE = ("-c", "fsync=on", "-c", "full_page_writes=on", "-c", "synchronous_commit=on", "-c", "max_connections=200")
COLUMNS = ("articles", "clients", "views/s", "p50 ms", "p99 ms", "longest", "refused")
INSIDE = Path(__file__).with_name("views_inside.py")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        print("── SQLite (WAL, synchronous=NORMAL, on both sides)")
        compare(folder / "sqlite", None)
        with postgresql.server(DURABLE) as url:
            print("── PostgreSQL (fsync, synchronous commit)")
            compare(folder / "postgresql", url)


def compare(folder, url):
    folder.mkdir()
    rival_url = url or f"sqlite:///{folder / 'rival.sqlite3'}"
    environ = os.environ | {"NEWSROOM_DATA": str(folder / "var"), "DATABASE_URL": _own_database(url)}
    environ |= {"TRUSTED_PROXIES": "127.0.0.1", "ALLOWED_HOSTS": "127.0.0.1", "LOG_LEVEL": "ERROR"}
    environ |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    tokens = json.loads(
        subprocess.run(
            [sys.executable, INSIDE, "prepare"], env=environ, cwd=TOP, check=True, capture_output=True, text=True
        ).stdout
    )
    python, rival_environ = rivals.site(folder / "rival", rival_url)
    servers = {
        "beacon": lambda: _server(lambda port: server_command("127.0.0.1", port, 2, 15), environ, TOP),
        "F + 1": lambda: _server(lambda port: _rivals_command(python, port), rival_environ, folder / "rival"),
        "hitcount": lambda: _server(lambda port: _rivals_command(python, port), rival_environ, folder / "rival"),
    }
    rates = {}
    print(f"{'':<12} " + " ".join(f"{word:>8}" for word in COLUMNS))
    for name, server in servers.items():
        with server() as port:
            for articles, clients in itertools.product(ARTICLES, CLIENTS):
                found = load(("127.0.0.1", port), _requests(name, port, articles, tokens), clients, SECONDS)
                rates[(name, articles, clients)] = found
                print(
                    f"{name:<12} {articles:>8} {clients:>8} {found.rate:>8.0f} {found.p50:>8.1f} {found.p99:>8.1f}"
                    f" {found.longest:>8.0f} {found.refused:>8}",
                    flush=True,
                )
    accepted = sum(found.accepted for (name, *_), found in rates.items() if name == "beacon")
    counted = int(
        subprocess.run(
            [sys.executable, INSIDE, "count"], env=environ, cwd=TOP, check=True, capture_output=True, text=True
        ).stdout
    )
    least = 10 if url else 8
    for articles in ARTICLES:
        ours, theirs = rates[("beacon", articles, 64)], rates[("hitcount", articles, 64)]
        _say(f"beacon / hitcount, {articles} articles, 64 clients", ours.rate / theirs.rate, least, at_least=True)
        _say(f"p99 of hitcount / of beacon, {articles} articles, 64 clients", theirs.p99 / ours.p99, 50, at_least=True)
        _say(f"p99 of a beacon, {articles} articles, 64 clients, ms", ours.p99, 20)
    _say(
        "one hot article / 1,000 articles, 64 clients",
        rates[("beacon", 1, 64)].rate / rates[("beacon", 1000, 64)].rate,
        0.75,
        at_least=True,
    )
    _say("beacons accepted and not counted", accepted - counted, 0)
    sys.stdout.flush()
    subprocess.run([sys.executable, INSIDE, "measure"], env=environ, cwd=TOP, check=True)


def _own_database(url):
    if url is None:
        return ""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE newsroom_bench")
    return url.replace("/postgres?", "/newsroom_bench?")


def _say(name, found, limit, at_least=False):
    is_good = found >= limit if at_least else found <= limit
    words = f"{'at least' if at_least else 'at most':>8} {limit:<7} {'' if is_good else 'NOT REACHED'}"
    print(f"  {name:<58} {found:>9.2f}  {words}")


def _requests(name, port, articles, tokens):
    """Requests without end; each is of another reader, so that every one of them is a view."""
    host, numbers = f"127.0.0.1:{port}", itertools.count(random.getrandbits(28) * 1000)
    for number in numbers:
        article = number % articles + 1
        agent = READERS[number % len(READERS)]
        if name == "beacon":
            body = f'{{"t": "{tokens[article - 1]}"}}'
            path, more = "/api/views", "Sec-Fetch-Site: same-origin\r\n"
            address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
            more += f"X-Forwarded-For: {address}\r\n"
        elif name == "F + 1":
            body, path, more = "", f"/plus/{article}/", ""
        else:
            body, path = f"hitcountPK={article}", "/hit/"
            more = "X-Requested-With: XMLHttpRequest\r\n"
        yield (
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {agent}\r\n{more}"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


def _rivals_command(python, port):
    command = [python, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "16", "--backpressure", "128", "--log-level", "error"]
    return [*command, "rival.wsgi:application"]


@contextlib.contextmanager
def _server(command, environ, folder):
    """Runs what `command(port)` says on a free port; beside the newsroom's server, the roll-up that `serve` runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(command(port), env=environ, cwd=folder)
    roller = None
    if folder == TOP:
        roller = subprocess.Popen([sys.executable, "manage.py", "count_views"], env=environ, cwd=TOP)
    try:
        for _try in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        for running in filter(None, (process, roller)):
            running.terminate()
            running.wait(timeout=20)


if __name__ == "__main__":
    main()
