import reversion
from django.core.management import BaseCommand
from django.db import transaction

from articles.management.demo import embroidery, others, site
from articles.management.demo.desk import Desk
from articles.models import DemoThing


def _told_and_published(tell):
    def story(desk):
        desk.publish(tell(desk))

    return story


STORIES = {
    "site": site.tell,
    "embroidery": embroidery.tell,
    "donation": _told_and_published(others.donation),
    "practice-base": _told_and_published(others.practice_base),
    "visit": _told_and_published(others.visit),
    "opening": _told_and_published(others.opening),
    "memorandum": _told_and_published(others.memorandum),
}


class Command(BaseCommand):
    """Enters the demo newsroom; a story that was entered once is left alone, edited or not."""

    help = "Loads the demo newsroom; a second run changes nothing."

    def handle(self, *, verbosity, **options):
        told = set(DemoThing.objects.values_list("story", flat=True))
        for name, tell in STORIES.items():
            if name in told:
                continue
            with transaction.atomic(), reversion.create_revision():
                reversion.set_comment("demo")
                tell(Desk(name))
            if verbosity:
                self.stdout.write(f"Told the story “{name}”.")
        if verbosity and told >= set(STORIES):
            self.stdout.write("The demo is there already; nothing was changed.")
