import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import translation

from articles.counting import beacon, reader
from tests.made_once import MadeOnce
from tests.surroundings import without_settings

# What a test starts has its settings from that test; the database and the folder are those of the run.
GIVEN = without_settings(os.environ, kept={"DATABASE_URL", "NEWSROOM_DATA", "DJANGO_SETTINGS_MODULE"})

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server", "own_database"}


def pytest_addoption(parser):
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out the tests that touch no database: what they say of one they say of the other",
    )


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--only-database"):
        return
    left_out = [test for test in items if not touches_a_database(test)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [test for test in items if touches_a_database(test)]


def touches_a_database(test):
    # Others cannot: pytest-django refuses a connection to a test that does not ask for one.
    if test.get_closest_marker("once") is not None:
        return False
    return test.get_closest_marker("django_db") is not None or bool(DATABASE_FIXTURES & set(test.fixturenames))


@pytest.fixture(scope="session", autouse=True)
def _static_folder():
    """WhiteNoise warns of a folder that was never collected into; no test reads a file from it."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, worker_id):
    """Tables and newsrooms that all processes of a run begin from."""
    folder = tmp_path_factory.getbasetemp()
    return MadeOnce(folder if worker_id == "master" else folder.parent)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(_surroundings, made_once, django_db_modify_db_settings):
    """The database of the tests begins with its tables: no process runs the migrations again."""
    tests = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        tests["NAME"] = made_once.tables_in_memory()
    else:
        tests["TEMPLATE"] = made_once.tables_in_postgresql()


@pytest.fixture(scope="session", autouse=True)
def _surroundings():
    for name in set(os.environ) - set(GIVEN):
        del os.environ[name]


@pytest.fixture(autouse=True)
def _laptop(settings, tmp_path):
    """Files go to a folder of the test's own; passwords are hashed fast; static files keep their names."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _language():
    """Each test starts in Chinese, whatever the one before it spoke."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture(autouse=True)
def _fresh_process():
    """For the counting of views, each test is a process of its own: no key is known, no address has sent anything."""
    reader.forget()
    beacon.rate.forget()
    yield
    reader.forget()


@pytest.fixture
def somebody_writes(transactional_db, tmp_path):
    """`with somebody_writes():` holds the lock that every write needs; a wait of ours is an error at once."""
    if connection.vendor == "sqlite":
        yield from _in_a_file(tmp_path / "newsroom.sqlite3")
    else:
        yield _lock_of_every_table


def _in_a_file(file):
    """The database of the tests is in memory, where no second connection can hold a lock: this test's is a file."""
    memory, name = connection.connection, connection.settings_dict["NAME"]
    memory.execute("VACUUM INTO ?", [str(file)])
    connection.connection, connection.settings_dict["NAME"] = None, str(file)

    @contextmanager
    def write_lock():
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        connection.ensure_connection()
        connection.connection.execute("PRAGMA busy_timeout = 0")
        yield
        other.execute("ROLLBACK")
        other.close()

    yield write_lock
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


@contextmanager
def _lock_of_every_table():
    """Readers pass an EXCLUSIVE lock; who writes, or asks for a row FOR UPDATE, does not."""
    tables = ", ".join(f'"{model._meta.db_table}"' for model in apps.get_models(include_auto_created=True))
    params = {key: value for key, value in connection.get_connection_params().items() if key in CONNECTION}
    with psycopg.connect(**params) as other, connection.cursor() as cursor:
        other.execute(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")
        cursor.execute("SET lock_timeout = 1")
        yield
        other.rollback()
        cursor.execute("RESET lock_timeout")


CONNECTION = {"dbname", "user", "password", "host", "port"}
