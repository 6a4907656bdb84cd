import signal

from django.core.management import BaseCommand

from articles.counting.writer import Writer


class Command(BaseCommand):
    """Writes the views that the server's workers take, and rolls them up; `manage.py serve` runs it by itself."""

    help = "Writes and rolls up views until it is told to stop; without it, each server worker writes its own."

    def handle(self, **options):
        writer = Writer()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, writer.stop)
        writer.run()
