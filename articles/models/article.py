from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.agreement import Agreement
from articles.models.book import Book
from articles.models.event import Event
from articles.models.media import Attachment, Image
from articles.models.organization import Organization
from articles.models.person import Person
from articles.models.rules import WordsAtFields
from articles.models.section import Section
from articles.models.tag import ArticleTag
from articles.models.text import slug, validate_line, validate_text, validate_web_address
from articles.models.working_copy import WorkingCopy


class Article(WorkingCopy):
    """A piece of news as it is written; readers see the edition that was published from it."""

    class Language(models.TextChoices):
        SIMPLIFIED = "zh-hans", _("Simplified Chinese")
        TRADITIONAL = "zh-hant", _("Traditional Chinese")
        ENGLISH = "en", _("English")

    title = models.CharField(
        _("title"),
        max_length=300,
        validators=[validate_line],
        help_text=_("As readers see it, with its quotation marks; up to 300 characters."),
    )
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True, validators=[validate_line])
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_("Left empty, it is made from the title. It stays when the title changes later."),
    )
    language = models.CharField(_("language"), max_length=10, choices=Language, default=Language.SIMPLIFIED)
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        related_name="translations",
        help_text=_("The article that this one renders in another language."),
    )
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name=_("section"), null=True, blank=True, related_name="articles"
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=500,
        validators=[validate_text],
        help_text=_("One or two sentences for lists and search results."),
    )
    body = models.TextField(_("body"), blank=True)
    cover = models.ForeignKey(Image, models.PROTECT, verbose_name=_("cover"), null=True, blank=True, related_name="+")
    images = models.ManyToManyField(Image, through="ArticleImage", related_name="articles", verbose_name=_("pictures"))
    attachments = models.ManyToManyField(Attachment, blank=True, related_name="articles", verbose_name=_("attachments"))
    published_on = models.DateField(
        _("publish date"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("The date readers see. It is yours: saving never changes it."),
    )
    published_time = models.TimeField(_("publish time"), null=True, blank=True)
    pinned_until = models.DateField(_("pinned until"), null=True, blank=True)
    external_url = models.URLField(
        _("address elsewhere"),
        max_length=500,
        blank=True,
        validators=[validate_web_address],
        help_text=_("Only for news that is a link to another site."),
    )
    publish_from = models.DateTimeField(
        _("visible from"), null=True, blank=True, help_text=_("Delays the first publication only.")
    )
    publish_until = models.DateTimeField(_("visible until"), null=True, blank=True)
    source_name = models.CharField(_("source"), max_length=200, blank=True, validators=[validate_line])
    source_url = models.URLField(
        _("address of the source"), max_length=500, blank=True, validators=[validate_web_address]
    )
    tags = TaggableManager(
        through=ArticleTag, blank=True, verbose_name=_("tags"), help_text=_("Part them with ，、; or a new line.")
    )
    events = models.ManyToManyField(Event, blank=True, related_name="articles", verbose_name=_("events"))
    books = models.ManyToManyField(Book, blank=True, related_name="articles", verbose_name=_("books"))
    agreements = models.ManyToManyField(Agreement, blank=True, related_name="articles", verbose_name=_("agreements"))
    people = models.ManyToManyField(
        Person, blank=True, related_name="articles", verbose_name=_("people mentioned"), help_text=_("Beyond rosters.")
    )
    organizations = models.ManyToManyField(
        Organization, blank=True, related_name="articles", verbose_name=_("organisations mentioned")
    )
    related = models.ManyToManyField("self", symmetrical=False, blank=True, verbose_name=_("related articles"))

    rule_fields = {
        "article_does_not_translate_itself": "translation_of",
        "article_is_visible_for_a_while": "publish_until",
    }

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["-updated_at", "-id"], name="article_by_change")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(translation_of=models.F("id")),
                name="article_does_not_translate_itself",
                violation_error_message=_("An article cannot be a translation of itself."),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(publish_from__isnull=True)
                    | models.Q(publish_until__isnull=True)
                    | models.Q(publish_until__gt=models.F("publish_from"))
                ),
                name="article_is_visible_for_a_while",
                violation_error_message=_("It would end before it begins. Correct one of the two moments."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if not self.slug and self.title:
            self.slug = slug(self.title, fallback="article")
        if self.translation_of is not None and self.translation_of.language == self.language:
            raise ValidationError({"translation_of": _("A translation is in another language. Change one of the two.")})


class ArticleImage(WordsAtFields):
    """A picture in an article's list of pictures, in order; its words here win over the picture's own."""

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="article_images")
    image = models.ForeignKey(Image, models.PROTECT, verbose_name=_("picture"), related_name="article_images")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    caption = models.CharField(_("caption here"), max_length=300, blank=True, validators=[validate_line])

    rule_fields = {"article_image_once": "image"}

    class Meta:
        verbose_name = _("picture of the article")
        verbose_name_plural = _("pictures of the article")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "image"],
                name="article_image_once",
                violation_error_message=_("This picture stands in the list already."),
            )
        ]

    def __str__(self):
        return self.caption or str(self.image)


class ArticleCredit(WordsAtFields):
    """Who wrote, photographed, edited, approved or supplied an article."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("author")
        PHOTOGRAPHER = "photographer", _("photographer")
        EDITOR = "editor", _("editor")
        APPROVER = "approver", _("approver")
        UNIT = "unit", _("contributing unit")

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="credits")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.AUTHOR)
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="credits"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisation"), null=True, blank=True, related_name="credits"
    )
    name = models.CharField(
        _("name as printed"),
        max_length=100,
        blank=True,
        validators=[validate_line],
        help_text=_("Needed only if neither a person nor an organisation is chosen."),
    )

    rule_fields = {"article_credit_names_somebody": "name", "article_credit_is_of_one_kind": "organization"}

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~models.Q(name="") | models.Q(person__isnull=False) | models.Q(organization__isnull=False)),
                name="article_credit_names_somebody",
                violation_error_message=_("Give a name, or choose a person or an organisation."),
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(organization__isnull=True),
                name="article_credit_is_of_one_kind",
                violation_error_message=_("A credit is a person's or an organisation's, not both's."),
            ),
        ]

    def __str__(self):
        return self.name or str(self.person or self.organization or "")
