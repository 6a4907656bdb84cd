from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from articles.admin.desk.desk import Desk, DeskForm
from articles.keeping.attachment import take_document
from articles.models import Attachment
from articles.recording.attachment import fill


class AttachmentForm(DeskForm):
    """A new document is chosen once; afterwards its title is edited."""

    # What became of the upload, before any transaction: a Document or the refusal.
    taken = None
    upload = forms.FileField(
        label=_("file"), help_text=_("PDF, Word, Excel or PowerPoint without macros, up to 20 MB.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("upload")

    def clean_upload(self):
        if isinstance(self.taken, ValidationError):
            raise self.taken
        return self.cleaned_data["upload"]


@admin.register(Attachment)
class AttachmentDesk(Desk):
    form = AttachmentForm
    list_display = ["title", "size_column", "created_at"]
    search_fields = ["title"]

    def get_fields(self, request, obj=None):
        return ["title"] if obj else ["title", "upload"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs | {"fields": ["title"]})
        return type("AttachmentForm", (form,), {"taken": getattr(request, "taken_document", None)})

    def add_view(self, request, form_url="", extra_context=None):
        upload = request.FILES.get("upload") if request.method == "POST" else None
        if upload is not None and self.has_add_permission(request):
            # Up to 20 MB are read, weighed and written: no transaction waits for it.
            request.taken_document = _taken(upload)
        return super().add_view(request, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            fill(obj, form.taken)
        super().save_model(request, obj, form, change)

    @admin.display(description=_("size"))
    def size_column(self, attachment):
        return filesizeformat(attachment.size)


def _taken(upload):
    try:
        return take_document(upload)
    except ValidationError as refusal:
        return refusal
