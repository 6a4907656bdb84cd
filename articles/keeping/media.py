import hashlib
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


def keep(name, content):
    """Writes bytes under a name made from their digest, whole or not at all; returns the name below the media folder.

    The same bytes twice are one file, readable by its owner alone: who else may have it, our own view decides.
    """
    if not (Path(settings.MEDIA_ROOT) / _place(name)).exists():
        with _aside() as (file, put):
            file.write(content)
            put(name)
    return _place(name)


def keep_pieces(pieces, ending):
    """As `keep`, of what is too much to be held at once: the name is the digest of the pieces with this ending."""
    digest = hashlib.sha256()
    with _aside() as (file, put):
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
        put(name := f"{digest.hexdigest()}.{ending}")
    return _place(name)


def _place(name):
    return f"{name[:2]}/{name}"


@contextmanager
def _aside():
    """A file beside the others, and what puts it among them under its name; it is gone if anything fails before."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=folder)

    def put(name):
        file.close()
        path = folder / _place(name)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        os.replace(aside, path)

    try:
        with os.fdopen(handle, "wb") as file:
            yield file, put
    finally:
        Path(aside).unlink(missing_ok=True)
