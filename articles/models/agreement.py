from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.event import Event
from articles.models.organization import Organization
from articles.models.person import Person
from articles.models.rules import WordsAtFields
from articles.models.text import validate_line, validate_text
from articles.models.working_copy import WorkingCopy
from articles.payloads.agreement import state_on


class AgreementState(models.TextChoices):
    """Where an agreement stands on a day; computed from its dates, never stored."""

    DRAFT = "draft", _("draft")
    IN_FORCE = "in_force", _("in force")
    EXPIRING = "expiring", _("expiring")
    EXPIRED = "expired", _("expired")
    RENEWED = "renewed", _("renewed")
    TERMINATED = "terminated", _("terminated")
    NOT_STATED = "not_stated", _("term not stated")


class AgreementQuerySet(models.QuerySet):
    def ending_between(self, first_day, last_day):
        """Agreements with a fixed term that end in these days, and nothing said to follow them."""
        return self.filter(
            term=Agreement.Term.FIXED,
            auto_renew=False,
            terminated_on__isnull=True,
            renewed_by__isnull=True,
            valid_until__range=(first_day, last_day),
        )


class Agreement(WorkingCopy):
    """A written promise between two or more organisations, and what came of it."""

    class Term(models.TextChoices):
        FIXED = "fixed", _("fixed term")
        INDEFINITE = "indefinite", _("indefinite")
        NOT_STATED = "not_stated", _("not stated")

    class Precision(models.TextChoices):
        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        YEAR = "year", _("to the year")

    class Kind(models.TextChoices):
        COOPERATION = "cooperation", _("cooperation agreement")
        FRAMEWORK = "framework", _("framework agreement")
        CO_BUILDING = "co_building", _("joint building agreement")
        MEMORANDUM = "memorandum", _("memorandum of understanding")
        EXCHANGE = "exchange", _("exchange agreement")
        DONATION = "donation", _("donation agreement")
        OTHER = "other", _("other")

    title = models.CharField(_("title"), max_length=300, validators=[validate_line])
    title_en = models.CharField(_("English title"), max_length=300, blank=True, validators=[validate_line])
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.COOPERATION)
    signed_on = models.DateField(
        _("signed on"),
        null=True,
        blank=True,
        help_text=_("Leave it empty if it was signed at an event below: the event's day counts."),
    )
    signed_on_precision = models.CharField(_("date is known"), max_length=10, choices=Precision, default=Precision.DAY)
    event = models.ForeignKey(
        Event, models.PROTECT, verbose_name=_("signed at"), null=True, blank=True, related_name="agreements"
    )
    purpose = models.TextField(_("purpose"), blank=True, max_length=5000, validators=[validate_text])
    term = models.CharField(
        _("term"),
        max_length=12,
        choices=Term,
        default=Term.NOT_STATED,
        help_text=_("“Not stated” is not “expired”: readers are told so."),
    )
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(_("in force until"), null=True, blank=True)
    auto_renew = models.BooleanField(_("renews itself"), default=False)
    renewal_of = models.OneToOneField(
        "self", models.PROTECT, verbose_name=_("renews"), null=True, blank=True, related_name="renewed_by"
    )
    terminated_on = models.DateField(_("terminated on"), null=True, blank=True)
    items_are_complete = models.BooleanField(
        _("all items are listed"),
        default=True,
        help_text=_("Untick if the source ends with 等 or “and other fields”."),
    )
    items_tail = models.CharField(
        _("closing words of the items"),
        max_length=60,
        blank=True,
        validators=[validate_line],
        help_text=_("Such as 等多方面."),
    )
    document = models.ForeignKey(
        "articles.Attachment", models.PROTECT, verbose_name=_("document"), null=True, blank=True, related_name="+"
    )
    is_public = models.BooleanField(
        _("public"), default=True, help_text=_("Untick for an internal agreement: it has no page and no mention.")
    )

    objects = AgreementQuerySet.as_manager()

    rule_fields = {
        "agreement_end_only_with_fixed_term": "valid_until",
        "agreement_fixed_term_has_an_end": "valid_until",
        "agreement_ends_after_it_starts": "valid_until",
        "agreement_does_not_renew_itself": "renewal_of",
    }

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-signed_on", "-pk"]
        indexes = [models.Index(fields=["valid_until", "id"], name="agreement_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(term="fixed"),
                name="agreement_end_only_with_fixed_term",
                violation_error_message=_("Only an agreement with a fixed term has an end date."),
            ),
            models.CheckConstraint(
                condition=~models.Q(term="fixed") | models.Q(valid_until__isnull=False),
                name="agreement_fixed_term_has_an_end",
                violation_error_message=_("A fixed term needs its end date. If none was stated, choose “not stated”."),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(valid_from__isnull=True)
                    | models.Q(valid_until__isnull=True)
                    | models.Q(valid_until__gte=models.F("valid_from"))
                ),
                name="agreement_ends_after_it_starts",
                violation_error_message=_("The agreement ends before it begins. Correct one of the two dates."),
            ),
            models.CheckConstraint(
                condition=~models.Q(renewal_of=models.F("id")),
                name="agreement_does_not_renew_itself",
                violation_error_message=_("An agreement cannot renew itself. Choose the earlier one."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if self.items_tail and self.items_are_complete:
            raise ValidationError(
                {"items_are_complete": _("A list that ends with such words is not complete. Untick this.")}
            )

    @property
    def signing_day(self):
        """The day it was signed: its own date, else that of the event (load `event` first), else None."""
        return self.signed_on or (self.event.starts_on if self.event_id else None)

    def state_on(self, day):
        """Its AgreementState on a day. Costs a query unless `event` and `renewed_by` are loaded (design section 4)."""
        return AgreementState(
            state_on(
                day,
                signed_on=self.signing_day,
                term=self.term,
                valid_until=None if self.auto_renew else self.valid_until,
                terminated_on=self.terminated_on,
                is_renewed=hasattr(self, "renewed_by"),
            )
        )


class AgreementParty(WordsAtFields):
    """One side of an agreement; an agreement has two or more."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, verbose_name=_("agreement"), related_name="parties")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisation"), related_name="agreement_parties"
    )
    name_as_printed = models.CharField(_("name as printed"), max_length=200, blank=True, validators=[validate_line])
    name_is_inferred = models.BooleanField(
        _("name is inferred"), default=False, help_text=_("The source does not name it; readers see brackets.")
    )
    label = models.CharField(
        _("called"), max_length=20, blank=True, validators=[validate_line], help_text=_("Such as 甲方.")
    )

    rule_fields = {"agreement_party_once": "organization"}

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organization"],
                name="agreement_party_once",
                violation_error_message=_("This organisation is a party already."),
            )
        ]

    def __str__(self):
        return self.name_as_printed or str(self.organization)


class Signatory(WordsAtFields):
    """Who signed for a party, with the title as printed."""

    party = models.ForeignKey(AgreementParty, models.CASCADE, verbose_name=_("for"), related_name="signatories")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="signatures"
    )
    name_as_printed = models.CharField(_("name as printed"), max_length=100, validators=[validate_line])
    title_as_printed = models.CharField(_("title as printed"), max_length=200, blank=True, validators=[validate_line])
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        verbose_name=_("organisation of the title"),
        null=True,
        blank=True,
        related_name="signatory_titles",
        help_text=_("Only if the title is held in another body than the party."),
    )

    rule_fields = {"signatory_once_for_a_party": "person"}

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["party__position", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "person"],
                condition=models.Q(person__isnull=False),
                name="signatory_once_for_a_party",
                violation_error_message=_("This person signs for this party already."),
            )
        ]

    def __str__(self):
        return self.name_as_printed

    def clean(self):
        if self.person is not None and self.person.merged_into_id is not None:
            raise ValidationError({"person": _("This person is merged into another one. Choose that one.")})


class CooperationItem(models.Model):
    """One thing the parties agreed to do, and how far it went."""

    class Status(models.TextChoices):
        AGREED = "agreed", _("agreed")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    agreement = models.ForeignKey(Agreement, models.CASCADE, verbose_name=_("agreement"), related_name="items")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.CharField(_("text"), max_length=500, validators=[validate_line])
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.AGREED)
    note = models.CharField(
        _("note"), max_length=300, blank=True, validators=[validate_line], help_text=_("For the desk only.")
    )

    class Meta:
        verbose_name = _("cooperation item")
        verbose_name_plural = _("cooperation items")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text
