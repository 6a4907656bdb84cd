"""New editions where our own rules changed, and nobody anything: what `manage.py republish` does."""

from typing import NamedTuple

from django.db import transaction

from articles.models.published import Kind, Publication
from articles.payloads.shared import references
from articles.publishing.bundle import members_of
from articles.publishing.door import renew
from articles.publishing.kinds import FILES, MODELS
from articles.publishing.snapshot import content, decoded
from articles.publishing.store import take_turns

BATCH = 100


class Looked(NamedTuple):
    """What was looked through so far: how many of how many; and of this batch what is new, and what was left."""

    done: int
    total: int
    renewed: list  # [(Member, keys of its payload that differ)]
    left: list  # [(Member, why: "edited", "neighbour" or "blocked")]


def republish(*, by=None, note="", is_dry=False):
    """Yields a Looked after each batch, a transaction each; whoever stops asking has lost nothing.

    A thing gets a new edition if it would say something else now, though neither it nor any published thing that it
    names was saved since its edition; dates and correction stay. What was edited is left to its editors, and what has
    a Problem to be mended.
    """
    total, done = Publication.objects.filter(withdrawn_at__isnull=True).count(), 0
    for kind in FILES:
        last = 0
        while ids := _next(kind, last):
            last, done = ids[-1], done + len(ids)
            with transaction.atomic():
                take_turns()
                renewed, left = _looked_at(members_of([(kind, thing_id) for thing_id in ids]))
                if renewed and not is_dry:
                    renew([member for member, _keys in renewed], by=by, note=note)
            yield Looked(done, total, renewed, left)


def _next(kind, last):
    """The numbers of the next things of a kind that are online."""
    rows = Publication.objects.filter(kind=kind, withdrawn_at__isnull=True, thing_id__gt=last).order_by("thing_id")
    return list(rows.values_list("thing_id", flat=True)[:BATCH])


def _looked_at(members):
    differing = [(member, keys) for member in members if not member.is_new and (keys := _differing(member))]
    moved = _moved({key for member, _keys in differing for key in _named(member)})
    renewed, left = [], []
    for member, keys in differing:
        why = _why_left(member, moved)
        if why:
            left.append((member, why))
        else:
            renewed.append((member, keys))
    return renewed, left


def _differing(member):
    """The keys of a payload that say something else than the edition."""
    before, after = content(decoded(member.publication.edition)), content(member.payload)
    return sorted(key for key in before | after if before.get(key) != after.get(key))


def _why_left(member, moved):
    edition = member.publication.edition
    if edition.source_updated_at != member.thing.updated_at:
        return "edited"
    # Words of others that stand in it may have come after it, and nobody published them yet.
    if any(key in moved and moved[key] > edition.published_at for key in _named(member)):
        return "neighbour"
    return "blocked" if member.blocking else ""


def _named(member):
    """The published things that a snapshot took words from, or may have: all that it or its edition refers to."""
    both = (member.payload, decoded(member.publication.edition))
    return {(Kind(kind), thing_id) for payload in both for kind, thing_id in references(payload)}


def _moved(keys):
    """{key: when it was saved} of those whose working copies hold what no edition says: drafts, and what was edited."""
    moved = {}
    for kind in {kind for kind, _thing_id in keys}:
        ids = [thing_id for other, thing_id in keys if other == kind]
        rows = Publication.objects.filter(kind=kind, thing_id__in=ids, withdrawn_at__isnull=True)
        seen = dict(rows.values_list("thing_id", "edition__source_updated_at"))
        saved = MODELS[kind].objects.filter(pk__in=ids).values_list("pk", "updated_at")
        moved |= {(kind, thing_id): moment for thing_id, moment in saved if seen.get(thing_id) != moment}
    return moved
