"""Names that somebody wrote over other sites' pages: what still holds one, or waits for a name, stays in."""

import re
import unicodedata

from django.utils.translation import gettext as _

from articles.language.characters import is_invisible
from articles.models import OverwritingName
from articles.models.legacy import STAND_IN
from articles.publishing.problem import Problem

ELEMENT = re.compile(r"</?[a-z][^>]*>")


def foreign_names():
    """The list that the staff keeps, as `holds_foreign` compares it; one statement."""
    return [_bare(text) for text in OverwritingName.objects.values_list("text", flat=True)]


def foreign_problems(payload, names):
    """A blocking Problem for each part of a payload in which one of these names, or an open place, stands."""
    fields = dict.fromkeys(_field(key, part) for key, part in _parts(payload) if _holds(part, names))
    words = _(
        "Here stands a name that somebody wrote over the old page, or a place that still waits for its name. "
        "Put the right name there, or take it out."
    )
    return [Problem(field, words) for field in fields]


def _parts(payload):
    """The parts of a payload by field: of the rosters each, all else as it is."""
    for key, value in payload.items():
        for part in value if key == "rosters" else [value]:
            yield key, part


def _field(key, part):
    return f"roster-{part['role']}" if key == "rosters" else key


def _holds(value, names):
    if isinstance(value, dict):
        return any(_holds(part, names) for part in value.values())
    if isinstance(value, list):
        return any(_holds(part, names) for part in value)
    if not isinstance(value, str) or not value:
        return False
    if STAND_IN.search(value):
        return True
    text = _bare(value) if names else ""
    return any(name in text for name in names)


def _bare(text):
    """Without what pasting changes: elements between the letters, width, case, spaces and what takes no ink."""
    if "<" in text:
        text = ELEMENT.sub("", text)
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in text if not letter.isspace() and not is_invisible(letter))
