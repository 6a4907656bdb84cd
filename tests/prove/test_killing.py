"""`kill -9`: what was acknowledged is there, once; what was not is there whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests.made_once import DATABASE

TOP = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def own_database(tmp_path, made_once, django_db_blocker):
    """The DATABASE_URL of a new database of the kind that this run tests; gone afterwards."""
    if connection.vendor == "sqlite":
        made_once.tables(tmp_path / "killing")
        yield f"sqlite:///{tmp_path / 'killing' / DATABASE}"
        return
    given = connection.settings_dict
    name = f"newsroom_killing_{os.getpid()}"
    account = quote(given["USER"]) + (f":{quote(given['PASSWORD'])}" if given["PASSWORD"] else "")
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {made_once.tables_in_postgresql()}")
        try:
            yield f"postgresql://{account}@/{name}?host={quote(given['HOST'])}&port={given['PORT'] or 5432}"
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize("kills", [5, pytest.param(120, marks=pytest.mark.prove)])
def test_killed_publisher_leaves_no_half_bundle(own_database, tmp_path, kills):
    _prove("killing", kills, own_database, tmp_path)


@pytest.mark.parametrize("kills", [50, pytest.param(500, marks=pytest.mark.prove)])
def test_killed_workers_and_roll_ups_lose_no_view_and_double_none(own_database, tmp_path, kills):
    _prove("counting", kills, own_database, tmp_path)


def _prove(name, kills, own_database, tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", f"tests.prove.{name}", str(kills)],
        cwd=TOP,
        env=os.environ | {"DATABASE_URL": own_database, "NEWSROOM_DATA": str(tmp_path / "var")},
        capture_output=True,
        text=True,
    )
    print(ended.stdout)

    assert (ended.returncode, ended.stderr) == (0, "")
