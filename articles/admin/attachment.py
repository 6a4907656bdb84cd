from django import forms
from django.contrib import admin
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from articles.admin.desk.upload import UploadDesk, UploadForm
from articles.keeping.attachment import take_document
from articles.models import Attachment
from articles.recording.attachment import fill


class AttachmentForm(UploadForm):
    upload = forms.FileField(
        label=_("file"), help_text=_("PDF, Word, Excel or PowerPoint without macros, up to 20 MB.")
    )


@admin.register(Attachment)
class AttachmentDesk(UploadDesk):
    take, fill = staticmethod(take_document), staticmethod(fill)
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
