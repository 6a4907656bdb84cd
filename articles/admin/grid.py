"""The rows of a roster as they were typed: read from the form, checked, and matched with the directory."""

import re
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.models import Appearance, AppearanceTitle, Organization, OrganizationAlias, Person, Role
from articles.models.text import is_invisible
from articles.rosters.titles import TitleLine, print_titles, read_titles

MOST_ROWS = 500
MOST_TITLES = 20
MOST_NAMESAKES = 8
MOST_TEXT = 10_000
ROW = re.compile(r"row-(\d{1,4})-kind")
KINDS = ("person", "group", "organization")
NEW = "new"


@dataclass
class Row:
    """A line of the grid: what was typed, what is wrong with it, and whom it may mean."""

    index: int
    kind: str = "person"
    name: str = ""
    titles: str = ""
    honorific: str = ""
    remarks: str = ""
    is_certain: bool = True
    is_out: bool = False
    item: str = ""
    same: str = ""
    also: tuple = ()
    id: int | None = None
    order: int = 0
    as_printed: str = ""
    errors: dict = field(default_factory=dict)
    candidates: list = field(default_factory=list)
    # The name for which the editor was asked who it is: the answer counts for this name alone.
    asked: str = ""
    # The name stands in another row too: "somebody else" must be said, not supposed.
    is_asked: bool = False

    @property
    def is_typed(self):
        return bool(self.id or self.name.strip() or self.titles.strip())

    @property
    def lines(self):
        return read_titles(self.titles)

    def refuse(self, cell, words):
        self.errors.setdefault(cell, str(words))


def typed_rows(post):
    """The Rows of a submitted form, in the order that it asks for; how many may be sent is the settings' to say."""
    numbers = {int(match[1]) for key in post if (match := ROW.fullmatch(key))}
    rows = [_typed(post, number) for number in sorted(numbers)]
    rows = [row for row in rows if row.is_typed]
    return sorted(rows, key=lambda row: (row.order or 65_535, row.index))


def _typed(post, number):
    def cell(name):
        return post.get(f"row-{number}-{name}", "")[:MOST_TEXT]

    kind, row_id, order = cell("kind"), cell("id"), cell("order")
    return Row(
        index=number,
        kind=kind if kind in KINDS else "person",
        name=cell("name").strip(),
        titles=cell("titles"),
        honorific=cell("honorific").strip(),
        remarks=cell("remarks").strip(),
        is_certain=not cell("doubt"),
        is_out=bool(cell("out")),
        item=cell("item") if cell("item").isascii() and cell("item").isdigit() else "",
        asked=cell("asked").strip(),
        same=_last(post.getlist(f"row-{number}-same")),
        also=tuple(role for role in post.getlist(f"row-{number}-also") if role in Role.values),
        id=int(row_id) if row_id.isascii() and row_id.isdigit() and len(row_id) < 18 else None,
        order=int(order) if order.isascii() and order.isdigit() and len(order) < 6 else 0,
        as_printed="".join(letter for letter in cell("source") if not is_invisible(letter))[:500],
    )


def _last(values):
    value = values[-1] if values else ""
    return value if value == NEW or (value.isascii() and value.isdigit() and len(value) < 18) else ""


def saved_rows(appearances):
    """The Rows of a saved roster; load person, organisation and titles first."""
    rows = []
    for index, appearance in enumerate(appearances):
        person = appearance.person
        rows.append(
            Row(
                index=index,
                kind="person" if person else "organization" if appearance.organization_id else "group",
                name=appearance.group_label
                or appearance.name_as_printed
                or (person.name if person else appearance.organization.name),
                titles=print_titles(
                    TitleLine(title.organization_as_printed, title.title, title.is_former, title.is_inferred)
                    for title in appearance.titles.all()
                ),
                honorific=appearance.honorific,
                remarks=appearance.remarks,
                is_certain=appearance.is_certain,
                item=str(appearance.programme_item_id or ""),
                same=str(appearance.person_id or ""),
                id=appearance.pk,
                order=index + 1,
                as_printed=appearance.as_printed,
                candidates=[candidate(person)] if person else [],
            )
        )
    return rows


def candidate(person, seen=None):
    """A person as the grid offers them; `last` says where they were last seen, and when, `titles` the titles held."""
    seen = seen or LastSeen()
    return SimpleNamespace(id=str(person.pk), name=str(person), last=seen.words, titles=seen.titles)


def check(rows, saved):
    """Looks at every row that stays and notes what is wrong; `saved` are the Appearances that stand, by id.

    Three statements for all rows. True if nothing is wrong.
    """
    staying = [row for row in rows if not row.is_out]
    for row in staying:
        _check_words(row)
    named = [row for row in staying if row.kind == "person" and "name" not in row.errors]
    people = _people(named, saved)
    for row in named:
        _check_person(row, people, saved.get(row.id))
    _check_doubles(staying)
    return not any(row.errors for row in rows)


def _check_words(row):
    if not row.name:
        row.refuse("name", _("Give a name, or take the row out."))
    words = {"name_as_printed": row.name} if row.kind != "group" else {"group_label": row.name}
    shown = Appearance(honorific=row.honorific, remarks=row.remarks, **words)
    _clean(
        row, shown, {"name_as_printed": "name", "group_label": "name", "honorific": "honorific", "remarks": "remarks"}
    )
    lines = row.lines if row.kind == "person" else []
    if len(lines) > MOST_TITLES:
        row.refuse("titles", _("These are %(count)d titles; a row holds 20.") % {"count": len(lines)})
    for line in lines:
        if not line.title:
            words = _("“%(organization)s” has no title. Write: organisation | title.")
            row.refuse("titles", words % {"organization": line.organization})
        title = AppearanceTitle(organization_as_printed=line.organization, title=line.title or "-")
        _clean(row, title, {"organization_as_printed": "titles", "title": "titles"})


def _clean(row, instance, cells):
    fields = {found.name for found in instance._meta.concrete_fields}
    try:
        instance.clean_fields(exclude=fields - set(cells))
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            row.refuse(cells[name], messages[0])


def _people(rows, saved):
    """Who may be meant: people by id and by name, with where they were last seen."""
    names = {row.name for row in rows}
    ids = {int(row.same) for row in rows if row.same not in ("", NEW)}
    ids |= {appearance.person_id for appearance in saved.values() if appearance.person_id}
    known = {person.pk: person for person in Person.objects.in_use().filter(name__in=names)}
    known |= {
        person.pk: person for person in Person.objects.filter(pk__in=ids - set(known)).select_related("merged_into")
    }
    seen = last_seen(known)
    return SimpleNamespace(known=known, seen=seen)


class LastSeen(NamedTuple):
    """Where a person was last seen: "title, day", and all titles held there as lines of the grid, marked inferred."""

    words: str = ""
    titles: str = ""


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
        .select_related("appearance__event")
        .order_by("appearance", "position", "pk")
    ):
        appearance = title.appearance
        if appearance.event.starts_on == days[appearance.person_id]:
            held.setdefault(appearance.person_id, {}).setdefault(appearance.pk, []).append(title)
    return {person: _last_seen(day, list(held.get(person, {}).values())[-1:]) for person, day in days.items()}


def _last_seen(day, appearances):
    titles = appearances[0] if appearances else []
    words = f"{titles[0].organization_as_printed} {titles[0].title}".strip() if titles else ""
    lines = [
        TitleLine(title.organization_as_printed, title.title, title.is_former, bool(title.organization_as_printed))
        for title in titles
    ]
    return LastSeen(f"{words} {day.isoformat()}".strip(), print_titles(lines))


def _check_person(row, people, appearance):
    namesakes = [person for person in people.known.values() if person.name == row.name and not person.merged_into_id]
    current = people.known.get(appearance.person_id) if appearance is not None else None
    offered = {person.pk: person for person in ([current] if current else []) + namesakes[:MOST_NAMESAKES]}
    row.candidates = [candidate(person, people.seen.get(person.pk)) for person in offered.values()]
    if row.same == NEW:
        return
    if row.same:
        chosen = people.known.get(int(row.same))
        if chosen is None:
            row.same = ""
            row.refuse("name", _("This person is not in the directory any more. Choose again."))
        elif chosen.merged_into_id:
            # Offered under the name of today, whatever was printed then.
            offered = {person.id: person for person in [*row.candidates, candidate(chosen.merged_into)]}
            row.candidates = [person for person in offered.values() if person.id != row.same]
            row.same, row.asked = "", row.name
            row.refuse("name", _("This person is merged into another one. Choose that one."))
        elif chosen.name != row.name and row.asked != row.name and not _stands_so(appearance, row):
            row.same = ""
            _ask_who(row, chosen)
        return
    if namesakes:
        row.asked = row.name
        row.refuse("name", _("The directory has this name. Is it the same person, or another?"))
    elif current and not _stands_so(appearance, row):
        _ask_who(row, current)


def _stands_so(appearance, row):
    """Whether the row is saved with this very name: a name may be printed otherwise than the directory has it."""
    return appearance is not None and appearance.name_as_printed == row.name


def _ask_who(row, person):
    row.asked = row.name
    words = _("The name was changed. Is it still %(person)s, printed differently, or somebody else?")
    row.refuse("name", words % {"person": person})


def _check_doubles(staying):
    """Nobody stands twice in one list; of two new people of one name the editor must have said that they are two."""
    first = {}
    for place, row in enumerate(staying, start=1):
        if row.kind != "person" or "name" in row.errors:
            continue
        is_supposed = not row.same
        who = row.name if row.same in ("", NEW) else int(row.same)
        if is_supposed:
            row.same = NEW
        known = first.setdefault((who, row.item), place)
        if known == place or (row.same == NEW and not is_supposed):
            continue
        if row.same == NEW:
            row.same, row.is_asked = "", True
            words = _("This name stands in row %(place)d already. Is it somebody else? Else take one of the two out.")
        else:
            words = _("This person stands in the list already, in row %(place)d. Take one of the two out.")
        row.refuse("name", words % {"place": known})


def match_organizations(texts):
    """{text: Organization} for names of the directory: exact, by another name, or with the parent's name before it.

    A text that two bodies answer to is left out: it is nobody's until an editor says so. Three statements.
    """
    texts = {text for text in texts if text}
    found = {}
    ends = {text[start:] for text in texts for start in range(len(text) - 1)} if len(texts) <= 200 else texts
    for organization in Organization.objects.in_use().filter(name__in=ends).select_related("parent"):
        for name in _full_names(organization):
            if name in texts:
                found.setdefault(name, []).append(organization)
    aliases = OrganizationAlias.objects.filter(text__in=texts, organization__merged_into__isnull=True)
    for alias in aliases.select_related("organization"):
        if alias.organization not in found.get(alias.text, []):
            found.setdefault(alias.text, []).append(alias.organization)
    return {text: bodies[0] for text, bodies in found.items() if len(bodies) == 1}


def _full_names(organization):
    parent = organization.parent
    return [organization.name, f"{parent.name}{organization.name}"] if parent else [organization.name]
