"""A list of an event as a sentence to copy, in Chinese and in English: of the list as saved, or as the grid has it."""

from django.contrib import admin
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.checks.record import english_body
from articles.admin.desk.sight import shown
from articles.admin.rosters import grid
from articles.admin.rosters.open_list import list_of
from articles.language.characters import is_chinese
from articles.language.former import with_former
from articles.models import Event, Organization, Person, Roster
from articles.prose.in_english import english_name, english_title
from articles.recording.organization import match_organizations
from articles.recording.roster import rows_of_event
from articles.rosters.rows import ReadRow, Title
from articles.rosters.sentence import comes_back, print_roster


def sentence_view(request, event_id, role):
    """Prints and writes nothing; a POST brings the rows of the grid as they are typed. At most eleven statements."""
    event, role = list_of(request, event_id, role)
    roster = Roster.objects.filter(event=event, role=role, programme_item__isnull=True).first()
    if request.method == "POST":
        rows = [row for row in grid.typed_rows(request.POST) if not row.is_out][: grid.MOST_ROWS]
        tail = request.POST.get("tail", "").strip()[:60]
    else:
        rows = grid.saved_rows(rows_of_event(event, role=role), may_view_people=False)
        tail = roster.tail if roster else ""
    chinese, (english, left) = list(map(_row, rows)), _in_english(rows, request.user)
    sentences = [
        _sentence("zh-hans", _("Chinese"), chinese, tail, []),
        _sentence("en", _("English"), english, "et al." if tail else "", left),
    ]
    context = {
        **admin.site.each_context(request),
        "title": capfirst(_("%(role)s as a sentence") % {"role": role.label}),
        "opts": Event._meta,
        "event": event,
        "role": role,
        "sentences": sentences,
        "is_typed": request.method == "POST",
        "count": len(rows),
    }
    return render(request, "admin/articles/event/sentence.html", context)


def _sentence(language, name, rows, tail, left):
    text = print_roster(rows, tail=tail, language=language)
    return {
        "language": language,
        "name": name,
        "text": text,
        "left": left,
        "comes_back": comes_back(rows, text, language=language),
    }


def _row(row):
    """A row of the grid as the rosters' room has it; an inferred organisation is a suggestion there."""
    if row.kind != "person":
        return ReadRow("group", 0, 0, row.name)
    return ReadRow("person", 0, 0, row.name, tuple(map(_title, row.lines)), row.honorific)


def _title(held):
    return held._replace(title=with_former(held.title, is_former=held.is_former), organization_suggested=held.meant)


def _in_english(rows, user):
    """(the rows with the English of the table and of what one may view in the directory, what stands as printed)."""
    people = {
        str(person.pk): person for person in Person.objects.filter(pk__in=[r.same for r in rows if r.same.isdigit()])
    }
    bodies = match_organizations({line.meant for row in rows for line in row.lines})
    known = Organization.objects.select_related("parent").in_bulk([body.pk for body in bodies.values()])
    parents = [body.parent for body in known.values() if body.parent]
    seen = set(shown(user, [*people.values(), *known.values(), *parents]))
    names = {text: english_body(known[body.pk], seen) for text, body in bodies.items()}
    left, english = [], []
    for row in rows:
        read = _row(row)
        if read.kind == "group":
            left.append(read.name)
            english.append(read)
            continue
        name = people[row.same].name_en if people.get(row.same) in seen else ""
        titles = []
        for title in read.titles:
            body = title.organization_suggested
            words = english_title(title.title, body) or title.title
            left += [words] if words == title.title else []
            left += [body] if body and not names.get(body) else []
            told = names.get(body) or body
            titles.append(Title(told if title.organization else "", words, title.is_former, told))
        honorific = "" if any(map(is_chinese, read.honorific)) else read.honorific
        english.append(ReadRow("person", 0, 0, name or english_name(row.name), tuple(titles), honorific))
    return english, [words for words in dict.fromkeys(left) if any(map(is_chinese, words))]
