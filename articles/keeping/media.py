import os
import tempfile
from pathlib import Path

from django.conf import settings


def keep(name, content):
    """Writes bytes under a name made from their digest, whole or not at all; returns the name below the media folder.

    The same bytes twice are one file, readable by its owner alone: who else may have it, our own view decides.
    """
    relative = f"{name[:2]}/{name}"
    path = Path(settings.MEDIA_ROOT) / relative
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(aside, path)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
    return relative
