from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.publishing.problem import Refused
from articles.publishing.republish import republish

LEFT = {
    "edited": "it was edited since; publish it at its desk",
    "neighbour": "something that it names was edited since; publish that first",
    "blocked": "a problem keeps it from being published; mend it at its desk",
}


class Command(BaseCommand):
    """Makes new editions where our own rules changed, and nobody anything: run it after an update that asks for it."""

    help = "Makes new editions of what would say something else now though nobody edited it; the rest is listed."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would be done; nothing is written")
        parser.add_argument("--note", default="", help="what the editions say of themselves, to be read at the desk")

    def handle(self, *, dry_run, note, verbosity, **options):
        note = note or _("Made again by a rule of the newsroom that changed; nothing was edited.")
        count = waiting = 0
        try:
            for looked in republish(note=note[:500], is_dry=dry_run):
                count, waiting = count + len(looked.renewed), waiting + len(looked.left)
                if verbosity:
                    self._tell(looked, dry_run)
        except Refused as refused:
            raise CommandError(f"{refused} Run the command again: it goes on from here.") from None
        done = "would be made" if dry_run else "were made"
        self.stdout.write(f"{count} editions {done}, {waiting} things differ and were left.")

    def _tell(self, looked, is_dry):
        lines = [("would be new" if is_dry else "new", member, ", ".join(keys)) for member, keys in looked.renewed]
        lines += [("left", member, LEFT[why]) for member, why in looked.left]
        for what, member, words in lines:
            self.stdout.write(f"{what}: {member.kind} {member.thing.pk} “{member.thing}”: {words}")
        self.stdout.write(f"{looked.done} of {looked.total} looked at.")
