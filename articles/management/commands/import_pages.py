import json
import logging
import time
from pathlib import Path
from typing import NamedTuple

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import translation

from articles.importing.limits import Refused
from articles.importing.old_pages.batch import MANY_PAGES, Progress, address_of, begin_batch, report_of, run_batch
from articles.importing.old_pages.legacy import reader
from articles.importing.old_pages.reasons import AS_KEPT, held_words, in_words
from articles.importing.pages.overwritten import repeated_strings
from articles.importing.pages.page_reading import PageReading
from articles.importing.source import Nowhere, Single, Source, open_source
from articles.models import ImportEntry, LegacyPage
from articles.models.unavailable import Why, why_unavailable

logger = logging.getLogger("articles.importing")
EVERY = 100
BAR = 30
STEPS = {"read": "Reading", "compare": "Comparing", "draft": "Making drafts"}
# What a dry run prints of a page: a contract.
KEYS = (
    "title",
    "publish_date",
    "publish_time",
    "view_count",
    "body_paragraphs",
    "images",
    "event_date",
    "event_date_needs_review",
    "held",
    "overwritten",
)


class Command(BaseCommand):
    """Brings the old pages of a folder or a ZIP; a second run goes on where the first was cut short."""

    help = "Imports old pages from a folder or a ZIP, and makes drafts of those that need no decision."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="FOLDER|ZIP|FILE")
        parser.add_argument("--dry-run", action="store_true", help="read only; nothing is written")
        parser.add_argument("--json", action="store_true", help="with --dry-run: one JSON object a line and page")
        parser.add_argument("--site", default="", metavar="URL", help="the web address that the top of the folder had")
        parser.add_argument("--no-drafts", action="store_true", help="read and keep the pages, make no drafts yet")
        parser.add_argument("--drafts", action="store_false", dest="no_drafts", help="make drafts (the default)")

    def handle(self, *, paths, site, no_drafts, dry_run, verbosity, **options):
        if options["json"] and not dry_run:
            raise CommandError("--json goes with --dry-run.")
        if dry_run:
            self._dry_run(paths, site, options["json"])
            return
        sources = [(path, self._opened(path)) for path in paths]
        for path, source in sources:
            self._import(Path(path).resolve(), source, site, not no_drafts, verbosity)

    def _opened(self, path):
        try:
            return open_source(path)
        except (OSError, Refused) as refusal:
            words = refusal if isinstance(refusal, Refused) else refusal.strerror
            raise CommandError(f"{path}: {words}") from None

    # The import

    def _import(self, path, source, site, makes_drafts, verbosity):
        if not source.pages:
            raise CommandError(f"{path} holds no pages (.html, .htm, .txt and their like).")
        batch = begin_batch(str(path), path.name, makes_drafts=makes_drafts, site=site)
        bar = _Bar(self.stdout) if verbosity else None
        try:
            for progress in run_batch(batch, source):
                if bar:
                    bar.show(progress)
        except KeyboardInterrupt:
            raise CommandError("Stopped. Run the same command again, and it goes on from here.") from None
        except (DatabaseError, OSError) as error:
            if why_unavailable(error) is None:
                raise
            words = {Why.BUSY: "somebody else has been writing for too long", Why.FULL: "the disk is full"}
            raise CommandError(
                f"Stopped: {words[why_unavailable(error)]}. Run the same command again later, and it goes on from here."
            ) from None
        finally:
            if bar:
                bar.end()
        if verbosity:
            self._report(batch)

    def _report(self, batch):
        report = report_of(batch)
        words = (
            "{total} files: {imported} pages have drafts, {read} are read without drafts, {held} are held, "
            "{failed} failed, {known} were here before."
        )
        self.stdout.write(words.format(**report))
        held = batch.pages.filter(state=LegacyPage.State.HELD).only("path", "held_for", "open_names")
        for page in held.iterator(chunk_size=500):
            self.stdout.write(f"held    {page.path}: {'; '.join(held_words(page))}")
        failed = batch.pages.filter(state=LegacyPage.State.FAILED).values_list("path", "failure")
        refused = batch.entries.filter(outcome=ImportEntry.Outcome.REFUSED).values_list("path", "reason")
        for path, why in [*failed, *refused]:
            self.stdout.write(f"failed  {path}: {why}")

    # The dry run

    def _dry_run(self, paths, site, as_json):
        reads, pages = reader(), [page for path in paths for page in _pages(path)]
        repeated = ()
        if len(pages) >= MANY_PAGES:
            # As in a batch: what stands in many pages at once is told from all of them.
            readings = (_read(page, reads, site)[0] for page in pages)
            repeated = repeated_strings((reading.text for reading in readings if reading), least=MANY_PAGES)
        for page in pages:
            reading, refusal = _read(page, reads, site, repeated)
            values = (reading or PageReading(held=[(AS_KEPT, {"text": refusal})])).as_json()
            with translation.override("en"):
                values["held"] = [in_words(reason) for reason in values["held"]]
            self.stdout.write(_line(page.name, {key: values[key] for key in KEYS}, as_json))


class _Page(NamedTuple):
    """A page of a dry run: how it is called, where it lies, or why it cannot be opened."""

    name: str
    source: Source
    path: str
    refusal: str = ""


def _pages(given):
    try:
        source = open_source(given)
    except (OSError, Refused) as refusal:
        words = str(refusal) if isinstance(refusal, Refused) else refusal.strerror
        return [_Page(given, Nowhere(), "", words)]
    return [_Page(given if isinstance(source, Single) else f"{given}/{path}", source, path) for path in source.pages]


def _read(page, reads, site, repeated=()):
    """(PageReading, "") of a page, or (None, why not): one bad page stops no other."""
    if page.refusal:
        return None, page.refusal
    try:
        url = address_of(page.path, site)
        return reads.read(page.source.page(page.path), name=page.path, source_url=url, repeated=repeated), ""
    except (Refused, OSError) as refusal:
        return None, str(refusal)
    except Exception as error:
        logger.exception("An old page could not be read: %s", page.name)
        return None, f"It could not be read: {type(error).__name__}"


def _line(name, values, as_json):
    if as_json:
        return json.dumps({"file": name} | values, ensure_ascii=False)
    views = "unknown" if values["view_count"] is None else values["view_count"]
    held = f"\theld: {'; '.join(values['held'])}" if values["held"] else ""
    return f"{name}\t{values['publish_date'] or '?'}\t{views}\t{values['title']}{held}"


class _Bar:
    """A bar on a terminal; elsewhere a line each hundred pages, so that a log stays short."""

    def __init__(self, stream):
        self.stream, self.is_terminal = stream, getattr(stream, "isatty", lambda: False)()
        self.step, self.started, self.is_open = "", time.monotonic(), False

    def show(self, progress: Progress):
        if progress.step != self.step:
            self.end()
            self.step, self.started = progress.step, time.monotonic()
        is_last = progress.done == progress.total
        if self.is_terminal:
            filled = BAR * progress.done // max(progress.total, 1)
            bar = "█" * filled + "·" * (BAR - filled)
            self.stream.write(f"\r{STEPS[progress.step]} {bar} {progress.done}/{progress.total}  ", ending="")
            self.stream.flush()
            self.is_open = True
        elif progress.step != "compare" and (progress.done % EVERY == 0 or is_last):
            self.stream.write(f"{STEPS[progress.step]}: {progress.done} of {progress.total}")

    def end(self):
        if self.is_open:
            self.stream.write("")
            self.is_open = False
