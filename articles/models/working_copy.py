from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.rules import WordsAtFields


class WorkingCopy(WordsAtFields):
    """A row that editors change and readers never see; its primary key is its public id and is never reused."""

    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("created by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    # The token against stale saves and, beside the edition's, the sign of unpublished changes; every save sets it.
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, editable=False, db_index=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("updated by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    def touch(self, by=None):
        """Marks the thing as changed when only rows that hang on it were: its roster, parties or parts."""
        self.updated_by = by
        self.save(update_fields=["updated_at", "updated_by"])
