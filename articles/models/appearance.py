from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.doubt import in_words
from articles.models.event import Event, ProgrammeItem
from articles.models.organization import Organization
from articles.models.person import Person
from articles.models.rules import WordsAtFields
from articles.models.text import validate_line


class Role(models.TextChoices):
    """In which list of an event a row stands. Who signed is a Signatory of the agreement, not a role here."""

    ATTENDEE = "attendee", _("attendee")
    MODERATOR = "moderator", _("moderator")
    SPEAKER = "speaker", _("speaker")
    EXPERT = "expert", _("expert")
    GUEST = "guest", _("guest")
    REPORTER = "reporter", _("reporter")


class Roster(WordsAtFields):
    """The facts about one list of an event: whether it is complete, how it ends, and the words it came from."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="rosters")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    programme_item = models.ForeignKey(
        ProgrammeItem, models.CASCADE, verbose_name=_("programme item"), null=True, blank=True, related_name="rosters"
    )
    is_complete = models.BooleanField(
        _("complete"), default=True, help_text=_("Untick if the source ends with 等 or counts people it does not name.")
    )
    tail = models.CharField(
        _("closing words"), max_length=60, blank=True, validators=[validate_line], help_text=_("Such as 等 or 一行6人.")
    )
    # To the character, as it was pasted: no rule on what stands in it.
    as_printed = models.TextField(_("source text"), blank=True, max_length=100_000)
    # Raised by every save of the grid: the token against two editors saving the same list.
    version = models.PositiveIntegerField(_("version of the list"), default=0, editable=False)

    rule_fields = {"roster_with_closing_words_is_open": "is_complete"}

    class Meta:
        verbose_name = _("roster")
        verbose_name_plural = _("rosters")
        ordering = ["event", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "role"],
                condition=models.Q(programme_item__isnull=True),
                name="roster_once_in_a_role",
                violation_error_message=_("The event has this list already."),
            ),
            models.UniqueConstraint(
                fields=["event", "role", "programme_item"],
                condition=models.Q(programme_item__isnull=False),
                name="roster_once_in_a_programme_item",
                violation_error_message=_("The programme item has this list already."),
            ),
            models.CheckConstraint(
                condition=models.Q(tail="") | models.Q(is_complete=False),
                name="roster_with_closing_words_is_open",
                violation_error_message=_("A list that ends with such words is not complete. Untick “complete”."),
            ),
        ]

    def __str__(self):
        return self.get_role_display()


class Appearance(WordsAtFields):
    """One row of a list at one event: a person, an organisation or an unnamed group, as it was printed that day."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="appearances")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    programme_item = models.ForeignKey(
        ProgrammeItem,
        models.SET_NULL,
        verbose_name=_("programme item"),
        null=True,
        blank=True,
        related_name="appearances",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="appearances"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisation"), null=True, blank=True, related_name="appearances"
    )
    group_label = models.CharField(
        _("group"),
        max_length=200,
        blank=True,
        validators=[validate_line],
        help_text=_("A group without names keeps its place in the order, such as 街镇领导."),
    )
    name_as_printed = models.CharField(_("name as printed"), max_length=100, blank=True, validators=[validate_line])
    honorific = models.CharField(_("honorific"), max_length=60, blank=True, validators=[validate_line])
    remarks = models.CharField(
        _("remarks"), max_length=300, blank=True, validators=[validate_line], help_text=_("For the desk only.")
    )
    is_certain = models.BooleanField(_("certain"), default=True)
    # [code, detail] each, of `models/doubt.py`; for the desk only.
    doubts = models.JSONField(_("doubts"), default=list, blank=True, editable=False)
    as_printed = models.CharField(_("source words"), max_length=500, blank=True)

    rule_fields = {
        "appearance_is_of_one_kind": "person",
        "appearance_person_once_in_a_role": "person",
        "appearance_person_once_in_a_programme_item": "person",
    }

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["role", "programme_item__position", "position", "pk"]
        indexes = [models.Index(fields=["event", "role", "position"], name="appearance_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(person__isnull=False, organization__isnull=True, group_label="")
                    | models.Q(person__isnull=True, organization__isnull=False, group_label="")
                    | (models.Q(person__isnull=True, organization__isnull=True) & ~models.Q(group_label=""))
                ),
                name="appearance_is_of_one_kind",
                violation_error_message=_("A row is a person, an organisation or a group: exactly one of the three."),
            ),
            models.UniqueConstraint(
                fields=["event", "role", "person"],
                condition=models.Q(person__isnull=False, programme_item__isnull=True),
                name="appearance_person_once_in_a_role",
                violation_error_message=_("This person stands in this list already."),
            ),
            models.UniqueConstraint(
                fields=["event", "role", "person", "programme_item"],
                condition=models.Q(person__isnull=False, programme_item__isnull=False),
                name="appearance_person_once_in_a_programme_item",
                violation_error_message=_("This person stands in this list already."),
            ),
        ]

    def __str__(self):
        return self.name_as_printed or self.group_label or str(self.person or self.organization or "")

    @property
    def kind(self):
        """What readers take the row for; a label that is a printed name too is a person whom no directory has."""
        if self.person_id or (self.group_label and self.name_as_printed):
            return "person"
        return "organization" if self.organization_id else "group"

    @property
    def why(self):
        """Why an uncertain row should be looked at, a sentence each."""
        return in_words(self.doubts)

    def clean(self):
        if self.person is not None and self.person.merged_into_id is not None:
            raise ValidationError({"person": _("This person is merged into another one. Choose that one.")})


class AppearanceTitle(models.Model):
    """A title that somebody held on the day of the event, with the organisation as it was printed."""

    appearance = models.ForeignKey(Appearance, models.CASCADE, verbose_name=_("appearance"), related_name="titles")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisation"), null=True, blank=True, related_name="titles"
    )
    organization_as_printed = models.CharField(
        _("organisation as printed"), max_length=200, blank=True, validators=[validate_line]
    )
    title = models.CharField(
        _("title held"),
        max_length=200,
        blank=True,
        validators=[validate_line],
        help_text=_("Empty where the source names an organisation alone."),
    )
    is_former = models.BooleanField(_("former"), default=False)
    is_inferred = models.BooleanField(
        _("organisation is inferred"), default=False, help_text=_("The source does not name it; readers see brackets.")
    )

    class Meta:
        verbose_name = _("title held")
        verbose_name_plural = _("titles held")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="") | ~models.Q(organization_as_printed=""),
                name="title_or_organization_is_printed",
                violation_error_message=_("Give a title, an organisation, or both."),
            )
        ]

    def __str__(self):
        return f"{self.organization_as_printed} {self.title}".strip()
