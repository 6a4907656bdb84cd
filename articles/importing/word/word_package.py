"""A Word file made plain before it is converted: what is hidden, deleted, commented or outside the file is gone.

A new package is written from the few parts that are needed, so that whatever else the file carries (comments, headers,
macros, embedded files, addresses of pictures elsewhere) is never opened.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from articles.importing.office import BROKEN, WORD, OfficeRefused, damaged, opened_package
from articles.importing.word.word_tidy import Styles, W, tidy

MOST_OF_A_TEXT = 12 * 1024 * 1024
# What one article can be; the converter takes seconds for more.
MOST_RUNS, MOST_CHARACTERS, MOST_ELEMENTS = 20_000, 200_000, 150_000
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TEXTS = ("footnotes", "endnotes")
KEPT_AS_THEY_ARE = ("styles", "numbering")
# "Strict" files name the same things by other addresses.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships/": OFFICE.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": OFFICE.rstrip("/").encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
}


@dataclass
class Dropped:
    """What was left out on the way, counted."""

    hidden: int = 0
    remote_pictures: int = 0
    lost_pictures: int = 0
    cropped_pictures: int = 0
    drawings: int = 0
    formulas: int = 0
    embedded: int = 0
    deleted: int = 0
    comments: int = 0
    contents: int = 0
    has_header: bool = False
    pictures: set = field(default_factory=set)


def plain_package(data, filename):
    """(the bytes of a plain .docx, Dropped). Raises OfficeRefused."""
    package = opened_package(data, filename, WORD)
    try:
        return _plain(package)
    except OfficeRefused:
        raise
    except (*BROKEN, ElementTree.ParseError, RecursionError, AttributeError, IndexError, TypeError):
        raise OfficeRefused(damaged(WORD)) from None


def _plain(package):
    names = set(package.namelist())
    main = _main_part(package, names)

    related = _related(package, names, main)
    parts = {kind: target for kind, target, _outside in related.values() if kind in (*TEXTS, *KEPT_AS_THEY_ARE)}
    dropped = Dropped(
        comments=any(kind == "comments" for kind, _target, _outside in related.values()),
        has_header=any(kind in ("header", "footer") for kind, _target, _outside in related.values()),
    )
    styles = Styles(_root(package, parts["styles"]) if parts.get("styles") in names else None)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as plain:
        plain.writestr("_rels/.rels", _relations([("rId1", "officeDocument", main, False)]))
        for part, its in [(main, related)] + [(parts[kind], None) for kind in TEXTS if parts.get(kind) in names]:
            its = _related(package, names, part) if its is None else its
            root = _root(package, part)
            tidy(root, styles, its, dropped)
            _refuse_by_length(root)
            plain.writestr(part, ElementTree.tostring(root, encoding="utf-8"))
            plain.writestr(_relations_of(part), _relations(_kept(its)))
        for kind in KEPT_AS_THEY_ARE:
            if parts.get(kind) in names:
                plain.writestr(parts[kind], ElementTree.tostring(_root(package, parts[kind]), encoding="utf-8"))
        for picture in sorted(dropped.pictures):
            plain.writestr(picture, package.read(picture))
        plain.writestr("[Content_Types].xml", _content_types(dropped.pictures))
    return target.getvalue(), dropped


def _refuse_by_length(root):
    runs, elements = (sum(1 for _element in root.iter(tag)) for tag in (f"{W}r", None))
    if (
        runs > MOST_RUNS
        or elements > MOST_ELEMENTS
        or sum(len(text.text or "") for text in root.iter(f"{W}t")) > MOST_CHARACTERS
    ):
        raise OfficeRefused(_too_long())


def _too_long():
    return _("The text is too long to be read as one article. Split the document and try again.")


def _root(package, part):
    if package.getinfo(part).file_size > MOST_OF_A_TEXT:
        raise OfficeRefused(_too_long())
    source = package.read(part)
    for strict, usual in STRICT.items():
        source = source.replace(strict, usual)
    return ElementTree.fromstring(source)


def _main_part(package, names):
    entries = _related(package, names, "")
    return next(
        (target for kind, target, _outside in entries.values() if kind == "officeDocument"), "word/document.xml"
    )


def _relations_of(part):
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _related(package, names, part):
    """{id: (kind, target in the package or address, is outside)} of a part."""
    relations = _relations_of(part)
    if relations not in names:
        return {}
    found = {}
    for entry in _root(package, relations).iter(RELATIONSHIP):
        kind = entry.get("Type", "").rpartition("/")[2]
        target, is_outside = entry.get("Target", ""), entry.get("TargetMode", "") == "External"
        if not is_outside:
            # A target that climbs out of the package is the name of no part.
            base = "" if target.startswith("/") else posixpath.dirname(part)
            target = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
            is_gone = kind == "image" and target not in names
            target = "" if is_gone else target
        found[entry.get("Id", "")] = (kind, target, is_outside)
    return found


def _kept(related):
    """The relations that the converter may see: notes, styles, links to read, and pictures that are in the file."""
    for name, (kind, target, is_outside) in related.items():
        if is_outside:
            if kind == "hyperlink":
                yield name, kind, target, True
        elif target and kind in ("image", *TEXTS, *KEPT_AS_THEY_ARE):
            yield name, kind, f"/{target}", False


def _relations(entries):
    root = ElementTree.Element("Relationships", xmlns="http://schemas.openxmlformats.org/package/2006/relationships")
    for name, kind, target, is_outside in entries:
        entry = ElementTree.SubElement(root, "Relationship", Id=name, Type=f"{OFFICE}{kind}", Target=target)
        if is_outside:
            entry.set("TargetMode", "External")
    return ElementTree.tostring(root, encoding="utf-8")


def _content_types(pictures):
    root = ElementTree.Element("Types", xmlns="http://schemas.openxmlformats.org/package/2006/content-types")
    for ending in sorted({picture.rpartition(".")[2].lower() for picture in pictures} | {"xml"}):
        ElementTree.SubElement(root, "Default", Extension=ending, ContentType=f"image/{ending}")
    return ElementTree.tostring(root, encoding="utf-8")
