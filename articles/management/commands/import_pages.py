import json
import time
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from articles.importing.batch import Progress, address_of, begin_batch, report_of, run_batch
from articles.importing.held import reasons_of
from articles.importing.legacy import reader
from articles.importing.limits import Refused
from articles.importing.source import Single, open_source
from articles.models import ImportEntry, LegacyPage

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
        sources = [(path, self._opened(path)) for path in paths]
        if dry_run:
            self._dry_run(sources, site, options["json"])
            return
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
            self.stdout.write(f"held    {page.path}: {'; '.join(reasons_of(page))}")
        failed = batch.pages.filter(state=LegacyPage.State.FAILED).values_list("path", "failure")
        refused = batch.entries.filter(outcome=ImportEntry.Outcome.REFUSED).values_list("path", "reason")
        for path, why in [*failed, *refused]:
            self.stdout.write(f"failed  {path}: {why}")

    # The dry run

    def _dry_run(self, sources, site, as_json):
        reads = reader()
        for given, source in sources:
            for path in source.pages:
                name = given if isinstance(source, Single) else f"{given}/{path}"
                self.stdout.write(_line(name, _read(source, path, reads, site), as_json))


def _read(source, path, reads, site):
    try:
        reading = reads.read(source.page(path), name=path, source_url=address_of(path, site))
    except (Refused, OSError) as refusal:
        return {"error": str(refusal)}
    values = reading.as_json()
    return {key: values[key] for key in KEYS}


def _line(name, values, as_json):
    if as_json:
        return json.dumps({"file": name} | values, ensure_ascii=False)
    if "error" in values:
        return f"{name}\t{values['error']}"
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
