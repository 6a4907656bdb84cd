import hashlib
import os
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.trail import TrailEntry


class Command(BaseCommand):
    """Makes the newsroom ready to be served: tables, static files, the demo, an administrator."""

    help = "Prepares the newsroom: migrations, static files, the demo (new embedded database only), an administrator."

    def add_arguments(self, parser):
        parser.add_argument("--no-static", action="store_true", help="leave the static files alone")

    def handle(self, *, no_static, **options):
        started = time.monotonic()
        self._say("Looking for new tables …" if _tables() else "Making the tables …")
        call_command("migrate", verbosity=0, interactive=False)
        if not no_static:
            self._collect_static()
        # Without a user, nobody can have worked here: it is new, or its first start was cut short.
        is_new = not get_user_model().objects.exists()
        if is_new and settings.IS_EMBEDDED and settings.WANTS_DEMO:
            self._say("Loading the demo newsroom (DEMO=0 leaves it out, `manage.py remove_demo` takes it out) …")
            call_command("load_demo", verbosity=0)
        self._make_administrator()
        self._say(f"Ready in {time.monotonic() - started:.0f} s. Data lives in {_short(settings.DATA)}.")

    def _say(self, words):
        self.stdout.write(words)

    def _collect_static(self):
        """Collected again only if a file of ours or a package has changed: it is the slowest step of a start."""
        stamp, digest = settings.STATIC_ROOT / "collected", _digest_of_sources()
        if stamp.exists() and stamp.read_text() == digest:
            return
        self._say("Collecting the static files …")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(digest)

    def _make_administrator(self):
        users = get_user_model()
        if users.objects.filter(is_superuser=True).exists():
            return
        name = os.environ.get("DJANGO_SUPERUSER_USERNAME", "").strip() or "admin"
        given = os.environ.get("DJANGO_SUPERUSER_PASSWORD", "")
        password = given or secrets.token_urlsafe(12)
        made = users.objects.create_superuser(name, os.environ.get("DJANGO_SUPERUSER_EMAIL", ""), password)
        right = made._meta.get_field("is_superuser").verbose_name
        about = f"{capfirst(made._meta.verbose_name)} {made.pk} “{made}”: {_('made')}; + {capfirst(right)}"
        TrailEntry.objects.leave(TrailEntry.Act.RIGHTS, about=about)
        self._say(f"Made the administrator “{name}”.")
        if not given:
            self._say(f"    Password: {password}")
            self._say("    It is printed only this once: write it down, or change it in the desk.")


def _tables():
    try:
        return connections[DEFAULT_DB_ALIAS].introspection.table_names()
    except OperationalError as error:
        where = "The database in NEWSROOM_DATA" if settings.IS_EMBEDDED else "The database that DATABASE_URL names"
        raise CommandError(f"{where} does not answer: {str(error).splitlines()[0]}.") from None


def _digest_of_sources():
    names = [settings.BASE_DIR / "requirements.txt", *(settings.BASE_DIR / "articles" / "static").rglob("*")]
    found = hashlib.sha256()
    for path in sorted(path for path in names if path.is_file()):
        found.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _short(path):
    """The path from where the user stands, if that is shorter."""
    try:
        return Path(path).relative_to(Path.cwd())
    except ValueError:
        return path
