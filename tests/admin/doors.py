"""Who may ask which address of the desk: a line for each address, and how each is asked.

A line is two lists, for GET and for POST: each entry of a list is a set of rights that opens the door, `{}` is what
every member of the staff may, ANYBODY also who has not signed in, and None is a method that the address does not take.
"""

from typing import NamedTuple

from django.urls import URLResolver, get_resolver

STAFF = [set()]
ANYBODY = "anybody"
NOBODY = []


def any_of(*rights):
    return [{right} for right in rights]


def both(some, right):
    """Whoever has one of some rights, and that right too."""
    return [rights | {right} for rights in some]


PUBLISH = "articles.add_edition"
SEE_VIEWS, CORRECT_VIEWS = "articles.view_viewcount", "articles.add_viewadjustment"
CHANGE_EVENT, VIEW_EVENT = "articles.change_event", "articles.view_event"


def pages_of(app, model):
    """The lines of the pages that stock desks have, and ours beside them, by the name of the page."""
    right = {act: f"{app}.{act}_{model}" for act in ("add", "change", "delete", "view")}
    see, add = any_of(right["view"], right["change"]), any_of(right["add"])
    change, delete = any_of(right["change"]), any_of(right["delete"])
    publish = both(see, PUBLISH)
    return {
        "changelist": (see, see),
        "add": (add, add),
        "change": (see, change),
        "delete": (delete, delete),
        "history": (see, see),
        "": (STAFF, STAFF),
        "recoverlist": (both(see, right["add"]),) * 2,
        "recover": (both(see, right["add"]),) * 2,
        "revision": (see, change),
        "publish": (publish, publish),
        "preview": (see, see),
        "differences": (see, see),
        "editions": (see, see),
        "withdraw": (publish, publish),
        "go_back": (None, publish),
        "export": (see, see),
        "import": (any_of(right["add"], right["change"]),) * 2,
    }


VIEW_ARTICLE = any_of("articles.view_article", "articles.change_article")
CARRY_TAGS = any_of(
    *(f"articles.{act}_tag" for act in ("view", "change")),
    *(f"articles.{act}_{kind}" for act in ("add", "change") for kind in ("article", "event")),
)
# What is not as every desk has it.
LINES = {
    "desk-language": (None, STAFF),
    "desk-statistics": (any_of(SEE_VIEWS), any_of(SEE_VIEWS)),
    "admin:index": (STAFF, STAFF),
    "admin:login": (ANYBODY, ANYBODY),
    "admin:logout": (None, ANYBODY),
    "admin:password_change": (STAFF, STAFF),
    "admin:password_change_done": (STAFF, None),
    "admin:autocomplete": (any_of(VIEW_EVENT, CHANGE_EVENT), None),
    "autocomplete": (any_of(VIEW_EVENT, CHANGE_EVENT), None),
    "admin:jsi18n": (STAFF, None),
    "admin:view_on_site": (STAFF, STAFF),
    "admin:app_list": (STAFF, STAFF),
    "admin:articles_article_opening": (any_of("articles.change_article"),) * 2,
    "admin:articles_article_word": (any_of("articles.add_article"),) * 2,
    "admin:articles_article_views": (
        both(VIEW_ARTICLE, SEE_VIEWS) + both(VIEW_ARTICLE, CORRECT_VIEWS),
        both(VIEW_ARTICLE, CORRECT_VIEWS),
    ),
    "admin:articles_viewcount_export": (None, any_of(SEE_VIEWS, CORRECT_VIEWS)),
    "admin:articles_viewcount_import": (any_of(CORRECT_VIEWS),) * 2,
    "admin:articles_tag_suggest": (CARRY_TAGS, CARRY_TAGS),
    "admin:articles_event_people": (any_of("articles.view_person"),) * 2,
    "admin:articles_event_bodies": (any_of(CHANGE_EVENT),) * 2,
    "admin:articles_event_roster": (any_of(CHANGE_EVENT),) * 2,
    "admin:articles_event_paste": (any_of(CHANGE_EVENT),) * 2,
    "admin:articles_event_words": (None, any_of(CHANGE_EVENT)),
    "admin:articles_event_sentence": (any_of(CHANGE_EVENT),) * 2,
    "admin:articles_image_several": (any_of("articles.add_image"),) * 2,
    "admin:articles_image_pick": (any_of("articles.view_image", "articles.change_image"),) * 2,
    "admin:articles_legacypage_original": (any_of("articles.view_legacypage", "articles.change_legacypage"),) * 2,
    "admin:articles_importbatch_add": (any_of("articles.add_legacypage"),) * 2,
    # A page of its own stands for the form: looking is free, going on is for who may bring pages.
    "admin:articles_importbatch_change": (
        any_of("articles.view_importbatch", "articles.change_importbatch"),
        NOBODY,
    ),
    "admin:articles_sitesettings_add": (NOBODY, NOBODY),
    "admin:articles_sitesettings_delete": (NOBODY, NOBODY),
    "admin:articles_sitesettings_recoverlist": (NOBODY, NOBODY),
    "admin:articles_sitesettings_recover": (NOBODY, NOBODY),
    "admin:auth_user_add": ([{"auth.add_user", "auth.change_user"}],) * 2,
    # What happened is read, and written by nobody.
    "admin:articles_trailentry_changelist": (any_of("articles.view_trailentry"),) * 2,
    "admin:articles_trailentry_add": (NOBODY, NOBODY),
    "admin:articles_trailentry_change": (any_of("articles.view_trailentry"), NOBODY),
    "admin:articles_trailentry_delete": (NOBODY, NOBODY),
    "admin:articles_trailentry_history": (any_of("articles.view_trailentry"),) * 2,
    "admin:auth_user_password_change": (any_of("auth.change_user"),) * 2,
}
# Addresses without a name: the catch-all and the front desk, which is the index by another door.
UNNAMED = {
    "admin/": (STAFF, STAFF),
    "admin/login/": (ANYBODY, ANYBODY),
    "admin/password_change/": (STAFF, STAFF),
    "admin/(?P<url>.*)$": (STAFF, STAFF),
}


class Door(NamedTuple):
    """An address of the desk as the resolver knows it; `name` is "" for one without."""

    name: str
    route: str

    @property
    def line(self):
        """(what opens it for GET, for POST). Raises KeyError for an address that nobody planned."""
        if not self.name:
            return UNNAMED[self.route] if self.route in UNNAMED else pages_of("articles", "")[self._page]
        if self.name in LINES:
            return LINES[self.name]
        app, model, page = self.name.removeprefix("admin:").split("_", 2)
        return pages_of(app, model)[page]

    @property
    def _page(self):
        return "" if self.route.endswith("<path:object_id>/") else self.route


def doors():
    """Every address below /admin/, however deep."""
    return sorted(
        Door(name, route) for name, route in _walked(get_resolver().url_patterns) if route.startswith("admin/")
    )


def _walked(patterns, route="", space=""):
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walked(pattern.url_patterns, here, space + inner)
        else:
            yield (f"{space}{pattern.name}" if pattern.name else ""), here


def is_open(line, rights):
    """Whether a line lets somebody of the staff in who has exactly these rights."""
    return line == ANYBODY or any(needed <= rights for needed in line)
