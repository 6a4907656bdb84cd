import sys

from django.core.management import BaseCommand

from articles.counting.audit import audit, repair


class Command(BaseCommand):
    """Asks the database whether days, hours, totals, sums and the journal agree; says which article breaks which."""

    help = "Checks the invariants of the views; exits 1 if one is broken. --repair makes the sums again from the days."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="make the kept sums again from the days")

    def handle(self, *, verbosity, **options):
        faults = repair() if options["repair"] else audit()
        for fault in faults:
            self.stdout.write(str(fault))
        if options["repair"]:
            left = audit()
            if verbosity:
                self.stdout.write(f"{len(faults)} faults were mended, {len(left)} are left.")
            faults = left
        elif verbosity and not faults:
            self.stdout.write("All figures agree.")
        if faults:
            sys.exit(1)
