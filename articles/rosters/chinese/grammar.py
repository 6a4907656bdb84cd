"""What may follow what in a Chinese roster, and what each step costs or earns.

The states: B before a row; O after an organisation, A after a sign that joins a second one; T after a title, J after a
sign that joins titles; N after a name, M if an organisation alone stood before it; P after a title behind the name, K
after a sign there, Q after an organisation there; H after a form of address; G after a group; E after closing words; F
after words about what happened; X after words that were not understood.
"""

import re

from articles.language.characters import is_chinese
from articles.rosters.chinese import frames
from articles.rosters.chinese.groups import SHARED_SUFFIX
from articles.rosters.chinese.lexicon import LABEL_WORDS, RANKS
from articles.rosters.chinese.words_in_text import HARD

NOT_READ = -9.0
STATES = "BOATJMNPKQHGEFX"
# What a text costs that ends in a state that is no end.
CLOSING = {"M": -1.3, "A": -7.0, "T": -4.5, "O": -4.0, "J": -7.0, "K": -3.0, "Q": -2.0}


class Grammar:
    """The steps of one text; `stop` ends the stretch that is read, `forbidden` is a name's place not to be used."""

    def __init__(self, pieces, is_list):
        self.pieces = pieces
        self.plain, self.breaks = pieces.plain, pieces.breaks
        # Rows parted by lines or semicolons: a comma then stands within a row.
        self.is_list = is_list
        self.stop, self.forbidden = pieces.length, None
        self._walks = {state: getattr(self, f"_from_{state}") for state in STATES}

    def steps(self, state, place):
        """The steps (kind, end, next state, score) from a state at a place."""
        return self._walks[state](place)

    # What a row may begin with.
    def _from_B(self, place):
        plain = self.plain
        if place == 0 or plain[place - 1] in "。;\n,:、!?|":
            match = frames.SECTION_SIGN.match(plain, place)
            if match and (place == 0 or plain[place - 1] == "\n" or plain[match.start()] in "①②③④⑤⑥⑦⑧⑨⑩("):
                yield "D", match.end(), "B", -0.2
        if place == 0 or plain[place - 1] in "。;\n,!":
            match = frames.LABEL.match(plain, place)
            if match:
                if self.pieces.ends.get(match.end() - 1, 0) > 1:
                    yield "L", match.end(), "B", -0.8
                elif any(word in match[0] for word in LABEL_WORDS) and not self._names_at_end(place, match.end() - 1):
                    yield "L", match.end(), "B", 0.9
            if match := frames.KNOWN_LEAD.match(plain, place):
                yield "F", match.end(), "B", 0.6
            if match := frames.MOMENT.match(plain, place):
                yield "F", match.end(), "B", 0.6
            for found in frames.LEAD_WORD.finditer(plain, place, min(place + 60, self.stop)):
                stop = found.end()
                if any(sign in ";。\n" for sign in plain[place:stop]):
                    break
                yield "F", stop, "B", -3.0 - 0.03 * (stop - place)
        connective = frames.CONNECTIVES.match(plain, place)
        if connective:
            yield "D", connective.end(), "B", -0.6
        elif led := frames.BROUGHT.match(plain, place):
            yield "D", led.end(), "B", -0.9
        if plain[place] in HARD:
            yield from self._delimiters(place, 0.0, open_row=False)
        if self.pieces.is_verb(place):
            yield from self._frames(place, -1.5)
        yield from self._organizations(place, "O", 0.0)
        yield from self._titles(place, "T", -0.3)
        yield from self._names(place, "N", -0.9)
        yield from self._courtesy(place, -0.5)
        yield from self._prefix(place, "B")
        if match := frames.FROM_LEFT.match(plain, place):
            yield "F", match.end(), "B", 1.0
        for stop, score in self.pieces.groups(place):
            if self._ends_row(stop):
                yield "G", stop, "G", score
        for stop in self.pieces.tail(place):
            if self._ends_row(stop):
                yield "E", stop, "E", -1.0
        # What no rule reads, up to the next sign.
        stop = self._next_hard(place)
        if stop > place:
            yield "X", stop, "X", NOT_READ - 0.15 * (stop - place)
            for cut in range(place + 2, min(stop, place + 30)):
                if self.pieces.titles(cut) or cut in self.breaks:
                    yield "X", cut, "B", NOT_READ - 0.15 * (cut - place)

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

    def _from_O(self, place):
        at_break = place in self.breaks
        yield from self._titles(place, "T", 0.0)
        if place in self.pieces.ends and not self.pieces.titles(place):
            for stop, score in self.pieces.unlisted_titles(place):
                yield "T", stop, "T", score
        yield from self._names(place, "M", -0.9)
        yield from self._courtesy(place, 0.0)
        if place in self.pieces.ends:
            yield from self._joints(place, "A", {"、": -1.6, "/": -0.4})
        yield from self._prefix(place, "O")
        if self.plain[place] == "的":
            yield "p", place + 1, "O", -0.6
        if at_break:
            yield from self._organizations(place, "O", -0.9)
        yield from self._remark(place, "O", -0.8)
        yield from self._delimiters(place, -4.0)
        yield from self._closing(place, -4.0)

    def _from_A(self, place):
        yield from self._organizations(place, "O", 0.0)

    def _prefix(self, place, into):
        stop = self.pieces.prefix(place)
        if stop and stop < self.stop:
            yield "h", stop, into, 0.3

    def _from_T(self, place):
        at_break = place in self.breaks
        yield from self._names(place, "N", 0.4)
        yield from self._glued(place, "T", 0.0 if at_break else -0.5)
        yield from self._prefix(place, "T")
        is_seat = self.plain[place - 2 : place] in ("常委", "教授", "究员", "导师", "院士")
        yield from self._organizations(place, "O", -0.5 if at_break else -1.5 if is_seat else -4.5)
        yield from self._remark(place, "T", 0.0)
        yield from self._joints(
            place,
            "J",
            {"、": -0.1, "兼": 0.3, ",": -1.5, "和": -2.2, "与": -2.4, "及": -2.4, ";": -5.0, "/": -0.3, "暨": 0.2},
        )
        yield from self._delimiters(place, -4.5)
        yield from self._closing(place, -4.5)

    def _from_J(self, place):
        yield from self._organizations(place, "O", 0.0)
        yield from self._titles(place, "T", 0.0)
        yield from self._names(place, "N", -4.0)

    def _from_M(self, place):
        """A name right after an organisation: a title is expected behind it."""
        for kind, stop, into, cost in self._from_N(place):
            yield (
                kind,
                stop,
                into,
                cost - (1.3 if into in "BEFX" or kind.endswith("b") else 0.0) + (0.3 if into == "P" else 0.0),
            )

    def _courtesy(self, place, cost):
        for stop, _title, score in self.pieces.courtesy(place):
            yield "Y", stop, "P", cost + score

    def _from_N(self, place):
        at_break = place in self.breaks
        yield from self._titles(place, "P", 0.2 if self.plain[place] not in "前原" else -1.4)
        yield from self._honorific(place)
        yield from self._remark(place, "N", 0.0)
        match = SHARED_SUFFIX.match(self.plain, place)
        if match:
            yield "S", match.end(), "K", 0.4
        comma = -0.6 if self.is_list else -3.4
        yield from self._joints(
            place, "K", {",": comma, "、": -4.5, ":": -1.5, "-": -1.0, "—": -1.0, "–": -1.0, "/": -2.0, "|": -0.2}
        )
        if at_break:
            yield from self._organizations(place, "Q", -0.6)
        else:
            # A title no list knows whole: 某某商务参赞.
            for cut in range(place + 2, min(place + 5, self.stop)):
                if any(sign in "和与及等一、的" for sign in self.plain[place:cut]) or self.pieces.is_verb(place):
                    break
                if self.pieces.titles(cut) and all(is_chinese(sign) for sign in self.plain[place:cut]):
                    yield "O", cut, "Q", -2.8 - 0.3 * (cut - place)
                    break
        yield from self._row_ends(place)

    def _from_P(self, place):
        at_break = place in self.breaks
        yield from self._glued(place, "P", 0.0 if at_break else -0.4)
        yield from self._honorific(place)
        yield from self._remark(place, "P", 0.0)
        comma = -1.2 if self.is_list else -3.6
        yield from self._joints(
            place, "K", {"、": -1.6, "兼": 0.3, ",": comma, "和": -3.4, "及": -3.4, "/": -0.5, "|": -0.4, "暨": 0.2}
        )
        if at_break:
            yield from self._organizations(place, "Q", -1.6)
        yield from self._row_ends(place)

    def _from_K(self, place):
        yield from self._titles(place, "P", 0.0)
        yield from self._organizations(place, "Q", 0.0)
        yield from self._honorific(place)

    def _from_Q(self, place):
        yield from self._titles(place, "P", 0.0)
        if place in self.breaks:
            yield from self._organizations(place, "Q", -0.9)
        yield from self._delimiters(place, -2.4)
        yield from self._closing(place, -2.4)

    def _from_H(self, place):
        yield from self._titles(place, "P", -0.2)
        yield from self._remark(place, "H", 0.0)
        comma = -1.2 if self.is_list else -3.6
        yield from self._joints(place, "K", {",": comma, "、": -4.0})
        yield from self._row_ends(place)

    def _from_G(self, place):
        yield from self._remark(place, "G", -0.2)
        yield from self._row_ends(place)

    def _from_E(self, place):
        if led := frames.LED.match(self.plain, place):
            yield "D", led.end(), "B", -0.6
        yield from self._row_ends(place, after_end=True)

    def _from_F(self, place):
        yield from self._delimiters(place, 0.0)

    def _from_X(self, place):
        yield from self._delimiters(place, 0.0)

    def _row_ends(self, place, after_end=False):
        yield from self._delimiters(place, 0.0)
        if self.plain[place] == ":" and self.plain[place + 1 : place + 2] in ("“", "《", "「", "‘", '"'):
            # What somebody spoke about.
            yield "F", frames.CLAUSE_END.search(self.plain, place, self.stop).start(), "F", -0.4
        if led := frames.LED.match(self.plain, place):
            yield "D", led.end(), "B", -1.2
        yield from self._closing(place, 0.0, after_end=after_end)
        if place in self.breaks:
            # A space between two people: a step that takes the next piece directly.
            for kind, stop, into, cost in self._from_B(place):
                if kind in "OTNG":
                    yield kind + "b", stop, into, cost - 1.2

    def _closing(self, place, cost, after_end=False):
        if not after_end:
            for stop in self.pieces.tail(place):
                yield "E", stop, "E", cost + 0.2 + 0.01 * (stop - place)
        if self.pieces.is_verb(place) or (after_end and self._happens(place)):
            yield from self._frames(place, cost - 0.6 - (0.8 if after_end and not self.pieces.is_verb(place) else 0))
        elif cost == 0.0:
            stop = frames.CLAUSE_END.search(self.plain, place, self.stop).start()
            if stop > place and self.plain[place] not in HARD:
                yield "X", stop, "X", NOT_READ + 3.0

    def _names_at_end(self, start, end):
        """Whether the words close with a title and a name: 主持人王超."""
        return any(
            stop == end and bet > -1.0
            for place in range(start + 1, end - 1)
            if place in self.pieces.title_ends
            for stop, bet in self.pieces.names(place)
        )

    def _happens(self, place):
        """Whether the clause from here says what somebody did: 等与会专家围绕 …"""
        stop = frames.CLAUSE_END.search(self.plain, place, self.stop).start()
        return any(self.pieces.is_verb(index) for index in range(place, stop))

    def _frames(self, place, cost):
        """Words about what happened: to the end of the clause, or of the sentence."""
        for pattern, price in ((frames.CLAUSE_END, 0.0), (frames.SENTENCE_END, -1.2)):
            stop = pattern.search(self.plain, place, self.stop).start()
            if stop > place:
                yield "F", stop, "F", cost + price - 0.01 * (stop - place)

    def _delimiters(self, place, cost, open_row=True):
        match = frames.DELIMITER.match(self.plain, place, self.stop)
        if match:
            yield "D", match.end(), "B", cost
            signs = re.match(r"[、,;。\n!?|]+", self.plain[place : match.end()]).end()
            if place + signs < match.end():
                yield "D", place + signs, "B", cost - 0.1
        elif open_row and self.plain[place] != ":" and (match := frames.CONNECTIVES.match(self.plain, place)):
            yield "D", match.end(), "B", cost - 0.5
        elif self.plain[place] == ":":
            yield "D", place + 1, "B", cost - 2.0

    def _joints(self, place, into, costs):
        cost = costs.get(self.plain[place])
        if cost is not None:
            yield "C", place + 1, into, cost
            if self.plain.startswith("兼任", place):
                yield "C", place + 2, into, cost

    def _glued(self, place, into, cost):
        """A second title without a sign between: a rank, such as 教授博导; anything else is hardly ever one."""
        for stop, score in self.pieces.titles(place):
            is_rank = self.plain[place:stop] in RANKS or place in self.breaks
            yield "T", stop, into, cost + score - (0.5 if is_rank else 2.6)

    def _titles(self, place, into, cost):
        for stop, score in self.pieces.titles(place):
            yield "T", stop, into, cost + score

    def _organizations(self, place, into, cost):
        for stop, score in self.pieces.organizations(place):
            inside = sum(index in self.breaks for index in range(place + 1, stop)) if self.breaks else 0
            yield "O", stop, into, cost + score - 0.25 * inside

    def _names(self, place, into, cost):
        for stop, score in self.pieces.names(place):
            if self.forbidden != (place, stop):
                yield "N", stop, into, cost + score + 1.2

    def _honorific(self, place):
        for stop in self.pieces.honorifics(place):
            yield "H", stop, "H", 1.2
        if couple := frames.COUPLE.match(self.plain, place):
            yield "R", couple.end(), "H", 1.0

    def _remark(self, place, into, cost):
        if self.plain[place] in "([【" and place in self.pieces.closed:
            yield "R", self.pieces.closed[place] + 1, into, cost + 0.2

    def _next_hard(self, place):
        while place < self.stop and self.plain[place] not in HARD:
            place += 1
        return place
