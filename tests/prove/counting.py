"""Server workers and roll-ups are killed -9 again and again under load, and no acknowledged view is lost or doubled.

python -m tests.prove.counting KILLS      on the database that DATABASE_URL names, which must be new

Workers answer real HTTP with the stack that `serve` runs, in threads, and hand their views to the writer; a roll-up
runs beside them without a pause; readers send one view each and note what was answered. Whoever is killed is forked
anew at once.
"""

import json
import os
import select
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.update(SHARED_NETWORKS="127.0.0.0/8", WORKERS="1")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Sum  # noqa: E402

from articles.counting.audit import audit  # noqa: E402
from articles.counting.rollup import roll_up, roll_up_once  # noqa: E402
from articles.counting.token import token_of  # noqa: E402
from articles.counting.writer import Writer  # noqa: E402
from articles.models.viewcount import ViewDay, ViewHit  # noqa: E402
from newsroom.stack import with_beacons  # noqa: E402
from tests.factories import visible_articles  # noqa: E402
from tests.prove.killing import GOLDEN, in_a_process  # noqa: E402

WORKERS, ROLL_UPS, WRITERS, READERS, ARTICLES = 3, 1, 1, 6, 7
SECONDS_BETWEEN_KILLS = 0.06
KILLS_BETWEEN_AUDITS = 25


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class Quiet(WSGIRequestHandler):
    def log_message(self, *_words):
        pass


def main(kills):
    in_a_process(_prepare)
    door = socket.create_server(("127.0.0.1", 0), backlog=128)
    works = [lambda: _serve(door)] * WORKERS + [_roll_up_for_ever] * ROLL_UPS + [lambda: Writer().run()] * WRITERS
    pids = [_fork(work) for work in works]
    readers, said = _fork_readers(door.getsockname())
    killed = [0, 0, 0]
    for number in range(kills):
        time.sleep(SECONDS_BETWEEN_KILLS * (0.5 + number * GOLDEN % 1))
        victim = number % len(works)
        os.kill(pids[victim], signal.SIGKILL)
        os.waitpid(pids[victim], 0)
        killed[(victim >= WORKERS) + (victim >= WORKERS + ROLL_UPS)] += 1
        pids[victim] = _fork(works[victim])
        if number % KILLS_BETWEEN_AUDITS == 0:
            in_a_process(_look)
    os.kill(readers, signal.SIGTERM)
    attempted, acknowledged = map(int, said.read().split())
    os.waitpid(readers, 0)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    counted = int(in_a_process(_count))
    in_a_process(_look_for_readers)
    words = f"{acknowledged} acknowledged, {counted} counted, {attempted} attempted"
    assert 0 < acknowledged <= counted <= attempted, words
    print(f"{killed[0]} workers, {killed[1]} roll-ups and {killed[2]} writers killed; {words}")


def _prepare():
    call_command("migrate", verbosity=0)
    visible_articles(*range(1, ARTICLES + 1))


def _fork(work):
    pid = os.fork()
    if pid:
        return pid
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        work()
    finally:
        os._exit(1)


def _serve(door):
    server = Server(door.getsockname(), Quiet, bind_and_activate=False)
    server.socket, server.server_name, server.server_port = door, "127.0.0.1", door.getsockname()[1]
    server.setup_environ()
    server.set_app(with_beacons(lambda _environ, _start: [b""]))
    server.serve_forever()


def _roll_up_for_ever():
    while True:
        roll_up_once(50)
        select.select([], [], [], 0.002)


def _fork_readers(address):
    """A process whose threads send views until it is told to stop; then it says how many it sent, and had answered."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, os.fdopen(reading)
    told_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_signal: told_to_stop.set())
    sums = [[0, 0] for _number in range(READERS)]
    threads = [
        threading.Thread(target=_read, args=(number, address, told_to_stop, sums[number])) for number in range(READERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.write(writing, " ".join(str(sum(column)) for column in zip(*sums, strict=True)).encode())
    os._exit(0)


def _read(number, address, told_to_stop, sums):
    host = f"{address[0]}:{address[1]}"
    while not told_to_stop.is_set():
        sums[0] += 1
        body = json.dumps({"t": token_of(sums[0] % ARTICLES + 1)})
        # Each view is another reader's: all of them are to be counted.
        request = (
            f"POST /api/views HTTP/1.0\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: {len(body)}\r\n"
            f"User-Agent: Mozilla/5.0 (X11; reader {number}-{sums[0]})\r\n\r\n{body}"
        )
        try:
            with socket.create_connection(address, timeout=20) as line:
                line.sendall(request.encode())
                answer = line.makefile("rb").read()
        except OSError:
            continue
        # An answer that was cut off in its middle is no answer.
        sums[1] += answer.startswith(b"HTTP/1.0 200") and answer.endswith(b"}")


def _look():
    faults = audit()
    assert not faults, "; ".join(map(str, faults))


def _look_for_readers():
    """No address and no agent is in any byte of the database."""
    told = b""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        told = b"".join(Path(f"{name}{end}").read_bytes() for end in ("", "-wal") if Path(f"{name}{end}").exists())
    else:
        for table in connection.introspection.table_names():
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT string_agg(row::text, chr(10)) FROM "{table}" row')
                told += (cursor.fetchone()[0] or "").encode()
    assert b"articles_viewday" in told or b"view" in told
    found = [word for word in (b"127.0.0.1", b"X11", b"Mozilla") if word in told]
    assert not found, f"the database tells of readers: {found}"


def _count():
    roll_up()
    _look()
    assert not ViewHit.objects.exists()
    return str(ViewDay.objects.aggregate(sum=Sum("counted"))["sum"])


if __name__ == "__main__":
    main(int(sys.argv[1]))
