from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from articles.counting import beacon, reader


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
