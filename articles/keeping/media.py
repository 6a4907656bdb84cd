"""The files of the media folder: written whole or not at all, and readable by their owner alone."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.urls import reverse


def path_of_file(name):
    """The address of a file that is kept under this name."""
    return reverse("media", args=[name])


def keep(name, content):
    """Writes bytes under a name made from their digest; returns the name below the media folder.

    The same bytes twice are one file: who else may have it, our own view decides.
    """
    relative = _below(name)
    return relative if (Path(settings.MEDIA_ROOT) / relative).exists() else _written([content], lambda _digest: name)


def keep_pieces(pieces, ending):
    """As `keep`, of what is too large to be held at once: the name is the digest of its pieces, and the ending."""
    return _written(pieces, lambda digest: f"{digest}.{ending}")


def _written(pieces, name_of):
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=folder)
    digest = hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        relative = _below(name_of(digest.hexdigest()))
        (folder / relative).parent.mkdir(mode=0o700, exist_ok=True)
        os.replace(aside, folder / relative)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return relative


def _below(name):
    return f"{name[:2]}/{name}"
