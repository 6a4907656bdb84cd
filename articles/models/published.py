"""What was published: the only rows that readers' pages are made from. No foreign key leads to a working copy."""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kinds of things that are published, from the ground up: what others name is published before them.

    The value stands in `{kind, id}` references and is the name of the kind's file in every room. A line of `KINDS` says
    the rest.
    """

    SITE = "site", _("site settings")
    SECTION = "section", _("section")
    PAGE = "page", _("page")
    ORGANIZATION = "organization", _("organisation")
    PERSON = "person", _("person")
    SERIES = "series", _("book series")
    BOOK = "book", _("book")
    AGREEMENT = "agreement", _("agreement")
    EVENT = "event", _("event")
    ARTICLE = "article", _("article")


class KindLine(NamedTuple):
    """What holds of a kind wherever it is met; `{kind}-detail` in urls.py is the address of its pages."""

    # The working copy, by its name in articles.models.
    model: str
    # What tells its pages apart: "id" (and the slug for the eye), "slug" alone, "" for a kind without pages.
    goes_by: str
    # The name in urls.py of the list that its pages belong to, and what the navigation calls it where it leads there.
    list_name: str = ""
    list_word: str = ""
    # An article prints it in full.
    is_record: bool = False
    # The head and foot of every page print it.
    is_in_frame: bool = False


# In the order of the navigation.
KINDS = {
    Kind.ARTICLE: KindLine("Article", "id", "article-list", _("News")),
    Kind.EVENT: KindLine("Event", "id", "event-list", _("Events"), is_record=True),
    Kind.PERSON: KindLine("Person", "id", "person-list", _("People")),
    Kind.ORGANIZATION: KindLine("Organization", "id", "partner-list", _("Partners")),
    Kind.AGREEMENT: KindLine("Agreement", "id", "agreement-list", _("Agreements"), is_record=True),
    Kind.BOOK: KindLine("Book", "id", "book-list", _("Books"), is_record=True),
    Kind.SERIES: KindLine("BookSeries", ""),
    Kind.SECTION: KindLine("Section", "slug", "article-list", is_in_frame=True),
    Kind.PAGE: KindLine("Page", "slug", is_in_frame=True),
    Kind.SITE: KindLine("SiteSettings", "", is_in_frame=True),
}
RECORD_KINDS = tuple(kind for kind, line in KINDS.items() if line.is_record)
FRAME_KINDS = tuple(kind for kind, line in KINDS.items() if line.is_in_frame)


def has_page(kind):
    return bool(KINDS[kind].goes_by)


def path_of(kind, thing_id, slug, language=""):
    """The address of a thing under the prefix of its language, or of the page's if it has none.

    Raises LookupError for a kind without pages.
    """
    if not has_page(kind):
        raise LookupError(f"A {kind} has no page.")
    args = [slug] if KINDS[kind].goes_by == "slug" else [thing_id, slug]
    with translation.override(prefix_language(language) if language else translation.get_language()):
        return reverse(f"articles:{kind}-detail", args=args)


def prefix_language(language):
    """The language of the prefix under which a text of this language lives: all Chinese has none."""
    return "en" if language == "en" else "zh-hans"


class Relation(models.TextChoices):
    """What a link says about its source and its target (design section 5)."""

    ABOUT = "about", _("about")
    RELATED = "related", _("related")
    MENTIONS = "mentions", _("mentions")
    CREDIT = "credit", _("credit")
    TRANSLATION = "translation", _("translation of")
    ATTENDEE = "attendee", _("attendee")
    MODERATOR = "moderator", _("moderator")
    SPEAKER = "speaker", _("speaker")
    EXPERT = "expert", _("expert")
    GUEST = "guest", _("guest")
    REPORTER = "reporter", _("reporter")
    HOST = "host", _("host")
    ORGANISER = "organiser", _("organiser")
    CO_ORGANISER = "co_organiser", _("co-organiser")
    SUPPORTER = "supporter", _("supporter")
    AFFILIATION = "affiliation", _("affiliation")
    LAUNCHED = "launched", _("launched")
    CONTRIBUTOR = "contributor", _("contributor")
    PARTY = "party", _("party")
    SIGNATORY = "signatory", _("signatory")
    SIGNED_AT = "signed_at", _("signed at")
    RENEWS = "renews", _("renews")
    PART_OF = "part_of", _("part of")


class Edition(models.Model):
    """An immutable snapshot of one thing: rows are only ever added. `payload` and `card` are canonical JSON.

    The last edition of a thing says what holds: a withdrawal is an edition too, so that the rebuild needs nothing else.
    """

    class Action(models.TextChoices):
        PUBLISHED = "published", _("published")
        RESTORED = "restored", _("went back")
        WITHDRAWN = "withdrawn", _("withdrawn")

    kind = models.CharField(_("kind"), max_length=20)
    thing_id = models.BigIntegerField(_("number of the thing"))
    number = models.PositiveIntegerField(_("number of the edition"))
    action = models.CharField(_("what was done"), max_length=10, choices=Action, default=Action.PUBLISHED)
    schema = models.PositiveSmallIntegerField(_("shape of the contents"))
    payload = models.TextField(_("contents"))
    card = models.TextField(_("words for lists"))
    sha256 = models.CharField(_("digest"), max_length=64)
    previous_sha256 = models.CharField(_("digest of the edition before"), max_length=64, blank=True)
    source_updated_at = models.DateTimeField(_("working copy saved at"))
    published_at = models.DateTimeField(_("published at"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("published by"),
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["kind", "thing_id", "number"]
        constraints = [models.UniqueConstraint(fields=["kind", "thing_id", "number"], name="edition_number_once")]

    def __str__(self):
        return f"{Kind(self.kind).label} {self.thing_id} · {self.number}"


def key_filter(keys):
    """A Q that finds rows of these (kind, id) pairs, one IN a kind."""
    found = models.Q(pk__in=[])
    for kind in sorted({kind for kind, _thing_id in keys}):
        found |= models.Q(kind=kind, thing_id__in=sorted(thing_id for other, thing_id in keys if other == kind))
    return found


class VisibleQuerySet(models.QuerySet):
    """Rows that carry their own dates; `visible()` is the only way by which readers' pages come in."""

    def visible(self, moment=None):
        moment = moment or timezone.now()
        return self.filter(
            models.Q(visible_until__isnull=True) | models.Q(visible_until__gt=moment),
            visible_from__lte=moment,
            withdrawn_at__isnull=True,
        )


class PublicationQuerySet(VisibleQuerySet):
    def of(self, kind, thing_id):
        return self.filter(kind=kind, thing_id=thing_id)

    def articles(self):
        return self.filter(kind=Kind.ARTICLE)


class Dated(models.Model):
    """The dates that bring a row in and out by themselves; copied to links and tags for lists of one index walk."""

    visible_from = models.DateTimeField(_("visible from"))
    visible_until = models.DateTimeField(_("visible until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        abstract = True


class Publication(Dated):
    """The edition of a thing that readers see, and what lists sort and filter it by; the rebuild makes it again."""

    kind = models.CharField(_("kind"), max_length=20)
    thing_id = models.BigIntegerField(_("number of the thing"))
    edition = models.ForeignKey(Edition, models.PROTECT, verbose_name=_("edition"), related_name="+")
    slug = models.CharField(_("address"), max_length=100)
    language = models.CharField(_("language"), max_length=10, blank=True)
    section_slug = models.CharField(_("address of the section"), max_length=60, blank=True)
    # Of articles, in the Chinese list: all Chinese ones, and those in other languages that translate nothing. Of people
    # and organisations, in the list at all: whoever is merged into no other.
    is_listed = models.BooleanField(_("in the lists"), default=True)
    sort_key = models.CharField(_("sort key"), max_length=200)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    pinned_until = models.DateField(_("pinned until"), null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [models.UniqueConstraint(fields=["kind", "thing_id"], name="publication_once")]
        indexes = [
            models.Index(fields=["kind", "-sort_key", "-thing_id"], name="publication_in_order"),
            models.Index(fields=["kind", "is_listed", "-sort_key", "-thing_id"], name="publication_listed"),
            models.Index(fields=["kind", "language", "-sort_key", "-thing_id"], name="publication_by_language"),
            models.Index(fields=["kind", "section_slug", "-sort_key", "-thing_id"], name="publication_by_section"),
            models.Index(fields=["kind", "starts_on", "thing_id"], name="publication_by_start"),
            models.Index(fields=["kind", "ends_on", "thing_id"], name="publication_by_end"),
            models.Index(fields=["kind", "slug"], name="publication_by_slug"),
            models.Index(
                fields=["kind", "pinned_until"],
                condition=models.Q(pinned_until__isnull=False),
                name="publication_pinned",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.thing_id}"


class PublicationLink(Dated):
    """What one published thing says of another; the pages of people and organisations are queries on these rows."""

    publication = models.ForeignKey(Publication, models.CASCADE, verbose_name=_("publication"), related_name="links")
    relation = models.CharField(_("relation"), max_length=20)
    target_kind = models.CharField(_("kind of the target"), max_length=20)
    target_id = models.BigIntegerField(_("number of the target"))
    label = models.CharField(_("words of the link"), max_length=1000, blank=True)
    # As printed: whom an affiliation names, for which party somebody signed.
    name = models.CharField(_("name as printed"), max_length=200, blank=True)
    # Whom an affiliation names: the person of the title, if that person has a page.
    person_id = models.BigIntegerField(_("number of the person"), null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    sort_key = models.CharField(_("sort key"), max_length=200)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        indexes = [
            models.Index(fields=["target_kind", "target_id", "relation", "-sort_key"], name="link_to_target"),
        ]

    def __str__(self):
        return f"{self.publication_id} {self.relation} {self.target_kind} {self.target_id}"


class PublicationTag(Dated):
    """A tag, or another word that lists are filtered by, on a publication (`kind` is the publication's)."""

    publication = models.ForeignKey(Publication, models.CASCADE, verbose_name=_("publication"), related_name="tags")
    kind = models.CharField(_("kind"), max_length=20)
    slug = models.CharField(_("address"), max_length=100)
    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("English name"), max_length=100, blank=True)
    sort_key = models.CharField(_("sort key"), max_length=200)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("published tag")
        verbose_name_plural = _("published tags")
        constraints = [models.UniqueConstraint(fields=["publication", "slug"], name="publication_tag_once")]
        indexes = [models.Index(fields=["kind", "slug", "-sort_key", "-publication"], name="tag_in_order")]

    def __str__(self):
        return self.name


class PublicationFile(Dated):
    """A picture or document that a publication prints: what no visible publication prints is given to no reader."""

    publication = models.ForeignKey(Publication, models.CASCADE, verbose_name=_("publication"), related_name="files")
    digest = models.CharField(_("digest"), max_length=64)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("published file")
        verbose_name_plural = _("published files")
        constraints = [models.UniqueConstraint(fields=["publication", "digest"], name="publication_file_once")]
        indexes = [models.Index(fields=["digest"], name="file_by_digest")]

    def __str__(self):
        return self.digest


class OldPath(models.Model):
    """An address that a thing had once, here or on the site it came from; it redirects to today's."""

    path = models.CharField(_("old address"), max_length=500, unique=True)
    kind = models.CharField(_("kind"), max_length=20)
    thing_id = models.BigIntegerField(_("number of the thing"))

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["path"]

    def __str__(self):
        return self.path


class Generation(models.Model):
    """One number that every publishing raises; whatever was computed from the store is good for one generation."""

    number = models.BigIntegerField(_("generation"), default=0)
    raised_at = models.DateTimeField(_("raised at"), default=timezone.now)

    class Meta:
        verbose_name = _("generation")
        verbose_name_plural = _("generations")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="generation_is_one_row")]

    def __str__(self):
        return str(self.number)
