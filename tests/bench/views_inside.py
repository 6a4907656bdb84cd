"""The parts of the measurement that need Django set up on the measured database: run by tests/bench/views.py."""

import datetime
import json
import os
import statistics
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Sum  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.counting.accept import Hit, write  # noqa: E402
from articles.counting.audit import audit  # noqa: E402
from articles.counting.reader import mark  # noqa: E402
from articles.counting.rollup import roll_up  # noqa: E402
from articles.counting.token import token_of  # noqa: E402
from articles.models import Article  # noqa: E402
from articles.models.viewcount import ViewCount, ViewDay, ViewHit  # noqa: E402
from articles.reading.most_read import most_read  # noqa: E402
from tests.factories import visible_articles  # noqa: E402

KEY = b"k" * 32
MILLION = 1_000_000


def prepare():
    call_command("migrate", verbosity=0)
    visible_articles(*range(1, 1001))
    print(json.dumps([token_of(number) for number in range(1, 1001)]))


def count():
    roll_up()
    print(ViewDay.objects.aggregate(sum=Sum("counted"))["sum"] or 0)


def measure():
    for group in (1, 16, 64):
        print(f"  accept alone, {group:>2} in a transaction: {_accepted(group):>8.0f} /s", flush=True)
    _fill(MILLION)
    waits, stop = [], threading.Event()
    beside = threading.Thread(target=_beacons, args=(waits, stop))
    beside.start()
    started = time.perf_counter()
    gone = roll_up()
    rate = gone / (time.perf_counter() - started)
    stop.set()
    beside.join()
    _say("roll-up, hits a second, 1,000,000 waiting", rate, 200_000, at_least=True)
    _say("longest wait of a beacon meanwhile, ms", max(waits) * 1000, 500)
    assert audit() == []
    saves, stop = [], threading.Event()
    load = [threading.Thread(target=_beacons, args=([], stop)) for _number in range(4)]
    for thread in load:
        thread.start()
    _edit(saves)
    stop.set()
    for thread in load:
        thread.join()
    _say("an editor's save under load, p95, ms", statistics.quantiles(saves, n=20)[18] * 1000, 500)
    _days(MILLION)
    taken = []
    for _round in range(200):
        started = time.perf_counter()
        list(
            ViewCount.objects.filter(last_30__gt=0)
            .order_by("-last_30", "-article_id")
            .values_list("article_id", "last_30")[:10]
        )
        taken.append(time.perf_counter() - started)
    _say("most read of 30 days, 1,000,000 daily rows, ms", statistics.median(taken) * 1000, 1)
    started = time.perf_counter()
    most_read(10)
    print(f"  the same with the articles' cards, both periods: {(time.perf_counter() - started) * 1000:.1f} ms")


def _say(name, found, limit, at_least=False):
    is_good = found >= limit if at_least else found <= limit
    words = f"{'at least' if at_least else 'at most':>8} {limit:<7} {'' if is_good else 'NOT REACHED'}"
    print(f"  {name:<58} {found:>9.2f}  {words}", flush=True)


def _hit(number):
    moment = time.time()
    today = timezone.localdate()
    reader, address = mark(KEY, number % 1000, str(number)), mark(KEY, number % 1000, f"a{number}")
    return Hit(number % 1000 + 1, today, 12, int(moment * 1000), "", reader, address, 10)


def _accepted(group):
    started, written, number = time.perf_counter(), 0, time.time_ns()
    while time.perf_counter() - started < 3:
        write([_hit(number + place) for place in range(group)])
        number, written = number + group, written + group
    return written / (time.perf_counter() - started)


def _beacons(waits, stop):
    number = time.time_ns() + threading.get_ident()
    while not stop.is_set():
        started = time.perf_counter()
        write([_hit(number)])
        waits.append(time.perf_counter() - started)
        number += 1
        stop.wait(0.001)
    connection.close()


def _edit(saves):
    article = Article.objects.create(title="写", slug="xie")
    for _round in range(60):
        started = time.perf_counter()
        with transaction.atomic():
            article.save()
        saves.append(time.perf_counter() - started)
        time.sleep(0.02)


def _fill(rows):
    """Hits of a thousand articles on thirty days, one day after the other, as they come."""
    hits, last = ViewHit._meta.db_table, timezone.localdate()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"INSERT INTO {hits} (article_id, day, hour, rejected_for) SELECT n %% 1000 + 1,"
                f" date '{last}' - (29 - n::bigint * 30 / (%s + 1))::int, 12, '' FROM generate_series(1, %s) n",
                [rows, rows],
            )
            return
        cursor.execute(
            f"INSERT INTO {hits} (article_id, day, hour, rejected_for)"
            " WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %s)"
            f" SELECT n %% 1000 + 1, date('{last}', '-' || (29 - n * 30 / (%s + 1)) || ' days'), 12, '' FROM c",
            [rows, rows],
        )


def _days(rows):
    """Days of ten thousand articles beyond those that are there: a million rows."""
    first = timezone.localdate() - datetime.timedelta(days=200)
    articles = range(100_000, 110_000)
    ViewDay.objects.bulk_create(
        (
            ViewDay(article_id=article, day=first + datetime.timedelta(days=number), counted=1)
            for article in articles
            for number in range(rows // len(articles))
        ),
        20_000,
    )
    ViewCount.objects.bulk_create(
        ViewCount(article_id=article, counted=rows // len(articles), last_30=article % 977) for article in articles
    )


if __name__ == "__main__":
    {"prepare": prepare, "count": count, "measure": measure}[sys.argv[1]]()
