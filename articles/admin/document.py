"""An article from a Word document: chosen, read, looked at, and made a draft by one button."""

import uuid

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reversion import create_revision, set_comment, set_user

from articles.admin.desk.told import short
from articles.importing.office import refuse_by_size
from articles.importing.pages.page_reading import Credit
from articles.importing.word.document import read_document, without_title
from articles.importing.word.document_pictures import Picture
from articles.keeping.html import MOST_CHARACTERS, clean_html
from articles.keeping.image import Taken
from articles.keeping.nesting import TooMuch
from articles.models import Article, ArticleCredit, Image
from articles.recording.article import draft_article
from articles.recording.image import keep_images
from articles.recording.right import may_add, right_to_add

SALT = "articles.document"
MOST_REMEMBERED = 20


class CreditsField(forms.CharField):
    """A credit a line, the role before a colon, as a page prints them."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def clean(self, value):
        roles = {str(label).casefold(): role for role, label in ArticleCredit.Role.choices}
        credits = []
        for line in super().clean(value).splitlines():
            if not line.strip():
                continue
            word, colon, name = line.replace("：", ":").partition(":")
            role = roles.get(word.strip().casefold())
            if not colon or role is None or not name.strip():
                raise ValidationError(
                    _("“%(line)s” is no credit. Write one a line, such as “%(role)s: …”; the roles are %(roles)s.")
                    % {
                        "line": line.strip(),
                        "role": ArticleCredit.Role.AUTHOR.label,
                        "roles": ", ".join(str(label) for label in ArticleCredit.Role.labels),
                    }
                )
            credits.append(Credit(role, name.strip()))
        return credits


def _printed(credits):
    labels = dict(ArticleCredit.Role.choices)
    return "\n".join(f"{labels[credit.role]}：{credit.name}" for credit in credits)


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReviewForm(forms.ModelForm):
    """What was read of the document, everything correctable; `kept` is signed, for it names files."""

    credits = CreditsField(help_text=gettext_lazy("One a line: the role, a colon, the name."))
    body = forms.CharField(required=False, max_length=MOST_CHARACTERS, strip=False, widget=forms.HiddenInput)
    kept = forms.CharField(widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = ["title", "subtitle", "language", "section", "published_on", "published_time", "source_name"]
        field_classes = {"published_on": DayField}
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField", "list": "lines-of-the-document"}),
            "subtitle": forms.TextInput(attrs={"class": "vTextField", "list": "lines-of-the-document"}),
            "published_on": DayField.widget,
            "published_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
        help_texts = {"title": gettext_lazy("Another line of the document may be the title: choose it, or type.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credits"].label = capfirst(_("credits"))

    def clean_body(self):
        try:
            return clean_html(self.cleaned_data["body"])
        except TooMuch as refusal:
            raise ValidationError(str(refusal)) from None

    def clean_kept(self):
        return unpacked(self.cleaned_data["kept"])


def packed(document, filename):
    """What the review must bring back unchanged: the files of the pictures, and what is shown beside them."""
    pictures = [[list(picture.taken), picture.alt, picture.caption] for picture in document.pictures]
    kept = {
        "id": uuid.uuid4().hex,
        "name": filename,
        "pictures": pictures,
        "left_out": document.left_out,
        "lines": document.lines,
        "candidates": document.candidates,
    }
    return signing.dumps(kept, salt=SALT, compress=True)


def unpacked(text):
    try:
        kept = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        raise ValidationError(_("This page did not come back whole. Choose the document once more.")) from None
    kept["pictures"] = [Picture(Taken(*taken), alt, caption) for taken, alt, caption in kept["pictures"]]
    return kept


def word_view(desk, request):
    """Takes a document, shows what was read of it, and makes the draft on the second button; nothing before."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    if request.method == "POST" and "_make" in request.POST:
        return _make(desk, request)
    refused = ""
    if request.method == "POST":
        upload = request.FILES.get("document")
        if upload is None:
            refused = _("Choose a document first.")
        else:
            try:
                refuse_by_size(upload.size)
                document = read_document(upload.read(), upload.name)
            except ValueError as refusal:
                refused = str(refusal)
            else:
                return _review(desk, request, _form_of(document, upload.name), document.body)
    context = {"title": gettext_lazy("New article from Word"), "refused": refused}
    return _render(desk, request, "word", context, 422 if refused else 200)


def _review(desk, request, form, body, status=200):
    try:
        kept = unpacked(form["kept"].value() or "")
    except ValidationError as refusal:
        context = {"title": gettext_lazy("New article from Word"), "refused": refusal.messages[0]}
        return _render(desk, request, "word", context, 422)
    title = form["title"].value() or ""
    context = {
        "title": gettext_lazy("Look at what was read"),
        "form": form,
        "kept": kept,
        # Cleaned against our closed list of tags and addresses, as every body is.
        "body": mark_safe(without_title(body, title)),
        "limit": _limit(request.user) if kept["pictures"] else "",
    }
    return _render(desk, request, "word_review", context, status)


def _make(desk, request):
    form = ReviewForm(request.POST)
    made = _made_before(request, request.POST.get("kept", ""))
    if made is not None:
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[made]))
    if not form.is_valid():
        return _review(desk, request, form, form.cleaned_data.get("body", ""), 422)
    kept = form.cleaned_data["kept"]
    if kept["pictures"] and (limit := _limit(request.user)):
        form.add_error(None, limit)
        return _review(desk, request, form, form.cleaned_data["body"], 403)
    # Cleaned once more as it loses its title, and so before the transaction.
    body = without_title(form.cleaned_data["body"], form.cleaned_data["title"])
    try:
        with transaction.atomic():
            article = _draft(desk, request, form, body, kept["pictures"])
            desk.log_addition(request, article, [{"added": {}}])
            _remember(request, kept["id"], article.pk)
            # With the draft or not at all: who is told to send again makes no second one.
            request.session.save()
    except ValidationError as refusal:
        form.add_error("credits", refusal.messages)
        return _review(desk, request, form, form.cleaned_data["body"], 422)
    messages.success(
        request,
        _("The draft was made from “%(name)s”. Choose its event below, and paste the roster there.")
        % {"name": short(kept["name"])},
    )
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _draft(desk, request, form, body, pictures):
    with create_revision():
        set_user(request.user)
        set_comment(_("Made from the document “%(name)s”.") % {"name": form.cleaned_data["kept"]["name"]})
        article = form.save(commit=False)
        article.body = body
        keep_images(pictures, by=request.user)
        credits = [(credit.role, credit.name) for credit in form.cleaned_data["credits"]]
        return draft_article(article, credits=credits, by=request.user)


def _render(desk, request, template, context, status):
    request.current_app = desk.admin_site.name
    context = {**desk.admin_site.each_context(request), "opts": desk.opts, **context}
    return render(request, f"admin/articles/article/{template}.html", context, status=status)


def _limit(user):
    """Why this editor makes no draft of a document with pictures, or ""."""
    if may_add(user, Image):
        return ""
    words = _("The pictures need the right “%(right)s”: ask somebody who has it to take this document in.")
    return words % {"right": right_to_add(Image)}


def _form_of(document, filename):
    return ReviewForm(
        initial={
            "title": document.title,
            "language": document.language,
            "published_on": document.published_on,
            "published_time": document.published_time,
            "source_name": document.source,
            "credits": _printed(document.credits),
            "body": document.body,
            "kept": packed(document, filename),
        }
    )


def _remember(request, name, key):
    made = request.session.get("documents_made", [])
    request.session["documents_made"] = [*made, [name, key]][-MOST_REMEMBERED:]


def _made_before(request, text):
    """The article that a first press of the button made, or None."""
    try:
        name = unpacked(text)["id"]
    except ValidationError:
        return None
    return next((key for known, key in request.session.get("documents_made", []) if known == name), None)
