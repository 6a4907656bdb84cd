"""Where the addresses of an old site lead: to what was published from them, and before that nowhere."""

from articles.models.published import OldPath
from articles.reading.found import find_published

MOST_CHARACTERS = OldPath._meta.get_field("path").max_length


def address_of_old(path, query=""):
    """Today's address of what an old one named, or None for an address that nobody had.

    Raises NotFound for a thing that is not published yet, Gone for one that is no more. Two statements at most.
    """
    asked = [f"{path}?{query}", path] if query else [path]
    asked = [words for words in asked if len(words) <= MOST_CHARACTERS and "\x00" not in words]
    known = {row.path: row for row in OldPath.objects.filter(path__in=asked)} if asked else {}
    row = next((known[words] for words in asked if words in known), None)
    if row is None:
        return None
    return find_published(row.kind, thing_id=row.thing_id).path
