import ipaddress

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MOST_OF_ABOUT = 1000
# What is kept of an address: enough to tell the campus from the world, too little to tell a person.
BITS_KEPT = {4: 24, 6: 48}


class TrailEntryQuerySet(models.QuerySet):
    def leave(self, act, *, by=None, who="", about="", address=""):
        """Adds a line; `by` is the user who did it, else `who` says it, else a command did. One statement."""
        return self.create(
            act=act,
            by=by,
            who=by.get_username() if by else who or gettext("a command"),
            about=about if len(about) <= MOST_OF_ABOUT else f"{about[: MOST_OF_ABOUT - 1]}…",
            network=shortened(address),
        )


class TrailEntry(models.Model):
    """A line of who did what at the desk; lines are only ever added. Words are in the language of who did it."""

    class Act(models.TextChoices):
        SIGNED_IN = "signed_in", _("signed in")
        SIGN_IN_FAILED = "failed", _("sign-in failed")
        SIGN_IN_SLOWED = "slowed", _("sign-in slowed from here on")
        PUBLISHED = "published", _("published")
        RESTORED = "restored", _("went back")
        WITHDRAWN = "withdrawn", _("withdrew")
        EXPORTED = "exported", _("exported")
        RIGHTS = "rights", _("rights changed")
        PASSWORD = "password", _("password changed")

    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    act = models.CharField(_("what was done"), max_length=10, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("user"), null=True, blank=True, related_name="+"
    )
    # The name outlives the user.
    who = models.CharField(_("who"), max_length=150)
    about = models.CharField(_("about"), max_length=MOST_OF_ABOUT, blank=True)
    network = models.CharField(_("network"), max_length=50, blank=True)

    objects = TrailEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the trail")
        verbose_name_plural = _("trail")
        ordering = ["-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["act", "-id"], name="trail_act")]

    def __str__(self):
        return f"{self.who}: {self.get_act_display()}"


def shortened(address):
    """The network of an address, its last part left out; empty for what is none."""
    try:
        parsed = ipaddress.ip_address(address)
        parsed = getattr(parsed, "ipv4_mapped", None) or parsed
        return str(ipaddress.ip_network(f"{parsed}/{BITS_KEPT[parsed.version]}", strict=False))
    except ValueError:
        return ""
