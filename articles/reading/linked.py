import json
from typing import NamedTuple

from django.db.models import Case, F, Q, TextField, Value, When

from articles.models.published import FRAME_KINDS, Publication, key_filter, path_of


class Linked(NamedTuple):
    """A visible published thing: its card, and its payload where it was asked for."""

    kind: str
    id: int
    slug: str
    language: str
    sort_key: str
    card: dict
    payload: dict | None = None

    @property
    def key(self):
        return (self.kind, self.id)

    @property
    def path(self):
        return path_of(self.kind, self.id, self.slug, self.language)

    @property
    def name(self):
        return self.card.get("title") or self.card["name"]


def fetch(keys, *, payloads=(), also=None, frame=False):
    """Visible things by key, in one statement: {(kind, id): Linked}.

    `payloads` are the kinds whose whole payload is read, `also` a Q for further publications, `frame` adds what the
    head and foot of every page print.
    """
    wanted = key_filter(keys)
    if also is not None:
        wanted |= also
    if frame:
        wanted |= Q(kind__in=FRAME_KINDS)
    parts = [Publication.objects.filter(part).values("pk") for part in _parts(wanted)]
    if not parts:
        return {}
    rows = (
        Publication.objects.visible()
        .filter(pk__in=parts[0].union(*parts[1:]))
        .annotate(
            payload=Case(
                When(kind__in=payloads, then=F("edition__payload")), default=Value(""), output_field=TextField()
            )
        )
        .order_by("kind", "sort_key", "thing_id")
        .values_list("kind", "thing_id", "slug", "language", "sort_key", "edition__card", "payload")
    )
    found = {}
    for kind, thing_id, slug, language, sort_key, card, payload in rows:
        found[(kind, thing_id)] = Linked(
            kind, thing_id, slug, language, sort_key, decoded_card(card), json.loads(payload) if payload else None
        )
    return found


def _parts(wanted):
    """The conditions of an OR one by one: each is a walk of an index, all of them together a scan of the archive."""
    if wanted.connector != Q.OR or wanted.negated:
        yield wanted
        return
    for part in wanted.children:
        if isinstance(part, Q):
            yield from _parts(part)
        elif part != ("pk__in", []):
            yield Q(part)


def decoded_card(text):
    """A card as a dict."""
    return json.loads(text)


def find(linked, reference):
    """The Linked of a `{kind, id}`, or None if it is none or not visible."""
    return linked.get((reference["kind"], reference["id"])) if reference else None


def english_name(linked, reference):
    """The English name of a person or body that readers see, "" if it has none: it stands beside the printed one."""
    target = find(linked, reference)
    return target.card.get("name_en", "") if target else ""


def path_to(linked, reference):
    """The address of a `{kind, id}`, "" if it has no page that readers see."""
    target = find(linked, reference)
    return target.path if target else ""
