"""How the rows of a list are written: in place, whatever their number in the same few statements."""

from dataclasses import replace

from django.db.models import F, Prefetch

from articles.models import (
    Appearance,
    AppearanceTitle,
    BookLaunch,
    Event,
    EventOrganization,
    Person,
    Roster,
)
from articles.models.tag import EventTag

FIELDS = [
    "person",
    "organization",
    "group_label",
    "name_as_printed",
    "position",
    "honorific",
    "remarks",
    "is_certain",
    "doubts",
    "programme_item",
]


def in_order(appearances):
    """As readers see them: by the programme, what belongs to none of its points first, then by their own order.

    Here and not in SQL: SQLite and PostgreSQL put what is null at different ends. Load `programme_item` first.
    """
    return sorted(appearances, key=lambda row: (_place(row.programme_item), row.position, row.pk))


def _place(item):
    return (item.position, item.pk) if item else (-1, 0)


def state_of(appearance):
    return {name: getattr(appearance, Appearance._meta.get_field(name).attname) for name in FIELDS}


def differing(before, after):
    return {name for name in before if before[name] != after[name]}


def make_people(rows):
    """A person for each new name; two rows of one new name are two people."""
    people = [Person(name=row.name) for row in rows]
    for person in people:
        person.clean()
    Person.objects.bulk_create(people)
    for row, person in zip(rows, people, strict=True):
        row.same = str(person.pk)


TITLE_FIELDS = ["position", "organization", "organization_as_printed", "title", "is_former", "is_inferred"]


def write_titles(rows, bodies):
    """Titles are updated in place too, the first line into the first title and so on."""
    new, changed, gone = [], [], []
    for row in rows:
        appearance = row.appearance
        standing = list(appearance.titles.all()) if row.id else []
        lines = row.lines if row.kind == "person" else []
        known = {title.organization_as_printed: title.organization_id for title in standing}
        for position, line in enumerate(lines, start=1):
            title = standing[position - 1] if position <= len(standing) else AppearanceTitle(appearance=appearance)
            before = _words(title)
            title.position, title.title = position, line.title
            if line.meant in known:
                title.organization_id = known[line.meant]
            else:
                title.organization = bodies.get(line.meant)
            title.organization_as_printed = line.meant
            title.is_former, title.is_inferred = line.is_former, line.is_inferred
            if title.pk is None:
                new.append(title)
            elif _words(title) != before:
                changed.append(title)
        gone += [title.pk for title in standing[len(lines) :]]
    AppearanceTitle.objects.filter(pk__in=gone).delete()
    AppearanceTitle.objects.bulk_update(changed, TITLE_FIELDS)
    AppearanceTitle.objects.bulk_create(new)


def _words(title):
    return [getattr(title, AppearanceTitle._meta.get_field(name).attname) for name in TITLE_FIELDS]


def whole_event(event_id):
    """The event with every row that its history follows, in a bounded number of statements.

    Left to its signals, the library would ask for the titles of each row, one by one, at every save.
    """
    titles = Prefetch("titles", AppearanceTitle.objects.all())
    appearances = Prefetch(
        "appearances", Appearance.objects.select_related("person", "organization").prefetch_related(titles)
    )
    organizers = Prefetch("organizations", EventOrganization.objects.select_related("organization"))
    launches = Prefetch("book_launches", BookLaunch.objects.select_related("book"))
    tags = Prefetch("tagged_items", EventTag.objects.select_related("tag", "content_object"))
    rows = (appearances, organizers, launches, tags, "kinds", "programme", "rosters")
    return Event.objects.prefetch_related(*rows).get(pk=event_id)


def copy_rows(event, own_role, rows):
    """Puts the rows ticked “also …” at the end of those lists; who stands there already is not doubled."""
    wanted = [(role, row) for row in rows if not row.is_out for role in row.also if role != own_role]
    if not wanted:
        return 0
    roles = {role for role, _row in wanted}
    there = list(
        Appearance.objects.filter(event=event, role__in=roles).values_list("role", "person", "group_label", "position")
    )
    standing = {(role, person, label) for role, person, label, _position in there}
    last = {role: max([entry[3] for entry in there if entry[0] == role], default=0) for role in roles}
    copies = []
    for role, row in wanted:
        key = (role, row.appearance.person_id, row.appearance.group_label)
        if key in standing:
            continue
        standing.add(key)
        last[role] += 1
        appearance = row.appearance
        copy = Appearance(event=event, role=role, position=last[role], as_printed=appearance.as_printed)
        for name in ("person_id", "organization_id", "group_label", "name_as_printed", "honorific", "is_certain"):
            setattr(copy, name, getattr(appearance, name))
        # What was remarked of the other list stays there.
        copy.doubts = appearance.doubts
        copies.append(replace(row, id=None))
        copies[-1].appearance, copies[-1].source = copy, appearance
    Appearance.objects.bulk_create([row.appearance for row in copies])
    _copy_titles(copies)
    for role in roles:
        Roster.objects.get_or_create(event=event, role=role, programme_item=None)
    Roster.objects.filter(event=event, role__in=roles, programme_item__isnull=True).update(version=F("version") + 1)
    return len(copies)


def _copy_titles(copies):
    """The titles of the rows that copies were made from, for the copies."""
    titles = AppearanceTitle.objects.filter(appearance__in=[row.source.pk for row in copies])
    by_row = {}
    for title in titles:
        by_row.setdefault(title.appearance_id, []).append(title)
    AppearanceTitle.objects.bulk_create(
        [
            AppearanceTitle(
                appearance=row.appearance,
                position=title.position,
                organization_id=title.organization_id,
                organization_as_printed=title.organization_as_printed,
                title=title.title,
                is_former=title.is_former,
                is_inferred=title.is_inferred,
            )
            for row in copies
            for title in by_row.get(row.source.pk, [])
        ]
    )
