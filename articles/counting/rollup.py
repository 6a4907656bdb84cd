"""Hits become days and totals: taken away and added up in one transaction, by any process, at any time, exactly once.

There is no watermark ("all up to the highest id"): ids are handed out before their commit, so it would lose hits.
"""

import datetime
from collections import Counter

from django.db import connection, transaction
from django.utils import timezone

from articles.counting.accept import in_turn
from articles.models.viewcount import (
    ViewBatch,
    ViewCount,
    ViewDay,
    ViewHit,
    ViewHour,
    ViewPeriod,
    ViewRejection,
)

BATCH = 20_000
ROWS = 300
WEEK, MONTH = 7, 30
_HITS, _COUNTS, _DAYS = (model._meta.db_table for model in (ViewHit, ViewCount, ViewDay))
_HOURS, _REJECTED = ViewHour._meta.db_table, ViewRejection._meta.db_table
_GROUPED = "article_id, day, hour, rejected_for, COUNT(*)"
_BY = "GROUP BY article_id, day, hour, rejected_for"


def roll_up(batch=BATCH):
    """Rolls up all hits that are there, some thousand a transaction; returns how many hits went."""
    gone = 0
    while taken := roll_up_once(batch):
        gone += taken
        if taken < batch:
            break
    return gone


def roll_up_once(batch=BATCH):
    """One transaction: takes up to `batch` hits and adds them up; returns how many it took."""
    with in_turn(), transaction.atomic():
        period = _period()
        groups = _take(batch)
        if not groups:
            return 0
        _add(groups, period)
        return sum(count for *_key, count in groups)


def _take(batch):
    """Deletes the oldest hits and returns them grouped: [(article, day, hour, rejected_for, count)]."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Rows that another roll-up holds are its own; the inner query runs once, whatever the plan.
            cursor.execute(
                f"WITH gone AS (DELETE FROM {_HITS} WHERE id = ANY(ARRAY("
                f"SELECT id FROM {_HITS} ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED))"
                f" RETURNING article_id, day, hour, rejected_for) SELECT {_GROUPED} FROM gone {_BY}",
                [batch],
            )
            return cursor.fetchall()
        # The write lock is held: nothing comes between the count and the deletion.
        cursor.execute(f"SELECT MAX(id) FROM (SELECT id FROM {_HITS} ORDER BY id LIMIT %s)", [batch])
        last = cursor.fetchone()[0]
        if last is None:
            return []
        cursor.execute(f"SELECT {_GROUPED} FROM {_HITS} WHERE id <= %s {_BY}", [last])
        groups = cursor.fetchall()
        cursor.execute(f"DELETE FROM {_HITS} WHERE id <= %s", [last])
        return [(article, _day(day), *rest) for article, day, *rest in groups]


def _day(value):
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)


def _add(groups, period):
    days, totals, hours, rejected = Counter(), Counter(), Counter(), Counter()
    weeks, months = Counter(), Counter()
    for article, day, hour, reason, count in groups:
        if reason:
            rejected[(day, reason)] += count
            continue
        days[(article, day)] += count
        hours[(day, hour)] += count
        totals[article] += count
        age = (period - day).days
        weeks[article] += count if age < WEEK else 0
        months[article] += count if age < MONTH else 0
    _add_rows(
        _DAYS, "article_id, day, counted", "article_id, day", ["counted"], sorted((*key, n) for key, n in days.items())
    )
    _add_rows(
        _COUNTS,
        "article_id, legacy_base, counted, adjusted, last_7, last_30",
        "article_id",
        ["counted", "last_7", "last_30"],
        sorted((article, 0, n, 0, weeks[article], months[article]) for article, n in totals.items()),
    )
    _add_rows(_HOURS, "day, hour, counted", "day, hour", ["counted"], sorted((*key, n) for key, n in hours.items()))
    _add_rows(
        _REJECTED, "day, reason, count", "day, reason", ["count"], sorted((*key, n) for key, n in rejected.items())
    )
    counted = sum(totals.values())
    if counted:
        ViewBatch.objects.create(hits=counted)


def _add_rows(table, columns, key, summed, rows):
    """Adds to the rows that stand, in the order of their keys: two roll-ups never wait for each other in a circle."""
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in summed)
    for start in range(0, len(rows), ROWS):
        part = rows[start : start + ROWS]
        places = ", ".join([f"({', '.join(['%s'] * len(part[0]))})"] * len(part))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} ({columns}) VALUES {places} ON CONFLICT ({key}) DO UPDATE SET {added}",
                [value for row in part for value in row],
            )


def _period():
    """Today, after the sums of the last days were brought up to it: each day that left takes its views along."""
    today = timezone.localdate()
    period, is_new = ViewPeriod.objects.select_for_update().get_or_create(pk=1, defaults={"day": today})
    if is_new or period.day >= today:
        return period.day
    for name, length in (("last_7", WEEK), ("last_30", MONTH)):
        left = (period.day - datetime.timedelta(days=length), today - datetime.timedelta(days=length))
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {_COUNTS} SET {name} = {name} - (SELECT SUM(gone.counted) FROM {_DAYS} gone"
                f" WHERE gone.article_id = {_COUNTS}.article_id AND gone.day > %s AND gone.day <= %s)"
                f" WHERE article_id IN (SELECT article_id FROM {_DAYS} WHERE day > %s AND day <= %s)",
                [*left, *left],
            )
    ViewPeriod.objects.filter(pk=1).update(day=today)
    return today
