"""Who wrote, photographed, edited or sent in what was published (投稿统计), and the articles of one of them.

A credited person or organisation is one contributor whatever name was printed; a name without a page is itself.
"""

import json
from typing import NamedTuple

from django.db.models import JSONField
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast
from django.utils import timezone

from articles.models.published import Kind, Publication, PublicationLink, Relation

UNIT = "unit"
NAME = "name"
KINDS = (Kind.PERSON.value, Kind.ORGANIZATION.value)


class Author(NamedTuple):
    """`kind` is person, organization, or name for a printed name without a page; `key` its id, or the name."""

    kind: str
    key: int | str
    name: str


class Contribution(NamedTuple):
    """How many articles of a period an Author is credited with in one role, and their views in it."""

    author: Author
    role: str
    articles: int
    views: int


def contributions(period, views, articles=None):
    """(how many articles came out in the period, [Contribution] with most articles first); one statement.

    `views` is {article id: views in the period}. An article that was withdrawn is nobody's contribution.
    """
    published = Publication.objects.articles().filter(
        withdrawn_at__isnull=True, visible_from__lte=timezone.now(), **period.lookup("starts_on")
    )
    if articles is not None:
        published = published.filter(thing_id__in=articles)
    rows = _with_credits(published.order_by("thing_id"))
    credited, names = {}, {}
    for article_id, credits in rows:
        for credit in credits:
            author = _author(credit)
            # The name that was printed last.
            names[author[:2]] = author.name
            credited.setdefault((author[:2], credit["role"]), set()).add(article_id)
    found = [
        Contribution(Author(*who, names[who]), role, len(ids), sum(views.get(key, 0) for key in ids))
        for (who, role), ids in credited.items()
    ]
    return len(rows), sorted(found, key=lambda row: (-row.articles, -row.views, row.author.name, row.role))


def _with_credits(publications):
    """[(article id, its credits)]: the database takes them out of the payload, whose body stays where it is."""
    credits = KeyTransform("credits", Cast("edition__payload", JSONField()))
    rows = publications.annotate(credits=credits).values_list("thing_id", "credits")
    return [(article_id, credits or []) for article_id, credits in rows]


def _author(credit):
    reference = credit["reference"]
    if reference is None:
        return Author(NAME, credit["name"], credit["name"])
    return Author(reference["kind"], reference["id"], credit["name"])


def authors_named(name):
    """The Authors whose credits were printed with this name, in one statement; two people may share it."""
    written = f'"name":{json.dumps(name, ensure_ascii=False)}'
    publications = Publication.objects.articles().filter(edition__payload__contains=written)
    found = {
        _author(credit)
        for _article_id, credits in _with_credits(publications)
        for credit in credits
        if credit["name"] == name
    }
    return sorted(found, key=lambda author: (author.kind, str(author.key)))


def author_of(kind, thing_id):
    """The Author with this page, or None; one statement."""
    card = Publication.objects.of(kind, thing_id).values_list("edition__card", flat=True).first()
    return None if card is None else Author(kind, thing_id, json.loads(card)["name"])


def articles_of(author):
    """The ids of the articles that credit this Author (and whoever was merged into them); at most one statement."""
    if author.kind == NAME:
        written = f'"name":{json.dumps(author.key, ensure_ascii=False)}'
        publications = Publication.objects.articles().filter(edition__payload__contains=written)
        return [
            article_id
            for article_id, credits in _with_credits(publications)
            if any(_author(credit) == author for credit in credits)
        ]
    payload = Publication.objects.of(author.kind, author.key).values_list("edition__payload", flat=True).first()
    merged = json.loads(payload).get("merged_ids", []) if payload else []
    return PublicationLink.objects.filter(
        relation=Relation.CREDIT,
        target_kind=author.kind,
        target_id__in=[author.key, *merged],
        publication__kind=Kind.ARTICLE,
    ).values("publication__thing_id")
