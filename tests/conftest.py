from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from articles.counting import beacon, reader

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "own_database"}


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
    return test.get_closest_marker("django_db") is not None or bool(DATABASE_FIXTURES & set(test.fixturenames))


@pytest.fixture(scope="session", autouse=True)
def _static_folder():
    """WhiteNoise warns of a folder that was never collected into; no test reads a file from it."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)


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
