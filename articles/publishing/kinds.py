"""Which file of this room speaks for which kind, and which working copy stands behind it."""

import json

from articles import models
from articles.models.published import Kind, Publication
from articles.publishing import agreement, article, book, event, organization, page, person, section, series, site

FILES = {
    Kind.SITE: site,
    Kind.SECTION: section,
    Kind.PAGE: page,
    Kind.ORGANIZATION: organization,
    Kind.PERSON: person,
    Kind.SERIES: series,
    Kind.BOOK: book,
    Kind.AGREEMENT: agreement,
    Kind.EVENT: event,
    Kind.ARTICLE: article,
}
MODELS = {
    Kind.SITE: models.SiteSettings,
    Kind.SECTION: models.Section,
    Kind.PAGE: models.Page,
    Kind.ORGANIZATION: models.Organization,
    Kind.PERSON: models.Person,
    Kind.SERIES: models.BookSeries,
    Kind.BOOK: models.Book,
    Kind.AGREEMENT: models.Agreement,
    Kind.EVENT: models.Event,
    Kind.ARTICLE: models.Article,
}
_KINDS = {model: kind for kind, model in MODELS.items()}


def kind_of(thing):
    """The Kind of a working copy; KeyError for a thing that is never published by itself."""
    return _KINDS[type(thing)]


def is_published_kind(model):
    return model in _KINDS


def names_in_print(model, keys=None):
    """{key: the title or name that readers read now} of things of a published model that they read, or of these."""
    rows = Publication.objects.visible().filter(kind=_KINDS[model])
    rows = rows if keys is None else rows.filter(thing_id__in=keys)
    cards = {key: json.loads(card) for key, card in rows.values_list("thing_id", "edition__card")}
    return {key: card.get("title") or card["name"] for key, card in cards.items()}


def load(keys):
    """The working copies of (kind, id) pairs, {key: thing}, with all that a snapshot reads; some queries a kind."""
    things = {}
    for kind, file in FILES.items():
        ids = [thing_id for key_kind, thing_id in keys if key_kind == kind]
        if ids:
            things |= {(kind, thing.pk): thing for thing in file.load(ids)}
    return things


def problems(thing):
    """What keeps a thing from being published, as Problems that name their field."""
    return FILES[kind_of(thing)].problems(thing)
