"""What editors send to the running server: after their session ended, on a full disk, many at once."""

import contextlib
import fcntl
import io
import os
import random
import resource
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from PIL import Image as Pillow

from newsroom.bridge import THREADS_FOR_FILES
from tests.made_once import PASSWORD, USER
from tests.newsroom.test_server import until
from tests.server import MANAGE, TOP, Browser, ask, environ_of, head, hidden, serving

ADD, ADD_A_PICTURE = "/admin/articles/article/add/", "/admin/articles/image/add/"
MEGABYTE = 1024 * 1024
# These processes have a database of their own: once is enough.
pytestmark = pytest.mark.skipif(not settings.IS_EMBEDDED, reason="run beside the tests on SQLite")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory, made_once):
    """What `serve` runs, with one worker: all that is sent at once meets there."""
    folder = tmp_path_factory.mktemp("newsroom")
    made_once.newsroom(folder)
    environ = environ_of(folder, WORKERS="1", WRITE_WAIT_SECONDS="30")
    with serving(environ) as server:
        yield SimpleNamespace(port=environ["PORT"], pid=server.pid, folder=folder, environ=environ)


@pytest.fixture
def editor(newsroom):
    browser = Browser(newsroom.port)
    browser.sign_in(USER, PASSWORD)
    return browser


def written(editor, characters):
    """A new article as its desk would send it."""
    form = dict(hidden(editor.send(ADD)))
    form |= {"title": "熬夜写的 <b>标题</b>", "body": f"<p>{'字' * characters}</p>", "published_on": "2026-03-05"}
    form |= {"language": "zh-hans", "article_images-TOTAL_FORMS": "0", "credits-TOTAL_FORMS": "0"}
    return list(form.items())


def shown(page, sent):
    """What a page would send again of what was sent."""
    names = dict(sent).keys() - {"csrfmiddlewaretoken", "next"}
    return {name: value for name, value in hidden(page) if name in names}


def kept(newsroom, table):
    with contextlib.closing(sqlite3.connect(newsroom.folder / "newsroom.sqlite3", timeout=30)) as database:
        return database.execute(f"SELECT count(*) FROM articles_{table}").fetchone()[0]


def remove_sessions(newsroom):
    with contextlib.closing(sqlite3.connect(newsroom.folder / "newsroom.sqlite3", timeout=30)) as database, database:
        database.execute("DELETE FROM django_session")


def end_sessions(newsroom):
    """Makes each as old as one that nobody has used since signing in, thirteen hours ago."""
    script = (
        "import time; from newsroom.session_store import SessionStore\n"
        "for row in SessionStore().model.objects.all():\n"
        "    session = SessionStore(row.session_key); session['signed_in_at'] = int(time.time()) - 13 * 3600\n"
        "    session.save()"
    )
    subprocess.run([*MANAGE, "shell", "-c", script], cwd=TOP, env=newsroom.environ, check=True, capture_output=True)


@pytest.mark.parametrize("end", [end_sessions, remove_sessions])
@pytest.mark.parametrize("characters", [9_000, 100_000])
def test_what_was_typed_while_the_session_ended_comes_back_after_signing_in(newsroom, editor, end, characters):
    sent, before = written(editor, characters), kept(newsroom, "article")
    end(newsroom)
    if end is end_sessions:
        editor.cookies.clear("127.0.0.1", "/", "last-use")

    asked = editor.post(ADD, sent)
    typed = dict(hidden(asked))["typed"]
    back = editor.sign_in(USER, PASSWORD, typed, ADD)
    again = editor.post(ADD, hidden(back))

    assert (asked.status, back.status, again.status) == (403, 200, 200)
    assert shown(back, sent) == {name: value for name, value in sent if name not in ("csrfmiddlewaretoken", "next")}
    assert kept(newsroom, "article") == before + 1


# Many at once


def picture(number):
    """A picture of more than 64 kB, unlike every other."""
    file, size = io.BytesIO(), (200, 200)
    Pillow.frombytes("RGB", size, random.Random(number).randbytes(size[0] * size[1] * 3)).save(file, "PNG")
    return file.getvalue()


def waiting_for_their_turn(newsroom):
    """How many threads of the server stand before the lock of the pictures."""
    place, count = newsroom.folder / "pictures.lock", 0
    for process in _with_children(newsroom.pid):
        for file in Path(f"/proc/{process}/fd").iterdir():
            with contextlib.suppress(OSError):
                count += file.readlink() == place
    return count


def _with_children(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(own for child in children for own in _with_children(child))]


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="only Linux shows who waits for a lock")
def test_pictures_that_wait_for_their_turn_are_all_taken_and_stop_nobody(newsroom, editor):
    token, pictures = editor.token(), 20
    fields = [("csrfmiddlewaretoken", token), ("alt", "会场"), ("across", "50"), ("down", "50")]
    article, before = written(editor, 12_000), kept(newsroom, "article")

    with ThreadPoolExecutor(pictures) as many, open(newsroom.folder / "pictures.lock", "a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        sent = [
            many.submit(editor.post_files, ADD_A_PICTURE, fields, "upload", picture(number))
            for number in range(pictures)
        ]
        is_full = until(lambda: waiting_for_their_turn(newsroom) == THREADS_FOR_FILES)
        read = [ask(newsroom.port, head("GET /")).status for _number in range(5)]
        saved = editor.post(ADD, article).status, kept(newsroom, "article") - before
        waiting = waiting_for_their_turn(newsroom)
        fcntl.flock(turn, fcntl.LOCK_UN)
        taken = [upload.result().status for upload in sent]

    assert (is_full, waiting) == (True, THREADS_FOR_FILES)
    assert (read, saved, taken) == ([200] * 5, (200, 1), [200] * pictures)
    assert kept(newsroom, "image") == pictures


# Without room


@contextlib.contextmanager
def full(newsroom):
    """No process of the server may write past the first 64 kB of a file: the nearest to a full disk in a test."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    processes = [int(process) for process in _with_children(newsroom.pid)]
    for process in processes:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (64 * 1024, limits[1]))
    try:
        yield
    finally:
        for process in processes:
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits a process that runs")
def test_long_article_that_finds_the_disk_full_is_kept(newsroom, editor):
    sent = written(editor, 100_000)

    with full(newsroom):
        refused = editor.post(ADD, sent)

    assert (refused.status, shown(refused, sent)) == (
        503,
        {name: value for name, value in sent if name not in ("csrfmiddlewaretoken", "next")},
    )


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits a process that runs")
def test_picture_that_finds_the_disk_full_is_lost_alone(newsroom, editor):
    sent = [("csrfmiddlewaretoken", editor.token()), ("alt", "会场"), ("caption", "字" * 100_000)]

    with full(newsroom):
        refused = editor.post_files(ADD_A_PICTURE, sent, "upload", os.urandom(3 * MEGABYTE))

    assert (refused.status, shown(refused, sent)) == (503, dict(sent[1:]))
    assert "file.png" in refused.body.decode()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits a process that runs")
def test_more_than_a_text_that_finds_the_disk_full_is_told_so_and_leaves_no_file_open(newsroom, editor):
    before = len(_open_files(newsroom))

    with full(newsroom):
        refused = [editor.send("/admin/", b"x" * 11 * MEGABYTE, "text/plain") for _number in range(3)]

    assert {(answer.status, answer.headers["retry-after"]) for answer in refused} == {(503, "60")}
    assert "服务器的磁盘满了" in refused[0].body.decode()
    assert until(lambda: len(_open_files(newsroom)) <= before)


def _open_files(newsroom):
    """The unnamed files of the data folder that the server holds."""
    links = []
    for process in _with_children(newsroom.pid):
        for file in Path(f"/proc/{process}/fd").iterdir():
            with contextlib.suppress(OSError):
                links.append(str(file.readlink()))
    return [link for link in links if link.endswith("(deleted)")]
