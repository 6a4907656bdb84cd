"""Readers' longest waits beside slow senders: `python -m tests.bench.slow [ROUNDS]`.

Rounds without and with 100 senders of headers and 100 of bodies, a byte a second each, one after the other, so that a
noisy minute meets both sides. What is compared is the median of the rounds.
"""

import itertools
import statistics
import sys
import tempfile

from tests.bench.load import load
from tests.server import SlowSenders, environ_of, head, serving, set_up

SENDERS, READERS, SECONDS, ROUNDS, LIMIT = 100, 4, 4, 5, 2.0


def measure(rounds=ROUNDS):
    """The median p99 of a reader's wait for the front page, in milliseconds, without slow senders and with them."""
    with tempfile.TemporaryDirectory() as folder:
        environ = environ_of(folder, DEMO="1")
        set_up(environ)
        with serving(environ):
            port, alone, beside = int(environ["PORT"]), [], []
            _read(port)
            for _round in range(rounds):
                alone.append(_read(port))
                with SlowSenders(port, SENDERS, SENDERS, pause=1):
                    beside.append(_read(port))
    return statistics.median(alone), statistics.median(beside)


def _read(port):
    found = load(("127.0.0.1", port), itertools.repeat(head("GET /")), READERS, SECONDS)
    assert found.refused == 0, f"{found.refused} readers were refused"
    return found.p99


def main(rounds):
    alone, beside = measure(rounds)
    verdict = "" if beside / alone <= LIMIT else "   OVER ITS LIMIT"
    name = f"p99 of a page, {SENDERS} slow headers and {SENDERS} bodies"
    print(f"{name:<58} {beside:>8.2f} ms {alone:>8.2f} ms {beside / alone:>7.2f} {LIMIT:>7.2f}{verdict}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
