"""The parts of a cut put together to rows: whose titles, whose organisation, whose words."""

import re
from dataclasses import dataclass, field, replace

from articles.language.numerals import read_number
from articles.rosters.chinese import costs, lexicon
from articles.rosters.chinese.steps import Piece

MOST_SHARING = 99
BETWEEN = {Piece.DELIMITER, Piece.LABEL, Piece.TAIL, Piece.FRAME, Piece.UNKNOWN, Piece.GROUP}


@dataclass
class Draft:
    """A row while it is put together: places in the script, and titles as places or words."""

    kind: str
    start: int
    end: int
    name: tuple = ()
    before: list = field(default_factory=list)  # (organisation place or None, title place or None)
    after: list = field(default_factory=list)
    honorific: tuple = ()
    remarks: list = field(default_factory=list)
    joined_by: str = ""  # the delimiter before the row
    shared: int = 0  # a suffix such as 三位教授: of how many people
    label: tuple = ()
    score: float = 0.0  # of its own parts
    before_it: float = 0.0  # of the cut up to its start
    is_glued: bool = False  # two titles without a sign between, and the second is no rank
    is_open_post: bool = False  # a post without a name, such as 市一院院长
    is_courtesy: bool = False  # surname, title, given name: 薛校長富盛
    body: tuple | None = None  # the organisation that a whole list is of
    titles: list = field(default_factory=list)
    doubts: list = field(default_factory=list)  # "prefix", "suffix", "brackets", "courtesy"; then the Reasons


class Assembly:
    """Rows as they come out of the parts of one stretch after the other."""

    def __init__(self, pieces):
        self.pieces = pieces
        self.drafts, self.tails = [], []
        self._start_over()

    def _drop_label(self):
        """A label that no row took stays visible."""
        if self.label is not None:
            self.drafts.append(Draft("unknown", self.label[0], self.label[1]))
            self.label = None

    def _start_over(self):
        self.draft, self.organization, self.label, self.is_listed, self.joined_by = None, None, None, False, ""

    def add(self, parts, place):
        """Takes the Parts of the stretch at a place; what is open at its end is closed."""
        self._start_over()
        if not parts and any(sign.isalnum() for sign in self.pieces.plain[place[0] : place[1]]):
            self.drafts.append(Draft("unknown", *place))
        before = 0.0
        for part in parts:
            if part.is_spaced:
                self._close()
                self.joined_by = ""
            if part.kind in BETWEEN:
                self._between(part)
            else:
                self._within(part, before)
            before = part.total
        self._close()
        self._drop_label()

    def _between(self, part):
        """Delimiters, labels, frames and ends; words that were not understood; groups."""
        plain, place, kind = self.pieces.plain, (part.start, part.end), part.kind
        is_open = self.draft is not None
        self._close()
        self.joined_by = ""
        if kind == Piece.DELIMITER:
            self.joined_by = plain[part.start : part.end]
            if any(sign in self.joined_by for sign in ";。\n"):
                self._drop_label()
        elif kind == Piece.LABEL:
            self._drop_label()
            self.label = place if is_body(plain[part.start : part.end - 1]) else None
        elif kind == Piece.TAIL:
            self.tails.append(place)
        elif kind == Piece.FRAME:
            self.joined_by = "。"
            if names_somebody(part, self.pieces):
                self.drafts.append(Draft("unknown", *place))
        elif kind == Piece.GROUP:
            label, self.label = self.label, None
            self.drafts.append(Draft("group", label[0] if label else place[0], place[1]))
        elif is_open or any(sign.isalnum() for sign in plain[part.start : part.end]):
            self.drafts.append(Draft("unknown", *place))

    def _within(self, part, before):
        """A part of a person's row."""
        place, kind = (part.start, part.end), part.kind
        if self.draft is None:
            label, self.label = self.label, None
            self.draft = Draft("person", *place, joined_by=self.joined_by, label=label or (), before_it=before)
        draft = self.draft
        draft.end, draft.score = part.end, part.total - draft.before_it
        if kind == Piece.FORM:
            draft.honorific = (draft.honorific[0], part.end) if draft.honorific else place
        elif kind == Piece.JOINT:
            self.is_listed |= self.organization is not None
        elif kind == Piece.BODY:
            self._add_organization(place)
        elif kind == Piece.TITLE:
            self._add_title(place)
        elif kind in (Piece.NAME, Piece.COURTESY):
            self._give_up_organization()
            draft.name, draft.is_courtesy = place, kind == Piece.COURTESY
        elif kind == Piece.ADDRESS:
            draft.honorific = place
        elif kind == Piece.REMARK:
            draft.remarks.append(place)
        elif kind == Piece.SHARED:
            words = self.pieces.plain[part.start : part.end].rstrip("位名")
            draft.shared = min(read_number(words) or 1, MOST_SHARING)

    def _add_title(self, place):
        held, start = self._held(), place[0]
        is_behind = self.organization is None and held and held[-1][1] and held[-1][1][1] == start
        is_rank = self.pieces.plain[start : place[1]] in lexicon.RANKS
        self.draft.is_glued |= bool(is_behind and not is_rank and start not in self.pieces.breaks)
        held.append((self.organization, place))
        self.organization = None

    def _add_organization(self, place):
        is_going_on = self.organization is not None and (self.is_listed or not self.draft.name)
        if is_going_on:
            # In two columns, or several schools before one title.
            self.organization = (self.organization[0], place[1])
        else:
            self._give_up_organization()
            self.organization = place
        self.is_listed = False

    def _held(self):
        return self.draft.after if self.draft.name else self.draft.before

    def _give_up_organization(self):
        """An organisation that no title follows."""
        if self.organization is not None:
            self._held().append((self.organization, None))
            self.organization = None

    def _is_body_alone(self, draft, least):
        """Whether a row without people is an organisation, such as one that took part; `least` says how plainly."""
        ends = [self.pieces.ends.get(body[1], 0) for body, _title in draft.before]
        return bool(ends) and min(ends) > least

    def _close(self):
        draft = self.draft
        if draft is not None:
            self._give_up_organization()
            if not draft.name and not any(title for _body, title in draft.before):
                draft.kind = "group" if self._is_body_alone(draft, 0) else "unknown"
                draft.is_open_post = not self._is_body_alone(draft, costs.LABEL_END)
            elif not draft.name:
                draft.kind, draft.is_open_post = "group", True
            self.drafts += self._each_body(draft) if draft.kind == "group" and not draft.is_open_post else [draft]
        self.draft, self.organization = None, None

    def _each_body(self, draft):
        """A row for each of several organisations that were taken for one before a title came that did not come."""
        start, rows = draft.start, []
        for match in re.finditer("、", self.pieces.plain[draft.start : draft.end]):
            place = draft.start + match.start()
            if place in self.pieces.ends and not any(first < place < last for first, last in self._brackets()):
                rows.append(replace(draft, start=start, end=place))
                start = place + 1
        return [*rows, replace(draft, start=start)]

    def _brackets(self):
        return [(first, last) for first, last in self.pieces.closed.items() if first < last]


def open_courtesy(draft, pieces):
    """薛校長富盛 is 薛富盛, with the title between: the name is two places."""
    start, end = draft.name
    readings = [(score, title) for stop, title, score in pieces.courtesy(start) if stop == end]
    _score, title = max(readings, key=lambda found: found[0])
    draft.name = (start, start + 1, title[1], end)
    draft.after.insert(0, (None, title))
    draft.doubts.append("courtesy")


def names_somebody(part, pieces):
    """Whether words taken for a frame hold title and name: they are shown rather than lost."""
    for place in range(part.start + 2, part.end - 1):
        if (place in pieces.title_ends or pieces.plain[place - 1] == "的") and any(
            score > 0 and stop <= part.end and pieces.is_row_end(stop) for stop, score in pieces.names(place)
        ):
            return True
    return False


def is_body(words):
    """Whether a label is an organisation: 上海交通大学：校长某某、副校长某某."""
    return (
        any(words.endswith(end) for end in lexicon.ORGANIZATION_ENDS if len(end) > 1)
        or words in lexicon.ORGANIZATION_WORDS
    )
