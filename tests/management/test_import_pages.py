"""The import as a process: killed in the middle, it loses nothing; on a terminal it has a bar."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.importing.old_pages.kept import html, written

TOP = Path(__file__).resolve().parent.parent.parent
PAGES = 24
FIGURES = (
    "from articles.models import *; from articles.models.viewcount import ViewCount; "
    "print(LegacyPage.objects.count(), ImportEntry.objects.count(), ImportBatch.objects.count(), "
    "Article.objects.count(), Event.objects.count(), ViewCount.objects.count(), "
    "LegacyPage.objects.filter(article__isnull=False).count())"
)


@pytest.fixture
def newsroom(tmp_path, made_once):
    made_once.tables(tmp_path / "data")
    return os.environ | {"NEWSROOM_DATA": str(tmp_path / "data"), "DATABASE_URL": "", "DEMO": "0"}


def manage(environ, *command):
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=TOP, env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_import_that_is_killed_goes_on_and_makes_nothing_twice(newsroom, tmp_path):
    pages = written(
        tmp_path / "pages",
        {
            f"{number:02}.htm": html(f"第{number}号座谈会举行", "时间：3月5日下午。", "双方座谈。")
            for number in range(PAGES)
        },
    )
    kept = tmp_path / "data" / "media"
    running = subprocess.Popen(
        [sys.executable, "manage.py", "import_pages", str(pages)], cwd=TOP, env=newsroom, stdout=subprocess.DEVNULL
    )
    while running.poll() is None and sum(1 for _file in kept.glob("*/*.page")) < PAGES // 2:
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    running.wait()

    report = manage(newsroom, "import_pages", str(pages))

    assert f"{PAGES} files: {PAGES} pages have drafts, 0 are read without drafts, 0 are held, 0 failed" in report
    figures = manage(newsroom, "shell", "--no-imports", "-c", FIGURES).split()
    assert figures == [str(PAGES), str(PAGES), "1", str(PAGES), str(PAGES), str(PAGES), str(PAGES)]


def test_terminal_sees_a_bar_and_a_log_sees_lines(newsroom, tmp_path):
    pages = written(tmp_path / "pages", {f"{number}.htm": html(f"第{number}号通知发布") for number in range(3)})

    lines = manage(newsroom, "import_pages", str(pages), "--no-drafts").splitlines()
    assert lines[0] == "Reading: 3 of 3"

    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "manage.py", "import_pages", str(pages)], cwd=TOP, env=newsroom, stdout=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert running.wait() == 0
    assert ("█" * 30).encode() in shown and b"3/3" in shown
