"""The checks of a desk: each finding is acknowledged with a reason, or stands as a warning; none blocks a save."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.checks.check_words import sentence
from articles.admin.checks.findings import article_findings, event_findings
from articles.admin.desk.sight import may_view
from articles.models import Acknowledgement, Agreement, Article, Book, Event
from articles.recording.acknowledgement import let_stand, warn_again

REASON = Acknowledgement._meta.get_field("reason")


@dataclass
class DeskWarning:
    """A finding as the desk shows it, with the key of its fields; `known` is who let it stand, when and why."""

    check: str
    subject: str
    words: str
    key: str
    known: Acknowledgement | None = None
    tick: BoundField | None = None
    reason: BoundField | None = None

    @property
    def is_ticked(self):
        return bool(self.tick is not None and self.tick.value())


def warnings_on(thing):
    """The DeskWarnings on a saved event or article, those still open first."""
    if isinstance(thing, Event):
        found = [(finding, finding.subject) for finding in event_findings(thing)]
        events = [thing.pk]
    else:
        # Two articles on one event have their own warnings: the number of the article is part of the subject.
        found = [(finding, f"{thing.pk} · {finding.subject}") for finding in article_findings(thing)]
        events = list(thing.events.values_list("pk", flat=True)) if found else []
    known = {}
    if found:
        rows = Acknowledgement.objects.filter(event__in=events, subject__in=[about for _finding, about in found])
        known = {(row.check_code, row.subject): row for row in rows.select_related("by")}
    warnings = [
        DeskWarning(
            str(finding.check), about, sentence(finding), _key(finding.check, about), known.get((finding.check, about))
        )
        for finding, about in found
    ]
    return sorted(warnings, key=lambda warning: warning.known is not None)


def _key(check, about):
    return hashlib.sha256(f"{check} {about}".encode()).hexdigest()[:16]


class ChecksFormMixin(forms.Form):
    """Gives a desk's form a tick and a reason for each warning, and a tick to reopen what was acknowledged."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # An earlier draft that lies over the row has lists of its own time: nothing is checked there.
        self.warnings = warnings_on(self.instance) if self.instance.pk and not self.covered else []
        for warning in self.warnings:
            if warning.known:
                self.fields[f"reopen-{warning.key}"] = forms.BooleanField(
                    required=False, label=gettext_lazy("warn again")
                )
                warning.tick = self[f"reopen-{warning.key}"]
                continue
            self.fields[f"let-{warning.key}"] = forms.BooleanField(required=False, label=gettext_lazy("let it stand"))
            self.fields[f"reason-{warning.key}"] = forms.CharField(
                required=False,
                max_length=REASON.max_length,
                validators=REASON.validators,
                label=gettext_lazy("Why it may stand"),
                widget=forms.TextInput(attrs={"class": "vTextField"}),
            )
            warning.tick, warning.reason = self[f"let-{warning.key}"], self[f"reason-{warning.key}"]

    @property
    def changed_data(self):
        # What is said of a warning changes nothing of the thing itself.
        return [name for name in super().changed_data if not name.startswith(("let-", "reason-", "reopen-"))]

    def clean(self):
        cleaned = super().clean()
        for warning in self.warnings:
            name = f"reason-{warning.key}"
            if cleaned.get(f"let-{warning.key}") and name not in self.errors and not cleaned.get(name):
                self.add_error(name, ValidationError(_("Say why it may stand, or take the tick off.")))
        return cleaned

    def save_acknowledgements(self, event, by):
        """Writes what was ticked: an acknowledgement hangs on the event, the article's on the first of its events."""
        for warning in self.warnings:
            if warning.known and self.cleaned_data.get(f"reopen-{warning.key}"):
                warn_again(warning.known)
            elif not warning.known and self.cleaned_data.get(f"let-{warning.key}") and event is not None:
                reason = self.cleaned_data[f"reason-{warning.key}"]
                let_stand(event, check=warning.check, subject=warning.subject, reason=reason, by=by)


class CheckedDesk:
    """Mixed into a desk whose form has ChecksFormMixin: shows the warnings, and keeps what is said of them."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        warnings = getattr(context["adminform"].form, "warnings", [])
        if isinstance(obj, Article) and not all(may_view(request.user, model) for model in (Event, Book, Agreement)):
            # They name what the record says and the text does not.
            warnings = []
        context["checks"] = {
            "open": [warning for warning in warnings if not warning.known],
            "known": [warning for warning in warnings if warning.known],
            "can_say": self.has_change_permission(request, obj) and bool(obj) and _event_of(obj) is not None,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if getattr(form, "warnings", None):
            form.save_acknowledgements(_event_of(form.instance), request.user)


def _event_of(thing):
    return thing if isinstance(thing, Event) else thing.events.order_by("pk").first()
