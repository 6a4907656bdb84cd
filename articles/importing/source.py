"""Where the files of an import lie: a folder, a ZIP, or one page by itself. Nothing is unpacked to a disk."""

import os
import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from articles.importing.limits import (
    MOST_BYTES_OF_A_FILE,
    MOST_BYTES_OF_A_PAGE,
    Refused,
    check_zip,
    read_entry,
    too_large,
)

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".shtm", ".txt", ".asp", ".aspx", ".jsp", ".jspx", ".php", ".do")
# What programs leave beside the files that people meant.
NOT_MEANT = ("__MACOSX", "Thumbs.db", "desktop.ini")


def open_source(path):
    """The Folder, Archive or Single at a path. Raises Refused for a ZIP that holds too much or is none."""
    path = Path(path)
    if path.is_dir():
        return Folder(path)
    with path.open("rb") as file:
        is_zip = file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    return Archive(path) if is_zip else Single(path)


class Source:
    """Files by their path from the top, with `/` between the parts; `pages` are those that are read, in order."""

    def __init__(self, names):
        # Old servers tell no A from a, and so the addresses in their pages do not.
        self._names = {name.casefold(): name for name in names}
        self.pages = sorted(name for name in names if is_page(name))

    def page(self, name):
        """The bytes of a page. Raises Refused for more than may be read, or for a file that is not to be read."""
        raise NotImplementedError

    def _file(self, name):
        raise NotImplementedError

    def beside(self, address, page):
        """The file that an address in a page means, as an upload, or None if it is not here."""
        for name in _places(address, page):
            found = self._names.get(name.casefold())
            if found is not None:
                try:
                    return ContentFile(self._file(found), name=posixpath.basename(found))
                except (Refused, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
                    return None
        return None


class Folder(Source):
    """A folder with all below it; a link that leads out of it is not followed."""

    def __init__(self, path):
        self._top = Path(path).resolve()
        super().__init__(list(self._walk()))

    def _walk(self):
        for folder, folders, files in os.walk(self._top):
            folders[:] = sorted(name for name in folders if _is_meant(name))
            below = Path(folder).relative_to(self._top).as_posix()
            yield from (posixpath.normpath(posixpath.join(below, name)) for name in files if _is_meant(name))

    def page(self, name):
        return self._read(name, MOST_BYTES_OF_A_PAGE)

    def _file(self, name):
        return self._read(name, MOST_BYTES_OF_A_FILE)

    def _read(self, name, most):
        path = (self._top / name).resolve()
        if not path.is_relative_to(self._top) or not path.is_file():
            raise Refused(_("The file is a link that leads out of the folder."))
        return read_bounded(path, most)


class Archive(Source):
    """A ZIP, counted and summed before anything of it is read."""

    def __init__(self, path):
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Refused(_("The ZIP is damaged or was cut off on the way. Pack it again and try that.")) from None
        check_zip(self._zip)
        entries = {_name_of(entry): entry for entry in self._zip.infolist() if not entry.is_dir()}
        self._entries = {name: entry for name, entry in entries.items() if all(map(_is_meant, name.split("/")))}
        super().__init__(list(self._entries))

    def page(self, name):
        entry = self._entries[name]
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise Refused(_("The path leads out of the ZIP."))
        if entry.file_size > MOST_BYTES_OF_A_PAGE:
            raise too_large(entry.file_size)
        return self._read(entry)

    def _file(self, name):
        return self._read(self._entries[name])

    def _read(self, entry):
        if entry.flag_bits & 0x1:
            raise Refused(_("The file is protected with a password. Pack it without one."))
        try:
            return read_entry(self._zip, entry)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
            if isinstance(error, Refused):
                raise
            raise Refused(_("The file is damaged in the ZIP.")) from None


class Single(Source):
    """One page, with no pictures beside it."""

    def __init__(self, path, name=""):
        self._path = Path(path)
        self._name = name or self._path.name
        super().__init__([self._name])
        self.pages = [self._name]

    def page(self, name):
        return read_bounded(self._path, MOST_BYTES_OF_A_PAGE)

    def beside(self, address, page):
        return None


class Nowhere(Source):
    """The files are gone: pages that were read stand, their pictures are not found any more."""

    def __init__(self):
        super().__init__([])


def is_page(name):
    """True for a file that is read as a page, also with the question that a copying program leaves in its name."""
    return name.casefold().partition("?")[0].endswith(PAGES) or name.casefold().endswith(PAGES)


def read_bounded(path, most):
    """The bytes of a file, its size asked first."""
    size = path.stat().st_size
    if size > most:
        raise too_large(size)
    with path.open("rb") as file:
        return file.read(most + 1)


def _is_meant(name):
    # Hidden files are left alone; a way out of the ZIP is no hidden file, and is told.
    return name == ".." or not (name.startswith(".") or name in NOT_MEANT)


def _name_of(entry):
    """The path as it was packed: without its mark for UTF-8, a Chinese Windows wrote GBK."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        packed = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return packed.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _places(src, page):
    """Where a file may lie that a page names so, the likeliest first: from the page's folder, or from any above it."""
    try:
        parts = urlsplit(src.strip())
    except ValueError:
        return
    if parts.scheme not in ("", "http", "https") or not parts.path or "\x00" in unquote(src):
        return
    path = unquote(parts.path).replace("\\", "/")
    folder = posixpath.dirname(page)
    if parts.netloc or path.startswith("/"):
        tops = [folder]
        while tops[-1]:
            tops.append(posixpath.dirname(tops[-1]))
        paths = [posixpath.join(top, path.lstrip("/")) for top in reversed(tops)]
        if parts.netloc:
            paths.insert(0, posixpath.join(parts.hostname or "", path.lstrip("/")))
    else:
        paths = [posixpath.join(folder, path)]
    for place in paths:
        place = posixpath.normpath(place)
        if not place.startswith(".."):
            if parts.query:
                yield f"{place}?{parts.query}"
            yield place
