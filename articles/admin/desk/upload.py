"""Desks of files: a new one is chosen once and taken in before any transaction; afterwards its words are edited."""

from django.core.exceptions import ValidationError

from articles.admin.desk.desk import Desk, DeskForm


class UploadForm(DeskForm):
    """A form with a field `upload`, which is there for a new thing alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("upload", None)

    @property
    def taken(self):
        return self.ready.get("upload")

    def clean_upload(self):
        if isinstance(self.taken, ValidationError):
            raise self.taken
        return self.cleaned_data["upload"]


class UploadDesk(Desk):
    """A desk says how its files are taken (`take`), and how a thing is told which file it is (`fill`)."""

    def make_ready(self, request):
        upload = request.FILES.get("upload") if request.method == "POST" else None
        return {"upload": taken(self.take, upload)} if upload is not None and self.has_add_permission(request) else {}

    def save_model(self, request, obj, form, change):
        if not change:
            self.fill(obj, form.taken)
        super().save_model(request, obj, form, change)


def taken(take, upload):
    """What became of an upload: what `take` makes of it, or its refusal."""
    try:
        return take(upload)
    except ValidationError as refusal:
        return refusal
