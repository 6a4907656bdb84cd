"""What the candidates of every kind stand on: a Chinese text with its titles, verbs, brackets and ends of names."""

from functools import cached_property

from articles.language.characters import is_chinese
from articles.rosters.chinese import costs, lexicon
from articles.rosters.rows import by_first

HARD = frozenset("、,;。\n!！?？|:")
CLOSING = {"(": ")", "《": "》", "“": "”", "「": "」", "『": "』", "【": "】", "〈": "〉", "[": "]", "〖": "〗"}


def by_last(words):
    found = {}
    for word in words:
        found.setdefault(word[-1], []).append(word)
    return {last: sorted(group, key=len, reverse=True) for last, group in found.items()}


HEADS = by_first(lexicon.TITLES)
BEFORE = by_first(lexicon.TITLE_BEFORE)
AFTER = by_first(lexicon.TITLE_AFTER)
HONORIFICS = by_first(lexicon.HONORIFICS)
ENDS = by_last(lexicon.ORGANIZATION_ENDS)
VERBS = by_first(lexicon.VERBS)
# A title's last two signs, and what makes a body of it.
BODY_AFTER = {title[-2:]: tuple(rest) for titles, rest in lexicon.BODIES_OF_TITLES for title in titles}
LOW, IN_CHARGE = tuple(lexicon.LOW_TITLES), tuple(lexicon.IN_CHARGE)
# A generic end that is also the end of ordinary words is worth less.
WEAK_ENDS = lexicon.WEAK_SIGNS | lexicon.WEAK_ENDS
MOST_BEFORE = 5  # words that may stand before a head
MOST_SIGNS = 10  # of a title: more do not make it likelier
NEVER = float("-inf")
UNLISTED_ENDS = "员师官家长使匠"


class Text:
    """A text in simplified characters; what is asked for is found once and kept."""

    def __init__(self, chars, plain, breaks):
        self.chars, self.plain, self.breaks = chars, plain, breaks
        self.length = len(plain)
        self._titles = {}
        self.closed = _brackets(plain)
        self.ends = self._organization_ends()

    def _organization_ends(self):
        """{end: score} where the words before `end` close like an organisation's name."""
        ends = {}
        for index, sign in enumerate(self.plain):
            for word in ENDS.get(sign, ()):
                if self.plain.startswith(word, index + 1 - len(word)):
                    ends[index + 1] = costs.WEAK_END if word in WEAK_ENDS else costs.END
                    break
            else:
                if sign == "》" or (sign == ")" and self.closed.get(index) in ends):
                    ends[index + 1] = costs.END_QUOTED
        return ends

    def titles(self, start):
        """[(end, score)] of the titles that begin here, the longest first."""
        found = self._titles.get(start)
        if found is None:
            found = self._titles[start] = self._titles_at(start)
        return found

    def _titles_at(self, start):
        ends = {}
        self._walk(start, start, 0, ends)
        if self.plain.startswith(IN_CHARGE, start):
            # 主管学生事务副校长: what somebody is in charge of stands before the head.
            for place in range(start + 4, min(start + 11, self.length)):
                if self.plain[place - 1] == "人" or not is_chinese(self.plain[place - 1]):
                    break
                inner = {}
                self._walk(place, place, 0, inner)
                for end, score in inner.items():
                    ends.setdefault(end, score + costs.TITLE_IN_CHARGE)
        return sorted(ends.items(), key=lambda item: -item[0])

    def _walk(self, start, place, depth, ends, is_party=False):
        if place >= self.length or depth > MOST_BEFORE:
            return
        sign = self.plain[place]
        for word in HEADS.get(sign, ()):
            if self.plain.startswith(word, place) and (not is_party or word in lexicon.PARTY_HEADS):
                end = place + len(word)
                if self.plain.startswith(BODY_AFTER.get(word[-2:], "\0"), end):
                    continue  # 常委 in 常委会
                score = costs.TITLE + _by_length(end - start)
                if word.endswith(LOW):
                    score += costs.TITLE_LOW
                if ends.get(end, NEVER) < score:
                    ends[end] = score
                for after in AFTER.get(self.plain[end] if end < self.length else "", ()):
                    if self.plain.startswith(after, end):
                        stop = end + len(after)
                        ends[stop] = costs.TITLE_LONGER + _by_length(stop - start)
        for word in BEFORE.get(sign, ()):
            if self.plain.startswith(word, place):
                self._walk(start, place + len(word), depth + 1, ends, is_party or word in lexicon.PARTY)

    @cached_property
    def title_ends(self):
        return {end for start in range(self.length) for end, _score in self.titles(start) if end - start >= 2}

    def unlisted_titles(self, start):
        """[(end, score)] of words that have the shape of a title, such as 教研员, right after an organisation."""
        found = []
        for length in range(2, 6):
            end = start + length
            if end >= self.length or not all(is_chinese(sign) for sign in self.plain[start:end]):
                break
            if self.plain[end - 1] in UNLISTED_ENDS and self.plain[end - 2 : end] not in lexicon.NO_UNLISTED_TITLES:
                found.append((end, costs.TITLE_UNLISTED))
        return found

    def honorifics(self, start):
        if start >= self.length:
            return []
        words = HONORIFICS.get(self.plain[start], ())
        return [start + len(word) for word in words if self.plain.startswith(word, start)][:1]

    def is_row_end(self, place):
        return (
            place >= self.length or self.plain[place] in HARD or self.plain[place] in "等与和及" or self.is_verb(place)
        )

    def is_verb(self, start):
        return start in self.verbs

    @cached_property
    def verbs(self):
        return {
            start
            for start, sign in enumerate(self.plain)
            if any(self.plain.startswith(word, start) for word in VERBS.get(sign, ()))
        }

    def holds_verb(self, start, end):
        return any(
            self.plain.startswith(word, place)
            for place in range(start, end - 1)
            for word in VERBS.get(self.plain[place], ())
            if 1 < len(word) <= end - place
        )

    def holds_title(self, start, end):
        return any(
            stop - place > 1 for place in range(start, end) for stop, _score in self.titles(place) if stop <= end
        )


def _by_length(length):
    return costs.TITLE_SIGN * min(length, MOST_SIGNS)


def _brackets(plain):
    """{index of an opening sign: index of its closing one, and the reverse}; only pairs, innermost first."""
    pairs, open_signs = {}, []
    for index, sign in enumerate(plain):
        if sign in CLOSING:
            open_signs.append(index)
        elif sign in ")》”」』】〉]〗" and open_signs:
            for depth in range(len(open_signs) - 1, max(-1, len(open_signs) - 4), -1):
                if CLOSING[plain[open_signs[depth]]] == sign:
                    opening = open_signs[depth]
                    del open_signs[depth:]
                    if index - opening < 120 and "\n" not in plain[opening:index]:
                        pairs[opening], pairs[index] = index, opening
                    break
        if sign == "\n":
            open_signs.clear()
    return pairs
