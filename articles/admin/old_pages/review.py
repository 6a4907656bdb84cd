"""The review of an old page: the original line beside what was read, then one button for the drafts."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.desk.told import short
from articles.admin.old_pages.form import Review
from articles.admin.old_pages.names import chips, decide_posted, groups_of, hints, names_offered, places_of
from articles.admin.old_pages.shown import shown
from articles.importing.limits import Refused
from articles.importing.old_pages.batch import draft_or_fail, source_of
from articles.importing.old_pages.corrected import reading_from
from articles.importing.old_pages.draft_roster import read_lists
from articles.importing.old_pages.drafts import ALL_DRAFTS, DRAFTS, add_event, lacking_for, unchangeable_for
from articles.importing.old_pages.legacy import (
    current_reading,
    for_eyes,
    original_bytes,
    read_again,
    reader,
    with_marks,
)
from articles.importing.old_pages.reasons import held_words, lacking_words
from articles.importing.old_pages.repair import left_to_others
from articles.importing.pages.decode import decode
from articles.importing.pages.page_reading import RosterLine
from articles.models import LegacyPage, NameRepair
from articles.publishing.canonical import canonical_json
from articles.recording.right import lacking, right_to_add, right_to_change

MOST_SHOWN = 300_000
# The line of the page that a field was read from, by the names that the reader gives its evidence.
EVIDENCE = {"event_date": ("event_date", "event"), "venue": ("venue", "event"), "view_count": ("view_count", "views")}


class ReviewPage:
    """One request to the review of one page."""

    def __init__(self, desk, request, page):
        self.desk, self.request, self.page = desk, request, page
        self.repairs = list(page.repairs.all())
        self.reads = reader()
        self.first = reading_from(page.reading) if page.reading else None
        self.errors = []

    @property
    def may_change(self):
        return self.desk.has_change_permission(self.request, self.page)

    @property
    def may_draft(self):
        return self.may_change and not self.limit

    @property
    def lacking(self):
        """What the drafts of the page as it reads now would make and this editor may not add."""
        user = self.request.user
        if self.first is None or not lacking(user, ALL_DRAFTS):
            return lacking(user, DRAFTS)
        return lacking_for(user, current_reading(self.page, self.repairs, reader=self.reads))

    @property
    def limit(self):
        if not self.may_change:
            return ""
        rights = rights_named(self.lacking, unchangeable_for(self.request.user, self.page))
        words = _("Drafts of this page also need the rights “%(rights)s”: whoever has them makes the drafts here.")
        return words % {"rights": rights} if rights else ""

    def answer(self):
        if self.request.method != "POST":
            return self.show(self._review())
        if not self.may_change:
            raise PermissionDenied
        if "_restore" in self.request.POST or self.first is None:
            return self._restore()
        review = self._review(self.request.POST)
        if self.request.POST.get("opened_at") != self.token:
            words = _(
                "Somebody else saved this page meanwhile. Nothing was overwritten, and what you typed is below. "
                "Open it in a second tab to compare, then press again to put yours in place of theirs."
            )
            self.errors.append(words)
            return self.show(review, status=409)
        if not review.is_valid():
            self.errors.append(_("Nothing was saved yet. Mend what is marked below."))
            return self.show(review)
        return self._save(review)

    @property
    def token(self):
        return self.page.updated_at.isoformat()

    def _review(self, post=None):
        if self.first is None:
            return None
        base = current_reading(self.page, self.repairs, reader=self.reads, is_corrected=False)
        corrections = with_marks(json.loads(self.page.corrected), self.repairs) if self.page.corrected else {}
        return Review(self.page, base, corrections, self.repairs, post)

    def _places(self):
        return places_of(self.first.text, self.repairs) if self.first is not None else []

    # What the buttons do

    def _save(self, review):
        answers = review.answers()
        post = self.request.POST
        with transaction.atomic():
            page = LegacyPage.objects.select_for_update().get(pk=self.page.pk)
            page.corrected = canonical_json(answers) if answers else ""
            page.old_path = review.form.cleaned_data["old_path"]
            page.title = review.form.cleaned_data["title"]
            page.published_on = review.form.cleaned_data["publish_date"]
            page.updated_by = self.request.user
            page.save()
        self.page = page
        if "_decide" in post:
            return self._decide(review)
        if "_drafts" in post:
            return self._make_drafts(review)
        if "_event" in post:
            return self._add_event(review)
        messages.success(self.request, _("Kept. Nothing else was made yet."))
        return self._back()

    def _decide(self, review):
        try:
            count = decide_posted(self.page, self.request.POST, self._places(), self.request.user)
        except ValidationError as refusal:
            self.errors.append(" ".join(refusal.messages))
            self.page.refresh_from_db()
            return self.show(review)
        words = ngettext("%(count)d place was put right.", "%(count)d places were put right.", count)
        messages.success(self.request, words % {"count": count})
        self.page.refresh_from_db()
        if left := rights_named(*left_to_others(self.page, self.request.user)):
            words = _(
                "The decision stands. What it would also have made or changed needs the rights “%(rights)s”, and was "
                "left as it is: whoever has them decides one of these places again."
            )
            messages.warning(self.request, words % {"rights": left})
        return self._back("#names")

    def _refuse(self, review):
        self.errors.append(self.limit)
        return self.show(review, status=403)

    def _make_drafts(self, review):
        if not self.may_draft:
            return self._refuse(review)
        article = draft_or_fail(self.page, source_of(self.page.batch), by=self.request.user, reader=self.reads)
        if article is None:
            self.page.refresh_from_db()
            messages.error(self.request, short(self.page.failure, 200))
            return self._back()
        return self._made(_("The drafts are made:"), article)

    def _add_event(self, review):
        if not self.may_draft:
            return self._refuse(review)
        event = add_event(self.page, by=self.request.user, reader=self.reads)
        if event is None:
            messages.warning(self.request, _("No event was made: give its day first."))
            return self._back()
        return self._made(_("The event is made:"), event)

    def _made(self, words, thing):
        address = reverse(f"admin:articles_{thing._meta.model_name}_change", args=[thing.pk])
        messages.success(self.request, format_html('{} <a href="{}">{}</a>', words, address, short(thing)))
        return self._back()

    def _restore(self):
        try:
            read_again(self.page, reader=self.reads, by=self.request.user)
        except OSError:
            messages.error(self.request, _("The kept file of this page is gone."))
        except Refused as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(
                self.request,
                _("The page reads as it came again; corrections and decisions on its names were taken back."),
            )
        return self._back()

    def _back(self, anchor=""):
        address = reverse("admin:articles_legacypage_change", args=[self.page.pk])
        return HttpResponseRedirect(f"{address}{anchor}")

    # What is shown

    def show(self, review, status=200):
        page, places = self.page, self._places()
        opened = [place for place in places if place.repair.state == NameRepair.State.OPEN]
        needs_event = page.article_id and not page.article.events.exists()
        context = {
            "title": _("Review of an old page"),
            "page": page,
            "heading": chips(page.title, self.repairs),
            "reasons": [chips(line, self.repairs) for line in held_words(page)],
            "lacks": lacking_words(page),
            "errors": self.errors,
            "token": self.token,
            "may_change": self.may_change,
            "may_draft": self.may_draft and not page.article_id,
            "may_add_event": self.may_draft and needs_event,
            "limit": self.limit if needs_event or not page.article_id else "",
            "places": places,
            "open_count": len(opened),
            "groups": groups_of(places),
            "names": names_offered(self.repairs) if places else [],
            "length": len(self.first.text) if self.first else 0,
        }
        if review is not None:
            context |= self._readings(review)
        return shown(self.desk, self.request, "review", context, status=status)

    def _readings(self, review):
        reading = review.reading
        lines = {name: self._line(name, review) for name in review.form.fields}
        lists = _list_rows(review.sets["roster_lines"].forms, self.repairs, reading.language)
        return {
            "review": review,
            "form": review.form,
            "lines": lines,
            "credits": review.sets["credits"],
            "lists": review.sets["roster_lines"],
            "list_rows": lists,
            "agreements": review.sets["agreements"],
            "blocks": review.blocks,
            "left_out": review.left_out,
            "hints": hints(reading),
            "sums": _sums(reading),
            "day_is_a_guess": reading.event_date_needs_review,
            "images": len(reading.images),
        }

    def _line(self, name, review):
        """The line of the page that a field was read from, with the value marked in it."""
        evidence = self.first.evidence
        line = next((evidence[key] for key in EVIDENCE.get(name, (name,)) if evidence.get(key)), "")
        return chips(line, self.repairs)


def rights_named(to_add, to_change):
    return "、".join(filter(None, [right_to_add(*to_add), right_to_change(*to_change)]))


def _list_rows(forms, repairs, language):
    """The lists as they are understood now: who, and how many to look at; the directory is asked once for all."""
    # The words with their marks: an open place reads as an organisation.
    lines = [
        RosterLine(form["role"].value(), with_marks((form["text"].value() or "").strip(), repairs)) for form in forms
    ]
    read = iter(read_lists([line for line in lines if line.text], language=language))
    rows = []
    for form, line in zip(forms, lines, strict=True):
        understood = next(read)[1].rows if line.text else ()
        names = [(for_eyes(row.name, repairs), bool(row.uncertain)) for row in understood]
        rows.append({"form": form, "names": names, "doubts": sum(doubt for _name, doubt in names)})
    return rows


def _sums(reading):
    has_event = reading.event_date is not None
    roles = {line.role for line in reading.roster_lines if line.role not in ("signatory", "author")}
    return {
        "events": int(has_event),
        "lists": len(roles) if has_event else 0,
        "books": len(reading.books),
        "agreements": sum(len(told.parties) >= 2 for told in reading.agreements),
    }


def original_view(desk, request, page):
    """The page's text as it came, as text: nothing of it is markup on our pages, and foreign strings are chips."""
    if not desk.has_view_permission(request, page):
        raise PermissionDenied
    try:
        text, encoding, *_doubts = decode(original_bytes(page))
    except OSError:
        text, encoding = "", ""
    context = {
        "title": _("The page as it came"),
        "page": page,
        "encoding": encoding,
        "text": chips(text[:MOST_SHOWN], list(page.repairs.all())),
        "is_cut": len(text) > MOST_SHOWN,
        "is_gone": not text,
    }
    return shown(desk, request, "original", context)
