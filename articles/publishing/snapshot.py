import json

from articles.payloads import SCHEMA
from articles.publishing.canonical import canonical_json, digest

# What a payload holds beside the thing's own words; two editions that differ only here say the same.
ENVELOPE = ("visible_from", "visible_until")
# Words that belong to one edition, not to the working copy behind it.
OF_THE_EDITION = (*ENVELOPE, "correction")


def decoded(edition):
    """The payload of an edition as a dict."""
    return json.loads(edition.payload)


def said(value):
    """A payload, or a part of one, without its empty values: a missing key and one that holds nothing say the same.

    Empty are "", None, [], {} and False; 0 is a number. Entries of a list keep their places.
    """
    if isinstance(value, dict):
        parts = {key: said(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if not _is_empty(part)}
    return [said(part) for part in value] if isinstance(value, list) else value


def _is_empty(value):
    return value is None or value is False or value in ("", [], {})


def content(payload):
    """What a payload says beside what belongs to one edition alone: equal contents mean that nothing was changed."""
    return said({key: value for key, value in payload.items() if key not in OF_THE_EDITION})


def has_changed(edition, thing, payload):
    """True if the thing was saved since this edition of it, or its snapshot `payload` says something else now."""
    return edition.source_updated_at != thing.updated_at or content(decoded(edition)) != content(payload)


def sealed_fields(payload, card):
    """The values of an Edition that follow from what it says."""
    text = canonical_json(payload)
    return {"schema": SCHEMA, "payload": text, "card": canonical_json(card), "sha256": digest(text)}
