"""What each database and the file system say when they take nothing just now, and what is another fault."""

import errno
import sqlite3

import psycopg
import psycopg_pool
import pytest
from django.db import OperationalError, ProgrammingError

from articles.models.unavailable import Why, why_unavailable


def busy_sqlite(folder):
    """What a second writer of an SQLite database is told."""
    first, second = (sqlite3.connect(folder / "a.sqlite3", isolation_level=None, timeout=0) for _ in range(2))
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as told:
        second.execute("BEGIN IMMEDIATE")
    return told.value


def full_sqlite(folder):
    """What is told by an SQLite database that may not grow."""
    connection = sqlite3.connect(folder / "a.sqlite3", isolation_level=None)
    connection.execute("CREATE TABLE text (words)")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as told:
        connection.execute("INSERT INTO text VALUES (?)", ["字" * 10_000])
    return told.value


def wrong_sqlite(folder):
    with pytest.raises(sqlite3.OperationalError) as told:
        sqlite3.connect(folder / "a.sqlite3").execute("SELECT * FROM nothing")
    return told.value


@pytest.mark.parametrize(("told", "expected"), [(busy_sqlite, Why.BUSY), (full_sqlite, Why.FULL), (wrong_sqlite, None)])
def test_sqlite_is_understood(tmp_path, told, expected):
    assert why_unavailable(told(tmp_path)) == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (psycopg.errors.LockNotAvailable(), Why.BUSY),
        (psycopg.errors.QueryCanceled(), Why.BUSY),
        (psycopg.errors.DeadlockDetected(), Why.BUSY),
        (psycopg.errors.SerializationFailure(), Why.BUSY),
        (psycopg.errors.TooManyConnections(), Why.BUSY),
        (psycopg.errors.AdminShutdown(), Why.BUSY),
        (psycopg.errors.CannotConnectNow(), Why.BUSY),
        (psycopg.errors.DiskFull(), Why.FULL),
        (psycopg.errors.IoError(), Why.FULL),
        (psycopg_pool.PoolTimeout(), Why.BUSY),
        (psycopg.errors.UniqueViolation(), None),
        (psycopg.errors.UndefinedTable(), None),
        (psycopg.OperationalError(), None),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_postgresql_is_understood(error, expected):
    assert why_unavailable(error) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, Why.FULL), (errno.EDQUOT, Why.FULL), (errno.EFBIG, Why.FULL), (errno.ENOENT, None)],
)
def test_file_system_is_understood(number, expected):
    assert why_unavailable(OSError(number, "")) == expected


def test_error_is_understood_by_what_it_came_from():
    wrapped = OperationalError("could not extend file")
    wrapped.__cause__ = psycopg.errors.DiskFull()
    later = ValueError()
    later.__context__ = wrapped

    assert why_unavailable(later) == Why.FULL


def test_error_that_took_the_place_of_another_is_read_alone():
    refused = ValueError()
    refused.__context__, refused.__suppress_context__ = psycopg.errors.DiskFull(), True

    assert [why_unavailable(refused), why_unavailable(ProgrammingError()), why_unavailable(None)] == [None] * 3
