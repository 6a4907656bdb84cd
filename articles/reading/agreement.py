import datetime

from django.db.models import Q
from django.utils import timezone

from articles.models.published import Kind, PublicationLink, Relation
from articles.payloads.agreement import state_on
from articles.reading.found import find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import english_name, fetch, find, path_to, references
from articles.reading.viewcount import views_of

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
    views = views_of([thing.id for thing in linked.values() if thing.kind == Kind.ARTICLE])
    return {
        "agreement": arrange_agreement(thing_id, payload, linked),
        "event": find(linked, payload["event"]),
        "others": _others(linked, thing_id, set(parties)),
        "reports": sorted(
            (thing for thing in linked.values() if thing.kind == Kind.ARTICLE),
            key=lambda thing: (thing.sort_key, thing.id),
            reverse=True,
        ),
        "views": views,
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
