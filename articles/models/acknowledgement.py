from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.event import Event
from articles.models.rules import WordsAtFields
from articles.models.text import validate_line


class Acknowledgement(WordsAtFields):
    """A check on an event that somebody looked at and, with a reason, let stand; it does not warn again."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="acknowledgements")
    check_code = models.CharField(_("check"), max_length=40)
    # Whom or what the check named, in its own words: if they change, it warns again.
    subject = models.CharField(_("what it is about"), max_length=300)
    reason = models.CharField(_("reason"), max_length=300, validators=[validate_line])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("acknowledged by"),
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField(_("acknowledged at"), default=timezone.now)

    rule_fields = {"acknowledgement_once": "subject"}

    class Meta:
        verbose_name = _("acknowledged check")
        verbose_name_plural = _("acknowledged checks")
        ordering = ["event", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "check_code", "subject"],
                name="acknowledgement_once",
                violation_error_message=_("This was acknowledged already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="acknowledgement_has_a_reason",
                violation_error_message=_("Say why it may stand."),
            ),
        ]

    def __str__(self):
        return f"{self.check_code} · {self.subject}"
