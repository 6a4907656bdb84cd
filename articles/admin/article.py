from functools import partial

from django.contrib import admin
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.checks.checks import CheckedDesk, ChecksFormMixin
from articles.admin.checks.lead import LeadDesk
from articles.admin.desk.desk import Desk, DeskForm, OneLine
from articles.admin.desk.picker import WEB_ADDRESSES
from articles.admin.desk.richtext import BodyField
from articles.admin.desk.row import OrderedInline
from articles.admin.desk.state import StateFilter, state_column
from articles.admin.document import word_view
from articles.admin.exchange.views import export_figures, import_figures
from articles.admin.publishing.publishing import PublishedDesk
from articles.admin.statistics.viewcount import ViewedDesk
from articles.admin.tag import TAGS_OVERRIDE, TagsFormMixin
from articles.models import Article, ArticleCredit, ArticleImage


class ArticleForm(ChecksFormMixin, TagsFormMixin, DeskForm):
    body = BodyField(
        help_text=_("Paste from Word or WeChat as it is: fonts and colours go, headings, lists and tables stay.")
    )

    class Meta:
        widgets = {"title": OneLine, "subtitle": OneLine}


class CreditInline(OrderedInline):
    model = ArticleCredit
    fields = ["position", "role", "person", "organization", "name"]
    autocomplete_fields = ["person", "organization"]


class PictureInline(OrderedInline):
    model = ArticleImage
    template = "admin/articles/article/pictures.html"
    fields = ["position", "image", "caption"]
    autocomplete_fields = ["image"]


@admin.register(Article)
class ArticleDesk(CheckedDesk, LeadDesk, PublishedDesk, ViewedDesk, Desk):
    form = ArticleForm
    change_list_template = "admin/articles/article/change_list.html"
    formfield_overrides = TAGS_OVERRIDE | WEB_ADDRESSES
    list_display = ["title", state_column, "section", "published_on", "view_column", "updated_at"]
    list_select_related = ["section"]
    list_filter = [StateFilter, "section", "language"]
    search_fields = ["title", "subtitle"]
    search_help_text = _("Words of the title.")
    ordering = ["-updated_at", "-pk"]
    sortable_by = ["published_on", "updated_at"]
    autocomplete_fields = [
        "translation_of",
        "cover",
        "attachments",
        "events",
        "books",
        "agreements",
        "people",
        "organizations",
        "related",
    ]
    inlines = [PictureInline, CreditInline]
    fieldsets = [
        (None, {"fields": ["title", "subtitle", ("section", "published_on", "published_time"), "tags"]}),
        (_("Contents"), {"fields": ["summary", "body", "cover"]}),
        (
            _("The record behind it"),
            {
                "fields": ["events", "books", "agreements", "people", "organizations"],
                "description": _("What the article reports on; books and agreements of an event come with it."),
            },
        ),
        (_("Source and links"), {"fields": [("source_name", "source_url"), "external_url", "related", "attachments"]}),
        (
            _("Address, language and dates"),
            {
                "fields": [
                    ("language", "translation_of"),
                    "slug",
                    "pinned_until",
                    ("publish_from", "publish_until"),
                ],
                "classes": ["collapse"],
            },
        ),
    ]

    def get_urls(self):
        views = [
            ("word/", word_view, "article_word"),
            ("views/export/", export_figures, "viewcount_export"),
            ("views/import/", import_figures, "viewcount_import"),
        ]
        wrap = self.admin_site.admin_view
        return [
            *(path(at, wrap(partial(view, self)), name=f"articles_{name}") for at, view, name in views),
            *super().get_urls(),
        ]

    def leads(self, thing):
        pictures = f"{reverse('admin:articles_image_several')}?article={thing.pk}"
        return super().leads(thing) | {"_pictures": pictures}
