"""What is published together: an article with its events, books and agreements, their people and organisations."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from articles.models.published import Kind, Publication, key_filter
from articles.payloads.shared import references
from articles.publishing.foreign import foreign_names, foreign_problems
from articles.publishing.kinds import FILES, kind_of, load
from articles.publishing.problem import Problem
from articles.publishing.snapshot import decoded, has_changed

# Article, event, book, series, organisation, its parents: deeper than any chain there is.
MOST_LEVELS = 12
# What a bundle does not take along: other articles stand for themselves, sections are published on save.
NOT_TAKEN = (Kind.ARTICLE, Kind.SECTION)


@dataclass(frozen=True)
class Member:
    """One thing of a bundle: what would be published of it, what is published now (or None), and what is wrong."""

    kind: Kind
    thing: object
    payload: dict
    publication: Publication | None
    problems: list[Problem]

    @property
    def key(self):
        return (self.kind, self.thing.pk)

    @property
    def is_new(self):
        return self.publication is None or self.publication.withdrawn_at is not None

    @property
    def is_waiting_for_another(self):
        """True if it came with a thing whose schedule it follows: it has none of its own, and is not to be seen yet."""
        return (
            not self.is_new
            and self.publication.visible_from > timezone.now()
            and getattr(self.thing, "publish_from", None) is None
        )

    @cached_property
    def has_changed(self):
        """True if readers have not seen it as it stands now."""
        return self.is_new or has_changed(self.publication.edition, self.thing, self.payload)

    @property
    def standing_correction(self):
        """The note (更正) that its last edition carries, "" if it carries none."""
        return decoded(self.publication.edition).get("correction", "") if self.publication else ""

    @property
    def blocking(self):
        return [problem for problem in self.problems if problem.is_blocking]


def bundle(thing):
    """The Members that are published with this thing: those unpublished, changed or waiting, and itself, last, always.

    A bounded number of queries whatever the number of people: a few a kind and level.
    """
    own = (kind_of(thing), thing.pk)
    return [
        member
        for member in reach(thing).values()
        if member.key == own or member.has_changed or member.is_waiting_for_another
    ]


def reach(thing):
    """Everything that the page of this thing shows, as Members by key, itself last: from it the preview is made too."""
    own = (kind_of(thing), thing.pk)
    things, payloads = load([own]), {}
    if own not in things:
        raise LookupError(f"There is no {own[0]} {own[1]}.")
    found = things
    for _level in range(MOST_LEVELS):
        fresh = {key: FILES[key[0]].snapshot(thing) for key, thing in found.items()}
        payloads |= fresh
        named = {key for payload in fresh.values() for key in _taken_along(payload)} - set(payloads)
        if not named:
            break
        found = {key: thing for key, thing in load(named).items() if getattr(thing, "is_public", True)}
        things |= found
    return _members(own, things, payloads)


def members_of(keys):
    """The things of these keys as Members, each by itself: nothing comes with them."""
    things = load(keys)
    payloads = {key: FILES[key[0]].snapshot(thing) for key, thing in things.items()}
    return list(_members(None, things, payloads).values())


def changed(publications):
    """The (kind, id) of those of these Publications, loaded with their editions, that `has_changed` says of.

    A bounded number of queries a kind, whatever their number.
    """
    found = {(Kind(publication.kind), publication.thing_id): publication for publication in publications}
    return {
        key
        for key, thing in load(found).items()
        if has_changed(found[key].edition, thing, FILES[key[0]].snapshot(thing))
    }


def _taken_along(payload):
    return {(Kind(kind), thing_id) for kind, thing_id in references(payload) if kind not in NOT_TAKEN}


def _members(own, things, payloads):
    """From the ground up: organisations and people before books, agreements, events and the article."""
    publications = {
        (Kind(publication.kind), publication.thing_id): publication
        for publication in Publication.objects.filter(key_filter(things)).select_related("edition")
    }
    order, names = list(FILES), foreign_names()
    keys = sorted(things, key=lambda key: (key == own, order.index(key[0]), key[1]))
    return {
        key: Member(
            key[0],
            things[key],
            payloads[key],
            publications.get(key),
            FILES[key[0]].problems(things[key]) + foreign_problems(payloads[key], names),
        )
        for key in keys
    }
