"""Whom a row of a list may mean: people of its name, told apart by the editor and never joined by the name alone."""

from types import SimpleNamespace

from django.utils.translation import gettext as _

from articles.admin.desk.sight import numbered
from articles.models import Person
from articles.recording.directory import LastSeen, last_seen
from articles.recording.right import right_to_add
from articles.recording.roster import NEW, PRINTED

MOST_NAMESAKES = 8
# What is no number of a person.
NOBODY = ("", NEW, PRINTED)


def candidate(person, seen=None, *, may_view):
    """A person as the grid offers them: `last` where and when they were seen, `day` that day, `titles` those held.

    Whoever may not view people chooses among numbers.
    """
    seen = (may_view and seen) or LastSeen()
    day = seen.day.isoformat() if seen.day else ""
    return SimpleNamespace(
        id=str(person.pk), name=_name(person, may_view), last=seen.words, day=day, titles=seen.titles
    )


def _name(person, may_view):
    return str(person) if may_view else numbered(Person, person.pk)


def people_of(rows, saved, *, may_view):
    """Who may be meant: people by id and by name, with where they were last seen."""
    names = {row.name for row in rows}
    ids = {int(row.same) for row in rows if row.same not in NOBODY}
    ids |= {appearance.person_id for appearance in saved.values() if appearance.person_id}
    known = {person.pk: person for person in Person.objects.in_use().filter(name__in=names)}
    known |= {
        person.pk: person for person in Person.objects.filter(pk__in=ids - set(known)).select_related("merged_into")
    }
    seen = last_seen(known)
    return SimpleNamespace(known=known, seen=seen, may_view=may_view)


def check_person(row, people, appearance, *, may_add=True):
    namesakes = [person for person in people.known.values() if person.name == row.name and not person.merged_into_id]
    current = people.known.get(appearance.person_id) if appearance is not None else None
    offered = {person.pk: person for person in ([current] if current else []) + namesakes[:MOST_NAMESAKES]}
    row.candidates = [_offered(person, people) for person in offered.values()]
    if row.same == NEW and not may_add:
        row.same = ""
        words = _("New people need the right “%(right)s”. Choose who it is, or keep the name as printed text.")
        row.refuse("name", words % {"right": right_to_add(Person)})
    if row.same in (NEW, PRINTED) or "name" in row.errors:
        return
    if row.same:
        chosen = people.known.get(int(row.same))
        if chosen is None:
            row.same = ""
            row.refuse("name", _("This person is not in the directory any more. Choose again."))
        elif chosen.merged_into_id:
            # Offered under the name of today, whatever was printed then.
            offered = {person.id: person for person in [*row.candidates, _offered(chosen.merged_into, people)]}
            row.candidates = [person for person in offered.values() if person.id != row.same]
            row.same, row.asked = "", row.name
            row.refuse("name", _("This person is merged into another one. Choose that one."))
        elif chosen.name != row.name and row.asked != row.name and not _stands_so(appearance, row):
            row.same = ""
            _ask_who(row, chosen, people)
        return
    if namesakes:
        row.asked = row.name
        row.refuse("name", _("The directory has this name. Is it the same person, or another?"))
    elif current and not _stands_so(appearance, row):
        _ask_who(row, current, people)


def _offered(person, people):
    return candidate(person, people.seen.get(person.pk), may_view=people.may_view)


def _stands_so(appearance, row):
    """Whether the row is saved with this very name: a name may be printed otherwise than the directory has it."""
    return appearance is not None and appearance.name_as_printed == row.name


def _ask_who(row, person, people):
    row.asked = row.name
    words = _("The name was changed. Is it still %(person)s, printed differently, or somebody else?")
    row.refuse("name", words % {"person": _name(person, people.may_view)})


def check_doubles(rows, standing=(), *, may_add=True):
    """Nobody stands twice in one list; of two new people of one name the editor must have said that they are two.

    `standing` are Appearances of the list that `rows` are added to. Whoever may not add people has them as printed.
    """
    there = {(row.person_id, str(row.programme_item_id or "")): place for place, row in enumerate(standing, start=1)}
    first = {}
    for place, row in enumerate(rows, start=1):
        if row.is_out or row.kind != "person" or "name" in row.errors:
            continue
        is_supposed = not row.same
        who = row.name if row.same in NOBODY else int(row.same)
        if is_supposed:
            row.same = NEW if may_add else PRINTED
        if (who, row.item) in there:
            words = _("This person stands in the list already, in row %(place)d. Leave this row out.")
            row.refuse("name", words % {"place": there[who, row.item]})
            continue
        known = first.setdefault((who, row.item), place)
        if known == place or (row.same in NOBODY and not is_supposed):
            continue
        if row.same in NOBODY:
            row.same, row.is_asked = "", True
            words = _("This name stands in row %(place)d already. Is it somebody else? Else take one of the two out.")
        else:
            words = _("This person stands in the list already, in row %(place)d. Take one of the two out.")
        row.refuse("name", words % {"place": known})


def meet(rows, found, standing=(), *, may_view_people):
    """Rows as they were read meet the directory: who agrees by name and organisation is chosen, a name alone is asked.

    `found` are the bodies of their organisations. A row whose like stands in the list already is left out.
    """
    named = [row for row in rows if row.kind == "person" and row.name]
    people = people_of(named, {}, may_view=may_view_people)
    for row in named:
        namesakes = [person for person in people.known.values() if person.name == row.name][:MOST_NAMESAKES]
        row.candidates = [_offered(person, people) for person in namesakes]
        agreeing = [person for person in namesakes if _agrees(row, people.seen.get(person.pk), found)]
        row.same = str(agreeing[0].pk) if len(agreeing) == 1 else ""
        row.asked = row.name if namesakes else ""
    note_standing(rows, standing)
    for row in rows:
        row.is_out = bool(row.already)


def _agrees(row, seen, found):
    texts = {line.meant for line in row.lines}
    return seen is not None and seen.agrees_with(texts, {body.pk for text in texts for body in found.get(text, [])})


def note_standing(rows, standing):
    """Writes into each row where its like stands in the list already: `already` is the place, counted from 1."""
    people, names, labels = {}, {}, {}
    for place, appearance in enumerate(standing, start=1):
        if appearance.kind == "person":
            people.setdefault(str(appearance.person_id), place)
            names.setdefault(appearance.name_as_printed or appearance.person.name, place)
        else:
            labels.setdefault(str(appearance), place)
    for row in rows:
        if row.kind != "person":
            row.already = labels.get(row.name, 0)
        elif row.same not in NOBODY:
            row.already = people.get(row.same, 0)
        else:
            row.already = names.get(row.name, 0)
