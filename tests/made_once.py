"""What many tests start from and takes seconds to make, made once a run: migrated tables, a newsroom that was set up.

A run has as many processes as pytest has workers; the first that asks makes a thing, the others wait and take a copy.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from urllib.parse import urlsplit

import psycopg

from tests.server import MANAGE, TOP

USER, PASSWORD = "editor", "a long enough password"
DATABASE, IN_MEMORY, TEMPLATE = "newsroom.sqlite3", "file:tests?mode=memory&cache=shared", "newsroom_template"


class MadeOnce:
    """The things that are made once a run, in a folder that all its processes share."""

    def __init__(self, folder):
        self._folder = folder

    def _once(self, name, make):
        """The path of that name in the shared folder, after `make(path)` has filled it."""
        path, unfinished = self._folder / name, self._folder / f"{name}.unfinished"
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                make(unfinished)
                unfinished.rename(path)
        return path

    def tables(self, folder):
        """Puts a database into a new folder whose migrations were all run, without a row of anybody's."""
        shutil.copytree(self._migrated(), folder, dirs_exist_ok=True)

    def newsroom(self, folder, demo=False):
        """Makes `folder` a newsroom as `set_up` leaves it: the administrator is USER with PASSWORD."""

        def make(path):
            self.tables(path)
            more = {"DJANGO_SUPERUSER_USERNAME": USER, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
            _manage("set_up", path, DEMO="1" if demo else "0", **more)

        shutil.copytree(self._once("demo" if demo else "set_up", make), folder, dirs_exist_ok=True)

    def tables_in_memory(self):
        """The name of a database in memory with the same tables; this process keeps it until it ends."""
        self._memory = sqlite3.connect(IN_MEMORY, uri=True)
        with closing(sqlite3.connect(self._migrated() / DATABASE)) as source:
            source.backup(self._memory)
        return IN_MEMORY

    def tables_in_postgresql(self):
        """The name of a database of the server with the same tables, for others to be copied from."""

        def make(path):
            url = os.environ["DATABASE_URL"]
            with psycopg.connect(url, autocommit=True) as server:
                server.execute(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")
                server.execute(f"CREATE DATABASE {TEMPLATE}")
            parts = urlsplit(url)
            _manage("migrate", path, DATABASE_URL=parts._replace(path=f"/{TEMPLATE}").geturl())

        self._once("template", make)
        return TEMPLATE

    def _migrated(self):
        return self._once("migrated", lambda path: _manage("migrate", path))


def _manage(command, folder, **environ):
    environ = os.environ | {"NEWSROOM_DATA": str(folder), "DATABASE_URL": ""} | environ
    subprocess.run([*MANAGE, command], cwd=TOP, env=environ, check=True, stdout=subprocess.DEVNULL)
