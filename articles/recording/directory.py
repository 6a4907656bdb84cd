"""What the directory knows of the names in a text: the help that a roster is read with, and where people were seen."""

import datetime
import re
from typing import NamedTuple

from django.db.models import Max, Value
from django.db.models.functions import StrIndex

from articles.models import Appearance, AppearanceTitle, Organization, OrganizationAlias, Person
from articles.rosters.rows import Directory, Known, Title
from articles.rosters.titles import print_titles, title_held

# Names of organisations, the newest first, and people of the text: more would make a page slow and help nobody.
MOST_NAMES = 20_000
MOST_PEOPLE = 2_000
SHORTEST_NAME = 2
UNIVERSITY = re.compile(r".{2,}?(?:大学|大學)")


def load_directory(text, *, own=""):
    """The Directory for one text, in six statements: organisations with their other names, the people whose names
    stand in the text, and our own institutes; with `own`, that one and what it is part of instead. Nothing is written.
    """
    organizations = organization_names()
    if own:
        organizations = {own: own} | organizations
    return Directory(organizations, _people(text), tuple(_bodies_above(own) if own else own_names()))


def organization_names():
    """{name, other name or English name: full name} of the organisations in use, in two statements."""
    names = {}
    for name, name_en, parent in (
        Organization.objects.in_use().order_by("-pk").values_list("name", "name_en", "parent__name")[:MOST_NAMES]
    ):
        for known in (name, name_en, f"{parent}{name}" if parent else ""):
            if len(known) >= SHORTEST_NAME:
                names.setdefault(known, name)
    aliases = OrganizationAlias.objects.filter(organization__merged_into__isnull=True).order_by("-pk")
    for alias, name in aliases.values_list("text", "organization__name")[:MOST_NAMES]:
        if len(alias) >= SHORTEST_NAME:
            names.setdefault(alias, name)
    return names


def own_names():
    """Names of our own bodies: the institute, then its departments, then the university that all belong to."""
    bodies = list(Organization.objects.in_use().filter(is_own=True).select_related("parent__parent").order_by("pk"))
    ours = {body.pk for body in bodies if body.kind != Organization.Kind.UNIVERSITY}
    bodies.sort(key=lambda body: (body.kind == Organization.Kind.UNIVERSITY, body.parent_id in ours))
    names = [body.name for body in bodies]
    for body in bodies:
        while body.parent_id:
            body = body.parent
            names.append(body.name)
    return list(dict.fromkeys(names))


def _bodies_above(name):
    """The name, then what it is part of: what the directory says, else the university that its own words begin with."""
    body = Organization.objects.in_use().filter(name=name).select_related("parent__parent").order_by("pk").first()
    names = [name]
    while body is not None and body.parent_id:
        body = body.parent
        names.append(body.name)
    university = UNIVERSITY.match(name)
    if len(names) == 1 and university and university[0] != name:
        names.append(university[0])
    return names


def _people(text):
    found = (
        Person.objects.in_use()
        .annotate(place=StrIndex(Value(text.replace("\0", " ")), "name"))
        .filter(place__gt=0)
        .order_by("-pk")
        .values_list("pk", "name")[:MOST_PEOPLE]
    )
    names = {pk: name for pk, name in found if len(name) >= SHORTEST_NAME}
    seen = last_seen(names) if names else {}
    people = {}
    for pk, name in names.items():
        organizations = tuple(dict.fromkeys(line.meant for line in seen[pk].lines)) if pk in seen else ()
        people[name] = (*people.get(name, ()), Known(name, tuple(filter(None, organizations))))
    return people


class LastSeen(NamedTuple):
    """The titles held at the last appearance of a person, and its day."""

    day: datetime.date | None = None
    lines: tuple[Title, ...] = ()
    bodies: frozenset[int] = frozenset()

    @property
    def words(self):
        """The first title and the day, as the desk says it."""
        first = f"{self.lines[0].meant} {self.lines[0].title}".strip() if self.lines else ""
        return f"{first} {self.day.isoformat() if self.day else ''}".strip()

    def agrees_with(self, texts, bodies):
        """Whether one of these organisations was held then: by the words that were printed, or by its number."""
        return bool(self.bodies & set(bodies) or {line.meant for line in self.lines} & set(filter(None, texts)))

    @property
    def titles(self):
        """All titles as lines of the grid, each marked inferred: today's source did not say them."""
        return print_titles(Title("", line.title, line.is_former, line.meant) for line in self.lines)


def title_of(held):
    """An AppearanceTitle as the Title that it was made of."""
    return title_held(held.organization_as_printed, held.title, held.is_former, held.is_inferred)


def last_seen(people):
    """{person id: LastSeen} of the last appearance of each, in two statements."""
    newest = (
        Appearance.objects.filter(person__in=list(people))
        .values("person")
        .annotate(day=Max("event__starts_on"))
        .values_list("person", "day")
    )
    days = dict(newest)
    held = {}
    for title in (
        AppearanceTitle.objects.filter(
            appearance__person__in=list(days), appearance__event__starts_on__in=set(days.values())
        )
        .select_related("appearance__event", "organization")
        .order_by("appearance", "position", "pk")
    ):
        appearance = title.appearance
        if appearance.event.starts_on == days[appearance.person_id]:
            held.setdefault(appearance.person_id, {}).setdefault(appearance.pk, []).append(title)
    return {person: _last_seen(day, list(held.get(person, {}).values())[-1:]) for person, day in days.items()}


def _last_seen(day, appearances):
    titles = appearances[0] if appearances else []
    lines = [title_of(title) for title in titles]
    bodies = {(title.organization.merged_into_id or title.organization_id) for title in titles if title.organization}
    return LastSeen(day, tuple(lines), frozenset(bodies))
