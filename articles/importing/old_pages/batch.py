"""Many old pages at once, each in a transaction of its own: a kill loses nothing, and one bad page stops none.

A batch goes on where it stopped. Its three steps are each told by what stands in the store: files that have an entry
are not read again, held pages are not held twice, pages that have their drafts get no others.
"""

import logging
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from articles.importing.limits import Refused
from articles.importing.old_pages.corrected import reading_from
from articles.importing.old_pages.drafts import ALL_DRAFTS, DRAFTS, lacking_for, make_drafts
from articles.importing.old_pages.legacy import current_reading, old_path, read_again, reader, refuse_page, take_page
from articles.importing.pages.overwritten import repeated_strings
from articles.importing.source import Nowhere, Single, open_source
from articles.models import ImportBatch, ImportEntry, LegacyPage
from articles.models.unavailable import why_unavailable
from articles.recording.right import lacking

logger = logging.getLogger("articles.importing")
# A string that stands in so many pages of one batch, where names stand, is no name of one of them.
MANY_PAGES = 3


class Progress(NamedTuple):
    """How far a step of a batch is; `path` is the page that was just done."""

    step: str  # "read", "compare" or "draft"
    done: int
    total: int
    path: str = ""


def begin_batch(source, name, *, by=None, makes_drafts=True, site=""):
    """The ImportBatch of this folder or ZIP: the one that was cut short, else a new one."""
    running = ImportBatch.objects.filter(source=source, state=ImportBatch.State.RUNNING).order_by("-pk").first()
    return running or ImportBatch.objects.create(
        source=source, name=name[:300], created_by=by, makes_drafts=makes_drafts, site=site[:300]
    )


def source_of(batch):
    """The Source that a batch was read from, an upload's below the media folder; an empty one if its files are gone."""
    path = Path(batch.source)
    try:
        if path.is_absolute():
            return open_source(path)
        source = open_source(Path(settings.MEDIA_ROOT) / path)
        return Single(Path(settings.MEDIA_ROOT) / path, batch.name) if isinstance(source, Single) else source
    except (OSError, Refused):
        return Nowhere()


def run_batch(batch, source, *, by=None):
    """Does what is left of a batch, and yields a Progress after each page; whoever stops asking has lost nothing.

    Drafts are made of the pages of which this user may make them; while others are left, the batch is not done.
    Raises what a busy or full store said (DatabaseError, OSError): nothing is lost by that either.
    """
    if batch.total != len(source.pages):
        batch.total = len(source.pages)
        batch.save(update_fields=["total"])
    yield from _read(batch, source)
    if not batch.pages.filter(state=LegacyPage.State.IMPORTED).exists():
        # Once drafts are being made, the whole batch was compared.
        yield from _compare(batch)
    if batch.makes_drafts:
        yield from _draft(batch, source, by)
        if lacking(by, ALL_DRAFTS) and _undrafted(batch).exists():
            return
    batch.state = ImportBatch.State.DONE
    batch.save(update_fields=["state"])


def _read(batch, source):
    done = set(batch.entries.values_list("path", flat=True))
    reads, total = reader(), len(source.pages)
    count = sum(path[:500] in done for path in source.pages)
    for path in source.pages:
        if path[:500] in done:
            continue
        try:
            take_page(batch, path, source.page(path), reader=reads, source_url=address_of(path, batch.site))
        except (Refused, OSError) as refusal:
            _pass_on(refusal)
            refuse_page(batch, path, refusal if isinstance(refusal, Refused) else _("The file cannot be read."))
        except (DatabaseError, ValueError) as error:
            _pass_on(error)
            # What the database will not hold is one page's trouble.
            logger.exception("An old page could not be kept: %s", path)
            refuse_page(batch, path, _("It could not be kept: %s") % type(error).__name__)
        count += 1
        yield Progress("read", count, total, path)


def _compare(batch):
    """Holds the pages of a batch in which one long foreign string stands again and again."""
    pages = batch.pages.exclude(reading="").filter(article__isnull=True, open_names=0).order_by("pk")
    texts = (reading_from(kept).text for kept in pages.values_list("reading", flat=True).iterator(chunk_size=200))
    repeated = repeated_strings(texts, least=MANY_PAGES)
    if not repeated:
        return
    reads = reader()
    for page in pages.iterator(chunk_size=50):
        found = [string for string in repeated if string in page.reading]
        if found:
            read_again(page, reader=reads, repeated=found)
            yield Progress("compare", 0, 0, page.path)


def waits_for_rights(batch):
    """Whether every file was read, and drafts are left to make for somebody who may."""
    is_running = batch.state == ImportBatch.State.RUNNING
    return is_running and batch.makes_drafts and batch.total > 0 and batch.entries.count() >= batch.total


def _undrafted(batch):
    return batch.pages.filter(state=LegacyPage.State.READ, article__isnull=True)


def _draft(batch, source, by):
    if lacking(by, DRAFTS):
        return
    ids = list(_undrafted(batch).order_by("pk").values_list("pk", flat=True))
    made = batch.pages.filter(state=LegacyPage.State.IMPORTED).count()
    reads, is_limited = reader(), bool(lacking(by, ALL_DRAFTS))
    for count, page_id in enumerate(ids, start=1):
        page = LegacyPage.objects.get(pk=page_id)
        if is_limited and lacking_for(by, current_reading(page, reader=reads)):
            continue
        draft_or_fail(page, source, by=by, reader=reads)
        yield Progress("draft", made + count, made + len(ids), page.path)


def _pass_on(error):
    """A busy or full store is no fault of the page at hand: the batch ends here, and goes on when it is run again."""
    if why_unavailable(error):
        raise error


def draft_or_fail(page, source, *, by=None, reader=None):
    """Makes the drafts of a page; what goes wrong is kept with the page, in words. Returns the article or None."""
    try:
        return make_drafts(page, source, by=by, reader=reader)
    except ValidationError as refusal:
        failure = " ".join(refusal.messages)
    except Refused as refusal:
        failure = str(refusal)
    except Exception as error:
        _pass_on(error)
        logger.exception("No drafts could be made of an old page: %s", page.path)
        failure = _("No drafts could be made: %s") % type(error).__name__
    with transaction.atomic():
        LegacyPage.objects.filter(pk=page.pk, article__isnull=True).update(
            state=LegacyPage.State.FAILED, failure=failure
        )
    return None


def report_of(batch):
    """What became of the files of a batch: counts by what happened, in two statements."""
    outcomes = dict(batch.entries.order_by().values_list("outcome").annotate(count=Count("pk")))
    states = dict(batch.pages.order_by().values_list("state").annotate(count=Count("pk")))
    return {
        "total": batch.total,
        "imported": states.get(LegacyPage.State.IMPORTED, 0),
        "read": states.get(LegacyPage.State.READ, 0),
        "held": states.get(LegacyPage.State.HELD, 0),
        "failed": states.get(LegacyPage.State.FAILED, 0) + outcomes.get(ImportEntry.Outcome.REFUSED, 0),
        "known": outcomes.get(ImportEntry.Outcome.KNOWN, 0),
    }


def address_of(path, site=""):
    """The old web address of a file: below `site`, or by itself where its top folder is named like a host."""
    if site:
        return f"{site.rstrip('/')}/{path}"
    host, slash, rest = path.partition("/")
    is_host = slash and "." in host and " " not in host and host.rpartition(".")[2].isalpha()
    return f"http://{host}/{rest}" if is_host and old_path(f"http://{host}/{rest}") else ""
