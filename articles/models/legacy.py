"""What came from an old site: pages as they were, how they were read, and names that somebody wrote over.

Nothing here is public: readers see the articles that are made from it.
"""

import re

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.organization import Organization
from articles.models.rules import WordsAtFields
from articles.models.text import validate_line

# What stands in a draft where a name was overwritten and nobody has said yet which: the place by its number.
STAND_IN = re.compile(r"〔外来名(\d{1,5})〕")


def stand_in(position):
    """The words that wait in a draft for the name at this place of its page."""
    return f"〔外来名{position}〕"


class ImportBatch(models.Model):
    """A folder, a zip or a single page that was brought in one go, and how far it got."""

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        DONE = "done", _("done")

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
    name = models.CharField(_("name"), max_length=300)
    # Of a zip: its bytes name it, so that the same one goes on where it stopped. Of a folder: its place.
    source = models.CharField(_("folder or file"), max_length=1000)
    site = models.CharField(
        _("web address of the old site"),
        max_length=300,
        blank=True,
        help_text=_("The address that the top of the folder had: old addresses are made from it."),
    )
    total = models.PositiveIntegerField(_("pages in it"), default=0)
    makes_drafts = models.BooleanField(_("makes drafts"), default=True)
    state = models.CharField(_("state of the batch"), max_length=10, choices=State, default=State.RUNNING)

    class Meta:
        verbose_name = _("import of old pages")
        verbose_name_plural = _("imports of old pages")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["source"], name="import_batch_by_source")]

    def __str__(self):
        return self.name


class LegacyPageQuerySet(models.QuerySet):
    def for_list(self):
        """What lists show: the readings and the corrections stay in the table."""
        return self.select_related("batch", "article").defer("reading", "corrected")


class LegacyPage(WordsAtFields):
    """A page of an old site: its bytes as they came, what was read in them, what an editor corrected of that."""

    class State(models.TextChoices):
        READ = "read", _("read, without drafts")
        HELD = "held", _("held for review")
        IMPORTED = "imported", _("drafts made")
        FAILED = "failed", _("not imported")

    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("updated by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    batch = models.ForeignKey(ImportBatch, models.PROTECT, verbose_name=_("import"), related_name="pages")
    path = models.CharField(_("name of the file"), max_length=500)
    source_url = models.CharField(_("old web address"), max_length=500, blank=True)
    old_path = models.CharField(
        _("old address"),
        max_length=500,
        blank=True,
        help_text=_("Readers who come to it are led to the article, once that is published. Such as /info/1043/1.htm."),
    )
    system = models.CharField(_("system of the old site"), max_length=40, blank=True)
    # SHA-256 of the bytes, in hex: the same page brought twice is one page.
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    file = models.FileField(_("original file"), upload_to="legacy", max_length=200, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), default=0, editable=False)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    published_on = models.DateField(_("publish date"), null=True, blank=True)
    # Both are canonical JSON; `corrected` is empty, or a whole reading.
    reading = models.TextField(_("as it was read"), blank=True)
    corrected = models.TextField(_("as it was corrected"), blank=True)
    state = models.CharField(_("state of the page"), max_length=10, choices=State, default=State.READ)
    # Reasons, each a code and its values, `["unread", {"count": 3, "encoding": "gbk"}]`; desks say them in words.
    held_for = models.JSONField(_("held because"), default=list, blank=True)
    failure = models.TextField(_("failed because"), blank=True)
    # What the drafts lack, likewise: pictures that were not found, an agreement without its parties.
    lacks = models.JSONField(_("still missing"), default=list, blank=True)
    open_names = models.PositiveIntegerField(_("overwritten names still open"), default=0)
    article = models.OneToOneField(
        Article, models.SET_NULL, verbose_name=_("article"), null=True, blank=True, related_name="legacy_page"
    )

    objects = LegacyPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("old page")
        verbose_name_plural = _("old pages")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-id"], name="legacy_page_by_state"),
            models.Index(fields=["batch", "state"], name="legacy_page_by_batch"),
        ]

    def __str__(self):
        return self.title or self.path


class ImportEntry(models.Model):
    """What became of one file of a batch; a batch that goes on skips the files that have one."""

    class Outcome(models.TextChoices):
        NEW = "new", _("brought in")
        KNOWN = "known", _("brought in before")
        REFUSED = "refused", _("refused")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, verbose_name=_("import"), related_name="entries")
    path = models.CharField(_("name of the file"), max_length=500)
    outcome = models.CharField(_("what became of it"), max_length=10, choices=Outcome, default=Outcome.NEW)
    page = models.ForeignKey(
        LegacyPage, models.CASCADE, verbose_name=_("old page"), null=True, blank=True, related_name="entries"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("file of an import")
        verbose_name_plural = _("files of an import")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "path"], name="import_entry_once")]

    def __str__(self):
        return self.path


class NameRepair(WordsAtFields):
    """One place of a page where a foreign string stands over a name, and what an editor put there instead."""

    class State(models.TextChoices):
        OPEN = "open", _("still open")
        REPLACED = "replaced", _("replaced by a name")
        REMOVED = "removed", _("taken out, nothing put in")

    page = models.ForeignKey(LegacyPage, models.CASCADE, verbose_name=_("old page"), related_name="repairs")
    position = models.PositiveIntegerField(_("order"))
    # Characters of the page's text as it was read: its title, then its body.
    start = models.PositiveIntegerField(_("first character"))
    end = models.PositiveIntegerField(_("end"))
    found = models.CharField(_("text found"), max_length=200)
    # Among all its occurrences in the file, navigation included; empty where markup stands between its letters.
    place = models.PositiveIntegerField(_("place in the file"), null=True, blank=True)
    # What the words after it suggest: shown, and never counted as a decision.
    proposal = models.CharField(_("proposal"), max_length=200, blank=True)
    state = models.CharField(_("decision"), max_length=10, choices=State, default=State.OPEN)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        related_name="name_repairs",
    )
    text = models.CharField(_("name put there"), max_length=200, blank=True, validators=[validate_line])
    is_certain = models.BooleanField(_("certain"), default=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        related_name="+",
    )
    resolved_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    rule_fields = {"name_repair_has_a_name": "text", "name_repair_once": "position"}

    class Meta:
        verbose_name = _("overwritten name")
        verbose_name_plural = _("overwritten names")
        ordering = ["page", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "position"],
                name="name_repair_once",
                violation_error_message=_("This place of the page is there already."),
            ),
            models.CheckConstraint(
                condition=(
                    (models.Q(state="replaced") & ~models.Q(text=""))
                    | (models.Q(text="", organization__isnull=True) & ~models.Q(state="replaced"))
                ),
                name="name_repair_has_a_name",
                violation_error_message=_("Give the name that stands there, or say that nothing is put in."),
            ),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="name_repair_is_of_a_place"),
        ]

    def __str__(self):
        return f"{self.page_id} · {self.position}"


class OverwritingName(models.Model):
    """A string that somebody writes over names of other sites; pages in which it stands are held."""

    text = models.CharField(_("text"), max_length=200, unique=True, validators=[validate_line])
    note = models.CharField(
        _("note"), max_length=300, blank=True, validators=[validate_line], help_text=_("Such as where it was seen.")
    )

    class Meta:
        verbose_name = _("foreign name")
        verbose_name_plural = _("foreign names")
        ordering = ["text"]

    def __str__(self):
        return self.text
