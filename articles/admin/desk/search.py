"""What may be asked of a list: some words, and filters of a length; more would be more SQL than a database takes."""

from itertools import islice

from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ORDER_VAR, SEARCH_VAR
from django.db import DataError
from django.db.models.constants import LOOKUP_SEP
from django.utils.text import smart_split
from django.utils.translation import gettext as _

MOST_WORDS, MOST_CHARACTERS = 10, 200
MOST_FILTERS, MOST_OF_A_FILTER = 50, 1_000


def as_searched(typed):
    """What is looked for of what was typed: its first ten words, of its first two hundred characters."""
    return " ".join(islice(smart_split(typed[:MOST_CHARACTERS].replace("\x00", " ")), MOST_WORDS))


def is_searched_whole(typed):
    """True if every word that was typed is looked for."""
    return len(typed) <= MOST_CHARACTERS and sum(1 for _word in smart_split(typed)) <= MOST_WORDS


class BoundedList:
    """Mixed in before a ModelAdmin: its list, its autocomplete and its export answer whatever is typed or sent."""

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, as_searched(search_term))

    def lookup_allowed(self, lookup, value, request):
        # No desk links to a pattern, and a pattern can keep a database busy for ever.
        is_pattern = lookup.rpartition(LOOKUP_SEP)[2] in ("regex", "iregex")
        is_odd = is_pattern or len(value) > MOST_OF_A_FILTER or "\x00" in lookup + value
        return not is_odd and super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request):
        count = sum(len(values) for _name, values in request.GET.lists())
        if count > MOST_FILTERS or len(request.GET.get(ORDER_VAR, "")) > MOST_CHARACTERS:
            raise DisallowedModelAdminLookup("More was asked than a list can be asked.")
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError, DataError) as odd:
            raise IncorrectLookupParameters(odd) from odd

    def changelist_view(self, request, extra_context=None):
        if ERROR_FLAG in request.GET:
            words = _("The address asked for something that this list does not know. The whole list is below.")
            messages.warning(request, words)
        elif not is_searched_whole(request.GET.get(SEARCH_VAR, "")):
            words = _("Only the beginning was looked for: %(words)s")
            messages.warning(request, words % {"words": as_searched(request.GET[SEARCH_VAR])})
        return super().changelist_view(request, extra_context)
