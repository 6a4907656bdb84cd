from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand
from django.db import transaction
from django.db.models import ProtectedError

from articles.models import Article, DemoThing, Image
from articles.models.published import Edition, Publication
from articles.models.viewcount import ViewCount
from articles.publishing.kinds import MODELS
from articles.publishing.store import raise_generation

# What names others goes before what it names.
ORDER = (
    "article",
    "agreement",
    "event",
    "book",
    "bookseries",
    "person",
    "organization",
    "section",
    "page",
    "sitesettings",
    "image",
)
KIND_OF = {model._meta.model_name: kind for kind, model in MODELS.items()}
NAMED_BY_ARTICLES = {"event": "events", "book": "books", "agreement": "agreements", "person": "people"}
NAMED_BY_ARTICLES |= {"organization": "organizations", "article": "related"}


class Command(BaseCommand):
    """Takes the demo out again, with its publications and pictures; what an editor built on stays, and is named."""

    help = "Removes what load_demo made, unless an editor's own work stands on it."

    @transaction.atomic
    def handle(self, *, verbosity, **options):
        kept, count = [], 0
        own_articles = Article.objects.exclude(pk__in=DemoThing.objects.filter(model="article").values("thing_id"))
        for name in ORDER:
            waiting = list(DemoThing.objects.filter(model=name).order_by("-pk"))
            # Bodies that are parts of others go first: whatever still holds another is tried again after it.
            while waiting:
                left = [row for row in waiting if not self._remove(row, own_articles)]
                count += len(waiting) - len(left)
                if len(left) == len(waiting):
                    kept += left
                    break
                waiting = left
        raise_generation()
        if verbosity:
            self.stdout.write(f"{count} things of the demo are gone.")
            for row in kept:
                self.stdout.write(f"    {row.model} {row.thing_id} stays: your own work stands on it.")

    def _remove(self, row, own_articles):
        model = apps.get_model("articles", row.model)
        thing = model.objects.filter(pk=row.thing_id).first()
        if thing is not None:
            field = NAMED_BY_ARTICLES.get(row.model)
            if field and own_articles.filter(**{field: thing.pk}).exists():
                return False
            try:
                with transaction.atomic():
                    thing.delete()
            except ProtectedError:
                return False
            if isinstance(thing, Image):
                _remove_files(thing.digest)
        if kind := KIND_OF.get(row.model):
            Publication.objects.filter(kind=kind, thing_id=row.thing_id).delete()
            Edition.objects.filter(kind=kind, thing_id=row.thing_id).delete()
        if row.model == "article":
            # What was counted here stays in the days of the site, and so in its sum; the old figure was the demo's.
            ViewCount.objects.filter(article_id=row.thing_id, counted=0, adjusted=0).delete()
            ViewCount.objects.filter(article_id=row.thing_id).update(legacy_base=0)
        row.delete()
        return True


def _remove_files(digest):
    if Image.objects.filter(digest=digest).exists():
        return
    for path in (Path(settings.MEDIA_ROOT) / digest[:2]).glob(f"{digest}*"):
        path.unlink()
