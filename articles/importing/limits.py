"""What is too much, asked before anything is parsed or unpacked. Each refusal says what and why."""

import math

from django.utils.translation import gettext as _

# One rule, and one refusal, for what is read of old pages and for what is cleaned at the desk.
from articles.keeping.nesting import TooMuch as Refused
from articles.keeping.nesting import check_markup as check_markup

MOST_BYTES_OF_A_PAGE = 5 * 1024 * 1024
MOST_LINES = 20_000
MOST_FILES_OF_A_ZIP = 20_000
MOST_BYTES_OF_A_ZIP = 4 * 1024 * 1024 * 1024
MOST_BYTES_OF_A_FILE = 20 * 1024 * 1024
# Text shrinks to a fifteenth at best, pictures hardly; what grows more was made to.
MOST_GROWTH = 200


def check_page(data):
    """Raises Refused for a page of more bytes than may be read."""
    if len(data) > MOST_BYTES_OF_A_PAGE:
        raise too_large(len(data))


def too_large(size):
    """The Refused of a page of so many bytes."""
    words = _("The page has %(size)s MB; at most %(most)s MB are read.")
    return Refused(words % {"size": _megabytes(size), "most": _megabytes(MOST_BYTES_OF_A_PAGE)})


def check_lines(count):
    """Raises Refused for more lines than any article has."""
    if count > MOST_LINES:
        raise Refused(_("The page has more than %(most)d lines of text.") % {"most": MOST_LINES})


def check_zip(archive):
    """Raises Refused for a ZipFile whose directory promises too much; nothing of it is unpacked for that."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES_OF_A_ZIP:
        words = _("The ZIP holds %(count)d files; at most %(most)d are read.")
        raise Refused(words % {"count": len(entries), "most": MOST_FILES_OF_A_ZIP})
    for entry in entries:
        if entry.file_size > MOST_BYTES_OF_A_FILE:
            words = _("“%(name)s” unpacks to %(size)s MB; at most %(most)s MB a file are read.")
            most = _megabytes(MOST_BYTES_OF_A_FILE)
            raise Refused(words % {"name": entry.filename, "size": _megabytes(entry.file_size), "most": most})
        if entry.file_size > MOST_GROWTH * max(entry.compress_size, 1024):
            raise Refused(_("“%(name)s” unpacks to far more than its packed size.") % {"name": entry.filename})
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES_OF_A_ZIP:
        words = _("The ZIP unpacks to %(size)s MB; at most %(most)s MB are read.")
        raise Refused(words % {"size": _megabytes(total), "most": _megabytes(MOST_BYTES_OF_A_ZIP)})


def read_entry(archive, entry):
    """The bytes of a file of a ZIP, never more than its directory promised. Raises Refused where it lies."""
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise Refused(_("“%(name)s” is longer than the ZIP says.") % {"name": entry.filename})
    return data


def _megabytes(count):
    """In tenths, rounded up: what is a byte too much is not told as what may be."""
    return f"{math.ceil(count / 1024 / 1024 * 10) / 10:.1f}".removesuffix(".0")
