from django.db.models import Q
from django.utils import timezone

from articles.models.published import Kind, Publication, PublicationLink, Relation
from articles.reading.agreement import with_state
from articles.reading.frame import arrange_frame
from articles.reading.linked import fetch
from articles.reading.listing import in_list_of_the_language, of_kind
from articles.reading.viewcount import views_of

NEXT_EVENTS = 5
NEWEST = 10


def home_page():
    """The front page, in two statements: everything on it is fetched at once, then the view counts."""
    today = timezone.localdate()
    visible = Publication.objects.visible()
    articles = visible.filter(kind=Kind.ARTICLE, **in_list_of_the_language()).order_by("-sort_key", "-thing_id")
    pinned = visible.filter(kind=Kind.ARTICLE, pinned_until__gte=today, **in_list_of_the_language())
    events = visible.filter(kind=Kind.EVENT, ends_on__gte=today).order_by("starts_on", "thing_id")
    agreements = visible.filter(kind=Kind.AGREEMENT).order_by("-sort_key", "-thing_id")
    newest_agreements = agreements.values("thing_id")[:NEWEST]
    renewing = PublicationLink.objects.visible().filter(
        relation=Relation.RENEWS, target_kind=Kind.AGREEMENT, target_id__in=newest_agreements
    )
    linked = fetch(
        (),
        payloads=(Kind.AGREEMENT,),
        also=Q(pk__in=articles.values("pk")[: NEWEST + 1])
        | Q(pk__in=pinned.order_by("-sort_key").values("pk")[:1])
        | Q(pk__in=events.values("pk")[:NEXT_EVENTS])
        | Q(pk__in=agreements.values("pk")[:NEWEST])
        | Q(pk__in=renewing.values("publication_id")),
        frame=True,
    )
    frame = arrange_frame(linked)
    news = of_kind(linked, Kind.ARTICLE)
    lead = _lead(news, frame["site"], today)
    signed = [with_state(thing, linked) for thing in of_kind(linked, Kind.AGREEMENT)]
    of_the_year = [row for row in signed if row["card"]["signed_on"].startswith(str(today.year))]
    return {
        "lead": lead,
        "news": [thing for thing in news if thing is not lead][:NEWEST],
        "events": sorted(of_kind(linked, Kind.EVENT), key=lambda thing: thing.sort_key),
        "agreements": of_the_year or signed[:3],
        "year": today.year if of_the_year else None,
        "views": views_of([thing.id for thing in news]),
        "frame": frame,
    }


def _lead(news, site, today):
    pinned = [thing for thing in news if thing.card.get("pinned_until", "") >= today.isoformat()]
    if pinned and site["front_page"] == "pinned":
        return pinned[0]
    return news[0] if news else None
