from django.core.management import BaseCommand
from django.utils import timezone

from articles.counting.reader import expire
from articles.counting.rollup import roll_up


class Command(BaseCommand):
    """Folds waiting hits into days and totals, once, for a timer; `manage.py serve` does so by itself (count_views)."""

    help = "Rolls up the views that wait; safe at any time, beside any other roll-up, and killed at any moment."

    def handle(self, *, verbosity, **options):
        expire(timezone.now())
        gone = roll_up()
        if verbosity:
            self.stdout.write(f"{gone} hits were rolled up.")
