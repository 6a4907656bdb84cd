"""A large archive in the published store, written in bulk as the door would have filed it article by article."""

import datetime

from django.db import transaction
from django.utils import timezone

from articles.models.published import KINDS, Edition, Kind, Publication, path_of
from articles.models.viewcount import ViewCount
from articles.publishing.filing import moment_text
from articles.publishing.kinds import FILES
from articles.publishing.snapshot import decoded, sealed_fields
from articles.publishing.store import file_editions, raise_generation

FIRST_DAY = datetime.date(1990, 1, 1)
A_DAY = 5  # articles
# Far from the ids of working copies, of which these have none.
FIRST_ID = 1_000_000
BATCH = 2_000
TAGS = [{"slug": f"tag-{number}", "name": f"标签{number}", "name_en": ""} for number in range(20)]


def fill(start, stop):
    """Files the articles of these numbers like the first published one: five a day from 1990 on, with two tags each."""
    model = decoded(Publication.objects.articles().select_related("edition").earliest("pk").edition)
    now = timezone.now()
    for first in range(start, stop, BATCH):
        numbers = range(first, min(first + BATCH, stop))
        with transaction.atomic():
            file_editions(Edition.objects.bulk_create(_edition(model, number, now) for number in numbers))
            ViewCount.objects.bulk_create(
                ViewCount(article_id=FIRST_ID + number, legacy_base=number) for number in numbers
            )
    raise_generation()


def _edition(model, number, now):
    day = FIRST_DAY + datetime.timedelta(days=number // A_DAY)
    payload = model | {
        "title": f"第{number}篇",
        "slug": f"di-{number}-pian",
        "published_on": day.isoformat(),
        "published_time": f"{8 + number % A_DAY:02d}:00",
        "events": [],
        "books": [],
        "agreements": [],
        "tags": [TAGS[number % 20], TAGS[(number + 1 + number // 20 % 19) % 20]],
        "visible_from": moment_text(now),
    }
    return Edition(
        kind=Kind.ARTICLE,
        thing_id=FIRST_ID + number,
        number=1,
        source_updated_at=now,
        published_at=now,
        **sealed_fields(payload, FILES[Kind.ARTICLE].card(payload)),
    )


def addresses():
    """The pages whose cost must not grow: {name: address}, of the archive as it stands now."""
    articles = Publication.objects.articles().filter(is_listed=True).order_by("-sort_key", "-thing_id")
    pages = articles.count() // 20

    def page(number):
        """The address of this page of the list, 1 the first."""
        key, thing_id = articles.values_list("sort_key", "thing_id")[(number - 1) * 20 - 1]
        return f"/articles/?before={key}~{thing_id}"

    newest, middle = articles[0], articles[articles.count() // 2]
    by_id = [kind for kind, line in KINDS.items() if line.goes_by == "id" and kind != Kind.ARTICLE]
    records = Publication.objects.filter(kind__in=by_id).order_by("-pk")
    return {record.kind: path_of(record.kind, record.thing_id, record.slug) for record in records} | {
        "first page": "/articles/",
        "middle page": page(min(1_000, pages // 2)),
        "last page": page(pages),
        "last page by after": f"/articles/?after={FIRST_DAY}T0000~0",
        "tag": "/tags/tag-7/",
        "tag, far down": f"/tags/tag-7/?before={middle.sort_key}~{middle.pk}",
        "archive": f"/articles/archive/{middle.sort_key[:4]}/{middle.sort_key[5:7]}/",
        "newest article": f"/articles/{newest.thing_id}/{newest.slug}/",
        "middle article": f"/articles/{middle.thing_id}/{middle.slug}/",
        "home": "/",
        "events": "/events/",
        "people": "/people/",
        "partners": "/partners/",
        "books": "/books/",
        "agreements": "/agreements/?state=in_force",
    }
