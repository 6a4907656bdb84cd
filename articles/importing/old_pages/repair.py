"""Overwritten names put right: what an editor says stood at a place, the page and its drafts say from then on."""

from html import escape

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importing.old_pages.draft_event import make_agreements
from articles.importing.old_pages.draft_names import fit, names_of_bodies
from articles.importing.old_pages.legacy import current_reading
from articles.importing.old_pages.reasons import WAITS
from articles.models import (
    Agreement,
    Appearance,
    AppearanceTitle,
    Article,
    ArticleCredit,
    Event,
    LegacyPage,
    NameRepair,
    Organization,
    OverwritingName,
    Person,
    Roster,
)
from articles.models.legacy import STAND_IN
from articles.recording.entry import amend_rows, drop_rows, keep_version, revision, sign
from articles.recording.organization import match_or_make, match_organizations
from articles.recording.right import lacking, may_add, may_change

TEXTS = {
    Article: ("title", "subtitle", "summary", "source_name", "body"),
    Event: ("title", "venue", "date_as_printed", "occasion", "summary"),
}
# Rows that hang on them, and their texts.
ROWS = {
    Article: ((ArticleCredit, "article", ("name",)),),
    Event: (
        (Roster, "event", ("as_printed",)),
        (Appearance, "event", ("name_as_printed", "group_label", "as_printed", "remarks", "doubts")),
        (AppearanceTitle, "appearance__event", ("organization_as_printed", "title")),
    ),
}


@transaction.atomic
def decide(page, positions, *, name="", is_certain=False, by=None):
    """Puts a name at these places of a page, or nothing for ""; drafts that were made already say it too.

    A name of the directory is linked to its body. Returns how many places were decided. Raises ValidationError for a
    name that cannot stand there. What `by` may not make or change stays as it is: see `left_to_others`.
    """
    page = LegacyPage.objects.select_for_update().get(pk=page.pk)
    repairs = list(page.repairs.filter(position__in=positions))
    text, state = fit(name, 200), NameRepair.State.REPLACED if name else NameRepair.State.REMOVED
    if (name and not text) or STAND_IN.search(text) or any(repair.found in text for repair in repairs):
        raise ValidationError({"name": _("This is no name that can stand there. Give the name of the body.")})
    body = match_organizations([text]).get(text)
    now = timezone.now()
    for repair in repairs:
        repair.text, repair.state, repair.organization = text, state, body
        repair.is_certain, repair.resolved_by, repair.resolved_at = is_certain, by, now
    fields = ["text", "state", "organization", "is_certain", "resolved_by", "resolved_at"]
    NameRepair.objects.bulk_update(repairs, fields)
    for found in {repair.found for repair in repairs} if may_add(by, OverwritingName) else ():
        # An editor has said that it is no name of a body: wherever it is pasted, it stays in.
        OverwritingName.objects.get_or_create(text=found)
    settle(page, by)
    return len(repairs)


def left_to_others(page, by):
    """(to add, to change): what a decision on the names of a page would make or fill, and `by` may not.

    A draft that was left still holds its places, and is not published with them.
    """
    waits = page.article_id and not page.open_names and any(code == WAITS for code, _values in page.lacks)
    made = (Organization,) if page.article_id else ()
    to_add = lacking(by, (OverwritingName, *made, *((Agreement, Person) if waits else ())))
    filled = {Article} if waits else set()
    if page.article_id:
        words = _words(page.repairs.all())
        filled |= {type(thing) for thing in _drafts_of(page) if any(_with_names(thing, words).values())}
    return to_add, tuple(model for model in (Article, Event) if model in filled and not may_change(by, model))


def settle(page, by=None):
    """Counts what is open in a page, and writes every decision into the drafts that were made of it."""
    repairs = list(page.repairs.all())
    page.open_names = sum(repair.state == NameRepair.State.OPEN for repair in repairs)
    page.updated_by = by
    page.save(update_fields=["open_names", "updated_by", "updated_at"])
    if page.article_id:
        words = _words(repairs)
        with revision(_("Overwritten names put right"), by=by):
            for thing in _drafts_of(page):
                if may_change(by, type(thing)):
                    _fill_in(thing, words, by)
            may_make = may_change(by, Article) and not lacking(by, (Agreement, Organization, Person))
            if not page.open_names and may_make:
                _make_what_waited(page, repairs, by)


def _words(repairs):
    """{place: what stands there}, of the places that were decided."""
    return {str(r.position): r.text for r in repairs if r.state != NameRepair.State.OPEN}


def _drafts_of(page):
    return [page.article, *page.article.events.all()]


def _with_names(thing, words):
    """Puts the names into an article or event; {model: what changed of it}, itself and its rows, nothing saved yet."""
    changed = {type(thing): [thing] if _fill(thing, TEXTS[type(thing)], words) else []}
    for model, to_thing, texts in ROWS[type(thing)]:
        changed[model] = [row for row in model.objects.filter(**{to_thing: thing}) if _fill(row, texts, words)]
    return changed


def _fill_in(thing, words, by):
    changed = _with_names(thing, words)
    for model, _to_thing, texts in ROWS[type(thing)]:
        _save_rows(model, changed[model], texts, by)
    if any(changed.values()):
        sign(thing, by=by)
        keep_version(thing)


def _save_rows(model, rows, texts, by):
    if model is ArticleCredit:
        # A credit whose name was taken out is none.
        drop_rows([row for row in rows if not row.name])
        rows = [row for row in rows if row.name]
    if model is AppearanceTitle:
        _link(rows, by)
        texts = (*texts, "organization")
    if model is Appearance:
        for row in rows:
            # A group's row keeps some words: without them it would be nothing.
            row.group_label = row.group_label or ("" if row.person_id or row.organization_id else "—")
    amend_rows(rows, texts)


def _link(titles, by):
    texts = {title.organization_as_printed for title in titles if title.organization_id is None}
    names = names_of_bodies(texts)
    bodies = match_or_make(names, new=names if may_add(by, Organization) else (), by=by)
    for title in titles:
        if title.organization_id is None:
            title.organization = bodies.get(title.organization_as_printed)


def _make_what_waited(page, repairs, by):
    """The agreement whose parties were not known when the other drafts were made."""
    article = page.article
    lacks = [[code, values] for code, values in page.lacks if code != WAITS]
    if len(lacks) < len(page.lacks):
        event = article.events.order_by("pk").first()
        page.lacks = lacks + make_agreements(article, event, current_reading(page, repairs), by=by)
        page.save(update_fields=["lacks"])
        article.touch(by)


def _fill(thing, names, words):
    """Puts the names in their places in these texts of a thing; True if any changed."""
    changed = False
    for name in names:
        before = getattr(thing, name)
        after = _filled(before, {place: escape(text) for place, text in words.items()} if name == "body" else words)
        if after != before:
            field = thing._meta.get_field(name)
            setattr(thing, name, after[: field.max_length] if field.max_length else after)
            changed = True
    return changed


def _filled(text, words):
    if isinstance(text, list):
        return [[code, _filled(detail, words)] for code, detail in text]
    return STAND_IN.sub(lambda found: words.get(found[1], found[0]), text) if "〔" in text else text
