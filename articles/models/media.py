from django.db import models
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField as RenditionField
from imagefield.fields import PPOIField

from articles.models.text import validate_line
from articles.models.working_copy import WorkingCopy


class Image(WorkingCopy):
    """A picture with its words; the file is re-encoded at upload and named by the digest of its bytes."""

    file = RenditionField(
        _("file"),
        upload_to="images",
        width_field="width",
        height_field="height",
        ppoi_field="focal_point",
        auto_add_fields=False,
        max_length=200,
    )
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    focal_point = PPOIField(_("focal point"), help_text=_("What must stay in view when the picture is cut."))
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        validators=[validate_line],
        help_text=_("What the picture shows, for readers who do not see it."),
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True, validators=[validate_line])
    credit = models.CharField(_("credit"), max_length=100, blank=True, validators=[validate_line])
    digest = models.CharField(_("digest"), max_length=64, editable=False, db_index=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-pk"]

    def __str__(self):
        return self.caption or self.alt or f"{_('picture')} {self.pk}"


class Attachment(WorkingCopy):
    """A file that readers may take home, such as the text of an agreement."""

    title = models.CharField(_("title"), max_length=200, validators=[validate_line])
    file = models.FileField(_("file"), upload_to="attachments", max_length=200)
    digest = models.CharField(_("digest"), max_length=64, editable=False, db_index=True)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False, default=0)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["-pk"]

    def __str__(self):
        return self.title
