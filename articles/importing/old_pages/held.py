"""Why a page is held, in the editor's words: readers of pages say it in plain English, with their figures."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

SENTENCES = {
    gettext_noop("The page is empty."),
    gettext_noop("The file is no text."),
    gettext_noop("No title was found."),
    gettext_noop("No text of an article was found."),
    gettext_noop("No publish date was found."),
    gettext_noop("The page is a frameset; its text is in other files."),
    gettext_noop("The text had been saved in a wrong encoding; it was read back, please compare it."),
    gettext_noop("The text is too long to be kept as one article; nothing of it was cut off."),
    gettext_noop("Some of the text was ruined by a wrong encoding before it came here."),
}
WITH_FIGURES = (
    (
        re.compile(r"Names look overwritten in (?P<count>\d+) places\."),
        gettext_noop("Names look overwritten in %(count)s places."),
    ),
    (
        re.compile(r"(?P<count>\d+) characters could not be read in (?P<encoding>[\w-]+)\."),
        gettext_noop("%(count)s characters could not be read in %(encoding)s."),
    ),
)


def in_words(reason):
    """The reason in the language that is active; one that is not known stays as it is."""
    if reason in SENTENCES:
        return _(reason)
    for pattern, sentence in WITH_FIGURES:
        if found := pattern.fullmatch(reason):
            return _(sentence) % found.groupdict()
    return reason


def reasons_of(page):
    """Why an old page is held, a sentence each."""
    return [in_words(line) for line in page.held_for.splitlines()]
