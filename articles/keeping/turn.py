"""One picture at a time: decoding needs hundreds of megabytes, and what waits for its turn needs none."""

import ctypes
import fcntl
import time
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_SECONDS = 300
SECONDS_BETWEEN = 0.05


@contextmanager
def decoding_turn():
    """Waits while any process or thread of this newsroom decodes. Raises ValidationError, in words, after five minutes.

    A file is locked, not a row: nobody who writes waits for it, and a process that was killed leaves no lock.
    """
    with open(settings.DATA / "pictures.lock", "a") as place:
        _wait_for(place)
        try:
            yield
        finally:
            _give_memory_back()


def _wait_for(place):
    last = time.monotonic() + MOST_SECONDS
    while True:
        try:
            return fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > last:
                words = _("Many pictures are being taken at this moment. Wait a minute, and try this one again.")
                raise ValidationError(words) from None
            time.sleep(SECONDS_BETWEEN)


def _give_memory_back():
    """The C library keeps what was freed for the same thread; the next picture is decoded in another one."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
