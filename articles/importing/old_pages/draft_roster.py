"""The lists of an old page as rows of its event: in source order, with the source words and every doubt."""

from articles.importing.old_pages.draft_names import find_bodies, find_people, fit
from articles.importing.old_pages.legacy import for_eyes
from articles.importing.pages.marks import MARK
from articles.models import Appearance, AppearanceTitle, Roster
from articles.models.doubt import MOST_DETAIL, NAMED_TWICE
from articles.recording.directory import load_directory
from articles.rosters.read import MOST_CHARACTERS, read_roster
from articles.rosters.rows import Doubt

# A doubt of these kinds says nothing against the words for the organisation itself.
STILL_A_BODY = {Doubt.SHARED_TITLE, Doubt.REPEATED, Doubt.SIMILAR, Doubt.ODD_NAME, Doubt.BARE_NAME, Doubt.CARRIED}


def read_lists(lines, *, language):
    """[(role, Reading)] of RosterLines, in their order; the directory is asked once for all of them."""
    if not lines:
        return []
    directory = load_directory("\n".join(line.text for line in lines)[:MOST_CHARACTERS])
    return [
        (line.role, read_roster(line.text[:MOST_CHARACTERS], directory=directory, language=language)) for line in lines
    ]


def write_lists(event, lists, repairs, by=None):
    """Writes (role, Reading) pairs as the rosters of a new event; a bounded number of statements a list."""
    entries = [(role, reading, row) for role, reading in lists for row in reading.rows]
    bodies = _bodies([row for _role, _reading, row in entries], by)
    people = _people([row for _role, _reading, row in entries], bodies, by)
    for role in dict.fromkeys(role for role, _reading in lists):
        readings = [reading for other, reading in lists if other == role]
        _write_facts(event, role, readings, repairs)
        _write_rows(event, role, readings, bodies, people, repairs)


def _write_facts(event, role, readings, repairs):
    tail = next((reading.tail for reading in readings if reading.tail), "")
    printed = "\n".join(for_eyes(reading.text, repairs) for reading in readings)
    Roster.objects.create(
        event=event,
        role=role,
        tail=fit(tail, 60),
        is_complete=not tail,
        as_printed=printed[:MOST_CHARACTERS],
        version=1,
    )


def _write_rows(event, role, readings, bodies, people, repairs):
    rows, titles, standing = [], [], {}
    for reading in readings:
        for row in reading.rows:
            person = people.get(row.name) if row.kind == "person" else None
            if person is not None and person.pk in standing:
                _join(standing[person.pk], reading, row, titles, bodies, repairs)
                continue
            appearance = _appearance(event, role, len(rows) + 1, reading, row, person, repairs)
            rows.append(appearance)
            if person is not None:
                standing[person.pk] = appearance
                titles += _titles(appearance, row, bodies, repairs)
    Appearance.objects.bulk_create(rows)
    AppearanceTitle.objects.bulk_create(titles)


def _appearance(event, role, position, reading, row, person, repairs):
    words = for_eyes(reading.words_of(row), repairs)
    name = fit(for_eyes(row.name, repairs), 100 if person else 200)
    return Appearance(
        event=event,
        role=role,
        position=position,
        person=person,
        name_as_printed=name if person else "",
        group_label="" if person else name or fit(words, 200) or "?",
        honorific=fit(row.honorific, 60),
        is_certain=not row.uncertain and row.kind != "unknown",
        doubts=[[str(reason.doubt), fit(for_eyes(reason.detail, repairs), MOST_DETAIL)] for reason in row.uncertain],
        as_printed=fit(words, 500),
    )


def _join(appearance, reading, row, titles, bodies, repairs):
    """A second row of one person in one list: the words and titles come to the first, which is marked."""
    appearance.is_certain = False
    words = fit(for_eyes(reading.words_of(row), repairs), 240)
    appearance.doubts.append([NAMED_TWICE, words])
    known = {(title.organization_as_printed, title.title) for title in titles if title.appearance is appearance}
    for title in _titles(appearance, row, bodies, repairs, first=len(known) + 1):
        if (title.organization_as_printed, title.title) not in known:
            titles.append(title)


def _titles(appearance, row, bodies, repairs, first=1):
    made = []
    for position, title in enumerate(row.titles, start=first):
        meant = title.organization_suggested or title.organization
        made.append(
            AppearanceTitle(
                appearance=appearance,
                position=position,
                organization=bodies.get(meant) or bodies.get(title.organization),
                organization_as_printed=fit(for_eyes(title.organization or meant, repairs), 200),
                title=fit(for_eyes(title.title, repairs), 200),
                is_former=title.is_former,
                is_inferred=not title.organization and bool(meant),
            )
        )
    return made


def _bodies(rows, by):
    """The organisations of the titles; new ones only from rows whose words were understood in one way."""
    texts, sure = set(), set()
    for row in rows:
        named = {text for title in row.titles for text in (title.organization, title.organization_suggested) if text}
        texts |= named
        if row.kind == "person" and all(reason.doubt in STILL_A_BODY for reason in row.uncertain):
            # 我校 is no name: what it means is.
            sure |= {title.organization_suggested or title.organization for title in row.titles} - {""}
    return find_bodies(texts, new=sure, by=by)


def _people(rows, bodies, by):
    named = {}
    for row in rows:
        if row.kind == "person" and fit(row.name, 100) and not MARK.search(row.name):
            texts = {text for title in row.titles for text in (title.organization, title.organization_suggested)}
            held = {bodies[text].pk for text in texts if text in bodies}
            named[row.name] = named.get(row.name, set()) | held
    return find_people({name[:100]: held for name, held in named.items()}, by=by)
