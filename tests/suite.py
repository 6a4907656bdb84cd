"""`make test`: every check one after the other, a line each, and one summary at the end.

python -m tests.suite          the whole suite
python -m tests.suite prove    the long proofs
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import browser, catalogues, postgresql
from tests.surroundings import without_settings

TOP = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
NO_TESTS = 5


class Summary:
    """What was run, how it ended and how long it took; under `CI=true` a part that was not run is a failure."""

    def __init__(self, is_ci=None):
        self.started = time.monotonic()
        self.is_ci = os.environ.get("CI", "").lower() in ("1", "true") if is_ci is None else is_ci
        self.lines, self.is_bad = [], False
        self.passed = self.failed = self.skipped = 0

    def add(self, name, outcome, seconds, words=""):
        self.lines.append(f"  {outcome:<8} {name:<34} {seconds:6.1f} s  {words}".rstrip())
        self.is_bad |= outcome == "FAILED" or (outcome == "NOT RUN" and self.is_ci)
        print(f"{outcome:<8} {name} {words}", flush=True)

    def count(self, output):
        """Adds up the last line of a run of pytest."""
        for number, word in re.findall(r"(\d+) (passed|failed|skipped|error)", (output.splitlines() or [""])[-1]):
            name = "failed" if word == "error" else word
            setattr(self, name, getattr(self, name) + int(number))

    def close(self):
        """Prints the summary, the sum of all runs in pytest's words last; returns the exit code."""
        print("\nSummary")
        print("\n".join(self.lines))
        print("\nSomething failed: see above." if self.is_bad else "\nAll is well.")
        words = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        print(f"==== {words} in {time.monotonic() - self.started:.0f} s ====", flush=True)
        return 1 if self.is_bad else 0


def run(summary, name, command, **environ):
    started = time.monotonic()
    print(f"\n── {name}", flush=True)
    with subprocess.Popen(
        command,
        cwd=TOP,
        env=without_settings(os.environ) | environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        output = []
        try:
            for line in process.stdout:
                output.append(line)
                print(line, end="", flush=True)
        except BaseException:
            # Told to stop: so is what was started, or its end would be waited for.
            process.terminate()
            raise
    output = "".join(output)
    if command[: len(PYTEST)] == PYTEST:
        summary.count(output)
    words = (output.strip().splitlines() or [""])[-1][:90] if "pytest" in command else ""
    if "pytest" in command and process.returncode == NO_TESTS:
        words = "no test was selected, and nothing is no proof"
    summary.add(name, "ok" if process.returncode == 0 else "FAILED", time.monotonic() - started, words)
    return process.returncode


def not_run(summary, name, reason):
    """Said loudly: a part that was not run proves nothing; under CI it is a failure."""
    print(f"\n{'!' * 78}\n!! NOT RUN: {name}: {reason}\n{'!' * 78}", flush=True)
    summary.add(name, "NOT RUN", 0, str(reason)[:90])


def static_checks(summary, data):
    python = [sys.executable]
    run(summary, "ruff check", [*python, "-m", "ruff", "check", "."])
    run(summary, "ruff format", [*python, "-m", "ruff", "format", "--check", "."])
    run(summary, "templates", [*python, "-m", "djlint", "--lint", "--quiet", "templates"])
    manage = [*python, "manage.py"]
    run(summary, "missing migrations", [*manage, "makemigrations", "--check", "--dry-run"], NEWSROOM_DATA=data)
    run(summary, "system checks", [*manage, "check", "--fail-level", "WARNING"], NEWSROOM_DATA=data)
    run(
        summary,
        "deployment checks",
        [*manage, "check", "--deploy", "--fail-level", "WARNING"],
        NEWSROOM_DATA=data,
        SITE_URL="https://news.example.org",
        ALLOWED_HOSTS="news.example.org",
    )
    try:
        catalogues.find_gettext()
    except catalogues.NotAvailable as reason:
        not_run(summary, "translations", reason)
    else:
        run(summary, "translations", [*python, "-m", "tests.catalogues"])


def workers():
    """pytest's options for two processes, where there are two cores."""
    return ["-n", "2"] if (os.cpu_count() or 1) > 1 else []


def stop(_signal, _frame):
    """Ends as Ctrl+C does, so that no server is left behind."""
    sys.exit(1)


def suite():
    summary = Summary()
    shutil.rmtree(TOP / "var" / "screenshots", ignore_errors=True)
    browser.install_what_is_missing()
    with tempfile.TemporaryDirectory() as data:
        static_checks(summary, data)
        marks = "not prove"
        run(
            summary,
            "tests on SQLite",
            [*PYTEST, *workers(), "-m", marks, "--ignore=tests/e2e", "tests"],
            NEWSROOM_DATA=data,
            DATABASE_URL="",
        )
        with contextlib.ExitStack() as stack:
            try:
                url = stack.enter_context(postgresql.server())
            except postgresql.NotAvailable as reason:
                not_run(summary, "tests on PostgreSQL", reason)
            else:
                run(
                    summary,
                    "tests on PostgreSQL",
                    # What touches no database was tested with the first one.
                    [*PYTEST, *workers(), "-m", marks, "--only-database", "--ignore=tests/e2e", "tests"],
                    NEWSROOM_DATA=data,
                    DATABASE_URL=url,
                )
        try:
            browser.find()
        except browser.NotAvailable as reason:
            not_run(summary, "tests in a browser", reason)
        else:
            run(
                summary,
                "tests in a browser",
                # Each process has a newsroom and a browser of its own; the tests of a file stay in their order.
                [*PYTEST, *workers(), "--dist", "loadfile", "-m", marks, "tests/e2e"],
                NEWSROOM_DATA=data,
                DATABASE_URL="",
                SCREENSHOTS=str(TOP / "var" / "screenshots"),
            )
    return summary.close()


def prove():
    summary = Summary()
    with tempfile.TemporaryDirectory() as data:
        command = [*PYTEST, *workers(), "-m", "prove", "tests"]
        run(summary, "long proofs on SQLite", command, NEWSROOM_DATA=data, DATABASE_URL="")
        try:
            with postgresql.server() as url:
                second = [*command, "--only-database"]
                run(summary, "long proofs on PostgreSQL", second, NEWSROOM_DATA=data, DATABASE_URL=url)
        except postgresql.NotAvailable as reason:
            not_run(summary, "long proofs on PostgreSQL", reason)
    return summary.close()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    sys.exit(prove() if sys.argv[1:] == ["prove"] else suite())
