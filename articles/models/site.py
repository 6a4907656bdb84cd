from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import validate_line, validate_text, validate_web_address
from articles.models.working_copy import WorkingCopy


class Page(WorkingCopy):
    """A page that is no news, such as About or Contact; public as soon as a publisher saves it."""

    title = models.CharField(_("title"), max_length=200, validators=[validate_line])
    title_en = models.CharField(_("English title"), max_length=200, blank=True, validators=[validate_line])
    slug = models.SlugField(_("address"), max_length=60, unique=True, help_text=_("ASCII letters, digits and hyphens."))
    body = models.TextField(_("text"), blank=True)
    body_en = models.TextField(_("English text"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_in_footer = models.BooleanField(_("linked in the footer"), default=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class SiteSettings(WorkingCopy):
    """What the head and foot of every page say: one row, public as soon as a publisher saves it."""

    class FrontPage(models.TextChoices):
        PINNED = "pinned", _("the pinned article on top")
        LATEST = "latest", _("the newest article on top")

    name = models.CharField(_("name"), max_length=100, validators=[validate_line])
    name_en = models.CharField(_("English name"), max_length=100, blank=True, validators=[validate_line])
    tagline = models.CharField(_("line below the name"), max_length=100, blank=True, validators=[validate_line])
    tagline_en = models.CharField(_("English line"), max_length=100, blank=True, validators=[validate_line])
    logo = models.ForeignKey(
        "articles.Image", models.PROTECT, verbose_name=_("logo"), null=True, blank=True, related_name="+"
    )
    footer = models.TextField(_("footer"), blank=True, max_length=1000, validators=[validate_text])
    footer_en = models.TextField(_("English footer"), blank=True, max_length=1000, validators=[validate_text])
    filing_numbers = models.CharField(
        _("filing numbers"), max_length=200, blank=True, validators=[validate_line], help_text=_("Such as 沪ICP备….")
    )
    contact = models.TextField(_("contact"), blank=True, max_length=1000, validators=[validate_text])
    contact_en = models.TextField(_("English contact"), blank=True, max_length=1000, validators=[validate_text])
    front_page = models.CharField(_("front page"), max_length=10, choices=FrontPage, default=FrontPage.PINNED)

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="site_settings_are_one_row"),
        ]

    def __str__(self):
        return self.name


class FriendLink(models.Model):
    """A link to another site in the footer."""

    site = models.ForeignKey(SiteSettings, models.CASCADE, verbose_name=_("site settings"), related_name="friend_links")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=100, validators=[validate_line])
    name_en = models.CharField(_("English name"), max_length=100, blank=True, validators=[validate_line])
    url = models.URLField(_("address"), max_length=500, validators=[validate_web_address])

    class Meta:
        verbose_name = _("friend link")
        verbose_name_plural = _("friend links")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class StaffSettings(models.Model):
    """How one user wants the desk: its language."""

    class Language(models.TextChoices):
        CHINESE = "zh-hans", "简体中文"
        ENGLISH = "en", "English"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"), related_name="staff_settings"
    )
    language = models.CharField(_("language of the desk"), max_length=10, choices=Language, default=Language.CHINESE)

    class Meta:
        verbose_name = _("staff settings")
        verbose_name_plural = _("staff settings")

    def __str__(self):
        return f"{self.user} · {self.get_language_display()}"


class DemoThing(models.Model):
    """One thing that the demo made, so that a second load makes nothing twice and `remove_demo` takes out no more."""

    story = models.CharField(_("story of the demo"), max_length=40)
    model = models.CharField(_("kind"), max_length=40)
    thing_id = models.BigIntegerField(_("number of the thing"))

    class Meta:
        verbose_name = _("thing of the demo")
        verbose_name_plural = _("things of the demo")
        constraints = [models.UniqueConstraint(fields=["model", "thing_id"], name="demo_thing_once")]

    def __str__(self):
        return f"{self.model} {self.thing_id}"
