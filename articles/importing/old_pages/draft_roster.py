"""The lists of an old page as rows of its event: in source order, with the source words and every doubt."""

from articles.importing.old_pages.draft_names import fit, names_of_bodies
from articles.importing.old_pages.legacy import for_eyes
from articles.models import Roster
from articles.models.doubt import MOST_DETAIL, NAMED_TWICE
from articles.models.legacy import STAND_IN
from articles.recording.directory import load_directory
from articles.recording.organization import match_or_make
from articles.recording.person import find_or_make
from articles.recording.roster import MOST_NAME, MOST_SOURCE_WORDS, ListRow, write_list
from articles.rosters.read import MOST_CHARACTERS, read_roster
from articles.rosters.rows import Doubt
from articles.rosters.titles import as_kept

MOST_OF_A_NAME = 200
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


def write_lists(event, lists, repairs, *, by):
    """Writes (role, Reading) pairs as the rosters of a new event; a bounded number of statements a list."""
    rosters, rows = {}, {}
    for role, reading in lists:
        rosters.setdefault(role, []).append(reading)
        rows.setdefault(role, []).extend(_row(reading, row, repairs) for row in reading.rows)
    everybody = [row for listed in rows.values() for row in listed if row.kind == "person"]
    texts = {line.meant for row in everybody for line in row.lines}
    bodies = match_or_make(names_of_bodies(texts), new=names_of_bodies(_sure(everybody)), by=by)
    people = find_or_make(_named(everybody), bodies, by=by)
    for role, readings in rosters.items():
        listed = _joined(rows[role], people)
        write_list(_roster(event, role, readings, repairs), listed, bodies=bodies, by=by)


def _roster(event, role, readings, repairs):
    tail = fit(next((reading.tail for reading in readings if reading.tail), ""), 60)
    printed = "\n".join(for_eyes(reading.text, repairs) for reading in readings)
    return Roster(event=event, role=role, tail=tail, is_complete=not tail, as_printed=printed[:MOST_CHARACTERS])


def _row(reading, row, repairs):
    """A ReadRow as it is to be written: on one line each, in words that people see, no longer than they are kept."""

    def seen(text, most):
        return fit(for_eyes(text, repairs), most)

    words, name = seen(reading.words_of(row), MOST_SOURCE_WORDS), seen(row.name, MOST_OF_A_NAME)
    is_person = row.kind == "person" and bool(name) and not STAND_IN.search(name)
    return ListRow(
        kind="person" if is_person else "group",
        name=name[:MOST_NAME].strip() if is_person else name or words[:MOST_OF_A_NAME] or "?",
        lines=[_line(title, seen) for title in row.titles] if is_person else [],
        honorific=fit(row.honorific, 60),
        is_certain=not row.uncertain and row.kind != "unknown",
        doubts=tuple((str(reason.doubt), seen(reason.detail, MOST_DETAIL)) for reason in row.uncertain),
        as_printed=words,
    )


def _line(title, seen):
    kept = as_kept(title)
    return kept._replace(
        organization=seen(kept.organization, MOST_OF_A_NAME),
        organization_suggested=seen(kept.organization_suggested, MOST_OF_A_NAME),
        title=seen(kept.title, MOST_OF_A_NAME),
    )


def _joined(rows, people):
    """The rows of one list with nobody twice: words and titles of a second row come to the first, which is marked."""
    standing, kept = {}, []
    for row in rows:
        person = people[row.name].pk if row.kind == "person" else None
        if person not in standing:
            kept.append(row)
            if person is not None:
                row.same, standing[person] = str(person), row
            continue
        first = standing[person]
        first.is_certain = False
        first.doubts += ((NAMED_TWICE, row.as_printed[:MOST_DETAIL]),)
        first.lines += [line for line in row.lines if line not in first.lines]
    return kept


def _sure(rows):
    """Organisations that the words of their rows name in one way, 我校 being what it means: these alone are made."""
    sure = [row for row in rows if all(doubt in STILL_A_BODY for doubt, _detail in row.doubts)]
    return {line.meant for row in sure for line in row.lines}


def _named(rows):
    """{name: the organisations of its titles, in all lists}: one page means one person by one name."""
    named = {}
    for row in rows:
        named.setdefault(row.name, set()).update(line.meant for line in row.lines)
    return named
