"""The roster grid: one list of an event on one page, saved in place, in one transaction."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.rosters import grid
from articles.admin.rosters.grid_words import words_of_the_grid
from articles.admin.rosters.namesake import MOST_NAMESAKES, candidate
from articles.admin.rosters.open_list import OpenList, list_of
from articles.admin.rosters.signing import suggest_parties
from articles.language.characters import is_invisible
from articles.models import Event, Person, Role
from articles.recording.directory import last_seen
from articles.recording.organization import find_bodies
from articles.recording.roster import Stale

BLANK_ROWS = 3


def roster_view(request, event_id, role):
    """Shows and saves the list of one role; a refusal writes nothing and keeps all that was typed."""
    opened = OpenList(request, *list_of(request, event_id, role))
    return _save(request, opened) if request.method == "POST" else _show(request, opened, opened.saved_rows())


def people_view(request):
    """People of exactly this name, with where each was last seen; JSON for the grid."""
    if not request.user.has_perm("articles.view_person"):
        raise PermissionDenied
    name = "".join(letter for letter in request.GET.get("name", "")[:100] if not is_invisible(letter)).strip()
    people = {person.pk: person for person in Person.objects.in_use().filter(name=name)[:MOST_NAMESAKES]}
    seen = last_seen(people) if people else {}
    return JsonResponse(
        {"people": [vars(candidate(person, seen.get(pk), may_view=True)) for pk, person in people.items()]}
    )


def _show(request, opened, rows, *, is_stale=False):
    if opened.parties:
        suggest_parties(rows, opened.parties, find_bodies({line.meant for row in rows for line in row.lines}))
    context = grid_context(request, opened, rows, capfirst(_("%(role)s list") % {"role": opened.role.label}))
    context |= {"saved": opened.saved_rows() if is_stale else [], "is_stale": is_stale}
    return render(request, "admin/articles/event/roster.html", context, status=409 if is_stale else 200)


def _save(request, opened):
    rows = opened.typed_rows(request.POST)
    known = {appearance.pk for appearance in opened.appearances}
    for row in rows:
        row.id = row.id if row.id in known else None
    is_good = opened.check(rows, saved=opened.appearances)
    is_stale = request.POST.get("version") != str(opened.roster.version)
    if not is_good or is_stale:
        return _show(request, opened, rows, is_stale=is_stale)
    try:
        count, copied = opened.save(rows, _("List saved: %(role)s"), standing=opened.appearances)
    except Stale:
        # Between the look at the version and the write: what stands now is read again, and shown.
        now = OpenList(request, opened.event, opened.role)
        now.tail, now.is_open = opened.tail, opened.is_open
        return _show(request, now, rows, is_stale=True)
    words = _("Saved: %(count)d rows in “%(role)s”.") % {"count": count, "role": opened.role.label}
    return opened.done(request, words, copied)


def page_context(request, opened, title):
    """What every page of a list says on top."""
    base = admin.site.each_context(request)
    return base | {"title": title, "opts": Event._meta, "event": opened.event, "role": opened.role}


def row_context(opened, *, is_paste=False):
    """What every row of the grid offers."""
    return {
        "may_add_people": opened.may_add_people,
        "roles": [role for role in Role if role != opened.role],
        "items": opened.items,
        "parties": opened.parties,
        "is_paste": is_paste,
    }


def grid_context(request, opened, rows, title, *, is_paste=False):
    """What the grid shows of these rows of an opened list; without script, new people go into blank rows at the end."""
    next_index = max((row.index for row in rows), default=-1) + 1
    blank = [grid.Row(index=next_index + number) for number in range(BLANK_ROWS)]
    return {
        **page_context(request, opened, title),
        **row_context(opened, is_paste=is_paste),
        "rows": [*rows, *blank],
        "count": len(rows),
        "template_row": grid.Row(index=0),
        "has_words": is_paste or any(row.as_printed for row in rows),
        "tail": opened.tail,
        "is_open": opened.is_open,
        "version": opened.roster.version,
        "errors": opened.errors,
        "bad_rows": sum(bool(row.errors) for row in rows),
        "source_text": opened.roster.as_printed,
        "limits": opened.limits,
        "words": words_of_the_grid(),
    }
