"""The rows of a roster as they were typed: read from the form, checked, and matched with the directory."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.admin.rosters.namesake import candidate, check_doubles, check_person, people_of
from articles.language.characters import is_invisible
from articles.models import Appearance, AppearanceTitle, Role
from articles.models.doubt import MOST_DETAIL, WORDS, in_words
from articles.recording.directory import title_of
from articles.recording.roster import NEW, PRINTED, ListRow
from articles.rosters.titles import print_titles, read_titles

MOST_ROWS = 500
MOST_TITLES = 20
MOST_TEXT = 10_000
ROW = re.compile(r"row-(\d{1,4})-kind")
KINDS = ("person", "group", "organization", "unknown")


@dataclass
class Row(ListRow):
    """A line of the grid: what was typed, what is wrong with it, and whom it may mean."""

    index: int = 0
    # The text that its `lines` are read from, once.
    titles: str = ""
    same: str = ""
    is_out: bool = False
    order: int = 0
    errors: dict = field(default_factory=dict)
    candidates: list = field(default_factory=list)
    # The name for which the editor was asked who it is: the answer counts for this name alone.
    asked: str = ""
    # The name stands in another row too: "somebody else" must be said, not supposed.
    is_asked: bool = False
    # Its place in the pasted text; -1 for a row that was typed.
    start: int = -1
    end: int = -1
    # The row of the list that it doubles, counted from 1.
    already: int = 0
    # Short names with the full ones that the directory offers: [(short, full)].
    offers: list = field(default_factory=list)

    def __post_init__(self):
        self.lines = read_titles(self.titles)

    @property
    def is_typed(self):
        return bool(self.id or self.name.strip() or self.titles.strip() or self.as_printed.strip())

    @property
    def reasons(self):
        return in_words(self.doubts)

    @property
    def doubt_lines(self):
        """The doubts as a form holds them: a line each, the code before the blank."""
        return "\n".join(f"{code} {detail}" for code, detail in self.doubts)

    def refuse(self, cell, words):
        self.errors.setdefault(cell, str(words))


def typed_rows(post, items=()):
    """The Rows of a submitted form, in the order that it asks for; how many may be sent is the settings' to say.

    `items` are the numbers of the programme items that a row may belong to.
    """
    numbers = {int(match[1]) for key in post if (match := ROW.fullmatch(key))}
    rows = [_typed(post, index, items) for index in sorted(numbers)]
    rows = [row for row in rows if row.is_typed]
    return sorted(rows, key=lambda row: (row.order or 65_535, row.index))


def _typed(post, index, items):
    def cell(name):
        return post.get(f"row-{index}-{name}", "")[:MOST_TEXT]

    kind, row_id, order = cell("kind"), cell("id"), cell("order")
    return Row(
        index=index,
        kind=kind if kind in KINDS else "person",
        name=cell("name").strip(),
        titles=cell("titles"),
        honorific=cell("honorific").strip(),
        remarks=cell("remarks").strip(),
        is_certain=not cell("doubt"),
        is_out=bool(cell("out")),
        item=cell("item") if cell("item") in items else "",
        asked=cell("asked").strip(),
        same=_last(post.getlist(f"row-{index}-same")),
        also=tuple(role for role in post.getlist(f"row-{index}-also") if role in Role.values),
        id=int(row_id) if row_id.isascii() and row_id.isdigit() and len(row_id) < 18 else None,
        order=int(order) if order.isascii() and order.isdigit() and len(order) < 6 else 0,
        as_printed="".join(letter for letter in cell("source") if not is_invisible(letter))[:500],
        doubts=_doubts(cell("doubts")),
        start=number(cell("start")),
        end=number(cell("end")),
        is_signing=bool(cell("sign")),
        party=cell("party") if cell("party").isascii() and cell("party").isdigit() else "",
    )


def _doubts(text):
    pairs = [line.partition(" ")[::2] for line in text.splitlines()]
    return tuple((code, detail.strip()[:MOST_DETAIL]) for code, detail in pairs if code in WORDS)


def number(value, other=-1):
    """The number of a cell of digits; `other` for anything else."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else other


def _last(values):
    value = values[-1] if values else ""
    return value if value in (NEW, PRINTED) or (value.isascii() and value.isdigit() and len(value) < 18) else ""


def saved_rows(appearances, *, may_view_people):
    """The Rows of a saved roster; load person, organisation and titles first."""
    rows = []
    for index, appearance in enumerate(appearances):
        person = appearance.person
        rows.append(
            Row(
                index=index,
                kind=appearance.kind,
                name=appearance.group_label
                or appearance.name_as_printed
                or (person.name if person else appearance.organization.name),
                titles=print_titles(map(title_of, appearance.titles.all())),
                honorific=appearance.honorific,
                remarks=appearance.remarks,
                doubts=tuple(map(tuple, appearance.doubts)),
                is_certain=appearance.is_certain,
                item=str(appearance.programme_item_id or ""),
                same=str(appearance.person_id or (PRINTED if appearance.kind == "person" else "")),
                id=appearance.pk,
                order=index + 1,
                as_printed=appearance.as_printed,
                candidates=[candidate(person, may_view=may_view_people)] if person else [],
            )
        )
    return rows


def check(rows, saved, standing=(), *, may_add_people=True, may_view_people=True):
    """Looks at every row that stays and notes what is wrong; `saved` are the Appearances that the rows are, by id,
    `standing` those that they are added to. Whoever may not add people has new ones as printed text.

    Three statements for all rows. True if nothing is wrong.
    """
    for row in rows:
        _check_words(row)
    named = [row for row in rows if row.kind == "person" and "name" not in row.errors]
    people = people_of(named, saved, may_view=may_view_people)
    for row in named:
        check_person(row, people, saved.get(row.id), may_add=may_add_people)
    for row in rows:
        if row.is_out:
            # Whoever takes it back is offered the same people.
            row.errors = {}
    check_doubles(rows, standing, may_add=may_add_people)
    return not any(row.errors for row in rows)


def _check_words(row):
    if row.kind == "unknown":
        row.refuse("kind", _("Say whether it is a person or a group, or leave the row out."))
        return
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
        title = AppearanceTitle(organization_as_printed=line.meant, title=line.title or "-")
        # Who is named with an organisation alone has no title to give: 来自浙江大学的张三.
        _clean(row, title, {"organization_as_printed": "titles", "title": "titles"})


def _clean(row, instance, cells):
    fields = {found.name for found in instance._meta.concrete_fields}
    try:
        instance.clean_fields(exclude=fields - set(cells))
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            row.refuse(cells[name], messages[0])
