"""Tables between their dry run and their import: a file each, read by nobody else, gone after a day at the latest."""

import re
import time
import uuid

from django.conf import settings

DAY = 24 * 60 * 60
NAME = re.compile(r"[0-9a-f]{32}")


def _folder():
    folder = settings.DATA / "incoming"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def put(data):
    """Keeps the bytes of a table; returns the name to `take` them by."""
    folder = _folder()
    for file in folder.iterdir():
        if file.stat().st_mtime < time.time() - DAY:
            file.unlink(missing_ok=True)
    name = uuid.uuid4().hex
    (folder / name).write_bytes(data)
    return name


def take(name):
    """The bytes of a table that was put here, or None if it is gone."""
    file = _folder() / name
    return file.read_bytes() if NAME.fullmatch(name) and file.is_file() else None


def drop(name):
    if NAME.fullmatch(name):
        (_folder() / name).unlink(missing_ok=True)
