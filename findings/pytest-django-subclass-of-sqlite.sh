#!/usr/bin/env bash
# One would guess: a project's own subclass of Django's SQLite backend (to begin transactions otherwise, say) is tested as
# SQLite is: in memory, with pytest -n as without it.
# What happens: under pytest-xdist, pytest-django leaves the test database in memory only if ENGINE is, letter by letter,
# django.db.backends.sqlite3. For a subclass it makes a file name of "test_" + NAME + "_gw0"; since NAME is an absolute path,
# that is test_/…/db.sqlite3_gw0, a folder that is nowhere, and every test of the database is an error. TEST NAME ":memory:",
# which is what Django takes by itself, mends it.
# Why it matters to a newsroom: the message, "unable to open database file", sends one to the rights of the data folder; and
# where NAME is relative nothing fails: the tests run on the disk instead of in memory, and nobody is told.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  django==5.2.19 pytest==9.2.0 pytest-django==4.14.0 pytest-xdist==3.8.0

mkdir -p ours/sqlite
touch pytest.ini ours/__init__.py ours/sqlite/__init__.py
cat >ours/sqlite/base.py <<'PYTHON'
from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        with open("opened", "a") as opened:
            opened.write(f"   opens {conn_params['database']}\n")
        return super().get_new_connection(conn_params)
PYTHON
cat >settings.py <<'PYTHON'
import os
from pathlib import Path

DATABASES = {"default": {"ENGINE": os.environ["ENGINE"], "NAME": Path(os.environ["NAME"])}}
if "TEST_NAME" in os.environ:
    DATABASES["default"]["TEST"] = {"NAME": os.environ["TEST_NAME"]}
INSTALLED_APPS = ["django.contrib.contenttypes"]
PYTHON
cat >test_kinds.py <<'PYTHON'
import pytest
from django.contrib.contenttypes.models import ContentType


@pytest.mark.django_db
def test_kinds_are_counted():
    assert ContentType.objects.count() == 1
PYTHON

run() {  # what is run, then variables and words for pytest
  echo "$1"
  shift
  rm -f opened
  env DJANGO_SETTINGS_MODULE=settings PYTHONPATH=. NAME="$folder/db.sqlite3" "$@" >output 2>&1 || true
  [ ! -e opened ] || sed "s,$folder,FOLDER," opened | sort -u
  grep -oE "^E +django.*unable to open database file|[0-9]+ (passed|errors?|failed)" output | sed 's/^E */   /; s/^\([0-9]\)/   \1/'
}

{
  venv/bin/python -m pip list --disable-pip-version-check 2>/dev/null | grep -iE "^(django|pytest)" | tr -s " "
  pytest="venv/bin/python -m pytest -q -p no:cacheprovider"
  run "Django's own backend, in one process" ENGINE=django.db.backends.sqlite3 $pytest
  run "Django's own backend, pytest -n 1" ENGINE=django.db.backends.sqlite3 $pytest -n 1
  run "the subclass, in one process" ENGINE=ours.sqlite $pytest
  run "the subclass, pytest -n 1" ENGINE=ours.sqlite $pytest -n 1
  run "the subclass, pytest -n 1, NAME relative" ENGINE=ours.sqlite NAME=db.sqlite3 $pytest -n 1
  run "the subclass, pytest -n 1, TEST NAME :memory:" ENGINE=ours.sqlite TEST_NAME=:memory: $pytest -n 1
} | tee seen

diff - seen <<'EXPECTED'
Django 5.2.19
pytest 9.2.0
pytest-django 4.14.0
pytest-xdist 3.8.0
Django's own backend, in one process
   1 passed
Django's own backend, pytest -n 1
   1 passed
the subclass, in one process
   opens file:memorydb_default?mode=memory&cache=shared
   1 passed
the subclass, pytest -n 1
   opens test_FOLDER/db.sqlite3_gw0
   django.db.utils.OperationalError: unable to open database file
   1 error
the subclass, pytest -n 1, NAME relative
   opens test_db.sqlite3_gw0
   1 passed
the subclass, pytest -n 1, TEST NAME :memory:
   opens file:memorydb_default?mode=memory&cache=shared
   1 passed
EXPECTED
echo "As recorded."
