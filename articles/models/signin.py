import datetime
import math
from typing import NamedTuple

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FREE = 5
FREE_OF_A_NETWORK = 50
# Of one account, from all that one customer of a provider may hold: 65,536 networks of IPv6.
FREE_OF_A_REGION = 50
FIRST_WAIT, LONGEST_WAIT = 2, 60
KEPT = datetime.timedelta(hours=1)
MOST_SWEPT = 100


class Counted(NamedTuple):
    """`wait` is in seconds; above 0, nothing was counted, and nothing is to be checked."""

    wait: int
    # Whether the next attempt will have to wait, and this one had not: said once.
    begins_to_wait: bool


class SignInCountQuerySet(models.QuerySet):
    def count_attempt(self, limits):
        """Counts an attempt before its password is checked, or says how long it must wait; `limits` is {key: free}.

        Of attempts that come together, each sees those before it. One that is refused is not counted: hammering at an
        account makes nobody's wait longer.
        """
        self._sweep()
        with transaction.atomic():
            # In one order, so that no two wait for each other.
            rows = [self.select_for_update().get_or_create(key=key)[0] for key in sorted(limits)]
            now = timezone.now()
            wait = max((row.free_at - now).total_seconds() for row in rows)
            if wait > 0:
                return Counted(min(LONGEST_WAIT, math.ceil(wait)), False)
            for row in rows:
                row.count(now, limits[row.key])
            self.bulk_update(rows, ["attempts", "last_at", "free_at"])
        return Counted(0, any(row.attempts == limits[row.key] for row in rows))

    def forget(self, key, *, of_networks=()):
        """A good sign-in: the account's count goes, and those of its networks are as if it had not been tried."""
        self.filter(key=key).delete()
        if of_networks:
            self.filter(key__in=of_networks, attempts__gt=0).update(attempts=models.F("attempts") - 1)

    def _sweep(self):
        """What is over is deleted by those who come later, some rows each."""
        with transaction.atomic():
            old = self.select_for_update(skip_locked=True).filter(last_at__lt=timezone.now() - KEPT)
            keys = list(old.order_by("last_at").values_list("key", flat=True)[:MOST_SWEPT])
            if keys:
                self.filter(key__in=keys).delete()


class SignInCount(models.Model):
    """How often somebody tried to get into one account from one place, as a keyed digest; swept after an hour."""

    key = models.CharField(_("key"), max_length=64, primary_key=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_at = models.DateTimeField(_("last at"), default=timezone.now, db_index=True)
    free_at = models.DateTimeField(_("next from"), default=timezone.now)

    objects = SignInCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of sign-ins")
        verbose_name_plural = _("counts of sign-ins")
        default_permissions = ()

    def __str__(self):
        return str(self.attempts)

    def count(self, now, free):
        """One attempt more; from the last free one on, the next waits 2 s, 4 s, 8 s and so on, at most a minute."""
        self.attempts = self.attempts + 1 if now - self.last_at < KEPT else 1
        beyond = self.attempts - free
        wait = min(LONGEST_WAIT, FIRST_WAIT << min(beyond, 10)) if beyond >= 0 else 0
        self.last_at, self.free_at = now, now + datetime.timedelta(seconds=wait)
