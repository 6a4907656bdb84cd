"""The editions of a thing as a page can hold them, and the names of what their payloads refer to."""

from itertools import accumulate

from django.db.models.functions import Length

from articles.admin.desk.sight import names_of
from articles.models.published import Kind
from articles.payloads.shared import references
from articles.publishing.kinds import MODELS

# Editions that a page lists and compares, and characters that are read for it; the others are a page further.
MOST_EDITIONS, MOST_READ = 200, 8_000_000


def readable(editions):
    """(the first of these editions that one page can read, two at least, whether more follow)."""
    found = list(editions.values_list("number", Length("payload"))[: MOST_EDITIONS + 1])
    sizes = accumulate(length for _number, length in found)
    numbers = [number for (number, _length), size in zip(found, sizes, strict=True) if size <= MOST_READ]
    numbers = numbers if len(numbers) > 1 else [number for number, _length in found[:2]]
    rows = editions.filter(number__in=numbers).select_related("published_by").defer("card")
    return list(rows), len(found) > min(len(numbers), MOST_EDITIONS)


class Names:
    """The words of the `{kind, id}` references in payloads, as a user may read them: a statement a kind."""

    def __init__(self, user, payloads):
        keys = {key for payload in payloads for key in references(payload)}
        self._names = {}
        for kind in sorted({kind for kind, _thing_id in keys}):
            ids = [thing_id for other, thing_id in keys if other == kind]
            names = names_of(user, MODELS[Kind(kind)], ids)
            self._names |= {(kind, thing_id): words for thing_id, words in names.items()}

    def of(self, key):
        return self._names[key]
