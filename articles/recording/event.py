"""Events that are not typed at their desk, what else hangs on them, and their history."""

from django.db import transaction
from django.db.models import Prefetch

from articles.models import Appearance, AppearanceTitle, BookLaunch, Event, EventOrganization
from articles.models.tag import EventTag
from articles.recording.entry import sign


@transaction.atomic
def enter_event(event, *, by, kinds=(), tags=()):
    """Enters an Event that nobody has saved yet and that has been checked, of these EventKinds, with tags by name."""
    sign(event, by=by)
    event.kinds.add(*kinds)
    event.tags.add(*tags)
    return event


def launch(event, book, *, kind=BookLaunch.Kind.LAUNCH):
    """Says that a book was launched, reviewed or given at an event; whoever calls it enters or touches the event."""
    return BookLaunch.objects.create(event=event, book=book, kind=kind)


def whole_event(event_id):
    """The event with every row that its history follows, in a bounded number of statements.

    Left to its signals, the library would ask for the titles of each row, one by one, at every save.
    """
    titles = Prefetch("titles", AppearanceTitle.objects.all())
    appearances = Prefetch(
        "appearances", Appearance.objects.select_related("person", "organization").prefetch_related(titles)
    )
    organizers = Prefetch("organizations", EventOrganization.objects.select_related("organization"))
    launches = Prefetch("book_launches", BookLaunch.objects.select_related("book"))
    tags = Prefetch("tagged_items", EventTag.objects.select_related("tag", "content_object"))
    rows = (appearances, organizers, launches, tags, "kinds", "programme", "rosters")
    return Event.objects.prefetch_related(*rows).get(pk=event_id)
