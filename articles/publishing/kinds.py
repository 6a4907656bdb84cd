"""Which file of this room speaks for which kind, and which working copy stands behind it."""

import json
from importlib import import_module

from articles import models
from articles.models.published import KINDS, Kind, Publication

# From the ground up, as Kind has them.
FILES = {kind: import_module(f"articles.publishing.{kind}") for kind in Kind}
MODELS = {kind: getattr(models, KINDS[kind].model) for kind in Kind}
_KINDS = {model: kind for kind, model in MODELS.items()}


def kind_of(thing):
    """The Kind of a working copy; KeyError for a thing that is never published by itself."""
    return kind_of_model(type(thing))


def kind_of_model(model):
    """The Kind behind which this model stands; KeyError for one whose things are never published by themselves."""
    return _KINDS[model]


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
