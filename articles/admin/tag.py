import unicodedata

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from taggit.forms import TagField, TextareaTagWidget
from taggit.managers import TaggableManager
from taggit.models import Tag as StockTag

from articles.admin.desk.desk import BoundedPaginator
from articles.admin.desk.search import BoundedList
from articles.admin.desk.sight import may_view
from articles.models import Article, Event, Tag
from articles.models.published import Kind, PublicationTag
from articles.models.tag import TAG_LENGTH, ArticleTag, EventTag
from articles.models.text import validate_line
from articles.recording.right import may_add, right_to_add

MOST_SUGGESTED = 20
MOST_TAGS = 30
MOST_NEAR = 6

# Ours has a table of its own; the library's stays empty.
admin.site.unregister(StockTag)


class TagsField(TagField):
    """The library's field compares what was typed in order with the saved names sorted; tags have no order."""

    def has_changed(self, initial, data):
        try:
            names = self.clean(data)
        except ValidationError:
            return True
        return sorted(names) != sorted(tag.name for tag in initial or [])


class TagsFormMixin(forms.Form):
    """A field of tags that suggests those that exist and says which one is wrong, or is not this editor's to make."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "tags" not in self.fields:
            # Who may only look is given no field to write in.
            return
        attrs = {"data-tag-source": reverse("admin:articles_tag_suggest"), "autocomplete": "off", "rows": 1}
        # Several lines may be pasted, which a field of one line would run into one word.
        self.fields["tags"].widget = TextareaTagWidget(attrs | {"class": "vTextField nr-line"})

    def clean_tags(self):
        names = self.cleaned_data["tags"]
        if len(names) > MOST_TAGS:
            raise ValidationError(
                _("These are %(count)d tags; %(most)d are enough. Take some out.")
                % {
                    "count": len(names),
                    "most": MOST_TAGS,
                }
            )
        for name in names:
            if len(name) > TAG_LENGTH:
                raise ValidationError(
                    _("The tag “%(tag)s…” is longer than %(most)d characters. Part tags with a comma.")
                    % {"tag": name[:20], "most": TAG_LENGTH}
                )
            validate_line(name)
        if names and not may_add(self.user, Tag):
            _refuse_new(names)
        return names


def _refuse_new(names):
    """Raises ValidationError for the first name that is no tag yet, and names some that begin as it does."""
    # As the library finds them when it saves.
    found = Tag.objects.filter(Q(*(("name__iexact", name) for name in names), _connector=Q.OR))
    known = {name.lower() for name in found.values_list("name", flat=True)}
    new = next((name for name in names if name.lower() not in known), None)
    if new is None:
        return
    near = Tag.objects.filter(name__istartswith=new[:1]).order_by("name").values_list("name", flat=True)[:MOST_NEAR]
    words = [_("“%(tag)s” is no tag yet, and a new one needs the right “%(right)s”. Take one that is there, or none.")]
    words += [_("There are: %(near)s")] if near else []
    raise ValidationError(" ".join(words) % {"tag": new, "right": right_to_add(Tag), "near": "、".join(near)})


TAGS_OVERRIDE = {TaggableManager: {"form_class": TagsField}}


@admin.register(Tag)
class TagDesk(BoundedList, admin.ModelAdmin):
    list_display = ["name", "name_en", "slug"]
    search_fields = ["name", "name_en"]
    fields = ["name", "name_en", "slug"]
    paginator = BoundedPaginator
    show_full_result_count = False

    def get_readonly_fields(self, request, obj=None):
        # The address is made once and survives a renaming.
        return ["slug"]

    def get_urls(self):
        return [
            path("suggest/", self.admin_site.admin_view(self.suggest), name="articles_tag_suggest"),
            *super().get_urls(),
        ]

    def suggest(self, request):
        """The first tags that begin with what was typed, as JSON."""
        user = request.user
        carriers = [f"articles.{action}_{kind}" for action in ("add", "change") for kind in ("article", "event")]
        if not (self.has_view_permission(request) or any(user.has_perm(right) for right in carriers)):
            raise PermissionDenied
        typed = request.GET.get("q", "")[:TAG_LENGTH].replace("\x00", " ")
        typed = " ".join(unicodedata.normalize("NFKC", typed).split())
        names = self._known(user).filter(name__istartswith=typed).order_by("name") if typed else Tag.objects.none()
        return JsonResponse({"tags": list(names.values_list("name", flat=True)[:MOST_SUGGESTED])})

    @staticmethod
    def _known(user):
        """The tags that a user has to do with: all, or those that readers meet and those of things he may view."""
        if may_view(user, Tag):
            return Tag.objects.all()
        public = PublicationTag.objects.visible().filter(kind__in=(Kind.ARTICLE, Kind.EVENT))
        known = Q(slug__in=public.values("slug"))
        for model, rows in ((Article, ArticleTag), (Event, EventTag)):
            if may_view(user, model):
                known |= Q(pk__in=rows.objects.values("tag"))
        return Tag.objects.filter(known)
