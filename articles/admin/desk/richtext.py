"""The editor of a body, and the cleaning of what it sends."""

import base64
import hashlib
import re
from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import AdminProseEditorWidget, importmap

from articles.keeping.html import MOST_CHARACTERS, clean_html
from articles.keeping.nesting import TooMuch

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Underline": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    # Its dialog opens the pictures of the desk in a window of its own.
    "Figure": {"pickerUrl": reverse_lazy("admin:articles_image_pick")},
    "Image": True,
    "Caption": True,
    "History": True,
    "HTML": True,
}


class BodyField(forms.CharField):
    """HTML as an editor writes or pastes it; what comes out is cleaned against our closed list."""

    # What was sent, and what became of it before any transaction: clean HTML or the refusal.
    cleaned = {}

    def __init__(self, **kwargs):
        widget = AdminProseEditorWidget(config={"extensions": EXTENSIONS}, preset="configurable", attrs={"rows": 20})
        super().__init__(
            **{"widget": widget, "required": False, "max_length": MOST_CHARACTERS, "label": _("body")} | kwargs
        )
        self.widget.attrs.pop("maxlength", None)

    def clean(self, value):
        body = self._body(super().clean(value))
        if isinstance(body, TooMuch):
            raise ValidationError(str(body))
        return body

    def has_changed(self, initial, data):
        # The editor writes its own dialect of the same HTML: only what differs after cleaning is a change.
        return self._body(self.to_python(data)) != (initial or "")

    def _body(self, text):
        return self.cleaned[text] if text in self.cleaned else _cleaned(text)


def _cleaned(text):
    try:
        return clean_html(text)
    except TooMuch as refusal:
        return refusal


# The editor writes one style element into its page; this is the digest of its words in the version we pin.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"


@cache
def editor_policy():
    """What the content security policy of a page with the editor allows beyond ours: its import map and its style.

    The import map is inline and names files by their digests, so its own digest is taken from what is printed.
    """
    text = re.search(r">(.*?)</script>", str(importmap), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return {"script-src": [f"'sha256-{digest}'"], "style-src": [EDITOR_STYLE]}


def bodies_sent(form, request):
    """{what was sent: what became of it} of the bodies of a form's class; cleaning may take a second."""
    fields = {name: field for name, field in form.base_fields.items() if isinstance(field, BodyField)}
    sent = [field.to_python(request.POST[name]) for name, field in fields.items() if name in request.POST]
    return {text: _cleaned(text) for text in sent}


def has_body(form):
    return any(isinstance(field, BodyField) for field in form.base_fields.values())
