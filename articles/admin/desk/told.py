"""What is told after a redirect is short: messages are kept in a cookie of 2 kB, and one that does not fit is lost."""

from django.utils.translation import gettext as _

MOST_NAMED = 5
MOST_OF_A_NAME = 20
MOST_OF_A_TITLE = 60


def names_told(names, most=MOST_NAMED, most_of_each=MOST_OF_A_NAME):
    """The first names or sentences, each with its beginning, and how many more there are."""
    told = "、".join(short(name, most_of_each) for name in names[:most])
    more = len(names) - most
    return _("%(names)s and %(count)d more") % {"names": told, "count": more} if more > 0 else told


def short(thing, most=MOST_OF_A_TITLE):
    text = str(thing)
    return text if len(text) <= most else f"{text[: most - 1]}…"
