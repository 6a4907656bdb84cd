"""The figures of articles as a table: all parts go out, and what the old site counted comes back, with a reason.

What was counted here and what was corrected is never imported: it has its days and its ledger. The old site's figure
is an assignment, so a second import of the same table changes nothing; each change leaves an entry in the ledger.
"""

import json

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.counting.adjust import MOST, correct_legacy
from articles.counting.figure import figures_of
from articles.importing.tables.resources.base import TableResource
from articles.importing.tables.resources.columns import Column, Key, Number
from articles.importing.tables.resources.directory import label
from articles.models import Article
from articles.models.published import Publication
from articles.models.viewcount import ViewCount

UNKNOWN = {"", "未知", "unknown", "不详", "—", "-", "?", "？"}


class OldSite(Number):
    """The old site's figure; an empty cell says that it is not known, which is not 0."""

    def read(self, text):
        views = None if text.casefold() in UNKNOWN else super().read(text)
        if views is not None and views > MOST:
            raise ValueError(_("%(count)d is more than an article can have been read.") % {"count": views})
        return views

    def export(self, instance, **kwargs):
        views = self.printed(instance)
        return _("unknown") if views is None else str(views)


class Title(Column):
    """Whose figure it is, for who reads the table."""

    def __init__(self, titles):
        super().__init__("title", label(Article, "title"))
        self.titles, self.is_read_back = titles, False

    def printed(self, count):
        return self.titles.get(count.article_id)


class Part(Number):
    """A part of the figure that goes out and does not come back."""

    is_read_back = False

    def __init__(self, name, label_, figures):
        super().__init__(name, label_)
        self.figures = figures

    def printed(self, count):
        return getattr(self.figures[count.article_id], self.name)


class ViewTable(TableResource):
    makes_new = False

    class Meta:
        model = ViewCount
        import_id_fields = ("article_id",)
        clean_model_instances = True

    def __init__(self, *, reason="", published_alone=False, **kwargs):
        """`published_alone`: no other article is known, and its title is the one that readers read."""
        self.titles, self.figures = {}, {}
        super().__init__(**kwargs)
        self.reason, self.published_alone = reason.strip(), published_alone

    def make_columns(self):
        return [
            Key("article_id", label(ViewCount, "article_id")),
            Title(self.titles),
            OldSite("legacy_base", label(ViewCount, "legacy_base")),
            Part("counted", label(ViewCount, "counted"), self.figures),
            Part("adjusted", label(ViewCount, "adjusted"), self.figures),
            Part("shown", gettext_lazy("views shown to readers"), self.figures),
        ]

    def there(self, keys):
        titles = dict(Article.objects.filter(pk__in=keys).values_list("pk", "title"))
        if self.published_alone:
            rows = Publication.objects.visible().articles().filter(thing_id__in=titles)
            titles = {key: json.loads(card)["title"] for key, card in rows.values_list("thing_id", "edition__card")}
        kept = ViewCount.objects.in_bulk(titles)
        self.titles.update(titles)
        return {article: kept.get(article) or ViewCount(article_id=article) for article in titles}

    def counts(self, articles):
        """The ViewCounts of articles in their order, those that have none yet among them, ready to be printed."""
        ids = list(articles.values_list("pk", flat=True))
        there = self.there(ids)
        self.figures.update(figures_of(ids))
        return [there[key] for key in ids if key in there]

    def get_or_init_instance(self, instance_loader, row):
        instance, _is_new = super().get_or_init_instance(instance_loader, row)
        return instance, False

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique=False)
        figure = figures_of([instance.article_id])[instance.article_id]
        shown = (instance.legacy_base or 0) + figure.counted + figure.adjusted
        if shown < 0:
            raise ValidationError({"legacy_base": _("With the corrections, that would be fewer views than none.")})

    def save_instance(self, instance, is_create, row, **kwargs):
        before = self.there([instance.article_id])[instance.article_id]
        column = self.columns[2]
        words = _("Views on the old site %(before)s → %(after)s: %(reason)s")
        correct_legacy(
            instance.article_id,
            instance.legacy_base,
            reason=words % {"before": column.export(before), "after": column.export(instance), "reason": self.reason},
            by=self.user.get_username() if self.user else "",
        )

    def after_import_row(self, row, row_result, row_number=None, **kwargs):
        super().after_import_row(row, row_result, row_number=row_number, **kwargs)
        row_result.object_repr = self.titles.get(row_result.object_id, row_result.object_repr)
