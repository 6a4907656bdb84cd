import datetime
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from articles.models.published import Kind, Publication, PublicationLink, PublicationTag, Relation
from articles.payloads.agreement import EXPIRING_DAYS, state_on
from articles.payloads.shared import references
from articles.reading.cursor import cursor_page
from articles.reading.found import MOST_ID, NotFound, find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, decoded_card, english_name, fetch, find, path_to
from articles.reading.listing import of_kind
from articles.reading.viewcount import views_of

# The sort keys of unknown days begin with it (publishing/filing.py).
NO_DAY = "0000-00-00U"
SHOWN_STATES = ("in_force", "expiring", "expired", "renewed", "terminated", "not_stated")
MOST_OTHERS = 20


def agreement_page(thing_id):
    """All that an agreement's page prints, in three statements. Raises NotFound or Gone."""
    found = find_published(Kind.AGREEMENT, thing_id=thing_id)
    return agreement_context(thing_id, found.payload) | {"found": found}


def agreement_context(thing_id, payload, working=None):
    """What the page prints around a payload; a preview's `working` things stand in for published ones."""
    parties = [party["reference"]["id"] for party in payload["parties"]]
    others = PublicationLink.objects.visible().filter(
        relation=Relation.PARTY, target_kind=Kind.ORGANIZATION, target_id__in=parties
    )
    about = PublicationLink.objects.visible().filter(
        relation=Relation.ABOUT, target_kind=Kind.AGREEMENT, target_id=thing_id
    )
    linked = fetch(
        {*references(payload), (Kind.AGREEMENT, thing_id)},
        payloads=(Kind.EVENT, Kind.AGREEMENT),
        also=Q(pk__in=others.order_by("-sort_key").values("publication_id")[:MOST_OTHERS])
        | Q(pk__in=about.order_by("-sort_key").values("publication_id")[:MOST_OTHERS])
        | renewals_of([{"kind": Kind.AGREEMENT, "id": thing_id}]),
        frame=True,
    )
    linked |= working or {}
    reports = of_kind(linked, Kind.ARTICLE)
    return {
        "agreement": arrange_agreement(thing_id, payload, linked),
        "event": find(linked, payload["event"]),
        "others": _others(linked, thing_id, set(parties)),
        "reports": reports,
        "views": views_of([thing.id for thing in reports]),
        "frame": arrange_frame(linked),
    }


def _others(linked, thing_id, parties):
    """Other agreements of the same partners; what our own bodies signed with others says nothing of these partners."""
    foreign = {
        party["reference"]["id"]
        for thing in linked.values()
        if thing.key == (Kind.AGREEMENT, thing_id)
        for party in thing.card["parties"]
        if not party["is_own"]
    } or parties
    found = [
        with_state(thing, linked)
        for thing in linked.values()
        if thing.kind == Kind.AGREEMENT
        and thing.id != thing_id
        and foreign & {party["reference"]["id"] for party in thing.card["parties"]}
    ]
    return sorted(found, key=lambda row: row["thing"].sort_key, reverse=True)


def renewals_of(agreements):
    """A Q: the agreements that renew any of these."""
    links = PublicationLink.objects.visible().filter(
        relation=Relation.RENEWS,
        target_kind=Kind.AGREEMENT,
        target_id__in=[reference["id"] for reference in agreements],
    )
    return Q(pk__in=links.values("publication_id"))


def renewed_ids(linked):
    """The ids of agreements that another one among these renews."""
    return {
        thing.payload["renewal_of"]["id"]
        for thing in linked.values()
        if thing.kind == Kind.AGREEMENT and thing.payload and thing.payload["renewal_of"]
    }


def state_of(words, is_renewed, day=None):
    """The state of an agreement from its payload or card, today if no day is given."""
    return state_on(
        day or timezone.localdate(),
        signed_on=_day(words["signed_on"]),
        term=words["term"],
        valid_until=None if words["auto_renew"] else _day(words["valid_until"]),
        terminated_on=_day(words["terminated_on"]),
        is_renewed=is_renewed,
    )


def with_state(thing, linked):
    """An agreement of a list, with its state and its parties' addresses."""
    return {
        "thing": thing,
        "card": thing.card,
        "path": thing.path,
        "state": state_of(thing.card, thing.id in renewed_ids(linked)),
        "parties": [party | {"path": path_to(linked, party["reference"])} for party in thing.card["parties"]],
    }


def arrange_agreement(thing_id, payload, linked):
    """An agreement as its block and its page print it."""
    renewal = [
        thing
        for thing in linked.values()
        if thing.kind == Kind.AGREEMENT
        and thing.payload
        and thing.payload["renewal_of"] == {"kind": Kind.AGREEMENT, "id": thing_id}
    ]
    return payload | {
        "path": path_to(linked, {"kind": Kind.AGREEMENT, "id": thing_id}),
        "state": state_of(payload, bool(renewal)),
        "parties": [
            party
            | {
                "path": path_to(linked, party["reference"]),
                "signatories": [
                    signatory
                    | {
                        "path": path_to(linked, signatory["reference"]),
                        "name_en": english_name(linked, signatory["reference"]),
                    }
                    for signatory in party["signatories"]
                ],
            }
            for party in payload["parties"]
        ],
        "event_linked": find(linked, payload["event"]),
        "renewal_of_linked": find(linked, payload["renewal_of"]),
        "renewed_by_linked": renewal[0] if renewal else None,
        "has_supplied_words": payload["year_is_inferred"]
        or any(party["name_is_inferred"] for party in payload["parties"]),
    }


def _day(text):
    return datetime.date.fromisoformat(text) if text else None


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
