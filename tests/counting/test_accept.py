"""What counts: the 30-second rule against a plain reference, the caps, and simultaneous copies."""

import datetime
import threading

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.counting.accept import Committer, Hit, write
from articles.counting.reader import mark
from articles.models.published import Publication
from articles.models.viewcount import ViewCount, ViewHit, ViewSeen
from tests.factories import visible_articles

DAY = datetime.date(2026, 11, 25)
START_MS = 1_790_000_000_000
KEY = b"k" * 32
MOMENT = datetime.datetime(2026, 11, 25, 4, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _articles(db):
    visible_articles(7, 8)


def hit(at_ms=0, *, who="reader", article_id=7, most=10, address=None, reason=""):
    return Hit(
        article_id,
        DAY,
        12,
        START_MS + at_ms,
        reason,
        mark(KEY, article_id, who) if not reason else None,
        mark(KEY, article_id, address) if address else None,
        most,
    )


def reasons(hits):
    return [write([one])[0][0] for one in hits]


def counted_by_the_rule(moments, gap_ms=30_000, most=10):
    """COUNTER R5.1, section 7, in the plainest words: a view within 30 s of the one before it is the same view."""
    last, count, answers = None, 0, []
    for moment in moments:
        if last is not None and moment - last <= gap_ms:
            answers.append("repeat")
        elif count >= most:
            answers.append("cap")
        else:
            answers.append("")
            count += 1
        last = moment if last is None else max(last, moment)
    return answers


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([0], [""]),
        ([0, 29_000], ["", "repeat"]),
        ([0, 30_000], ["", "repeat"]),
        ([0, 30_001], ["", ""]),
        ([0, 20_000, 40_000, 60_000], ["", "repeat", "repeat", "repeat"]),
        ([0, 20_000, 50_001], ["", "repeat", ""]),
        ([n * 31_000 for n in range(12)], [""] * 10 + ["cap"] * 2),
    ],
)
def test_repeat_within_30_seconds_is_the_same_view(moments, expected):
    assert reasons([hit(moment) for moment in moments]) == expected
    assert counted_by_the_rule(moments) == expected


trains = st.lists(st.sampled_from([1, 999, 15_000, 29_999, 30_000, 30_001, 45_000, 3_600_000]), max_size=25)


@pytest.mark.django_db
@settings(max_examples=200, deadline=None)
@given(st.lists(trains, min_size=1, max_size=5))
def test_any_trains_count_as_the_rule_says(gaps):
    _compare_with_the_rule(gaps)


@pytest.mark.prove
# Committed row by row: in one transaction PostgreSQL keeps every state of a row, and the proof took hours.
@pytest.mark.django_db(transaction=True)
@settings(max_examples=2500, deadline=None)
@given(st.lists(trains, min_size=4, max_size=5))
def test_ten_thousand_trains_count_as_the_rule_says(gaps):
    _compare_with_the_rule(gaps)


def _compare_with_the_rule(gaps):
    """Several readers' trains, their beacons mixed by time, written one by one."""
    ViewSeen.objects.all().delete()
    moments = {}
    for who, train in enumerate(gaps):
        at, moments[who] = 0, []
        for gap in train:
            at += gap
            moments[who].append(at)
    mixed = sorted((at, who) for who, train in moments.items() for at in train)
    found = {who: [] for who in moments}
    for at, who in mixed:
        found[who].append(write([hit(at, who=str(who))])[0][0])

    assert found == {who: counted_by_the_rule(train) for who, train in moments.items()}


@pytest.mark.django_db
def test_readers_of_one_transaction_are_counted_each_and_copies_once():
    batch = [hit(who="甲"), hit(who="乙"), hit(who="甲"), hit(who="甲", article_id=8), hit(reason="robot")]

    answers = write(batch)

    assert answers == [("", 2), ("", 2), ("repeat", 2), ("", 1), ("robot", 2)]
    assert sorted(ViewHit.objects.values_list("article_id", "rejected_for")) == [
        (7, ""), (7, ""), (7, "repeat"), (7, "robot"), (8, ""),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    "hidden",
    [
        {"withdrawn_at": MOMENT},
        {"visible_until": MOMENT},
        {"visible_from": MOMENT + HOUR},
        None,
    ],
    ids=["withdrawn", "past", "planned", "never published"],
)
def test_view_of_what_is_not_public_is_dropped_without_a_figure(hidden):
    ViewCount.objects.create(article_id=7, legacy_base=243)
    if hidden is None:
        Publication.objects.filter(thing_id=7).delete()
    else:
        Publication.objects.filter(thing_id=7).update(**hidden)

    with time_machine.travel(MOMENT, tick=False):
        answers = write([hit(who="甲"), hit(who="乙", article_id=8), hit(reason="robot")])

    assert answers == [("hidden", None), ("", 1), ("hidden", None)]
    assert sorted(ViewHit.objects.values_list("article_id", "rejected_for")) == [(7, "hidden"), (7, "hidden"), (8, "")]


@pytest.mark.django_db
def test_view_counts_again_when_the_article_is_back():
    Publication.objects.filter(thing_id=7).update(withdrawn_at=MOMENT)
    write([hit()])
    Publication.objects.filter(thing_id=7).update(withdrawn_at=None)

    assert write([hit(31_000)]) == [("", 1)]


@pytest.mark.django_db
def test_address_is_bounded_whatever_agents_it_invents(settings):
    settings.VIEW_ADDRESS_CAP = 3
    batch = [hit(who=f"agent {number}", address="192.0.2.1") for number in range(5)]

    first = [reason for reason, _shown in write(batch)]
    later = write([hit(who="agent 9", address="192.0.2.1")])
    elsewhere = write([hit(who="agent 10", address="192.0.2.2")])

    assert (first, later, elsewhere) == (["", "", "", "address", "address"], [("address", 3)], [("", 4)])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("batch", "expected"),
    [
        ([hit(address="192.0.2.1")], 4),
        ([hit(who=f"{number}", address=f"192.0.2.{number}") for number in range(100)], 4),
        ([hit(reason="robot")], 2),
    ],
)
def test_beacons_take_four_statements_whatever_their_number(batch, expected):
    with CaptureQueriesContext(connection) as asked:
        write(batch)

    words = [query["sql"].split()[0] for query in asked.captured_queries]
    assert len([word for word in words if word not in ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")]) == expected


@pytest.mark.django_db(transaction=True)
def test_eight_simultaneous_copies_are_one_view():
    accept, start, answers = Committer(), threading.Barrier(8), []

    def send():
        start.wait()
        answers.append(accept(hit()))
        connection.close()

    threads = [threading.Thread(target=send) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(reason for reason, _shown in answers) == ["", *["repeat"] * 7]
    assert {shown for _reason, shown in answers} == {1}


@pytest.mark.django_db(transaction=True)
def test_failed_write_is_told_to_all_who_waited_and_writes_nothing():
    accept = Committer()

    with pytest.raises(OverflowError if connection.vendor == "sqlite" else Exception):
        accept(hit(article_id=2**70))

    assert (ViewHit.objects.count(), ViewSeen.objects.count()) == (0, 0)
    assert accept(hit()) == ("", 1)
