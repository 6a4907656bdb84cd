"""Old pages in the store: taken once by their digest, and read again as names are put right.

What a page says now is its bytes, the decisions on its names and an editor's corrections, and nothing else: taking
those back gives the first reading again.
"""

import codecs
import hashlib
import json
import logging
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.importing.limits import Refused
from articles.importing.old_pages.corrected import corrected, in_every_text, reading_from
from articles.importing.pages.decode import decode
from articles.importing.pages.marks import mark, marked, places_in, with_words
from articles.importing.pages.page import read_page
from articles.keeping.media import keep
from articles.language.characters import is_invisible
from articles.models import ImportEntry, LegacyPage, NameRepair, OverwritingName
from articles.models.legacy import STAND_IN, stand_in
from articles.publishing.canonical import canonical_json
from articles.recording.directory import own_names

logger = logging.getLogger("articles.importing")
MOST_REPAIRS = 900


class Reader(NamedTuple):
    """What a page is read with: our own names, and strings that are known to be written over others."""

    own: tuple[str, ...] = ()
    foreign_words: tuple[str, ...] = ()

    def read(self, data, *, name="", source_url="", repeated=()):
        return read_page(
            data,
            name=name,
            source_url=source_url,
            own=self.own,
            foreign_words=self.foreign_words,
            repeated=tuple(repeated),
        )


def reader():
    """The Reader of this newsroom; two statements."""
    return Reader(tuple(own_names()), tuple(OverwritingName.objects.values_list("text", flat=True)))


def take_page(batch, path, data, *, reader, source_url=""):
    """Keeps a page's bytes and its reading; returns its ImportEntry. The same bytes a second time make nothing new.

    Raises Refused for a page that is not read. One transaction.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = LegacyPage.objects.filter(digest=digest).first()
    if known is None:
        page = LegacyPage(batch=batch, path=path[:500], digest=digest, size=len(data))
        repairs = _read_into(page, data, reader, source_url)
        page.file = keep(f"{digest}.page", data)
        try:
            with transaction.atomic():
                page.save()
                _write_repairs(page, repairs)
                return _entry(batch, path, page, ImportEntry.Outcome.NEW)
        except IntegrityError:
            # Somebody brought the same page at the same moment.
            known = LegacyPage.objects.get(digest=digest)
    if known.state == LegacyPage.State.FAILED and not known.reading:
        # The reader may have learnt since.
        read_again(known, reader=reader)
    return _entry(batch, path, known, ImportEntry.Outcome.KNOWN)


def refuse_page(batch, path, reason):
    """Notes that a file of a batch was not read, and why."""
    return _entry(batch, path, None, ImportEntry.Outcome.REFUSED, str(reason)[:500])


def _entry(batch, path, page, outcome, reason=""):
    """Two who work on one batch at the same moment write one entry."""
    values = {"page": page, "outcome": outcome, "reason": reason}
    return ImportEntry.objects.get_or_create(batch=batch, path=path[:500], defaults=values)[0]


def _read_into(page, data, reader, source_url="", repeated=()):
    """Fills a page from its bytes; returns its NameRepairs, unsaved. A page that breaks the reader is kept, failed."""
    try:
        reading = reader.read(data, name=page.path, source_url=source_url, repeated=repeated)
        repairs = _repairs(reading, data, reader, page.path)
    except Refused:
        raise
    except Exception as error:
        logger.exception("An old page could not be read: %s", page.path)
        page.state, page.failure = LegacyPage.State.FAILED, _("It could not be read: %s") % type(error).__name__
        page.title = page.path.rpartition("/")[2][:300]
        return []
    page.reading, page.failure = canonical_json(reading.as_json()), ""
    page.encoding = reading.encoding[:40]
    page.source_url = (reading.source_url or source_url)[:500]
    page.old_path = page.old_path or old_path(page.source_url)
    page.published_on = reading.publish_date
    page.held_for = reading.held
    page.open_names = len(repairs)
    page.title = with_stand_ins(reading.title, {repair.found for repair in repairs})[:300]
    page.state = LegacyPage.State.HELD if reading.held or repairs else LegacyPage.State.READ
    return repairs


def read_again(page, *, reader, repeated=(), by=None):
    """Reads a page from its bytes as if it had just come: decisions on its names and corrections are taken back.

    `repeated` are strings that stand in many pages of its batch. Drafts that were made of it stay as they are.
    Raises OSError if the kept file is gone, Refused if it is not read any more. One transaction, after the reading.
    """
    article, has_drafts = page.article_id, page.state == LegacyPage.State.IMPORTED
    repairs = _read_into(page, original_bytes(page), reader, page.source_url, repeated)
    page.corrected = ""
    if has_drafts and article:
        page.state = LegacyPage.State.IMPORTED
    page.updated_by = by
    with transaction.atomic():
        page.repairs.all().delete()
        _write_repairs(page, repairs)
        page.save()


def _repairs(reading, data, reader, name):
    found = reading.overwritten[:MOST_REPAIRS]
    if not found:
        return []
    places = _places(found, data, reader, name)
    return [
        NameRepair(
            position=position,
            start=occurrence.start,
            end=occurrence.end,
            found=occurrence.text[:200],
            proposal=(getattr(occurrence, "proposal", "") or "")[:200],
            place=place,
        )
        for position, (occurrence, place) in enumerate(zip(found, places, strict=True), start=1)
    ]


def _places(found, data, reader, name):
    """Which occurrence in the file each of these is, None for each if that cannot be told."""
    strings = {occurrence.text for occurrence in found}
    places = places_in(reader.read(_bytes(marked(decode(data).text, strings)), name=name).text)
    return places if len(places) == len(found) else [None] * len(found)


def _bytes(text):
    return codecs.BOM_UTF8 + text.encode()


def _write_repairs(page, repairs):
    for repair in repairs:
        repair.page = page
    NameRepair.objects.bulk_create(repairs)


def with_stand_ins(text, strings):
    """A text that begins a page, its title, with the foreign strings out of sight: 〔外来名1〕 for the first."""
    return marked(text, strings, lambda place: stand_in(place + 1))


# The page as it is now


def original_bytes(page):
    """The page's bytes as they came. Raises OSError if the kept file is gone."""
    return (Path(settings.MEDIA_ROOT) / page.file.name).read_bytes()


def current_reading(page, repairs=None, *, reader=None, is_corrected=True):
    """The PageReading that drafts are made from: names that were decided in their places, a mark in the open ones."""
    repairs = list(page.repairs.all()) if repairs is None else repairs
    reading = _repaired(page, repairs, reader or Reader()) if repairs else reading_from(page.reading)
    if page.corrected and is_corrected:
        reading = corrected(reading, with_marks(json.loads(page.corrected), repairs))
    return reading


def _repaired(page, repairs, reader):
    """The page read with a mark in every place, which reads as one body, and the names decided put in afterwards.

    A name's own 与 or 、 would be taken for a sign between two bodies.
    """
    strings = {repair.found for repair in repairs}
    reading = reader.read(
        _bytes(marked(decode(original_bytes(page)).text, strings)), name=page.path, source_url=page.source_url
    )
    reading.file, reading.encoding, reading.overwritten = page.path, page.encoding, []
    words = {repair.place: words_of(repair) for repair in repairs if repair.place is not None}
    return in_every_text(reading, lambda text: with_words(text, lambda place: words.get(place, mark(place))))


def words_of(repair):
    """What stands at a place: the name put there, nothing, or a mark while it is open."""
    return mark(repair.place) if repair.state == NameRepair.State.OPEN else repair.text


def with_marks(value, repairs):
    """What an editor typed, with each 〔外来名n〕 as it was decided since, or as a mark."""
    by_position = {str(repair.position): repair for repair in repairs if repair.place is not None}

    def put(found):
        repair = by_position.get(found[1])
        return words_of(repair) if repair else found[0]

    return in_every_text(value, lambda text: STAND_IN.sub(put, text))


def for_eyes(text, repairs):
    """A text of a reading as people see it: 〔外来名n〕 where a mark stood, in the order of the page's places."""
    positions = {repair.place: repair.position for repair in repairs}
    return with_words(text, lambda place: stand_in(positions.get(place, 0)))


def old_path(url):
    """What of an old web address is looked up when a reader comes to it: its path, and its question if it has one."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = unquote(parts.path)
    path = f"{path}?{parts.query}" if parts.query else path
    is_fit = path.startswith("/") and path != "/" and len(path) <= 500 and not any(map(is_invisible, path))
    return path if is_fit else ""
