import datetime
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from articles.models.published import Kind, Publication, PublicationLink, PublicationTag, Relation
from articles.payloads.agreement import EXPIRING_DAYS
from articles.reading.agreement import renewals_of, with_state
from articles.reading.cursor import cursor_page
from articles.reading.found import MOST_ID, NotFound
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, decoded_card, fetch

# The sort keys of unknown days begin with it (publishing/filing.py).
NO_DAY = "0000-00-00U"
SHOWN_STATES = ("in_force", "expiring", "expired", "renewed", "terminated", "not_stated")


def agreement_list(query):
    """Agreements, newest first, by state and partner, in two statements, three for a partner's.

    Raises NotFound for a word that is no state and a partner that is no id.
    """
    state, partner = query.get("state", ""), query.get("partner", "")
    if (state and state not in SHOWN_STATES) or (partner and not _is_id(partner)):
        raise NotFound
    rows = Publication.objects.visible().filter(kind=Kind.AGREEMENT)
    if state:
        rows = rows.filter(_in_state(state, timezone.localdate()))
    known = fetch({(Kind.ORGANIZATION, int(partner))}, payloads=(Kind.ORGANIZATION,)) if partner else {}
    if partner:
        is_party = PublicationLink.objects.visible().filter(
            publication=OuterRef("pk"),
            relation=Relation.PARTY,
            target_kind=Kind.ORGANIZATION,
            target_id__in=[int(partner), *(one for body in known.values() for one in body.payload["merged_ids"])],
        )
        rows = rows.filter(Exists(is_party))
    rows = rows.values("kind", "thing_id", "slug", "language", "sort_key", card=F("edition__card"))
    page = cursor_page(rows, query)
    things = [Linked(**{**_named(row), "card": decoded_card(row["card"])}) for row in page.rows]
    keys = {(Kind.ORGANIZATION, party["reference"]["id"]) for thing in things for party in thing.card["parties"]}
    linked = fetch(
        keys,
        payloads=(Kind.AGREEMENT,),
        also=renewals_of([{"kind": thing.kind, "id": thing.id} for thing in things]),
        frame=True,
    )
    return {
        "page": page._replace(rows=[with_state(thing, linked) for thing in things]),
        "states": SHOWN_STATES,
        "state": state,
        "partner": next(iter(known.values()), None),
        "more": urlencode({name: chosen for name, chosen in (("state", state), ("partner", partner)) if chosen}),
        "frame": arrange_frame(linked),
    }


def _named(row):
    return {"kind": row["kind"], "id": row["thing_id"]} | {key: row[key] for key in ("slug", "language", "sort_key")}


def _is_id(text):
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= MOST_ID


def _in_state(state, today):
    """A Q of the rule of payloads.agreement.state_on, in the store's columns and words (publishing/agreement.py)."""
    soon = today + datetime.timedelta(days=EXPIRING_DAYS)
    terminated = Q(
        Exists(
            PublicationTag.objects.filter(
                publication=OuterRef("pk"), slug__gte="terminated-", slug__lte=f"terminated-{today}"
            )
        )
    )
    renewal = PublicationLink.objects.visible().filter(
        relation=Relation.RENEWS, target_kind=Kind.AGREEMENT, target_id=OuterRef("thing_id")
    )
    # Signed by today, said of the sort key, which is the day and the list's order in one.
    signed, renewed = Q(sort_key__gt=NO_DAY, sort_key__lte=f"{today}T9"), Exists(renewal)
    stands = signed & ~terminated & ~Q(renewed)
    not_stated = Q(Exists(PublicationTag.objects.filter(publication=OuterRef("pk"), slug="term-not_stated")))
    return {
        "terminated": signed & terminated,
        "renewed": signed & ~terminated & Q(renewed),
        "not_stated": stands & not_stated,
        "in_force": stands & ~not_stated & (Q(ends_on__isnull=True) | Q(ends_on__gt=soon)),
        "expiring": stands & ~not_stated & Q(ends_on__gte=today, ends_on__lte=soon),
        "expired": stands & ~not_stated & Q(ends_on__lt=today),
    }[state]
