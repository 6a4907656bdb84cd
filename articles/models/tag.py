import re
import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.text import slug, validate_line

SEPARATORS = re.compile(r"[,，、;；\r\n]+")
TAG_LENGTH = 100


def split_tags(text):
    """The tags in what an editor typed, parted by `,` `，` `、` `;` `；` or new lines; width is folded, doubles go."""
    tags = {}
    # Folded first: ､ is a separator as well, once it has its full width.
    for part in SEPARATORS.split(unicodedata.normalize("NFKC", text or "")):
        name = " ".join(part.split())
        if name:
            tags.setdefault(name.casefold(), name)
    return list(tags.values())


def join_tags(tags):
    """The tags as an editor reads and edits them: one line, parted by the Chinese comma."""
    return "，".join(tag.name for tag in tags)


class Tag(TagBase):
    """A word that articles and events share; its address is made once, from pinyin, and survives a renaming."""

    name_en = models.CharField(_("English name"), max_length=TAG_LENGTH, blank=True, validators=[validate_line])

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag, i=None):
        address = slug(tag, fallback="tag")
        return address if i is None else f"{address}-{i}"


class ArticleTag(ItemBase):
    """A tag on an article."""

    tag = models.ForeignKey(Tag, models.CASCADE, verbose_name=_("tag"), related_name="article_tags")
    content_object = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("article"), related_name="tagged_items"
    )

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of articles")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="article_tag_once")]


class EventTag(ItemBase):
    """A tag on an event."""

    tag = models.ForeignKey(Tag, models.CASCADE, verbose_name=_("tag"), related_name="event_tags")
    content_object = models.ForeignKey(
        "articles.Event", models.CASCADE, verbose_name=_("event"), related_name="tagged_items"
    )

    class Meta:
        verbose_name = _("tag of an event")
        verbose_name_plural = _("tags of events")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="event_tag_once")]
