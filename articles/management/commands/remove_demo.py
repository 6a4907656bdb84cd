from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand
from django.db import transaction
from django.db.models import ProtectedError

from articles.models import Article, DemoThing, Image
from articles.models.published import Edition, Kind, Publication
from articles.models.viewcount import ViewCount
from articles.publishing.kinds import MODELS
from articles.publishing.store import raise_generation

# From the top down: what names others goes before what it names. Pictures, which are no kind, go last.
KIND_OF = {MODELS[kind]._meta.model_name: kind for kind in reversed(Kind)}
ORDER = [*KIND_OF, "image"]
NAMED_BY_ARTICLES = {field.related_model._meta.model_name: field.name for field in Article._meta.many_to_many}


class Command(BaseCommand):
    """Takes the demo out again, with its publications and pictures; what an editor built on stays, and is named."""

    help = "Removes what load_demo made, unless an editor's own work stands on it."

    @transaction.atomic
    def handle(self, *, verbosity, **options):
        own_articles = Article.objects.exclude(pk__in=DemoThing.objects.filter(model="article").values("thing_id"))
        kept = sorted(DemoThing.objects.order_by("-pk"), key=lambda row: ORDER.index(row.model))
        count, before = len(kept), None
        # Whatever still holds another, such as a body that is part of one, is tried again after it.
        while len(kept) != before:
            before = len(kept)
            kept = [row for row in kept if not self._remove(row, own_articles)]
        count -= len(kept)
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
