"""Drafts out of an old page: the article, its event with its lists, its books and its agreement, in one transaction."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.counting.adjust import keep_legacy
from articles.importing.old_pages.corrected import in_every_text
from articles.importing.old_pages.draft_event import make_agreements, make_books, make_event
from articles.importing.old_pages.draft_files import addresses_of, pictures_of, take_files
from articles.importing.old_pages.draft_names import fit
from articles.importing.old_pages.legacy import current_reading, for_eyes
from articles.importing.old_pages.reasons import NO_DAY
from articles.models import (
    Agreement,
    Article,
    ArticleCredit,
    Attachment,
    Book,
    Event,
    Image,
    LegacyPage,
    Organization,
    Person,
    Section,
)
from articles.models.legacy import STAND_IN
from articles.models.published import Kind, OldPath
from articles.models.text import slug
from articles.recording.article import draft_article
from articles.recording.attachment import keep_attachments
from articles.recording.entry import keep_version, revision, sign
from articles.recording.image import keep_images
from articles.recording.right import lacking, may_change

# What the drafts of any page may be: who may not add all of these makes none. Some pages bring more.
DRAFTS = (Article, Event, Person, Organization)
ALL_DRAFTS = (*DRAFTS, Book, Agreement, Image, Attachment)
# An agreement that was made of a page without a day: it was signed at the event that is made later.
WITHOUT_A_DAY = {"event__isnull": True, "signed_on__isnull": True}


def lacking_for(user, reading):
    """What the drafts of a reading would make and the user may not add."""
    brought = {Book: reading.books, Agreement: reading.agreements, Image: reading.images}
    brought[Attachment] = reading.attachments
    return lacking(user, (*DRAFTS, *(model for model, found in brought.items() if found)))


def unchangeable_for(user, page):
    """What an event made later would change of the drafts that a page has, and the user may not change."""
    if page.article_id is None:
        return ()
    changed = (Article, Agreement) if page.article.agreements.filter(**WITHOUT_A_DAY).exists() else (Article,)
    return tuple(model for model in changed if not may_change(user, model))


def make_drafts(page, source=None, *, by=None, reader=None):
    """The article made from a page as it reads now; a page that has one already gets no second.

    `source` is where its pictures and documents are looked for. They are taken before the transaction; everything else
    is one transaction. What could not be made is said in `page.lacks`. Raises ValidationError without a title, Refused
    for a body that is too much.
    """
    if page.article_id:
        return page.article
    repairs = list(page.repairs.all())
    reading = seen(current_reading(page, repairs, reader=reader), repairs)
    if not fit(reading.title, 300):
        raise ValidationError(_("The page has no title. Give it one."))
    files, lacks = take_files(reading, source, page.path)
    # Cleaned before the transaction, as the files are taken.
    body = reading.body_with(addresses_of(files.pictures))
    with transaction.atomic():
        page = LegacyPage.objects.select_for_update().get(pk=page.pk)
        if page.article_id:
            return page.article
        with revision(_("Made from an old page"), by=by):
            article, more = _make(page, reading, body, repairs, files, by)
            keep_version(article)
        page.article, page.state, page.failure = article, LegacyPage.State.IMPORTED, ""
        page.lacks, page.updated_by = lacks + more, by
        page.save()
    return article


@transaction.atomic
def add_event(page, *, by=None, reader=None):
    """Makes the event of a page whose day was not known when its other drafts were made.

    None if the article has one, or if there still is no day. An agreement that was made is said to be signed there.
    """
    page = LegacyPage.objects.select_for_update(of=("self",)).select_related("article").get(pk=page.pk)
    article, repairs = page.article, list(page.repairs.all())
    reading = seen(current_reading(page, repairs, reader=reader), repairs)
    if article is None or reading.event_date is None or article.events.exists():
        return None
    with revision(_("Made from an old page"), by=by):
        event, _missing = make_event(article, reading, repairs, by=by)
        for agreement in article.agreements.filter(**WITHOUT_A_DAY):
            agreement.event = event
            sign(agreement, by=by)
        article.touch(by)
        keep_version(article)
    page.lacks = [[code, values] for code, values in page.lacks if code != NO_DAY]
    page.save(update_fields=["lacks", "updated_at"])
    return event


def seen(reading, repairs):
    """The reading with a 〔外来名n〕 in each open place; rosters and parties keep their marks, to be read with them."""
    shown = in_every_text(reading, lambda text: for_eyes(text, repairs))
    return replace(shown, roster_lines=reading.roster_lines, agreements=reading.agreements)


def _make(page, reading, body, repairs, files, by):
    keep_images(pictures_of(files), by=by)
    article = draft_article(
        _article(reading, body),
        credits=_credits(reading),
        attachments=keep_attachments(files.documents, by=by),
        by=by,
    )
    keep_legacy(article.pk, reading.view_count)
    lacks = _keep_old_path(page, article)
    event, missing = make_event(article, reading, repairs, by=by)
    lacks += missing
    make_books(article, event, reading, by=by)
    lacks += make_agreements(article, event, reading, by=by)
    return article, lacks


def _article(reading, body):
    title = fit(reading.title, 300)
    return Article(
        title=title,
        slug=slug(STAND_IN.sub("", title), fallback="article"),
        language=reading.language if reading.language in Article.Language.values else Article.Language.SIMPLIFIED,
        body=body,
        published_on=reading.publish_date,
        published_time=reading.publish_time,
        source_name=fit(reading.source_name, 200),
        section=_section(reading.section),
    )


def _credits(reading):
    credits = [(credit.role, fit(credit.name, 100)) for credit in reading.credits]
    if reading.author:
        credits.insert(0, (ArticleCredit.Role.AUTHOR, fit(reading.author, 100)))
    return [pair for pair in dict.fromkeys(credits) if pair[1] and pair[0] in ArticleCredit.Role.values]


def _section(name):
    name = fit(name, 60)
    return (Section.objects.filter(name=name).first() or Section.objects.filter(name_en=name).first()) if name else None


def _keep_old_path(page, article):
    """Lets the old address lead to the article; it does so once the article is published."""
    if not page.old_path:
        return []
    row, created = OldPath.objects.get_or_create(
        path=page.old_path, defaults={"kind": Kind.ARTICLE, "thing_id": article.pk}
    )
    if created:
        return []
    if row.kind == Kind.ARTICLE and not Article.objects.filter(pk=row.thing_id).exists():
        # It led to a draft that was deleted since.
        OldPath.objects.filter(pk=row.pk).update(thing_id=article.pk)
        return []
    return [("taken_path", {"path": page.old_path})]
