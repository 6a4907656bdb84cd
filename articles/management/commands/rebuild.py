from django.core.management import BaseCommand

from articles.publishing.rebuild import rebuild


class Command(BaseCommand):
    """Makes publications, links and tags again from the editions, to the same rows."""

    help = "Makes what the public side reads again from the editions; safe while the newsroom runs."

    def handle(self, *, verbosity, **options):
        count = rebuild()
        if verbosity:
            self.stdout.write(f"{count} publications stand, made again from their editions.")
