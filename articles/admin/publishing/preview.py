"""The readers' page, made from working copies by the readers' own templates, for signed-in staff alone."""

from django.shortcuts import render
from django.utils import translation

from articles.admin.desk.sight import hidden_kinds
from articles.models.published import RECORD_KINDS, Kind
from articles.payloads.shared import references
from articles.publishing.bundle import reach
from articles.publishing.kinds import FILES, kind_of
from articles.reading.agreement import agreement_context
from articles.reading.article import arrange_article
from articles.reading.book import book_context
from articles.reading.event import event_context, publications_about
from articles.reading.found import Found
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, fetch
from articles.reading.organization import organization_context
from articles.reading.page import frame_page
from articles.reading.person import person_context
from articles.reading.viewcount import views_of

LANGUAGES = ("zh-hans", "en")


def preview(request, thing):
    """The page of a working copy as it would be published now, never cached; `?language=en` shows the English one."""
    kind, hidden = kind_of(thing), hidden_kinds(request.user)
    # What he may not view stands here as readers see it, or not at all.
    members = {key: member for key, member in reach(thing).items() if member.kind not in hidden}
    language = request.GET.get("language", "")
    if language not in LANGUAGES:
        language = "en" if getattr(thing, "language", "") == "en" else "zh-hans"
    with translation.override(language):
        context = _context(kind, thing.pk, members)
        context["preview"] = {"thing": thing, "languages": LANGUAGES}
        response = render(request, f"articles/{kind}_detail.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    return response


def _context(kind, thing_id, members):
    working = {key: _linked(member) for key, member in members.items()}
    payload = members[(kind, thing_id)].payload
    found = Found(thing_id, kind, working[(kind, thing_id)].slug, "", "", payload, None, {})
    return PAGES[kind](thing_id, payload, working) | {"found": found}


def _article(thing_id, payload, working):
    keys = {ref for thing in working.values() for ref in references(thing.payload)} - set(working)
    about = publications_about([key for key in working if key[0] == Kind.EVENT])
    published = fetch(keys, payloads=RECORD_KINDS, also=about, frame=True)
    behind = {ref for thing in published.values() if thing.payload for ref in references(thing.payload)}
    linked = published | fetch(behind - set(published) - set(working)) | working
    views = views_of([thing_id])[thing_id]
    return arrange_article(thing_id, payload, linked, views) | {"frame": arrange_frame(linked)}


# What arranges the page of a kind; a section's page is a list, which holds nothing of the section but its name.
PAGES = {
    Kind.ARTICLE: _article,
    Kind.EVENT: event_context,
    Kind.BOOK: book_context,
    Kind.AGREEMENT: agreement_context,
    Kind.PERSON: lambda thing_id, payload, _working: person_context(thing_id, payload),
    Kind.ORGANIZATION: lambda thing_id, payload, _working: organization_context(thing_id, payload),
    Kind.PAGE: lambda _thing_id, payload, _working: {"page": payload} | frame_page(),
}


def _linked(member):
    kind, thing_id = member.key
    file = FILES[kind]
    placing = file.placing(member.payload)
    return Linked(
        str(kind), thing_id, placing.slug, placing.language, placing.sort_key, file.card(member.payload), member.payload
    )
