"""One process writes for all workers; without it, or if it is lost, each worker writes its own, and nothing twice."""

import datetime
import socket
import threading

import pytest
from django.db import DatabaseError, OperationalError, connection

from articles.counting import writer
from articles.counting.accept import Hit, write
from articles.counting.reader import mark
from articles.counting.writer import Writer, accept
from articles.models.viewcount import ViewDay, ViewHit
from articles.publishing.door import withdraw
from tests.factories import article, published, visible_articles

pytestmark = pytest.mark.django_db(transaction=True)
DAY = datetime.date(2026, 11, 25)


def hit(who="reader", at_ms=0, reason=""):
    reader = None if reason else mark(b"k" * 32, 7, who)
    return Hit(7, DAY, 12, 1_790_000_000_000 + at_ms, reason, reader, None, 10)


@pytest.fixture(autouse=True)
def _article(transactional_db):
    visible_articles(7)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path_factory):
    settings.DATA = tmp_path_factory.mktemp("d")
    writer._line.retry_at = 0.0
    yield
    if writer._line.socket is not None:
        writer._line.socket.close()
        writer._line.socket = None


@pytest.fixture
def running():
    """A writer at work in a thread of its own."""
    works = Writer()

    def run():
        works.run()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    while not (writer.settings.DATA / "views.socket").exists():
        pass
    yield works
    works.stop()
    thread.join()


def test_worker_hands_its_views_to_the_writer(running, monkeypatch):
    monkeypatch.setattr(writer, "_alone", lambda _hit: pytest.fail("the worker wrote by itself"))

    answers = [accept(hit("a")), accept(hit("b")), accept(hit("a", 1_000)), accept(hit(reason="robot"))]

    assert answers == [("", 1), ("", 2), ("repeat", 2), ("robot", 2)]


def test_writer_counts_no_view_after_a_withdrawal(running):
    news = published(article())
    before = accept(hit("a")._replace(article_id=news.pk))

    withdraw(news)

    assert (before, accept(hit("b")._replace(article_id=news.pk))) == (("", 1), ("hidden", None))


def test_views_of_many_threads_are_counted_once_each(running):
    answers = []

    def read(number):
        answers.append(accept(hit(f"reader {number}")))
        writer._line.socket.close()
        connection.close()

    threads = [threading.Thread(target=read, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [reason for reason, _shown in answers] == [""] * 20
    assert max(shown for _reason, shown in answers) == 20


def test_writer_rolls_up_by_itself(running, monkeypatch):
    taken, roll_up_once, is_done = [], writer.roll_up_once, threading.Event()

    def watched(part):
        taken.append(roll_up_once(part))
        if sum(taken) == 2:
            is_done.set()
        return taken[-1]

    monkeypatch.setattr(writer, "roll_up_once", watched)
    accept(hit("a"))
    accept(hit("b"))

    assert is_done.wait(20)
    running.stop()

    assert [(row.article_id, row.day, row.counted) for row in ViewDay.objects.all()] == [(7, DAY, 2)]


def test_worker_without_a_writer_writes_by_itself():
    assert accept(hit()) == ("", 1)


def test_worker_whose_writer_is_lost_after_writing_counts_no_view_twice(settings):
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    door.bind(writer.path())
    door.listen()

    def write_and_die():
        line, _address = door.accept()
        write([writer._read(line.recv(4096))])
        line.close()
        connection.close()

    thread = threading.Thread(target=write_and_die)
    thread.start()
    answer = accept(hit())
    thread.join()
    door.close()

    assert answer == ("repeat", 1)
    assert list(ViewHit.objects.order_by("pk").values_list("rejected_for", flat=True)) == ["", "repeat"]


def test_writer_that_cannot_write_says_so_and_goes_on(running, monkeypatch):
    def full(_hits):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(writer, "write", full)
        with pytest.raises(DatabaseError):
            accept(hit())

    assert accept(hit()) == ("", 1)


def test_path_that_is_too_long_for_a_socket_leaves_each_worker_to_itself(settings, tmp_path):
    settings.DATA = tmp_path / ("x" * 120)
    settings.DATA.mkdir()

    assert writer.path() is None
    assert accept(hit()) == ("", 1)


def test_what_a_worker_says_is_read_as_it_was():
    for one in (hit(), hit(reason="robot"), hit()._replace(address=b"\x00" * 16)):
        assert writer._read(writer._spelled(one)) == one
