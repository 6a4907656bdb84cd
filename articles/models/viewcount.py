"""How often articles were read. No foreign key to any other table: a count may come before its publication.

Hits are only inserted and soon rolled up; `ViewDay` is the truth of what was counted, and the sums beside it are kept
in the same transaction, so that they agree at every moment (docs/decisions/13-views-counted-once.md).
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ViewCount(models.Model):
    """The views of one article: the old site's figure (null is unknown, never 0), those counted here, corrections."""

    article_id = models.BigIntegerField(_("number of the article"), primary_key=True)
    legacy_base = models.PositiveBigIntegerField(_("views on the old site"), null=True, blank=True, default=0)
    counted = models.PositiveBigIntegerField(_("views counted here"), default=0)
    adjusted = models.BigIntegerField(_("corrections"), default=0)
    # Sums of the last days up to `ViewPeriod.day`, kept by the roll-up: the most read are one index walk.
    last_7 = models.PositiveBigIntegerField(_("views of the last 7 days"), default=0)
    last_30 = models.PositiveBigIntegerField(_("views of the last 30 days"), default=0)

    class Meta:
        verbose_name = _("view count")
        verbose_name_plural = _("view counts")
        indexes = [
            models.Index(fields=["-last_7", "-article_id"], name="most_read_of_7_days"),
            models.Index(fields=["-last_30", "-article_id"], name="most_read_of_30_days"),
        ]

    def __str__(self):
        return f"{self.article_id}"


class Rejection(models.TextChoices):
    """Why a beacon counted nothing."""

    REPEAT = "repeat", _("the same reader again, too soon")
    CAP = "cap", _("the same reader, too often in a day")
    ADDRESS = "address", _("the same address, too often in a day")
    RATE = "rate", _("too many in a minute from one address")
    ROBOT = "robot", _("a robot")
    PREFETCH = "prefetch", _("fetched ahead, not shown")
    STAFF = "staff", _("signed-in staff")
    HIDDEN = "hidden", _("an article that is not public")


class ViewHit(models.Model):
    """A beacon that was answered and is not rolled up yet; day and hour are the site's, as it was accepted."""

    article_id = models.BigIntegerField(_("number of the article"))
    day = models.DateField(_("day"))
    hour = models.PositiveSmallIntegerField(_("hour"))
    rejected_for = models.CharField(_("dropped because"), max_length=10, choices=Rejection, blank=True)

    class Meta:
        verbose_name = _("hit")
        verbose_name_plural = _("hits")
        indexes = [models.Index(fields=["article_id", "rejected_for"], name="hit_by_article")]

    def __str__(self):
        return f"{self.article_id} {self.day} {self.rejected_for}"


class ViewDay(models.Model):
    """The views of one article on one day: the truth, never purged."""

    article_id = models.BigIntegerField(_("number of the article"))
    day = models.DateField(_("day"))
    counted = models.PositiveBigIntegerField(_("views counted here"))

    class Meta:
        verbose_name = _("views of a day")
        verbose_name_plural = _("views of days")
        constraints = [models.UniqueConstraint(fields=["article_id", "day"], name="view_day_once")]
        indexes = [models.Index(fields=["day", "article_id"], name="views_by_day")]

    def __str__(self):
        return f"{self.article_id} {self.day}"


class ViewHour(models.Model):
    """The views of the whole site in one hour of one day."""

    day = models.DateField(_("day"))
    hour = models.PositiveSmallIntegerField(_("hour"))
    counted = models.PositiveBigIntegerField(_("views counted here"))

    class Meta:
        verbose_name = _("views of an hour")
        verbose_name_plural = _("views of hours")
        constraints = [models.UniqueConstraint(fields=["day", "hour"], name="view_hour_once")]

    def __str__(self):
        return f"{self.day} {self.hour}"


class ViewRejection(models.Model):
    """How many beacons one rule dropped on one day."""

    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=10, choices=Rejection)
    count = models.PositiveBigIntegerField(_("count"))

    class Meta:
        verbose_name = _("dropped views")
        verbose_name_plural = _("dropped views")
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="view_rejection_once")]

    def __str__(self):
        return f"{self.day} {self.reason}"


class ViewAdjustment(models.Model):
    """A correction of an article's figure, with its reason: an entry in a ledger, never changed and never deleted."""

    article_id = models.BigIntegerField(_("number of the article"), db_index=True)
    delta = models.BigIntegerField(_("views more or fewer"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.CharField(_("by"), max_length=150)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("correction of views")
        verbose_name_plural = _("corrections of views")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.article_id} {self.delta:+d}"


class ViewBatch(models.Model):
    """The journal: how many counted hits the roll-ups of one hour took."""

    hits = models.BigIntegerField(_("hits"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("roll-up")
        verbose_name_plural = _("roll-ups")

    def __str__(self):
        return f"{self.at} {self.hits}"


class ViewPeriod(models.Model):
    """The day up to which the sums of the last 7 and 30 days reach: one row."""

    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("period of the sums")
        verbose_name_plural = _("period of the sums")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="view_period_is_one_row")]

    def __str__(self):
        return str(self.day)


class ViewSalt(models.Model):
    """The random key that readers' marks of one period are made with; at the next period's start it is deleted."""

    period = models.DateField(_("period"), primary_key=True)
    salt = models.BinaryField(_("salt"), max_length=32)

    class Meta:
        verbose_name = _("salt")
        verbose_name_plural = _("salts")

    def __str__(self):
        return str(self.period)


class ViewSeen(models.Model):
    """That somebody read an article lately: a keyed digest that leads back to nobody, and dies with its salt."""

    key = models.BinaryField(_("key"), max_length=16, primary_key=True)
    last_ms = models.BigIntegerField(_("last seen (ms)"))
    count = models.PositiveIntegerField(_("count"))
    # How many views this key may count in its period, and what became of its last beacon: 0 counted, 1 repeat, 2 cap.
    most = models.PositiveIntegerField(_("most in the period"))
    outcome = models.PositiveSmallIntegerField(_("outcome"))

    class Meta:
        verbose_name = _("reader's mark")
        verbose_name_plural = _("readers' marks")

    def __str__(self):
        return "·"


class ViewAudit(models.Model):
    """What the last look at the invariants found: nothing, or which article breaks which."""

    at = models.DateTimeField(_("at"), default=timezone.now)
    faults = models.TextField(_("faults"), blank=True)

    class Meta:
        verbose_name = _("audit of the views")
        verbose_name_plural = _("audits of the views")

    def __str__(self):
        return str(self.at)
