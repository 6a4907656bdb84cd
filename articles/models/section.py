from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import validate_line
from articles.models.working_copy import WorkingCopy


class Section(WorkingCopy):
    """A department of the site that articles are filed under; public as soon as a publisher saves it."""

    name = models.CharField(_("name"), max_length=60, unique=True, validators=[validate_line])
    name_en = models.CharField(_("English name"), max_length=60, blank=True, validators=[validate_line])
    slug = models.SlugField(_("address"), max_length=60, unique=True, help_text=_("ASCII letters, digits and hyphens."))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name
