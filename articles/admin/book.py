from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk.desk import Desk
from articles.admin.desk.row import OrderedInline
from articles.admin.desk.state import StateFilter, state_column
from articles.admin.exchange.exchange import ExchangeDesk
from articles.admin.publishing.publishing import PublishedDesk
from articles.importing.tables.resources.book import BookTable
from articles.models import Book, BookContributor, BookPart, BookSeries


class PartInline(OrderedInline):
    model = BookPart
    fields = ["position", "title"]


class ContributorInline(OrderedInline):
    model = BookContributor
    fields = ["position", "role", "person", "organization", "name_as_printed"]
    autocomplete_fields = ["person", "organization"]


@admin.register(Book)
class BookDesk(PublishedDesk, ExchangeDesk, Desk):
    exchange_table = BookTable
    list_display = ["title", "series", "series_number", "publisher", state_column]
    list_select_related = ["series", "publisher"]
    list_filter = [StateFilter]
    search_fields = ["title", "title_en", "isbn"]
    autocomplete_fields = ["publisher", "series", "cover"]
    inlines = [PartInline, ContributorInline]
    fieldsets = [
        (None, {"fields": ["title", "title_en", "subtitle", ("series", "series_number"), "case_count"]}),
        (_("Publisher"), {"fields": ["publisher", ("published_on", "isbn")]}),
        (_("Public page"), {"fields": ["cover", "description", "description_en"]}),
    ]


@admin.register(BookSeries)
class BookSeriesDesk(PublishedDesk, Desk):
    list_display = ["title", "organization", state_column]
    list_select_related = ["organization"]
    list_filter = [StateFilter]
    search_fields = ["title", "title_en"]
    autocomplete_fields = ["organization"]
