import json

from django.db.models import Exists, OuterRef, Q

from articles.models.published import Kind, PublicationLink, PublicationTag, Relation
from articles.reading.agreement import renewals_of, with_state
from articles.reading.cursor import cursor_page
from articles.reading.found import find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import fetch, find
from articles.reading.listing import linked_of, listed_rows, of_kind
from articles.reading.person import ROLES, articles_among, said_of
from articles.reading.viewcount import views_of

EVENT_RELATIONS = (Relation.HOST, Relation.ORGANISER, Relation.CO_ORGANISER, Relation.SUPPORTER, *ROLES)
MOST_PARTS = 100


def organization_page(thing_id):
    """All that an organisation's page prints, in four statements. Raises NotFound or Gone."""
    found = find_published(Kind.ORGANIZATION, thing_id=thing_id)
    return organization_context(thing_id, found.payload) | {"found": found}


def organization_context(thing_id, payload):
    """What the page prints around a payload."""
    said = said_of(Kind.ORGANIZATION, [thing_id, *payload["merged_ids"]])
    affiliations = [row for row in said if row.relation == Relation.AFFILIATION]
    parties = [row.source for row in said if row.relation == Relation.PARTY]
    parts = PublicationLink.objects.visible().filter(
        relation=Relation.PART_OF, target_kind=Kind.ORGANIZATION, target_id=thing_id
    )
    parent = payload["parent"]
    keys = {(Kind.PERSON, row.person_id) for row in affiliations if row.person_id}
    keys |= {(Kind.ORGANIZATION, thing_id), (Kind.ORGANIZATION, payload["merged_into"] or 0)}
    linked = fetch(
        keys | ({(parent["kind"], parent["id"])} if parent else set()),
        payloads=(Kind.AGREEMENT,),
        also=Q(pk__in=parts.values("publication_id")[:MOST_PARTS])
        | renewals_of([{"kind": Kind.AGREEMENT, "id": source.id} for source in parties]),
        frame=True,
    )
    reports = articles_among(said)
    return {
        "organization": payload,
        "parent": find(linked, parent),
        "parts": [
            thing
            for thing in linked.values()
            if thing.kind == Kind.ORGANIZATION and thing.key not in keys and thing != find(linked, parent)
        ],
        "people": _people(affiliations, linked),
        "events": _events(said),
        "agreements": [with_state(source, linked) for source in parties],
        "books": [row for row in said if row.relation == Relation.CONTRIBUTOR],
        "reports": reports,
        "views": views_of([thing.id for thing in reports]),
        "merged_into": linked.get((Kind.ORGANIZATION, payload["merged_into"])),
        "frame": arrange_frame(linked),
    }


def _people(affiliations, linked):
    """Each person once, with the title held last: the name as printed that day, the address if there is a page."""
    people = {}
    for row in affiliations:
        known = linked.get((Kind.PERSON, row.person_id))
        people.setdefault(
            row.person_id or row.name,
            {
                "name": known.card["name"] if known else row.name,
                "name_en": known.card["name_en"] if known else "",
                "path": known.path if known else "",
                "title": row.label,
                "on": row.source.sort_key[:10],
                "event": row.source,
            },
        )
    return list(people.values())


def _events(said):
    """Each event once, with the parts the organisation itself played in it; none where only its people came."""
    events = {}
    for row in said:
        if row.source.kind == Kind.EVENT and row.relation in (*EVENT_RELATIONS, Relation.AFFILIATION):
            parts = events.setdefault(row.source.key, (row.source, []))[1]
            if row.relation in EVENT_RELATIONS:
                parts.append(row.relation)
    return list(events.values())


def partner_list(query):
    """Organisations that agreements name as a party, our own left out, with these agreements; in three statements.

    What a merged organisation signed stands with the one that it is merged into.
    """
    is_party = PublicationLink.objects.visible().filter(
        relation=Relation.PARTY, target_kind=Kind.ORGANIZATION, target_id=OuterRef("thing_id")
    )
    is_own = PublicationTag.objects.filter(publication=OuterRef("pk"), slug="own")
    merged = {}
    for row in listed_rows(kind=Kind.ORGANIZATION, is_listed=False).filter(Exists(is_party)):
        merged.setdefault(json.loads(row["card"])["merged_into"], []).append(row["thing_id"])
    signs = Q(Exists(is_party)) | Q(thing_id__in=list(merged))
    rows = listed_rows(kind=Kind.ORGANIZATION, is_listed=True).filter(signs, ~Exists(is_own))
    page = cursor_page(rows, query, ascending=True)
    partners = {(row["thing_id"], *merged.get(row["thing_id"], [])): linked_of(row) for row in page.rows}
    signed = PublicationLink.objects.visible().filter(
        relation=Relation.PARTY,
        target_kind=Kind.ORGANIZATION,
        target_id__in=[thing_id for ids in partners for thing_id in ids],
    )
    renewing = PublicationLink.objects.visible().filter(
        relation=Relation.RENEWS,
        target_kind=Kind.AGREEMENT,
        target_id__in=signed.values("publication__thing_id"),
    )
    linked = fetch(
        (),
        payloads=(Kind.AGREEMENT,),
        also=Q(pk__in=signed.values("publication_id")) | Q(pk__in=renewing.values("publication_id")),
        frame=True,
    )
    agreements = [with_state(thing, linked) for thing in of_kind(linked, Kind.AGREEMENT)]
    return {
        "page": page._replace(
            rows=[(partner, [row for row in agreements if _names(row, ids)]) for ids, partner in partners.items()]
        ),
        "frame": arrange_frame(linked),
    }


def _names(row, ids):
    return any(party["reference"]["id"] in ids for party in row["card"]["parties"])
