import logging
import signal
import threading

from django.core.management import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from articles.counting.reader import expire
from articles.counting.rollup import roll_up

log = logging.getLogger("articles.counting")


class Command(BaseCommand):
    """Folds waiting hits into days and totals: once, for a timer, or again and again, as `manage.py serve` runs it."""

    help = "Rolls up the views that wait; safe at any time, beside any other roll-up, and killed at any moment."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on, with this pause between two")

    def handle(self, *, every=None, verbosity, **options):
        if every is None:
            gone = _once()
            if verbosity:
                self.stdout.write(f"{gone} hits were rolled up.")
            return
        told_to_stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_signal: told_to_stop.set())
        while not told_to_stop.is_set():
            try:
                close_old_connections()
                _once()
            except DatabaseError:
                # The hits are still there: the next turn takes them.
                log.exception("The views could not be rolled up")
            told_to_stop.wait(every)


def _once():
    expire(timezone.now())
    return roll_up()
