"""How often articles were read. No foreign key to any other table: a count may come before its publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ViewCount(models.Model):
    """The views of one article: the old site's figure (null is unknown, never 0) and those counted here."""

    article_id = models.BigIntegerField(primary_key=True)
    legacy_base = models.PositiveBigIntegerField(_("views on the old site"), null=True, blank=True)
    counted = models.PositiveBigIntegerField(_("views counted here"), default=0)

    class Meta:
        verbose_name = _("view count")
        verbose_name_plural = _("view counts")

    def __str__(self):
        return f"{self.article_id}"
