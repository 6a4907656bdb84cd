from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reversion import create_revision, set_user

from articles.admin.desk.picker import is_key
from articles.admin.desk.sight import names_of_loaded
from articles.admin.desk.told import short
from articles.admin.desk.upload import UploadDesk, UploadForm, taken
from articles.keeping.image import address_in_body, address_of, take_picture
from articles.models import Article, Image
from articles.recording.image import add_images, fill

MOST_AT_ONCE = 40
MOST_OFFERED = 60


class PercentField(forms.IntegerField):
    def __init__(self, **kwargs):
        super().__init__(
            widget=forms.NumberInput(attrs={"type": "range", "min": 0, "max": 100}),
            validators=[MinValueValidator(0), MaxValueValidator(100)],
            required=False,
            initial=50,
            **kwargs,
        )


class ImageForm(UploadForm):
    """A new picture is chosen once; afterwards its words and its focal point are edited."""

    upload = forms.FileField(
        label=gettext_lazy("picture"),
        help_text=gettext_lazy(
            "JPEG up to 50 million points, PNG up to 36, AVIF up to 16, WebP up to 12; 20 MB at most."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    across = PercentField(label=gettext_lazy("what must stay in view, from the left (%)"))
    down = PercentField(label=gettext_lazy("what must stay in view, from the top (%)"))

    class Meta:
        fields = ["alt", "caption", "credit"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            across, down = (round(float(part) * 100) for part in self.instance.focal_point.split("x"))
            self.initial |= {"across": across, "down": down}

    def clean(self):
        cleaned = super().clean()
        across, down = (cleaned.get(name) for name in ("across", "down"))
        if across is not None and down is not None:
            self.instance.focal_point = f"{across / 100:g}x{down / 100:g}"
        return cleaned


@admin.register(Image)
class ImageDesk(UploadDesk):
    take, fill = staticmethod(take_picture), staticmethod(fill)
    form = ImageForm
    list_display = ["thumbnail", "words", "alt_column", "credit", "created_at"]
    list_display_links = ["thumbnail", "words"]
    search_fields = ["caption", "alt", "credit"]
    ordering = ["-pk"]
    list_per_page = 40
    readonly_fields = ["preview"]
    change_form_template = "admin/articles/image/change_form.html"
    change_list_template = "admin/articles/image/change_list.html"

    def get_fieldsets(self, request, obj=None):
        picture = ["preview", ("across", "down")] if obj else ["upload"]
        return [(None, {"fields": picture}), (gettext_lazy("Words"), {"fields": ["alt", "caption", "credit"]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["fields"] = ["alt", "caption", "credit"]
        return super().get_form(request, obj, change, **kwargs)

    def get_urls(self):
        several, pick = (self.admin_site.admin_view(view) for view in (self.several_view, self.pick_view))
        return [
            path("several/", several, name="articles_image_several"),
            path("pick/", pick, name="articles_image_pick"),
            *super().get_urls(),
        ]

    def save_model(self, request, obj, form, change):
        if not change:
            known = Image.objects.filter(digest=form.taken.digest).first()
            if known is not None:
                address = reverse("admin:articles_image_change", args=[known.pk])
                words = _("The same picture is here already: you can use that one.")
                name = names_of_loaded(request.user, Image, [known])[known.pk]
                messages.warning(request, format_html('{} <a href="{}">{}</a>', words, address, short(name)))
        super().save_model(request, obj, form, change)

    def pick_view(self, request):
        """The newest pictures, or those whose words hold what was asked for; a click puts one into the body."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = request.GET.get("q", "").replace("\x00", "")[:100]
        found, _may_repeat = self.get_search_results(request, self.get_queryset(request), asked)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Choose a picture"),
            "is_popup": True,
            "asked": asked,
            "number": request.GET.get("CKEditorFuncNum", ""),
            "pictures": [
                {"image": image, "thumb": address_of(image), "address": address_in_body(image)}
                for image in found.order_by("-pk")[:MOST_OFFERED]
            ],
        }
        request.current_app = self.admin_site.name
        return render(request, "admin/articles/image/pick.html", context)

    def several_view(self, request):
        """Takes many pictures at once, and puts them at the end of an article's list if one is named."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        number = request.GET.get("article", "")
        article = Article.objects.filter(pk=number).first() if is_key(number) else None
        if article is not None and not request.user.has_perm("articles.change_article"):
            raise PermissionDenied
        refused = []
        if request.method == "POST":
            uploads = request.FILES.getlist("uploads")
            found = [(upload, taken(take_picture, upload)) for upload in uploads[:MOST_AT_ONCE]]
            beyond = ValidationError(_("More than %(most)d at once: take this one next time.") % {"most": MOST_AT_ONCE})
            found += [(upload, beyond) for upload in uploads[MOST_AT_ONCE:]]
            refused = [(upload.name, what.messages[0]) for upload, what in found if isinstance(what, ValidationError)]
            good = [what for _upload, what in found if not isinstance(what, ValidationError)]
            if good:
                self._keep(request, good, article)
            if good and not refused:
                to = ("article_change", [article.pk]) if article else ("image_changelist", [])
                return HttpResponseRedirect(reverse(f"admin:articles_{to[0]}", args=to[1]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": _("Add several pictures"),
            "article": article,
            "refused": refused,
            "most": MOST_AT_ONCE,
        }
        return render(request, "admin/articles/image/several.html", context)

    def _keep(self, request, pictures, article):
        with transaction.atomic(), create_revision():
            set_user(request.user)
            add_images(pictures, article=article, by=request.user)
        messages.success(
            request, _("%(count)d pictures were taken. Now say what they show.") % {"count": len(pictures)}
        )

    @admin.display(description=gettext_lazy("picture"))
    def thumbnail(self, image):
        return format_html('<img class="nr-thumb" src="{}" alt="{}" loading="lazy">', address_of(image), image.alt)

    @admin.display(description=gettext_lazy("caption"))
    def words(self, image):
        return image.caption or "—"

    @admin.display(description=gettext_lazy("alternative text"))
    def alt_column(self, image):
        return image.alt or format_html('<span class="badge soon">{}</span>', _("missing"))

    @admin.display(description=gettext_lazy("picture"))
    def preview(self, image):
        return format_html('<span class="nr-focal"><img src="{}" alt="{}"></span>', address_of(image), image.alt)
