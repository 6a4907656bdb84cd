"""Beacons that wait at the same moment are written in one transaction, and answered after its commit."""

import contextlib
import threading
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction

from articles.models.viewcount import Rejection, ViewHit, ViewSeen
from articles.reading.viewcount import visible_views_of

try:
    import fcntl
except ImportError:  # not on this system: SQLite's own waiting must do
    fcntl = None

MOST_AT_ONCE = 200
COUNTED, REPEAT, CAP = 0, 1, 2
REASONS = {COUNTED: "", REPEAT: str(Rejection.REPEAT), CAP: str(Rejection.CAP)}
HIDDEN = str(Rejection.HIDDEN)
SEEN, HITS = ViewSeen._meta.db_table, ViewHit._meta.db_table

# The right-hand sides see the row as it was, and its lock orders simultaneous copies: no read comes before a write.
# Every beacon moves `last_ms`, so that a train of repeats is one view (COUNTER R5.1, section 7).
MARK_READERS = f"""
INSERT INTO {SEEN} (key, last_ms, count, most, outcome) VALUES {{rows}}
ON CONFLICT (key) DO UPDATE SET
  outcome = CASE WHEN excluded.last_ms - {SEEN}.last_ms <= %s THEN {REPEAT}
                 WHEN {SEEN}.count >= excluded.most THEN {CAP} ELSE {COUNTED} END,
  count = {SEEN}.count
        + CASE WHEN excluded.last_ms - {SEEN}.last_ms > %s AND {SEEN}.count < excluded.most THEN 1 ELSE 0 END,
  last_ms = CASE WHEN excluded.last_ms > {SEEN}.last_ms THEN excluded.last_ms ELSE {SEEN}.last_ms END
RETURNING key, outcome"""
MARK_ADDRESSES = f"""
INSERT INTO {SEEN} (key, last_ms, count, most, outcome) VALUES {{rows}}
ON CONFLICT (key) DO UPDATE SET count = {SEEN}.count + excluded.count
RETURNING key, count"""
INSERT_HITS = f"INSERT INTO {HITS} (article_id, day, hour, rejected_for) VALUES {{rows}}"


class Hit(NamedTuple):
    """A beacon to be written: `rejected_for` is known already, or else its marks decide."""

    article_id: int
    day: object  # datetime.date, of the site's time zone, as is `hour`
    hour: int
    at_ms: int  # since 1970, in milliseconds
    rejected_for: str = ""
    reader: bytes | None = None
    address: bytes | None = None
    most: int = 1  # views of this reader in a period


def write(hits):
    """Writes these Hits in one transaction; returns [(rejected_for, shown total or None)] in their order.

    Four statements whatever their number: readers' marks, addresses' marks, totals, hits. An article that is not
    visible at this moment counts nothing and has no total, whenever its token was taken. Raises DatabaseError, and then
    nothing is written.
    """
    with in_turn(), transaction.atomic():
        reasons = _decided(hits)
        # After the marks, whose locks order simultaneous copies: a copy is told what the first of them made.
        shown = visible_views_of({hit.article_id for hit in hits})
        reasons = [reason if hit.article_id in shown else HIDDEN for hit, reason in zip(hits, reasons, strict=True)]
        rows = [value for hit, reason in zip(hits, reasons, strict=True) for value in (*hit[:3], reason)]
        _execute(INSERT_HITS, len(hits), 4, rows)
    for hit, reason in zip(hits, reasons, strict=True):
        if not reason and shown[hit.article_id] is not None:
            shown[hit.article_id] += 1
    return [(reason, shown.get(hit.article_id)) for hit, reason in zip(hits, reasons, strict=True)]


def _decided(hits):
    """Why each Hit counts nothing, "" for those that count."""
    reasons = [hit.rejected_for for hit in hits]
    first = {}
    for place, hit in enumerate(hits):
        if reasons[place] or hit.reader is None:
            continue
        if first.setdefault(hit.reader, place) != place:
            # Twice in one transaction is milliseconds apart.
            reasons[place] = REASONS[REPEAT]
    if first:
        gap = settings.VIEW_REPEAT_SECONDS * 1000
        # In one order everywhere: two transactions never wait for each other in a circle.
        values = [
            value for key in sorted(first) for value in (key, hits[first[key]].at_ms, 1, hits[first[key]].most, COUNTED)
        ]
        for key, outcome in _execute(MARK_READERS, len(first), 5, [*values, gap, gap]):
            reasons[first[bytes(key)]] = REASONS[outcome]
    _bound_addresses(hits, reasons)
    return reasons


def _bound_addresses(hits, reasons):
    """The cap of an address, asked of what would count: it holds whatever agents a forger invents."""
    waiting = {}
    for place, hit in enumerate(hits):
        if not reasons[place] and hit.address is not None:
            waiting.setdefault(hit.address, []).append(place)
    if not waiting:
        return
    values = [value for key in sorted(waiting) for value in (key, 0, len(waiting[key]), 0, COUNTED)]
    for key, count in _execute(MARK_ADDRESSES, len(waiting), 5, values):
        places = waiting[bytes(key)]
        room = max(0, settings.VIEW_ADDRESS_CAP - (count - len(places)))
        for place in places[room:]:
            reasons[place] = str(Rejection.ADDRESS)


def _execute(statement, rows, columns, values):
    placeholders = ", ".join([f"({', '.join(['%s'] * columns)})"] * rows)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(rows=placeholders), values)
        return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def in_turn():
    """On SQLite, processes queue for the write lock in the kernel: its own waiting sleeps longer at each try."""
    if connection.vendor != "sqlite" or fcntl is None:
        yield
        return
    with open(settings.DATA / "views.lock", "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class _Entry:
    """A Hit that waits for its commit."""

    def __init__(self, hit):
        self.hit, self.is_done, self.answer, self.error = hit, False, None, None


class Committer:
    """Gathers the Hits of this process's threads: whoever finds the door free writes for all who wait."""

    def __init__(self):
        self._waiting, self._queue, self._door = [], threading.Lock(), threading.Lock()

    def __call__(self, hit):
        """The answer of `write` for this Hit, after the commit that it was in. Raises what `write` raised."""
        entry = _Entry(hit)
        with self._queue:
            self._waiting.append(entry)
        while not entry.is_done:
            with self._door:
                if not entry.is_done:
                    self._write_some()
        if entry.error is not None:
            raise entry.error
        return entry.answer

    def _write_some(self):
        with self._queue:
            batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
        try:
            answers = write([entry.hit for entry in batch])
        except BaseException as error:
            for entry in batch:
                entry.error, entry.is_done = error, True
            raise
        for entry, answer in zip(batch, answers, strict=True):
            entry.answer, entry.is_done = answer, True
