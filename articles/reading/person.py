from typing import NamedTuple

from articles.models.published import Kind, PublicationLink, Relation
from articles.reading.agreement import renewals_of, with_state
from articles.reading.found import find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, decoded_card, fetch
from articles.reading.listing import framed_list, listed_rows
from articles.reading.viewcount import views_of

ROLES = ("attendee", "moderator", "speaker", "expert", "guest", "reporter")
# A page shows every appearance of nearly everybody; beyond it, the newest.
MOST_LINKS = 500


class Said(NamedTuple):
    """A link seen from its target: who says it, in what relation and with which words; `name` is as printed there."""

    relation: str
    label: str
    name: str
    person_id: int | None
    source: Linked


def person_page(thing_id):
    """All that a person's page prints, in four statements. Raises NotFound or Gone."""
    found = find_published(Kind.PERSON, thing_id=thing_id)
    return person_context(thing_id, found.payload) | {"found": found}


def person_context(thing_id, payload):
    """What the page prints around a payload."""
    said = said_of(Kind.PERSON, [thing_id, *payload["merged_ids"]])
    agreements = {row.source.key: row.source for row in said if row.source.kind == Kind.AGREEMENT}
    linked = fetch(
        {(Kind.PERSON, thing_id), (Kind.PERSON, payload["merged_into"] or 0)},
        payloads=(Kind.AGREEMENT,),
        also=renewals_of([{"kind": Kind.AGREEMENT, "id": agreement_id} for _kind, agreement_id in agreements]),
        frame=True,
    )
    appearances = [row for row in said if row.relation in ROLES]
    return {
        "person": payload,
        "appearances": appearances,
        "latest_title": next((row for row in appearances if row.label), None),
        "signed": [(row, with_state(row.source, linked)) for row in said if row.relation == Relation.SIGNATORY],
        "books": [row for row in said if row.relation == Relation.CONTRIBUTOR],
        "reports": articles_among(said),
        "views": views_of([thing.id for thing in articles_among(said)]),
        "merged_into": linked.get((Kind.PERSON, payload["merged_into"])),
        "frame": arrange_frame(linked),
    }


def said_of(kind, ids):
    """What visible things say of a thing (and of those merged into it), the newest first, in one statement."""
    rows = (
        PublicationLink.objects.visible()
        .filter(target_kind=kind, target_id__in=ids)
        .order_by("-sort_key", "publication_id", "position")
        .values_list(
            "relation",
            "label",
            "name",
            "person_id",
            "publication__kind",
            "publication__thing_id",
            "publication__slug",
            "publication__language",
            "publication__sort_key",
            "publication__edition__card",
        )[:MOST_LINKS]
    )
    return [
        Said(
            relation,
            label,
            name,
            person_id,
            Linked(source_kind, source_id, slug, language, sort_key, decoded_card(card)),
        )
        for relation, label, name, person_id, source_kind, source_id, slug, language, sort_key, card in rows
    ]


def articles_among(said):
    """The articles that say anything, each once, the newest first."""
    return list({row.source.key: row.source for row in said if row.source.kind == Kind.ARTICLE}.values())


def person_list(query):
    """People by pinyin, in two statements."""
    return framed_list(listed_rows(kind=Kind.PERSON, is_listed=True), query, ascending=True)
