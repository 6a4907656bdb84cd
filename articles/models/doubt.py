"""Why a row of a list should be looked at: a code with its detail, as the row keeps it, said here in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# What is in doubt though a source was read plainly: made by an editor of two rows, and named twice by the source.
JOINED, NAMED_TWICE = "joined", "named_twice"
MOST_DETAIL = 300
_BARE_NAME = gettext_noop("A name without a title.")
_NOT_UNDERSTOOD = gettext_noop("Not understood. Say whether it is a person, a group, or leave it out.")
_JOINED = gettext_noop("Made of two rows; the name is “%(detail)s”. Look at it again.")
_NAMED_TWICE = gettext_noop("Named twice in this list: %(detail)s")
# By code, those of `rosters.rows.Doubt` and the two above: the sentence that quotes the detail, and the one without.
WORDS = {
    "carried": (
        gettext_noop("The text names no organisation; “%(detail)s” comes from the row above."),
        gettext_noop("The text names no organisation."),
    ),
    "bare_name": (_BARE_NAME, _BARE_NAME),
    "two_cuts": (
        gettext_noop("The words can be cut in two ways; the other is “%(detail)s”."),
        gettext_noop("The words can be cut in two ways; the first was taken."),
    ),
    "shared_title": (
        gettext_noop("Several people share the title “%(detail)s”; check this one."),
        gettext_noop("Several people share the title; check this one."),
    ),
    "odd_name": (
        gettext_noop("“%(detail)s” may not be a name."),
        gettext_noop("An unusual name; check where it begins and ends."),
    ),
    "loose_body": (
        gettext_noop("“%(detail)s” is not known as an organisation. Check where it begins and ends."),
        gettext_noop("Not known as an organisation. Check where it begins and ends."),
    ),
    "repeated": (
        gettext_noop("The name “%(detail)s” stands in another row too."),
        gettext_noop("The name stands in another row too."),
    ),
    "similar": (
        gettext_noop("The name differs by one character from “%(detail)s”."),
        gettext_noop("The name differs by one character from another."),
    ),
    "not_understood": (_NOT_UNDERSTOOD, _NOT_UNDERSTOOD),
    JOINED: (_JOINED, _JOINED),
    NAMED_TWICE: (_NAMED_TWICE, _NAMED_TWICE),
}


def in_words(doubts):
    """Doubts, `[code, detail]` each, as sentences in the language that is active."""
    return [_(WORDS[code][not detail]) % {"detail": detail} for code, detail in doubts]
