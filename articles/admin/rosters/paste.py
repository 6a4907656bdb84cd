"""A roster pasted as prose, or brought as a table: read into rows, looked at, and added in one transaction."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.checks.check_words import sentence
from articles.admin.checks.findings import order_findings
from articles.admin.rosters import grid
from articles.admin.rosters.grid_words import words_of_the_grid
from articles.admin.rosters.namesake import meet, note_standing
from articles.admin.rosters.open_list import OpenList, list_of
from articles.admin.rosters.pasted import carry, coverage, pieces, rows_of, said_in
from articles.admin.rosters.roster import grid_context, page_context, row_context
from articles.admin.rosters.signing import suggest_parties
from articles.importing.limits import MOST_BYTES_OF_A_FILE
from articles.importing.tables.roster_table import TableRefused, read_table
from articles.models import Organization, Roster
from articles.models.doubt import JOINED
from articles.recording.directory import load_directory, organization_names
from articles.recording.organization import find_bodies, full_names
from articles.recording.right import may_add, may_view, right_to_add
from articles.recording.roster import Stale
from articles.rosters.read import MOST_CHARACTERS, read_roster

MOST_KEPT = Roster._meta.get_field("as_printed").max_length
MOST_PIECES = 2
MOST_ASKED = 200


def paste_view(request, event_id, role):
    """The paste, its rows, and their addition: three buttons of one address; only the last one writes."""
    page = PastePage(request, *list_of(request, event_id, role))
    if request.method != "POST":
        return page.ask()
    if "add" in request.POST:
        return page.add()
    if "back" in request.POST:
        return page.ask(page.text)
    return page.read()


@require_POST
def words_view(request, event_id, role):
    """Words read again as rows, for a split and a merge: JSON with the rows as the grid shows them."""
    return PastePage(request, *list_of(request, event_id, role)).read_again()


def bodies_view(request):
    """Which of the organisations in `name` the directory lacks, and the full names of short ones; JSON for the grid."""
    if not request.user.has_perm("articles.change_event"):
        raise PermissionDenied
    names = [name[:200].replace("\0", "") for name in request.GET.getlist("name")[:MOST_ASKED]]
    found = find_bodies(names)
    return JsonResponse({"new": [name for name in dict.fromkeys(names) if name and name not in found]})


class PastePage:
    """One request to the paste of one list: its rows are added after those that stand in the opened list."""

    def __init__(self, request, event, role):
        self.request, self.list = request, OpenList(request, event, role)
        self.heading = _("Paste: %(role)s") % {"role": self.list.role.label}
        # Split and merge are asked of rows that are saved too.
        self.standing = () if "is_saved" in request.POST else self.list.appearances
        # A browser sends every line break as two characters; the text has one, as it was pasted.
        self.text = request.POST.get("text", "").replace("\r\n", "\n").replace("\r", "\n")
        self.language = request.POST.get("language", "")
        self.notes = ()
        self.may_add_bodies = may_add(request.user, Organization)

    def ask(self, text="", *, error="", status=200):
        context = page_context(self.request, self.list, self.heading) | {"text": text, "error": error}
        return render(self.request, "admin/articles/event/paste.html", context, status=status)

    # Reading

    def read(self):
        table = self.request.FILES.get("table")
        if table is not None:
            return self._read_table(table)
        if refusal := self._refusal(self.text):
            return self.ask(self.text, error=refusal)
        if not self.text.strip():
            return self.ask(self.text, error=_("Paste the words of the list, or choose a file."))
        return self._look(read_roster(self.text, directory=load_directory(self.text)))

    def _read_table(self, table):
        if table.size > MOST_BYTES_OF_A_FILE:
            words = _("The file is larger than %(most)d MB, more than is read. Leave out what is not of this list.")
            return self.ask(self.text, error=words % {"most": MOST_BYTES_OF_A_FILE // 1024**2})
        try:
            reading, self.notes = read_table(table.read(), table.name, directory=load_directory(""))
        except TableRefused as refusal:
            return self.ask(self.text, error=str(refusal))
        if refusal := self._refusal(reading.text):
            return self.ask(self.text, error=refusal)
        return self._look(reading)

    def _refusal(self, text):
        """Why a text cannot be read or kept, before anything is done with it; "" if it can."""
        if len(text) > MOST_CHARACTERS:
            words = _("The text has %(count)d characters; a paste holds %(most)d. Nothing was read: paste it in parts.")
            return words % {"count": len(text), "most": MOST_CHARACTERS}
        if "\0" in text:
            place = text.index("\0") + 1
            return _("Character %(place)d is a null, which no text holds. Take it out.") % {"place": place}
        kept = self._kept(text)
        if len(kept) > MOST_KEPT:
            words = _("With this the kept source text has %(count)d characters; a list keeps %(most)d. Paste less.")
            return words % {"count": len(kept), "most": MOST_KEPT}
        return ""

    def _kept(self, text):
        standing = self.list.roster.as_printed
        return f"{standing}\n{text}" if standing else text

    def _look(self, reading):
        """The grid with what was read; nothing is written."""
        self.text, self.language = reading.text, reading.language
        rows = rows_of(reading)
        count = len(rows) + len(self.standing)
        if count > grid.MOST_ROWS:
            words = _("These are %(count)d rows; a list holds %(most)d. Paste a part of them.")
            return self.ask(self.text, error=words % {"count": count, "most": grid.MOST_ROWS})
        self._meet(rows)
        self.list.tail = reading.tail[:60] or self.list.tail
        self.list.is_open = bool(self.list.tail or reading.is_open or self.list.is_open)
        return self.show(rows)

    def _meet(self, rows):
        meet(rows, self._find(rows), self.standing, may_view_people=self.list.may_view_people)

    def _find(self, rows):
        return find_bodies({line.meant for row in rows for line in row.lines} | set(said_in(rows)))

    def read_again(self):
        """Two pieces of a row, or the words between two rows as one; numbered on from `index`."""
        post = self.request.POST
        words = post.getlist("words")[:MOST_PIECES]
        if sum(map(len, words)) > MOST_CHARACTERS or "\0" in "".join(words):
            return JsonResponse({"error": _("These words cannot be read.")}, status=400)
        index, above, rows = grid.number(post.get("index", ""), 0), post.get("above", "")[:200], []
        directory = load_directory("\n".join(words))
        for text, start in zip(words, post.getlist("start"), strict=False):
            language = self.language if self.language in ("zh-hans", "zh-hant", "en") else None
            reading, above = carry(read_roster(text, directory=directory, language=language), above)
            rows += rows_of(reading, index=index + len(rows), at=grid.number(start, 0))
        if "as_one" in post:
            rows = [self._as_one(rows, words[0], index)]
        self._meet(rows)
        self._dress(rows)
        return JsonResponse({"rows": [self._html(row) for row in rows]})

    def _as_one(self, rows, words, index):
        """The row that the words make, or the two rows that an editor joins though the words make no single one."""
        post, start = self.request.POST, grid.number(self.request.POST.get("start", ""), -1)
        if len(rows) == 1 and rows[0].kind != "unknown":
            row = rows[0]
        else:
            name, kind = post.get("name", "")[:200], post.get("kind", "")
            titles = post.get("titles", "")[: grid.MOST_TEXT]
            row = grid.Row(index=index, kind=kind if kind in grid.KINDS else "person", name=name, titles=titles)
            row.is_certain, row.doubts = False, ((JOINED, name),)
        row.as_printed, row.start, row.end = words, start, start + len(words)
        return row

    def _html(self, row):
        context = row_context(self.list, is_paste=True) | {"row": row, "position": ""}
        return render_to_string("admin/articles/event/_row.html", context, self.request)

    # Showing

    def show(self, rows, *, status=200):
        found = self._dress(rows)
        cut = pieces(self.text, rows)
        names = [name for name in said_in(rows) if name not in found]
        is_sent = "add" in self.request.POST
        context = grid_context(self.request, self.list, rows, capfirst(self.heading), is_paste=True) | {
            "text": self.text,
            "language": self.language,
            "pieces": cut,
            "coverage": coverage(cut),
            "new_organizations": names,
            "makes_organizations": "new_organizations" in self.request.POST or not is_sent,
            "may_add_organizations": self.may_add_bodies,
            "right_to_add_organizations": right_to_add(Organization),
            "words": words_of_the_grid(is_paste=True, may_add_organizations=self.may_add_bodies),
            "notes": self.notes,
            "warnings": [sentence(finding) for finding in order_findings(rows, self.list.role)],
        }
        return render(self.request, "admin/articles/event/pasted.html", context, status=status)

    def _dress(self, rows):
        """What is said beside the rows: full names, parties, doubles. Returns the bodies of their organisations."""
        found = self._find(rows)
        texts = {line.meant for row in rows for line in row.lines if line.meant}
        offers = {}
        if may_view(self.request.user, Organization):
            offers = full_names(texts, found, set(organization_names().values()))
        for row in rows:
            held = dict.fromkeys(line.meant for line in row.lines)
            row.offers = [(text, offers[text]) for text in held if text in offers]
        note_standing(rows, self.standing)
        suggest_parties(rows, self.list.parties, found)
        return found

    # Adding

    def add(self):
        if refusal := self._refusal(self.text):
            return self.ask(self.text, error=refusal)
        opened = self.list
        rows = opened.typed_rows(self.request.POST)
        for row in rows:
            row.id = None
            if 0 <= row.start < row.end <= len(self.text):
                row.as_printed = self.text[row.start : row.end]
        makes = "new_organizations" in self.request.POST
        if makes and not self.may_add_bodies:
            words = _(
                "New organisations need the right “%(right)s”. Nothing was written yet: add the rows once more, and "
                "those that the directory lacks stay printed text."
            )
            opened.errors.append(words % {"right": right_to_add(Organization)})
        if all(row.is_out for row in rows):
            opened.errors.append(_("Every row is left out: there is nothing to add."))
        if not opened.check(rows, standing=opened.appearances):
            return self.show(rows)
        return self._write(rows, said_in(rows) if makes else ())

    def _write(self, rows, new_bodies):
        """With the editor's tick, what the directory lacks is made; what is inferred is a body of another row."""
        opened = self.list
        opened.roster.as_printed = self._kept(self.text)
        after = max((row.position for row in opened.appearances), default=0)
        try:
            count, copied = opened.save(rows, _("Rows pasted: %(role)s"), after=after, new_bodies=new_bodies)
        except Stale:
            now = PastePage(self.request, opened.event, opened.role)
            now.list.tail, now.list.is_open = opened.tail, opened.is_open
            now.list.errors = [_("Somebody else saved this list at the same moment. Look again, and add once more.")]
            return now.show(rows, status=409)
        words = _("%(count)d rows added to “%(role)s”. The text was kept with them.")
        return opened.done(self.request, words % {"count": count, "role": opened.role.label}, copied)
