"""Hits become days, hours, totals and a journal that agree at every moment, whoever rolls up and whenever."""

import datetime
import threading

import pytest
import time_machine
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.counting.adjust import correct
from articles.counting.audit import audit, repair
from articles.counting.rollup import roll_up
from articles.models.viewcount import (
    ViewBatch,
    ViewCount,
    ViewDay,
    ViewHit,
    ViewHour,
    ViewRejection,
    ViewSalt,
)
from articles.reading.viewcount import views_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 25)
NOON = datetime.datetime(2026, 11, 25, 4, 0, tzinfo=datetime.UTC)


def hits(article_id, count, *, day=TODAY, hour=9, reason=""):
    ViewHit.objects.bulk_create(
        ViewHit(article_id=article_id, day=day, hour=hour, rejected_for=reason) for _number in range(count)
    )


def sums():
    return list(ViewCount.objects.order_by("article_id").values_list("article_id", "counted", "last_7", "last_30"))


@time_machine.travel(NOON)
def test_hits_become_days_hours_totals_and_a_journal():
    hits(1, 3)
    hits(1, 2, hour=10)
    hits(2, 1, day=TODAY - datetime.timedelta(days=8))
    hits(2, 4, reason="robot")

    gone = roll_up()

    assert (gone, ViewHit.objects.count()) == (10, 0)
    assert list(ViewDay.objects.order_by("article_id").values_list("article_id", "day", "counted")) == [
        (1, TODAY, 5),
        (2, TODAY - datetime.timedelta(days=8), 1),
    ]
    assert sums() == [(1, 5, 5, 5), (2, 1, 0, 1)]
    assert list(ViewHour.objects.order_by("day", "hour").values_list("hour", "counted")) == [(9, 1), (9, 3), (10, 2)]
    assert list(ViewRejection.objects.values_list("day", "reason", "count")) == [(TODAY, "robot", 4)]
    assert [batch.hits for batch in ViewBatch.objects.all()] == [6]
    assert audit() == []


@time_machine.travel(NOON)
def test_shown_number_is_the_same_before_and_after_a_roll_up():
    ViewCount.objects.create(article_id=1, legacy_base=243)
    ViewCount.objects.create(article_id=2, legacy_base=None)
    hits(1, 3)
    hits(2, 3)
    hits(3, 3)
    hits(3, 3, reason="repeat")

    before = views_of([1, 2, 3, 4])
    roll_up()

    assert before == {1: 246, 2: None, 3: 3, 4: 0}
    assert views_of([1, 2, 3, 4]) == before


@time_machine.travel(NOON)
def test_roll_up_twice_changes_nothing():
    hits(1, 3)
    roll_up()

    assert roll_up() == 0
    assert (sums(), ViewBatch.objects.count()) == ([(1, 3, 3, 3)], 1)


@time_machine.travel(NOON)
@pytest.mark.parametrize("batch", [1, 2, 5, 100])
def test_batches_of_any_size_come_to_the_same(batch):
    hits(1, 4)
    hits(2, 3, hour=11)

    assert roll_up(batch) == 7

    assert sums() == [(1, 4, 4, 4), (2, 3, 3, 3)]
    assert audit() == []


def test_days_leave_the_sums_of_7_and_30_days():
    with time_machine.travel(NOON):
        hits(1, 5)
        hits(2, 1, day=TODAY - datetime.timedelta(days=20))
        roll_up()
    seen = {}
    for later in (0, 6, 7, 12, 29, 30, 90):
        with time_machine.travel(NOON + datetime.timedelta(days=later)):
            hits(3, 1, day=TODAY + datetime.timedelta(days=later))
            roll_up()
            seen[later] = [row[2:] for row in sums()[:2]]
            assert audit() == []

    assert seen == {
        0: [(5, 5), (0, 1)],
        6: [(5, 5), (0, 1)],
        7: [(0, 5), (0, 1)],
        12: [(0, 5), (0, 0)],
        29: [(0, 5), (0, 0)],
        30: [(0, 0), (0, 0)],
        90: [(0, 0), (0, 0)],
    }


trains = st.lists(
    st.one_of(
        st.tuples(st.just("hits"), st.integers(1, 4), st.integers(1, 5), st.integers(0, 35)),
        st.tuples(st.just("roll"), st.integers(1, 7)),
        st.tuples(st.just("days"), st.integers(1, 12)),
        st.tuples(st.just("correct"), st.integers(1, 4), st.integers(-3, 9)),
    ),
    max_size=20,
)


@settings(max_examples=60, deadline=None)
@given(trains)
def test_invariants_hold_after_any_train(train):
    for model in (ViewHit, ViewDay, ViewHour, ViewCount, ViewBatch, ViewRejection):
        model.objects.all().delete()
    connection.cursor().execute("DELETE FROM articles_viewadjustment")
    connection.cursor().execute("DELETE FROM articles_viewperiod")
    now, counted = NOON, 0
    for step, *words in train:
        with time_machine.travel(now):
            if step == "hits":
                article_id, count, ago = words
                hits(article_id, count, day=now.date() - datetime.timedelta(days=ago))
                counted += count
            elif step == "roll":
                roll_up(words[0])
            elif step == "days":
                now += datetime.timedelta(days=words[0])
            elif words[1] and views_of([words[0]])[words[0]] + words[1] >= 0:
                correct(words[0], words[1], reason="核对", by="admin")
                counted += words[1]
    with time_machine.travel(now):
        shown = sum(views_of(range(1, 5)).values())
        roll_up()

        assert audit() == []
        assert shown == sum(views_of(range(1, 5)).values()) == counted


@pytest.mark.django_db(transaction=True)
def test_roll_ups_at_the_same_time_take_every_hit_once():
    for article_id in range(20):
        hits(article_id, 15)
    start, taken = threading.Barrier(4), []

    def roll():
        start.wait()
        taken.append(roll_up(40))
        connection.close()

    threads = [threading.Thread(target=roll) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(taken) == 300
    assert {row[1] for row in sums()} == {15}
    assert audit() == []


@time_machine.travel(NOON)
@pytest.mark.parametrize("name", ["counted", "adjusted", "last_7", "last_30"])
def test_audit_names_the_article_and_repair_mends_it(name):
    hits(1, 3)
    hits(2, 2)
    roll_up()
    right = sums()
    ViewCount.objects.filter(article_id=2).update(**{name: 99})

    faults = audit()
    mended = repair()

    expected = {"counted": 2, "adjusted": 0, "last_7": 2, "last_30": 2}[name]
    assert faults == mended == [(name, 2, 99, expected)]
    assert (audit(), sums()) == ([], right)


@time_machine.travel(NOON)
def test_audit_sees_a_journal_that_disagrees():
    hits(1, 3)
    roll_up()
    ViewBatch.objects.create(hits=4)
    ViewHour.objects.update(counted=1)

    assert audit() == [("journal", None, 7, 3), ("hours", None, 1, 3)]
    repair()
    assert audit() == []


@time_machine.travel(NOON)
def test_audit_sees_a_key_that_was_not_deleted():
    for day in (24, 25):
        ViewSalt.objects.create(period=datetime.date(2026, 11, day), salt=b"s" * 32)

    assert audit() == [("salts", None, 2, 1)]
