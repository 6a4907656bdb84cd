"""What may follow what in a Chinese roster, and what each step costs or earns: `costs` says why.

A step is (Piece, the character it ends before, the State it leads to, points).
"""

from articles.language.characters import is_chinese
from articles.rosters.chinese import costs, frames, lexicon
from articles.rosters.chinese.groups import SHARED_SUFFIX
from articles.rosters.chinese.steps import SPACED, UNSPACED, Piece, State
from articles.rosters.chinese.taking import Taking
from articles.rosters.chinese.words_in_text import HARD

FARTHEST_LEAD = 60  # characters from the beginning of a sentence to its roster
FARTHEST_UNKNOWN = 30


class Grammar:
    """The steps of one text; all places are characters of the folded text, `stop` ends the stretch that is read."""

    def __init__(self, pieces, is_list):
        self.pieces = pieces
        self.plain, self.breaks = pieces.plain, pieces.breaks
        self.stop, self.take = pieces.length, Taking(pieces, is_list)
        # What it costs to end where a row is not whole.
        self.closing = {
            State.NAME_AT_BODY: costs.END_AT_BODY,
            State.SECOND_BODY: costs.END_AT_JOINT,
            State.TITLE: costs.END_AT_TITLE,
            State.BODY: costs.END_AT_BODY_ALONE,
            State.SECOND_TITLE: costs.END_AT_JOINT,
            State.SECOND_RANK: costs.END_AT_RANK,
            State.BODY_OF_RANK: costs.END_AT_BODY_OF_RANK,
        }
        self.steps = {
            State.ROW: self._begin,
            State.BODY: self._after_body,
            State.SECOND_BODY: self._after_joined_body,
            State.TITLE: self._after_title,
            State.SECOND_TITLE: self._after_joined_title,
            State.NAME: self._after_name,
            State.NAME_AT_BODY: self._after_name_at_body,
            State.RANK: self._after_rank,
            State.SECOND_RANK: self._after_joined_name,
            State.BODY_OF_RANK: self._after_body_of_rank,
            State.ADDRESS: self._after_address,
            State.GROUP: self._after_group,
            State.TAIL: self._after_tail,
            State.FRAME: self.take.delimiters,
            State.UNKNOWN: self.take.delimiters,
        }

    def bound(self, stop, forbidden):
        """Reads up to `stop`; `forbidden` is the (start, end) of a name that is not to be used."""
        self.stop = self.take.stop = stop
        self.take.forbidden = forbidden

    # What a row may begin with

    def _begin(self, place):
        plain, pieces = self.plain, self.pieces
        yield from self._lead(place)
        if connective := frames.CONNECTIVES.match(plain, place) or frames.BROUGHT.match(plain, place):
            yield Piece.DELIMITER, connective.end(), State.ROW, costs.CONNECTIVE_FIRST
        if plain[place] in HARD:
            yield from self.take.delimiters(place, open_row=False)
        if pieces.is_verb(place):
            yield from self.take.happening(place, costs.FRAME_FIRST)
        yield from self.take.bodies(place, State.BODY, 0.0)
        yield from self.take.titles(place, State.TITLE, costs.TITLE_FIRST)
        yield from self.take.names(place, State.NAME, costs.NAME_FIRST)
        yield from self.take.courtesy(place)
        yield from self.take.forms(place, State.ROW)
        if match := frames.FROM_LEFT.match(plain, place):
            yield Piece.FRAME, match.end(), State.ROW, 0.0
        for stop, score in pieces.groups(place):
            if self._ends_row(stop):
                yield Piece.GROUP, stop, State.GROUP, score
        for stop in pieces.tail(place):
            if self._ends_row(stop):
                yield Piece.TAIL, stop, State.TAIL, costs.TAIL_FIRST
        yield from self._unknown(place)

    def _lead(self, place):
        """Signs of points, labels, and the words of a sentence before its roster."""
        plain, before = self.plain, self.plain[place - 1] if place else "\n"
        match = frames.SECTION_SIGN.match(plain, place) if before in "。;\n,:、!?|" else None
        if match and (before == "\n" or plain[place] in "①②③④⑤⑥⑦⑧⑨⑩("):
            yield Piece.DELIMITER, match.end(), State.ROW, costs.SECTION_SIGN
        if before not in "。;\n,!":
            return
        if match := frames.LABEL.match(plain, place):
            if self.pieces.ends.get(match.end() - 1, 0) > costs.LABEL_END:
                yield Piece.LABEL, match.end(), State.ROW, costs.LABEL_OF_BODY
            elif self._is_label(place, match.end() - 1):
                yield Piece.LABEL, match.end(), State.ROW, costs.LABEL
        if match := frames.KNOWN_LEAD.match(plain, place):
            yield Piece.FRAME, match.end(), State.ROW, costs.LEAD_KNOWN
        if match := frames.MOMENT.match(plain, place):
            yield Piece.FRAME, match.end(), State.ROW, costs.MOMENT
        for found in frames.LEAD_WORD.finditer(plain, place, min(place + FARTHEST_LEAD, self.stop)):
            stop = found.end()
            if frames.SENTENCE_END.search(plain, place, stop).start() < stop:
                break
            yield Piece.FRAME, stop, State.ROW, costs.LEAD + costs.LEAD_SIGN * (stop - place)

    def _unknown(self, place):
        """What no rule reads, up to the next sign, or to a title or a space before it."""
        stop = next((stop for stop in range(place, self.stop) if self.plain[stop] in HARD), self.stop)
        if stop == place:
            return
        yield Piece.UNKNOWN, stop, State.UNKNOWN, costs.UNKNOWN + costs.UNKNOWN_SIGN * (stop - place)
        for cut in range(place + 2, min(stop, place + FARTHEST_UNKNOWN)):
            if self.pieces.titles(cut) or cut in self.breaks:
                yield Piece.UNKNOWN, cut, State.ROW, costs.UNKNOWN + costs.UNKNOWN_SIGN * (cut - place)

    # What may stand in the middle of one

    def _after_body(self, place):
        pieces = self.pieces
        yield from self.take.titles(place, State.TITLE, 0.0)
        if place in pieces.ends and not pieces.titles(place):
            for stop, score in pieces.unlisted_titles(place):
                yield Piece.TITLE, stop, State.TITLE, score
        yield from self.take.names(place, State.NAME_AT_BODY, costs.NAME_AFTER_BODY)
        yield from self.take.courtesy(place)
        if place in pieces.ends:
            yield from self.take.joined(place, State.BODY, State.SECOND_BODY)
        yield from self.take.forms(place, State.BODY)
        if self.plain[place] == "的":
            yield Piece.PARTICLE, place + 1, State.BODY, costs.PARTICLE
        if place in self.breaks:
            yield from self.take.bodies(place, State.BODY, costs.BODY_AFTER_BODY)
        yield from self.take.remark(place, State.BODY, costs.REMARK_AFTER_BODY)
        yield from self.take.delimiters(place, costs.BODY_ALONE)
        yield from self._closing(place, costs.BODY_ALONE)

    def _after_joined_body(self, place):
        yield from self.take.bodies(place, State.BODY, 0.0)

    def _after_title(self, place):
        at_break = place in self.breaks
        yield from self.take.names(place, State.NAME, costs.NAME_AFTER_TITLE)
        yield from self.take.glued(place, State.TITLE, 0.0 if at_break else costs.TITLE_GLUED)
        yield from self.take.forms(place, State.TITLE)
        is_seat = self.plain.endswith(SEATS, 0, place)
        glued = costs.BODY_AFTER_SEAT if is_seat else costs.BODY_AFTER_TITLE_GLUED
        yield from self.take.bodies(place, State.BODY, costs.BODY_AFTER_TITLE_SPACED if at_break else glued)
        yield from self.take.remark(place, State.TITLE, 0.0)
        yield from self.take.joined(place, State.TITLE, State.SECOND_TITLE)
        yield from self.take.delimiters(place, costs.TITLE_ALONE)
        yield from self._closing(place, costs.TITLE_ALONE)

    def _after_joined_title(self, place):
        yield from self.take.bodies(place, State.BODY, 0.0)
        yield from self.take.titles(place, State.TITLE, 0.0)
        yield from self.take.names(place, State.NAME, costs.NAME_AFTER_JOINT)

    def _after_name_at_body(self, place):
        """A name right after an organisation: a title is expected behind it."""
        for kind, stop, into, cost in self._after_name(place):
            if into in ROW_ENDS or kind in UNSPACED:
                cost += costs.END_AT_BODY
            elif into == State.RANK:
                cost += costs.RANK_AT_BODY
            yield kind, stop, into, cost

    def _after_name(self, place):
        plain, pieces = self.plain, self.pieces
        yield from self.take.titles(place, State.RANK, costs.FORMER_BEHIND if plain[place] in "前原" else costs.RANK)
        yield from self.take.address(place)
        yield from self.take.remark(place, State.NAME, 0.0)
        if match := SHARED_SUFFIX.match(plain, place):
            yield Piece.SHARED, match.end(), State.SECOND_RANK, costs.SHARED
        yield from self.take.joined(place, State.NAME, State.SECOND_RANK)
        if place in self.breaks:
            yield from self.take.bodies(place, State.BODY_OF_RANK, costs.BODY_BEHIND_NAME)
        elif not pieces.is_verb(place):
            # A title no list knows whole: 某某商务参赞.
            for cut in range(place + 2, min(place + 5, self.stop)):
                if any(sign in "和与及等一、的" for sign in plain[place:cut]):
                    break
                if pieces.titles(cut) and all(is_chinese(sign) for sign in plain[place:cut]):
                    cost = costs.TITLE_HALF_KNOWN + costs.TITLE_HALF_KNOWN_SIGN * (cut - place)
                    yield Piece.BODY, cut, State.BODY_OF_RANK, cost
                    break
        yield from self._row_ends(place)

    def _after_rank(self, place):
        at_break = place in self.breaks
        yield from self.take.glued(place, State.RANK, 0.0 if at_break else costs.RANK_GLUED)
        yield from self.take.address(place)
        yield from self.take.remark(place, State.RANK, 0.0)
        yield from self.take.joined(place, State.RANK, State.SECOND_RANK)
        if at_break:
            yield from self.take.bodies(place, State.BODY_OF_RANK, costs.BODY_BEHIND_RANK)
        yield from self._row_ends(place)

    def _after_joined_name(self, place):
        yield from self.take.titles(place, State.RANK, 0.0)
        yield from self.take.bodies(place, State.BODY_OF_RANK, 0.0)
        yield from self.take.address(place)

    def _after_body_of_rank(self, place):
        yield from self.take.titles(place, State.RANK, 0.0)
        if place in self.breaks:
            yield from self.take.bodies(place, State.BODY_OF_RANK, costs.BODY_AFTER_BODY)
        yield from self.take.delimiters(place, costs.BODY_BEHIND_ALONE)
        yield from self._closing(place, costs.BODY_BEHIND_ALONE)

    def _after_address(self, place):
        yield from self.take.titles(place, State.RANK, 0.0)
        yield from self.take.remark(place, State.ADDRESS, 0.0)
        yield from self.take.joined(place, State.ADDRESS, State.SECOND_RANK)
        yield from self._row_ends(place)

    # What may end one

    def _after_group(self, place):
        yield from self.take.remark(place, State.GROUP, 0.0)
        yield from self._row_ends(place)

    def _after_tail(self, place):
        yield from self._row_ends(place, after_tail=True)

    def _ends_row(self, place):
        if place >= self.stop or place in self.breaks:
            return True
        sign = self.plain[place]
        return (
            sign in HARD
            or sign == "等"
            or self.pieces.is_verb(place)
            or bool(frames.CONNECTIVES.match(self.plain, place))
            or bool(self.pieces.tail(place))
        )

    def _row_ends(self, place, after_tail=False):
        yield from self.take.delimiters(place)
        if self.plain.startswith(QUOTED, place):
            # What somebody spoke about.
            yield Piece.FRAME, self._clause_end(place), State.FRAME, 0.0
        if led := frames.LED.match(self.plain, place):
            yield Piece.DELIMITER, led.end(), State.ROW, costs.LED
        yield from self._closing(place, 0.0, after_tail=after_tail)
        if place in self.breaks:
            # A space between two people: a step that takes the next piece directly.
            for kind, stop, into, cost in self._begin(place):
                if kind in SPACED:
                    yield SPACED[kind], stop, into, cost + costs.SPACED_ROW

    def _closing(self, place, cost, after_tail=False):
        if not after_tail:
            for stop in self.pieces.tail(place):
                yield Piece.TAIL, stop, State.TAIL, cost + costs.TAIL + costs.TAIL_SIGN * (stop - place)
        is_verb = self.pieces.is_verb(place)
        if is_verb or (after_tail and self._happens(place)):
            yield from self.take.happening(place, cost + costs.FRAME + (0.0 if is_verb else costs.FRAME_LATER))
        elif cost == 0.0:
            stop = self._clause_end(place)
            if stop > place and self.plain[place] not in HARD:
                yield Piece.UNKNOWN, stop, State.UNKNOWN, costs.UNKNOWN + costs.UNKNOWN_BEHIND

    def _clause_end(self, place):
        return frames.CLAUSE_END.search(self.plain, place, self.stop).start()

    def _is_label(self, start, end):
        """Whether the words hold one of labels, and do not close with a title and a name as 主持人王超 does."""
        label = self.plain[start:end]
        return any(word in label for word in lexicon.LABEL_WORDS) and not any(
            stop == end and bet > costs.LABEL_NAME_LIKELY
            for place in range(start + 1, end - 1)
            if place in self.pieces.title_ends
            for stop, bet in self.pieces.names(place)
        )

    def _happens(self, place):
        """Whether the clause from here says what somebody did: 等与会专家围绕 …"""
        return any(self.pieces.is_verb(index) for index in range(place, self._clause_end(place)))


SEATS = tuple(lexicon.SEATS)
QUOTED = tuple(f":{sign}" for sign in '“《「‘"')
# Where a step leads that ends the row.
ROW_ENDS = {State.ROW, State.TAIL, State.FRAME, State.UNKNOWN}
