from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import sort_key, validate_line, validate_text
from articles.models.working_copy import WorkingCopy


class PersonQuerySet(models.QuerySet):
    def in_use(self):
        """People an editor may pick: a merged one is hidden."""
        return self.filter(merged_into__isnull=True)


class Person(WorkingCopy):
    """Somebody who appears in our news; two people may share a name and are told apart by the disambiguator."""

    name = models.CharField(_("full name"), max_length=100, validators=[validate_line])
    name_en = models.CharField(_("English name"), max_length=100, blank=True, validators=[validate_line])
    sort_key = models.CharField(
        _("sort key"),
        max_length=200,
        blank=True,
        validators=[validate_line],
        help_text=_("Where the name stands in lists. Left empty, it is the pinyin; correct it if a reading is wrong."),
    )
    disambiguator = models.CharField(
        _("told apart by"),
        max_length=100,
        blank=True,
        validators=[validate_line],
        help_text=_("A few words if two people share the name, such as the town or the field."),
    )
    biography = models.TextField(_("biography"), blank=True, max_length=5000, validators=[validate_text])
    biography_en = models.TextField(_("English biography"), blank=True, max_length=5000, validators=[validate_text])
    portrait = models.ForeignKey(
        "articles.Image", models.PROTECT, verbose_name=_("portrait"), null=True, blank=True, related_name="+"
    )
    is_public = models.BooleanField(
        _("has a public page"),
        default=True,
        help_text=_("Untick, and the name stays in the lists as text, without a page."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("same as"),
        null=True,
        blank=True,
        related_name="merged",
        help_text=_("Choose the person that this row doubles. Nothing moves; clear it to undo."),
    )

    objects = PersonQuerySet.as_manager()

    rule_fields = {"person_is_not_merged_into_itself": "merged_into"}

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["name"], name="person_by_name"),
            models.Index(fields=["sort_key", "id"], name="person_by_sort_key"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="person_is_not_merged_into_itself",
                violation_error_message=_("A person cannot be the same as themself. Choose the other one."),
            )
        ]

    def __str__(self):
        return f"{self.name}（{self.disambiguator}）" if self.disambiguator else self.name

    def clean(self):
        if not self.sort_key:
            self.sort_key = sort_key(self.name)
        target = self.merged_into
        if target is not None and target.merged_into_id is not None:
            raise ValidationError({"merged_into": _("The chosen person is merged into another one. Choose that one.")})
        if target is not None and self.pk and self.merged.exists():
            raise ValidationError({"merged_into": _("Others are merged into this person. Undo those merges first.")})
