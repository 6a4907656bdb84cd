"""The steps that take one piece of a row, whatever the row holds so far."""

from articles.rosters.chinese import costs, frames, lexicon
from articles.rosters.chinese.steps import Piece, State


class Taking:
    """The pieces of one text as steps: each method yields them from character `place`, at `cost` points besides."""

    def __init__(self, pieces, is_list):
        self.pieces, self.plain, self.breaks = pieces, pieces.plain, pieces.breaks
        self.stop, self.forbidden = pieces.length, None
        self.joints = _joints(is_list)

    def joined(self, place, state, into):
        cost = self.joints[state].get(self.plain[place])
        if cost is not None:
            yield Piece.JOINT, place + 1, into, cost
            if self.plain.startswith("兼任", place):
                yield Piece.JOINT, place + 2, into, cost

    def glued(self, place, into, cost):
        """A second title without a sign between: a rank, such as 教授博导; anything else is hardly ever one."""
        for stop, score in self.pieces.titles(place):
            is_rank = self.plain[place:stop] in lexicon.RANKS or place in self.breaks
            yield Piece.TITLE, stop, into, cost + score + (costs.GLUED_RANK if is_rank else costs.GLUED)

    def titles(self, place, into, cost):
        for stop, score in self.pieces.titles(place):
            yield Piece.TITLE, stop, into, cost + score

    def bodies(self, place, into, cost):
        for stop, score in self.pieces.organizations(place):
            inside = sum(index in self.breaks for index in range(place + 1, stop)) if self.breaks else 0
            yield Piece.BODY, stop, into, cost + score + costs.BODY_SPACED * inside

    def names(self, place, into, cost):
        for stop, score in self.pieces.names(place):
            if self.forbidden != (place, stop):
                yield Piece.NAME, stop, into, cost + score + costs.NAME

    def courtesy(self, place):
        for stop, _title, score in self.pieces.courtesy(place):
            yield Piece.COURTESY, stop, State.RANK, score

    def forms(self, place, into):
        stop = self.pieces.prefix(place)
        if stop and stop < self.stop:
            yield Piece.FORM, stop, into, costs.FORM

    def address(self, place):
        for stop in self.pieces.honorifics(place):
            yield Piece.ADDRESS, stop, State.ADDRESS, costs.ADDRESS
        if couple := frames.COUPLE.match(self.plain, place):
            yield Piece.REMARK, couple.end(), State.ADDRESS, costs.COUPLE

    def remark(self, place, into, cost):
        if self.plain[place] in "([【" and place in self.pieces.closed:
            yield Piece.REMARK, self.pieces.closed[place] + 1, into, cost + costs.REMARK

    def happening(self, place, cost):
        """Words about what happened: to the end of the clause, or of the sentence."""
        for pattern, more in ((frames.CLAUSE_END, 0.0), (frames.SENTENCE_END, costs.FRAME_SENTENCE)):
            stop = pattern.search(self.plain, place, self.stop).start()
            if stop > place:
                yield Piece.FRAME, stop, State.FRAME, cost + more + costs.FRAME_SIGN * (stop - place)

    def delimiters(self, place, cost=0.0, open_row=True):
        match = frames.DELIMITER.match(self.plain, place, self.stop)
        if match:
            yield Piece.DELIMITER, match.end(), State.ROW, cost
            signs = frames.DELIMITER_SIGNS.match(self.plain, place, match.end()).end()
            if signs < match.end():
                yield Piece.DELIMITER, signs, State.ROW, cost
        elif self.plain[place] == ":":
            yield Piece.DELIMITER, place + 1, State.ROW, cost + costs.COLON
        elif open_row and (match := frames.CONNECTIVES.match(self.plain, place)):
            yield Piece.DELIMITER, match.end(), State.ROW, cost + costs.CONNECTIVE


def _joints(is_list):
    """{state: {sign or first sign of a word: points}} of what may join two pieces of one row.

    In a list with a row a line, or parted by semicolons, a comma stands within a row.
    """
    free = dict.fromkeys("/兼暨", 0.0)
    title = {"、": costs.TITLES_COMMA, ",": costs.TITLES_WIDE_COMMA, ";": costs.TITLES_SEMICOLON}
    title |= free | dict.fromkeys("和与及", costs.TITLES_AND)
    name = {"、": costs.NAME_COMMA, "/": costs.NAME_SLASH, "|": costs.NAME_BAR, ":": costs.NAME_COLON}
    name |= {",": costs.NAME_WIDE_COMMA_IN_LIST if is_list else costs.NAME_WIDE_COMMA}
    name |= dict.fromkeys("-—–", costs.NAME_DASH)
    comma = costs.RANK_WIDE_COMMA_IN_LIST if is_list else costs.RANK_WIDE_COMMA
    rank = {"、": costs.RANK_COMMA, ",": comma, "|": 0.0} | free | dict.fromkeys("和及", costs.RANK_AND)
    return {
        State.BODY: {"、": costs.BODIES_COMMA, "/": 0.0},
        State.TITLE: title,
        State.NAME: name,
        State.RANK: rank,
        State.ADDRESS: {"、": costs.ADDRESS_COMMA, ",": comma},
    }
