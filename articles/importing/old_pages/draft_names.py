"""What of an old page's words may be a name of the record: on one line, no longer than it is kept, no open place."""

from articles.importing.pages.marks import MARK
from articles.language.characters import is_invisible
from articles.models.legacy import STAND_IN


def fit(text, most):
    """A text as a line of the desk may hold it: nothing invisible, white space as one space, no more than so long."""
    return " ".join("".join(" " if is_invisible(sign) else sign for sign in text).split())[:most].strip()


def names_of_bodies(texts):
    """Those of these texts that may name an organisation, in their order; a place whose name is still open does not."""
    fitting = [text for text in sorted(texts) if 2 <= len(text) <= 200]
    return [text for text in fitting if not MARK.search(text) and not STAND_IN.search(text)]
