from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk.desk import Desk
from articles.admin.desk.state import StateFilter, state_column
from articles.admin.exchange.exchange import ExchangeDesk
from articles.admin.publishing.publishing import PublishedDesk
from articles.importing.tables.resources.directory import PersonTable
from articles.models import Person


@admin.register(Person)
class PersonDesk(PublishedDesk, ExchangeDesk, Desk):
    exchange_table = PersonTable
    list_display = ["name", "disambiguator", "name_en", "is_public", state_column]
    list_filter = [StateFilter, "is_public"]
    search_fields = ["name", "name_en", "sort_key__istartswith", "disambiguator"]
    search_help_text = _("Name in either language, or the beginning of its pinyin.")
    autocomplete_fields = ["portrait", "merged_into"]
    fieldsets = [
        (None, {"fields": [("name", "name_en"), ("disambiguator", "sort_key")]}),
        (_("Public page"), {"fields": ["is_public", "portrait", "biography", "biography_en"]}),
        (_("The same person twice"), {"fields": ["merged_into"], "classes": ["collapse"]}),
    ]
