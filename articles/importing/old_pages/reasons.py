"""Why an old page is held, and what its drafts lack: a code with its values, said here in the editor's words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Role

# What is looked for again, to be taken out once it is no longer so.
NO_DAY, WAITS = "no_event_day", "names_open"
# A sentence that was kept before reasons had codes, and was not known.
AS_KEPT = "as_kept"
WORDS = {
    # Why a page is held
    "empty": gettext_noop("The page is empty."),
    "no_text": gettext_noop("The file is no text."),
    "no_title": gettext_noop("No title was found."),
    "no_body": gettext_noop("No text of an article was found."),
    "no_publish_date": gettext_noop("No publish date was found."),
    "frameset": gettext_noop("The page is a frameset; its text is in other files."),
    "wrong_encoding": gettext_noop("The text had been saved in a wrong encoding; it was read back, please compare it."),
    "unread": gettext_noop("%(count)s characters could not be read in %(encoding)s."),
    "ruined": gettext_noop("Some of the text was ruined by a wrong encoding before it came here."),
    "too_long": gettext_noop("The text is too long to be kept as one article; nothing of it was cut off."),
    "overwritten": gettext_noop("Names look overwritten in %(count)s places."),
    # What its drafts lack
    NO_DAY: gettext_noop(
        "No day of the event was found, so no event was made and these lists were not entered: %(lists)s"
    ),
    WAITS: gettext_noop("The agreement waits for the overwritten names of its parties."),
    "few_parties": gettext_noop("The agreement “%(title)s” names fewer than two parties; enter it by hand."),
    "unclear_parties": gettext_noop(
        "The agreement “%(title)s” names parties that the directory cannot tell apart: %(names)s"
    ),
    "unclear_signatories": gettext_noop("For which party these signed was not understood: %(names)s"),
    "no_picture": gettext_noop("The picture %(src)s is not beside the page."),
    "no_document": gettext_noop("The document %(title)s is not beside the page."),
    "refused_file": gettext_noop("%(name)s: %(why)s"),
    "taken_path": gettext_noop("The old address %(path)s leads to something else already."),
    AS_KEPT: "%(text)s",
}


def in_words(reason):
    """A reason, `(code, {name: value})`, as a sentence in the language that is active."""
    code, values = reason
    said = dict(values)
    if "lists" in said:
        roles = dict(Role.choices)
        said["lists"] = [str(roles.get(role, role)) for role in said["lists"]]
    return _(WORDS[code]) % {
        name: "、".join(value) if isinstance(value, list) else value for name, value in said.items()
    }


def held_words(page):
    """Why an old page is held, a sentence each."""
    return [in_words(reason) for reason in page.held_for]


def lacking_words(page):
    """What the drafts of an old page lack, a sentence each."""
    return [in_words(reason) for reason in page.lacks]
