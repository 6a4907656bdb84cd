"""What is asked of a Word or Excel file before anything in it is read: its size, its kind, and what it unpacks to."""

import io
import zipfile
import zlib
from typing import NamedTuple
from xml.parsers import expat

from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_OF_AN_ENTRY = 64 * 1024 * 1024
MOST_UNPACKED = 160 * 1024 * 1024
# Text of a real document packs to a tenth or a fiftieth; a bomb to a thousandth.
MOST_RATIO = 200
RATIO_FROM = 4 * 1024 * 1024
MOST_OF_A_PROLOG = 64 * 1024
MOST_AT_ONCE = 4 * 1024 * 1024
MOST_MARKS = 3_000_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How the packing of a protected file names its one stream.
PROTECTED = "EncryptedPackage".encode("utf-16-le")
WITH_MACROS = {"docm", "dotm", "xlsm", "xltm", "xlsb", "xlam"}
# What the standard library says of a zip, or of XML in it, that is not whole.
BROKEN = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class OfficeRefused(ValueError):
    """The file is not read; the words say why and what to do."""


class Program(NamedTuple):
    """A kind of file that is taken: its ending, the program's name, the part that every one holds, its most marks."""

    ending: str
    name: str
    folder: str
    most_marks: int


WORD = Program("docx", "Word", "word/", 1_000_000)
# What the library makes objects of: the styles of a book, its relations, its names.
EXCEL = Program("xlsx", "Excel", "xl/", 100_000)


class Package(zipfile.ZipFile):
    """An Office file whose every part is counted, whoever opens it, before a byte of it is parsed.

    What XML costs is known from its `<`, two for an element with an end; the parts that are never opened may hold any
    number. `marks` is the sum of all openings: a part that is named a hundred times counts a hundred times.
    """

    def __init__(self, data, program):
        super().__init__(io.BytesIO(data))
        self.program, self.marks = program, 0

    def open(self, name, mode="r", *arguments, most_marks=None, **options):
        most, marks = most_marks or self.program.most_marks, 0
        with super().open(name) as part:
            while some := part.read(MOST_AT_ONCE):
                marks += some.count(b"<")
                if marks > most or self.marks + marks > MOST_MARKS:
                    raise OfficeRefused(
                        _("“%(part)s” in the file holds more than is read. Copy what is needed into a new file.")
                        % {"part": getattr(name, "filename", name).rpartition("/")[2][:80]}
                    )
        self.marks += marks
        return super().open(name, mode, *arguments, **options)


def ending_of(filename):
    return filename.rpartition(".")[2].lower() if "." in filename else ""


def refuse_by_size(size):
    if size > MOST_BYTES:
        raise OfficeRefused(_("The file is larger than 20 MB. Make its pictures smaller, or split it, and try again."))
    if size == 0:
        raise OfficeRefused(_("The file is empty. Choose another one."))


def opened_package(data, filename, program):
    """The Package of an Office file of a Program. Raises OfficeRefused for what is none, or unpacks beyond measure.

    Everything is counted and summed from the table of contents; nothing is unpacked. Python reads no entry beyond
    the size that stands there, so that a table that lies is caught at its first entry.
    """
    refuse_by_size(len(data))
    _refuse_other_files(data, filename, program)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    except BROKEN:
        raise OfficeRefused(damaged(program)) from None
    _refuse_by_contents(entries, program)
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            _refuse_declarations(package, entry, program)
    return Package(data, program)


def _refuse_other_files(data, filename, program):
    ending = ending_of(filename)
    if data.startswith(OLD_OFFICE):
        raise OfficeRefused(_with_password() if PROTECTED in data else _save_as(program))
    if ending in WITH_MACROS:
        raise OfficeRefused(_with_macros(program))
    if data.lstrip()[:5] == b"{\\rtf" or not data.startswith(b"PK"):
        raise OfficeRefused(_save_as(program))


def _with_password():
    return _("The file is protected with a password. Open it, take the password off, save it and try again.")


def _with_macros(program):
    words = _("The file can hold programs (macros). Open it, choose “Save as”, .%(ending)s, and try that one.")
    return words % {"ending": program.ending}


def _save_as(program):
    return _(
        "This is no .%(ending)s file (old files, .wps, .rtf and web pages are not read). Open it in %(program)s or "
        "WPS, choose “Save as”, .%(ending)s, and try that one."
    ) % {"ending": program.ending, "program": program.name}


def damaged(program):
    return _("The file is damaged or was cut off on the way. Open it in %(program)s, save it again and try that.") % {
        "program": program.name
    }


def _refuse_by_contents(entries, program):
    names = [entry.filename for entry in entries]
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        raise OfficeRefused(_("The file holds %(count)d parts; it is not read.") % {"count": len(entries)})
    largest = max((entry.file_size for entry in entries), default=0)
    if total > MOST_UNPACKED or largest > MOST_OF_AN_ENTRY:
        raise OfficeRefused(
            _("The file unpacks to %(size)d MB, which is not read. Save it again without what is not needed.")
            % {"size": max(total, largest) // (1024 * 1024)}
        )
    if total > RATIO_FROM and total > MOST_RATIO * max(packed, 1):
        raise OfficeRefused(
            _("The file unpacks to %(times)d times its size, as no document does. It is not read.")
            % {"times": total // max(packed, 1)}
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise OfficeRefused(_with_password())
    if len(set(names)) != len(names):
        raise OfficeRefused(damaged(program))
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in names):
        raise OfficeRefused(_with_macros(program))
    if not any(name.startswith(program.folder) for name in names) or "[Content_Types].xml" not in names:
        raise OfficeRefused(_save_as(program))


class _RootReached(Exception):
    pass


def _refuse_declarations(package, entry, program):
    """No part declares entities: a document type stands before the first element, and no Office program writes one."""

    def declared(*_arguments):
        raise OfficeRefused(
            _("The file declares entities of its own (a DTD), as no Office program does. It is not read.")
        )

    def reached(*_arguments):
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = reached
    try:
        with package.open(entry) as part:
            parser.Parse(part.read(MOST_OF_A_PROLOG), False)
    except _RootReached:
        return
    except OfficeRefused:
        raise
    except BROKEN:
        raise OfficeRefused(damaged(program)) from None
    raise OfficeRefused(damaged(program))
