from django import forms
from django.contrib import admin
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk, DeskForm
from articles.models import Attachment
from articles.publishing.attachment import take_document


class AttachmentForm(DeskForm):
    """A new document is chosen once; afterwards its title is edited."""

    upload = forms.FileField(
        label=_("file"), help_text=_("PDF, Word, Excel or PowerPoint without macros, up to 20 MB.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("upload")

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        taken = take_document(upload)
        self.instance.file, self.instance.digest, self.instance.size = taken.name, taken.digest, taken.size
        return upload


@admin.register(Attachment)
class AttachmentDesk(Desk):
    form = AttachmentForm
    list_display = ["title", "size_column", "created_at"]
    search_fields = ["title"]

    def get_fields(self, request, obj=None):
        return ["title"] if obj else ["title", "upload"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **kwargs | {"fields": ["title"]})

    @admin.display(description=_("size"))
    def size_column(self, attachment):
        return filesizeformat(attachment.size)
