from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.rules import WordsAtFields
from articles.models.text import validate_line, validate_text, validate_web_address
from articles.models.working_copy import WorkingCopy


class OrganizationQuerySet(models.QuerySet):
    def in_use(self):
        """Organisations an editor may pick: a merged one is hidden."""
        return self.filter(merged_into__isnull=True)


class Organization(WorkingCopy):
    """A body that takes part, signs, publishes or employs; a school names its university as its parent."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("university")
        SCHOOL = "school", _("school or department")
        INSTITUTE = "institute", _("research institute")
        GOVERNMENT = "government", _("government or public body")
        PARTY = "party", _("party body")
        COMPANY = "company", _("company")
        PUBLISHER = "publisher", _("publisher")
        ASSOCIATION = "association", _("association")
        MEDIA = "media", _("media")
        OTHER = "other", _("other")

    name = models.CharField(
        _("name"),
        max_length=200,
        validators=[validate_line],
        help_text=_("The full name as the organisation writes it. Short and former names go below, as aliases."),
    )
    name_en = models.CharField(_("English name"), max_length=200, blank=True, validators=[validate_line])
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The body it belongs to, such as the university of a school."),
    )
    is_own = models.BooleanField(
        _("our own"), default=False, help_text=_("Tick for our institute and its departments.")
    )
    website = models.URLField(_("website"), max_length=500, blank=True, validators=[validate_web_address])
    logo = models.ForeignKey(
        "articles.Image", models.PROTECT, verbose_name=_("logo"), null=True, blank=True, related_name="+"
    )
    description = models.TextField(_("description"), blank=True, max_length=5000, validators=[validate_text])
    description_en = models.TextField(_("English description"), blank=True, max_length=5000, validators=[validate_text])
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("same as"),
        null=True,
        blank=True,
        related_name="merged",
        help_text=_("Choose the organisation that this row doubles. Nothing moves; clear it to undo."),
    )

    objects = OrganizationQuerySet.as_manager()

    rule_fields = {
        "organization_name_once_in_parent": "name",
        "organization_name_once_at_the_top": "name",
        "organization_is_not_its_own_parent": "parent",
        "organization_is_not_merged_into_itself": "merged_into",
    }

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="organization_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "parent"],
                condition=models.Q(parent__isnull=False),
                name="organization_name_once_in_parent",
                violation_error_message=_("There is already an organisation of this name in the same parent."),
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(parent__isnull=True),
                name="organization_name_once_at_the_top",
                violation_error_message=_("There is already an organisation of this name."),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="organization_is_not_its_own_parent",
                violation_error_message=_("An organisation cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="organization_is_not_merged_into_itself",
                violation_error_message=_("An organisation cannot be the same as itself. Choose the other one."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.pk and _leads_back(self, "parent"):
            raise ValidationError(
                {"parent": _("This would make a circle: the chosen organisation is part of this one already.")}
            )
        if self.pk and _leads_back(self, "merged_into"):
            raise ValidationError(
                {"merged_into": _("This would make a circle: the chosen organisation is merged into this one.")}
            )


def _leads_back(thing, pointer):
    """True if following `pointer` from the thing comes back to it; one query a step, and at most a hundred steps."""
    step, seen = getattr(thing, pointer), set()
    while step is not None and step.pk not in seen and len(seen) < 100:
        if step.pk == thing.pk:
            return True
        seen.add(step.pk)
        step = getattr(step, pointer)
    return False


class OrganizationAlias(WordsAtFields):
    """Another name an organisation is known by, so that a short or former name in a text finds it."""

    class Kind(models.TextChoices):
        SHORT = "short", _("short name")
        FORMER = "former", _("former name")
        TRANSLATION = "translation", _("translation")

    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name=_("organisation"), related_name="aliases"
    )
    text = models.CharField(_("name"), max_length=200, validators=[validate_line], db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SHORT)

    rule_fields = {"organization_alias_once": "text"}

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "text"],
                name="organization_alias_once",
                violation_error_message=_("This organisation has this other name already."),
            )
        ]

    def __str__(self):
        return self.text
