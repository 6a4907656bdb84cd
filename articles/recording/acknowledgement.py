"""What an editor says of a warning: it may stand, for a reason, until somebody wants to be warned again."""

from articles.models import Acknowledgement


def let_stand(event, *, check, subject, reason, by):
    """Acknowledges a warning of an event's; one that is acknowledged already keeps its first reason."""
    Acknowledgement.objects.get_or_create(
        event=event, check_code=check, subject=subject, defaults={"reason": reason, "by": by}
    )


def warn_again(acknowledgement):
    acknowledgement.delete()
