"""Hits become days and totals: taken away and added up in one transaction, by any process, at any time, exactly once.

There is no watermark ("all up to the highest id"): ids are handed out before their commit, so it would lose hits.
"""

import datetime

from django.db import connection, transaction
from django.db.models import F
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

BATCH = 40_000
WEEK, MONTH = 7, 30
HITS, COUNTS, DAYS, HOURS, REJECTED = (
    model._meta.db_table for model in (ViewHit, ViewCount, ViewDay, ViewHour, ViewRejection)
)

# How the grouped hits, `groups (article_id, day, hour, rejected_for, hits)`, are added up. Each has a WHERE: it parts
# SELECT from ON CONFLICT for SQLite's parser.
ADD_DAYS = f"""
INSERT INTO {DAYS} (article_id, day, counted)
SELECT article_id, day, SUM(hits) FROM {{groups}} WHERE rejected_for = '' GROUP BY article_id, day
ON CONFLICT (article_id, day) DO UPDATE SET counted = {DAYS}.counted + excluded.counted"""
ADD_COUNTS = f"""
INSERT INTO {COUNTS} (article_id, legacy_base, counted, adjusted, last_7, last_30)
SELECT article_id, 0, SUM(hits), 0,
  SUM(CASE WHEN day > {{week}} THEN hits ELSE 0 END), SUM(CASE WHEN day > {{month}} THEN hits ELSE 0 END)
FROM {{groups}} WHERE rejected_for = '' GROUP BY article_id
ON CONFLICT (article_id) DO UPDATE SET counted = {COUNTS}.counted + excluded.counted,
  last_7 = {COUNTS}.last_7 + excluded.last_7, last_30 = {COUNTS}.last_30 + excluded.last_30"""
ADD_HOURS = f"""
INSERT INTO {HOURS} (day, hour, counted)
SELECT day, hour, SUM(hits) FROM {{groups}} WHERE rejected_for = '' GROUP BY day, hour
ON CONFLICT (day, hour) DO UPDATE SET counted = {HOURS}.counted + excluded.counted"""
ADD_REJECTED = f"""
INSERT INTO {REJECTED} (day, reason, count)
SELECT day, rejected_for, SUM(hits) FROM {{groups}} WHERE rejected_for <> '' GROUP BY day, rejected_for
ON CONFLICT (day, reason) DO UPDATE SET count = {REJECTED}.count + excluded.count"""
ADDITIONS = (ADD_DAYS, ADD_COUNTS, ADD_HOURS, ADD_REJECTED)
SUMS = """
SELECT CAST(COALESCE(SUM(hits), 0) AS BIGINT),
  CAST(COALESCE(SUM(CASE WHEN rejected_for = '' THEN hits ELSE 0 END), 0) AS BIGINT) FROM {groups}"""


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
        taken, counted = (_move_on_postgresql if connection.vendor == "postgresql" else _move)(batch, period)
        if counted:
            _tell_the_journal(counted)
        return taken


def _tell_the_journal(counted):
    """A line of the journal holds an hour's roll-ups; they take turns, so that none starts it twice."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    if not ViewBatch.objects.filter(at=hour).update(hits=F("hits") + counted):
        ViewBatch.objects.create(hits=counted, at=hour)


def _move_on_postgresql(batch, period):
    """One statement: what the first part deletes is what the others add up."""
    names = {"groups": "groups", **_first_days(period)}
    additions = ", ".join(f"added_{place} AS ({words.format(**names)})" for place, words in enumerate(ADDITIONS))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH gone AS (DELETE FROM {HITS} WHERE ctid = ANY(ARRAY(SELECT ctid FROM {HITS} ORDER BY id LIMIT %s))"
            " RETURNING article_id, day, hour, rejected_for), groups AS MATERIALIZED (SELECT article_id, day, hour,"
            " rejected_for, COUNT(*) AS hits FROM gone GROUP BY article_id, day, hour, rejected_for),"
            f" {additions} {SUMS.format(**names)}",
            [batch],
        )
        return cursor.fetchone()


def _move(batch, period):
    """The write lock is held: nothing comes between the grouping and the deletion."""
    names = {"groups": "temp.rolled_up", **_first_days(period)}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(id) FROM (SELECT id FROM {HITS} ORDER BY id LIMIT %s)", [batch])
        last = cursor.fetchone()[0]
        if last is None:
            return 0, 0
        cursor.execute(
            "CREATE TEMPORARY TABLE rolled_up AS SELECT article_id, day, hour, rejected_for, COUNT(*) AS hits"
            f" FROM {HITS} WHERE id <= %s GROUP BY article_id, day, hour, rejected_for",
            [last],
        )
        for words in ADDITIONS:
            cursor.execute(words.format(**names))
        cursor.execute(f"DELETE FROM {HITS} WHERE id <= %s", [last])
        cursor.execute(SUMS.format(**names))
        sums = cursor.fetchone()
        cursor.execute("DROP TABLE temp.rolled_up")
        return sums


def _first_days(period):
    """The days before the sums of 7 and 30 days, as SQL writes them."""
    lengths = {"week": WEEK, "month": MONTH}
    return {name: f"'{(period - datetime.timedelta(days=length)).isoformat()}'" for name, length in lengths.items()}


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
                f"UPDATE {COUNTS} SET {name} = {name} - (SELECT SUM(gone.counted) FROM {DAYS} gone"
                f" WHERE gone.article_id = {COUNTS}.article_id AND gone.day > %s AND gone.day <= %s)"
                f" WHERE article_id IN (SELECT article_id FROM {DAYS} WHERE day > %s AND day <= %s)",
                [*left, *left],
            )
    ViewPeriod.objects.filter(pk=1).update(day=today)
    return today
