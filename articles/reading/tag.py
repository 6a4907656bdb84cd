import json

from django.db.models import F, Q
from django.utils import translation

from articles.models.published import Kind, PublicationTag
from articles.reading.cursor import cursor_page
from articles.reading.found import NotFound
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, fetch
from articles.reading.listing import in_list_of_the_language, of_kind
from articles.reading.tally import tag_tally
from articles.reading.viewcount import views_of

MOST_EVENTS = 50


def tag_list():
    """The tags of what the page's language lists, with their numbers, in three statements at most."""
    return {"tags": tag_tally()[translation.get_language()], "frame": arrange_frame(fetch((), frame=True))}


def tag_page(query, slug):
    """The news of a tag in the page's language, and its events, in three statements; in four where the page is empty.

    Raises NotFound if nothing carries it in any language.
    """
    tagged = PublicationTag.objects.visible().filter(slug=slug, kind__in=(Kind.ARTICLE, Kind.EVENT))
    in_list = {f"publication__{column}": value for column, value in in_list_of_the_language().items()}
    rows = tagged.filter(kind=Kind.ARTICLE, **in_list).values(
        "sort_key",
        "publication_id",
        "name",
        "name_en",
        thing_id=F("publication__thing_id"),
        slug_=F("publication__slug"),
        language=F("publication__language"),
        card=F("publication__edition__card"),
    )
    page = cursor_page(rows, query, id_field="publication_id")
    newest_events = tagged.filter(kind=Kind.EVENT).order_by("-sort_key").values("publication_id")[:MOST_EVENTS]
    linked = fetch((), also=Q(pk__in=newest_events), payloads=(Kind.EVENT,), frame=True)
    events = of_kind(linked, Kind.EVENT)
    names = [row for row in page.rows] + [
        tag for event in events for tag in event.payload["tags"] if tag["slug"] == slug
    ]
    names = names or list(tagged.values("name", "name_en")[:1])
    if not names:
        raise NotFound
    articles = [
        Linked(Kind.ARTICLE, row["thing_id"], row["slug_"], row["language"], row["sort_key"], json.loads(row["card"]))
        for row in page.rows
    ]
    return {
        "tag": {"name": names[0]["name"], "name_en": names[0]["name_en"], "slug": slug},
        "page": page._replace(rows=articles),
        "events": events,
        "views": views_of([thing.id for thing in articles]),
        "frame": arrange_frame(linked),
    }
