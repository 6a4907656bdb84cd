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


def content(payload):
    """The payload without what belongs to one edition alone: equal contents mean that nothing was changed."""
    return {key: value for key, value in payload.items() if key not in OF_THE_EDITION}


def sealed_fields(payload, card):
    """The values of an Edition that follow from what it says."""
    text = canonical_json(payload)
    return {"schema": SCHEMA, "payload": text, "card": canonical_json(card), "sha256": digest(text)}
