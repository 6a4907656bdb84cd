from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.organization import Organization
from articles.models.rules import WordsAtFields
from articles.models.tag import EventTag
from articles.models.text import validate_line, validate_text
from articles.models.working_copy import WorkingCopy


class EventKind(models.Model):
    """What kind of occasion an event is; one event may be of several kinds."""

    name = models.CharField(_("name"), max_length=60, unique=True, validators=[validate_line])
    name_en = models.CharField(_("English name"), max_length=60, blank=True, validators=[validate_line])
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of events")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class Event(WorkingCopy):
    """Something that happened, or will, on a day and at a place: the record behind one or more articles."""

    class PartOfDay(models.TextChoices):
        MORNING = "morning", _("morning")
        NOON = "noon", _("noon")
        AFTERNOON = "afternoon", _("afternoon")
        EVENING = "evening", _("evening")

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    title = models.CharField(
        _("title"),
        max_length=300,
        validators=[validate_line],
        help_text=_("As the event was announced, with its quotation marks and book title marks."),
    )
    title_en = models.CharField(_("English title"), max_length=300, blank=True, validators=[validate_line])
    kinds = models.ManyToManyField(
        EventKind, verbose_name=_("kinds"), blank=True, related_name="events", help_text=_("One event may be several.")
    )
    starts_on = models.DateField(_("day"), db_index=True)
    part_of_day = models.CharField(
        _("part of the day"),
        max_length=10,
        choices=PartOfDay,
        blank=True,
        help_text=_("If the announcement says “afternoon” and no hour."),
    )
    start_time = models.TimeField(_("time"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Only if it lasts several days."))
    date_as_printed = models.CharField(
        _("date as printed"),
        max_length=60,
        blank=True,
        validators=[validate_line],
        help_text=_("The words of the source, such as 3月5日下午. Readers see them as they stand."),
    )
    year_is_inferred = models.BooleanField(
        _("the year is inferred"),
        default=False,
        help_text=_("The source names no year; readers see it in brackets. Untick it once it is confirmed."),
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True, validators=[validate_line])
    venue_en = models.CharField(_("English venue"), max_length=200, blank=True, validators=[validate_line])
    venue_organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("whose venue"), null=True, blank=True, related_name="hosted_venues"
    )
    city = models.CharField(_("city"), max_length=60, blank=True, validators=[validate_line])
    occasion = models.CharField(
        _("occasion"),
        max_length=300,
        blank=True,
        validators=[validate_line],
        help_text=_("What it marks, such as an anniversary."),
    )
    occasion_since = models.DateField(
        _("occasion dates from"), null=True, blank=True, help_text=_("The day whose anniversary it is, if known.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.HELD)
    summary = models.TextField(_("summary"), blank=True, max_length=5000, validators=[validate_text])
    summary_en = models.TextField(_("English summary"), blank=True, max_length=5000, validators=[validate_text])
    tags = TaggableManager(
        through=EventTag, blank=True, verbose_name=_("tags"), help_text=_("Part them with ，、; or a new line.")
    )

    rule_fields = {"event_ends_after_it_starts": "ends_on"}

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The last day is before the first. Correct one of the two."),
            )
        ]

    def __str__(self):
        return self.title


class EventOrganization(WordsAtFields):
    """The part an organisation plays in an event."""

    class Role(models.TextChoices):
        HOST = "host", _("host")
        ORGANISER = "organiser", _("organiser")
        CO_ORGANISER = "co_organiser", _("co-organiser")
        SUPPORTER = "supporter", _("supporter")

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="organizations")
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisation"), related_name="event_roles"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.HOST)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    rule_fields = {"event_organization_once_in_a_role": "organization"}

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organization", "role"],
                name="event_organization_once_in_a_role",
                violation_error_message=_("This organisation has this role in the event already."),
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()} · {self.organization}"


class ProgrammeItem(models.Model):
    """A point of an event's programme, in the order in which it took place."""

    class Kind(models.TextChoices):
        OPENING = "opening", _("opening")
        SPEECH = "speech", _("speech")
        REPORT = "report", _("report")
        PANEL = "panel", _("panel")
        SIGNING = "signing", _("signing")
        UNVEILING = "unveiling", _("unveiling")
        OTHER = "other", _("other")

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="programme")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SPEECH)
    title = models.CharField(_("title"), max_length=200, validators=[validate_line])
    theme = models.CharField(_("theme"), max_length=300, blank=True, validators=[validate_line])
    summary = models.TextField(_("what was said"), blank=True, max_length=5000, validators=[validate_text])

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title
