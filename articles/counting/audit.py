"""The invariants of the figures, asked of the database; what breaks one is named, and can be mended from the days."""

import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Sum

from articles.counting.accept import in_turn
from articles.counting.rollup import MONTH, WEEK
from articles.models.viewcount import (
    ViewAdjustment,
    ViewAudit,
    ViewBatch,
    ViewCount,
    ViewDay,
    ViewHour,
    ViewPeriod,
    ViewSalt,
)

MOST_NAMED = 50


class Fault(NamedTuple):
    """An invariant that does not hold: which, of which article (None for the whole site), what stands, what should."""

    rule: str
    article_id: int | None
    found: int
    expected: int

    def __str__(self):
        of = "" if self.article_id is None else f" of article {self.article_id}"
        return f"{self.rule}{of}: {self.found}, should be {self.expected}"


def audit():
    """The Faults of the figures, at one state of the database, and keeps the result for the desk."""
    with in_turn(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # All questions below are asked of one state, whatever is rolled up meanwhile.
                cursor.execute("LOCK TABLE " + ViewCount._meta.db_table + " IN SHARE ROW EXCLUSIVE MODE")
        faults = [*_sums(), *_journal(), *_salts()]
        ViewAudit.objects.all().delete()
        ViewAudit.objects.create(faults="\n".join(map(str, faults[:MOST_NAMED])))
    return faults


def _sums():
    kept = {row.article_id: row for row in ViewCount.objects.all()}
    for name, expected in _right_sums().items():
        yield from _compare(name, kept, expected)


def _right_sums():
    """{name of a kept sum: {article id: what it should be}}, from the days and the ledger, which are the truth."""
    sums = {"counted": _by_article(ViewDay.objects.all())}
    sums["adjusted"] = _by_article(ViewAdjustment.objects.all(), "delta")
    period = ViewPeriod.objects.values_list("day", flat=True).first()
    if period is not None:
        for name, length in (("last_7", WEEK), ("last_30", MONTH)):
            days = ViewDay.objects.filter(day__gt=period - datetime.timedelta(days=length))
            sums[name] = _by_article(days)
    return sums


def _by_article(rows, field="counted"):
    grouped = rows.order_by().values_list("article_id").annotate(sum=Sum(field))
    return dict(grouped)


def _compare(name, kept, expected):
    for article_id in sorted(kept.keys() | expected.keys()):
        found = getattr(kept[article_id], name) if article_id in kept else 0
        if found != expected.get(article_id, 0):
            yield Fault(name, article_id, found, expected.get(article_id, 0))


def _journal():
    days = ViewDay.objects.aggregate(sum=Sum("counted"))["sum"] or 0
    for rule, rows, field in (("journal", ViewBatch.objects, "hits"), ("hours", ViewHour.objects, "counted")):
        found = rows.aggregate(sum=Sum(field))["sum"] or 0
        if found != days:
            yield Fault(rule, None, found, days)


def _salts():
    # The salt of yesterday stands until the first beacon of today; two can only be there if a deletion failed.
    count = ViewSalt.objects.count()
    if count > 1:
        yield Fault("salts", None, count, 1)


def repair():
    """Makes the kept sums again from the days and the ledger, which are the truth; returns the Faults that were."""
    faults = audit()
    with in_turn(), transaction.atomic():
        # Roll-ups take turns by this row: none comes between the reading and the mending.
        list(ViewPeriod.objects.select_for_update())
        right = {"last_7": {}, "last_30": {}} | _right_sums()
        for article_id in sorted({fault.article_id for fault in faults if fault.article_id is not None}):
            ViewCount.objects.update_or_create(
                article_id=article_id, defaults={name: sums.get(article_id, 0) for name, sums in right.items()}
            )
        _repair_the_journal()
    return faults


def _repair_the_journal():
    days = ViewDay.objects.aggregate(sum=Sum("counted"))["sum"] or 0
    journal = ViewBatch.objects.aggregate(sum=Sum("hits"))["sum"] or 0
    if journal != days:
        ViewBatch.objects.create(hits=days - journal)
    hours = ViewHour.objects.aggregate(sum=Sum("counted"))["sum"] or 0
    if hours != days:
        _repair_the_hours()


def _repair_the_hours():
    """A day's hours that do not add up are told as its first hour: when in the day it was is not known any more."""
    by_day = dict(ViewDay.objects.order_by().values_list("day").annotate(sum=Sum("counted")))
    by_hours = dict(ViewHour.objects.order_by().values_list("day").annotate(sum=Sum("counted")))
    for day in sorted(by_day.keys() | by_hours.keys()):
        if by_day.get(day, 0) != by_hours.get(day, 0):
            ViewHour.objects.filter(day=day).delete()
            if by_day.get(day, 0):
                ViewHour.objects.create(day=day, hour=0, counted=by_day[day])
