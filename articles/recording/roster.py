"""The lists of an event: rows and their titles, written in place, whatever their number in the same few statements."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from articles.models import Appearance, AppearanceTitle, Roster
from articles.recording.entry import keep_version, revision
from articles.recording.event import whole_event
from articles.recording.organization import match_or_make
from articles.recording.person import make_people
from articles.recording.signing import sign_for

# Somebody new to the directory, and a name that stays printed text: who a person is, if they have no number.
NEW, PRINTED = "new", "printed"
MOST_SOURCE_WORDS = Appearance._meta.get_field("as_printed").max_length
MOST_NAME = Appearance._meta.get_field("name_as_printed").max_length
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
TITLE_FIELDS = ["position", "organization", "organization_as_printed", "title", "is_former", "is_inferred"]


class Stale(Exception):
    """Somebody else saved the list meanwhile."""


@dataclass
class ListRow:
    """A row as it is to stand in a list; its words have been checked."""

    kind: str = "person"  # "group" and "organization" beside it
    name: str = ""
    lines: list = field(default_factory=list)  # Titles
    honorific: str = ""
    remarks: str = ""
    is_certain: bool = True
    # Why it should be looked at: (code, detail) each, as `models.doubt` says in words.
    doubts: tuple = ()
    as_printed: str = ""
    item: str = ""  # the number of a programme item of the event
    same: str = NEW  # who the person is: a number, NEW or PRINTED
    also: tuple = ()  # roles in whose lists it is to stand too
    is_signing: bool = False
    party: str = ""  # the number of the party of an agreement that it signs for
    id: int | None = None  # of the Appearance that it is already
    # What it was written as.
    appearance: Appearance | None = None


def rows_of_event(event, **which):
    """The Appearances of an event in their order, with all that a row shows: two statements."""
    rows = Appearance.objects.filter(event=event, **which)
    return in_order(rows.select_related("person", "organization", "programme_item").prefetch_related("titles"))


def in_order(appearances):
    """As readers see them: by the programme, what belongs to none of its points first, then by their own order.

    Here and not in SQL: SQLite and PostgreSQL put what is null at different ends. Load `programme_item` first.
    """
    return sorted(appearances, key=lambda row: (_place(row.programme_item), row.position, row.pk))


def _place(item):
    return (item.position, item.pk) if item else (-1, 0)


def save_list(roster, rows, comment, *, by, standing=(), new_bodies=(), after=0):
    """Writes a list as an editor saves it: `write_list`, and what its rows say of other lists and of agreements.

    Organisations that the rows name are linked where the directory has them, those of `new_bodies` made. Rows go into
    the lists of their `also` too, where nobody stands twice, and sign for their `party`. The event counts as changed by
    `by`, and its history has one more state, under `comment`. Returns how many rows were copied. Raises Stale.
    """
    with revision(comment, by=by):
        bodies = match_or_make(_texts_to_match(rows, standing), new=new_bodies, by=by)
        write_list(roster, rows, by=by, bodies=bodies, standing=standing, after=after)
        copied = _copy_rows(roster, rows)
        sign_for([(row.party, row.appearance.pk) for row in rows if row.is_signing], by=by)
        roster.event.touch(by)
        keep_version(whole_event(roster.event_id))
    return copied


@transaction.atomic
def write_list(roster, rows, *, by, bodies, standing=(), after=0):
    """Writes ListRows as the rows of a list, in their order: what `standing` holds in place, else new.

    `roster` says which list it is, what is to be said of it, and by its version which state the rows were made from.
    Of the loaded Appearances in `standing`, those that no row is are taken out; the first row stands `after` that many
    others. Whoever is NEW is made a person, by `by`; `bodies` are what the names of organisations mean. Each row has
    its `appearance` then. Raises Stale, with nothing written, if the list was saved since.
    """
    _raise_version(roster)
    new_people = [row for row in rows if row.kind == "person" and row.same == NEW]
    for row, person in zip(new_people, make_people([row.name for row in new_people], by=by), strict=True):
        row.same = str(person.pk)
    saved = {appearance.pk: appearance for appearance in standing}
    Appearance.objects.filter(pk__in=saved.keys() - {row.id for row in rows}).delete()
    new, changed, moved, fields = [], [], [], set()
    for position, row in enumerate(rows, start=after + 1):
        row.appearance = saved.get(row.id) or _appearance(roster, row)
        changes = _fill(row, position, bodies)
        if row.appearance.pk is None:
            new.append(row.appearance)
        elif changes:
            changed.append(row.appearance)
            fields |= changes
            if changes & {"person", "programme_item"}:
                moved.append(row.appearance.pk)
    # Two rows that swap their people would meet in the unique rule: the first pass lets go of both.
    Appearance.objects.filter(pk__in=moved).update(person=None, organization=None, group_label="-")
    if fields:
        # Only what differs is written: a list that was put in another order is one short statement.
        also = {"person", "organization", "group_label"} if moved else set()
        Appearance.objects.bulk_update(changed, sorted(fields | also))
    Appearance.objects.bulk_create(new)
    _write_titles(rows, bodies)


def _raise_version(roster):
    if roster.pk is None:
        standing, created = Roster.objects.get_or_create(
            event=roster.event, role=roster.role, programme_item=None, defaults={"version": 0}
        )
        if not created and standing.version:
            raise Stale
        roster.pk = standing.pk
    # The condition is the lock: of two savers, one finds the version changed.
    found = Roster.objects.filter(pk=roster.pk, version=roster.version)
    facts = {name: getattr(roster, name) for name in ("tail", "is_complete", "as_printed")}
    if not found.update(version=F("version") + 1, **facts):
        raise Stale


def _appearance(roster, row):
    return Appearance(event=roster.event, role=roster.role, as_printed=row.as_printed[:MOST_SOURCE_WORDS])


def _fill(row, position, bodies):
    """Puts what a row says into its Appearance; the names of the fields that differ then."""
    appearance, is_person = row.appearance, row.kind == "person"
    before = _values(appearance, FIELDS)
    body = bodies.get(row.name) if row.kind == "organization" else None
    appearance.position = position
    appearance.person_id = int(row.same) if is_person and row.same != PRINTED else None
    appearance.organization = body
    # Whom or what the directory does not have keeps its place as words.
    appearance.group_label = "" if appearance.person_id or body else row.name
    appearance.name_as_printed = row.name[:MOST_NAME] if is_person or body else ""
    appearance.honorific, appearance.remarks = row.honorific, row.remarks
    appearance.is_certain = row.is_certain
    # Why it was in doubt goes with the doubt.
    appearance.doubts = [] if row.is_certain else list(map(list, row.doubts))
    appearance.programme_item_id = int(row.item) if row.item else None
    after = _values(appearance, FIELDS)
    return {name for name in before if before[name] != after[name]}


def _values(row, fields):
    return {name: getattr(row, row._meta.get_field(name).attname) for name in fields}


def _texts_to_match(rows, standing):
    """The names of organisations that are new in their rows: what was matched, or left alone, stays."""
    printed = {row.pk: {title.organization_as_printed for title in row.titles.all()} for row in standing}
    texts = {row.name for row in rows if row.kind == "organization"}
    for row in rows:
        texts |= {line.meant for line in row.lines} - printed.get(row.id, set())
    return texts


def _write_titles(rows, bodies):
    """Titles are updated in place too, the first line into the first title and so on."""
    new, changed, gone = [], [], []
    for row in rows:
        standing = list(row.appearance.titles.all()) if row.id else []
        lines = row.lines if row.kind == "person" else []
        known = {title.organization_as_printed: title.organization_id for title in standing}
        for position, line in enumerate(lines, start=1):
            title = standing[position - 1] if position <= len(standing) else AppearanceTitle(appearance=row.appearance)
            before = _values(title, TITLE_FIELDS)
            body = bodies.get(line.meant)
            title.organization_id = known.get(line.meant, body and body.pk)
            title.position, title.title, title.organization_as_printed = position, line.title, line.meant
            title.is_former, title.is_inferred = line.is_former, line.is_inferred
            if title.pk is None:
                new.append(title)
            elif _values(title, TITLE_FIELDS) != before:
                changed.append(title)
        gone += [title.pk for title in standing[len(lines) :]]
    AppearanceTitle.objects.filter(pk__in=gone).delete()
    AppearanceTitle.objects.bulk_update(changed, TITLE_FIELDS)
    AppearanceTitle.objects.bulk_create(new)


def _copy_rows(roster, rows):
    """Puts written rows at the end of the lists of their `also`; who stands there already is not doubled."""
    wanted = [(role, row.appearance) for row in rows for role in row.also if role != roster.role]
    if not wanted:
        return 0
    there = Appearance.objects.filter(event=roster.event, role__in={role for role, _row in wanted})
    standing, last = set(), {role: 0 for role, _row in wanted}
    for role, person, label, position in there.values_list("role", "person", "group_label", "position"):
        standing.add((role, person, label))
        last[role] = max(last[role], position)
    copies = []
    for role, appearance in wanted:
        key = (role, appearance.person_id, appearance.group_label)
        if key not in standing:
            standing.add(key)
            last[role] += 1
            copies.append((_copy(appearance, role, last[role]), appearance))
    Appearance.objects.bulk_create([copy for copy, _source in copies])
    _copy_titles(copies)
    for role in last:
        Roster.objects.get_or_create(event=roster.event, role=role, programme_item=None)
    lists = Roster.objects.filter(event=roster.event, role__in=last, programme_item__isnull=True)
    lists.update(version=F("version") + 1)
    return len(copies)


def _copy(appearance, role, position):
    """The row for another list; what was remarked of this one, and its programme item, stay here."""
    values = _values(appearance, FIELDS) | {"remarks": "", "programme_item": None, "position": position}
    values = {Appearance._meta.get_field(name).attname: value for name, value in values.items()}
    return Appearance(event_id=appearance.event_id, role=role, as_printed=appearance.as_printed, **values)


def _copy_titles(copies):
    """The titles of the rows that (copy, source) were made from, for the copies."""
    titles = list(AppearanceTitle.objects.filter(appearance__in=[source.pk for _copy, source in copies]))
    AppearanceTitle.objects.bulk_create(
        AppearanceTitle(
            appearance=copy, **{title._meta.get_field(n).attname: v for n, v in _values(title, TITLE_FIELDS).items()}
        )
        for copy, source in copies
        for title in titles
        if title.appearance_id == source.pk
    )
