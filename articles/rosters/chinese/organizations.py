"""Where an organisation may stand in a Chinese text: after its ending, before a title, or as the directory has it."""

import re

from articles.rosters.chinese import costs, lexicon
from articles.rosters.chinese.lexicon import AND, any_of
from articles.rosters.chinese.words_in_text import CLOSING, HARD
from articles.rosters.rows import by_first

LONGEST = 44
LONGEST_BRACKETS = 20  # that a body may be longer by
LONGEST_BY_TITLE = 14  # of a body that neither an end nor a title closes
NEVER = float("-inf")
SHORT_NAMES = by_first(lexicon.ORGANIZATION_WORDS | lexicon.OWN_WORDS | lexicon.BACK_WORDS)
STRAY = re.compile(f"{any_of(lexicon.NOT_IN_BODIES)}|(?<![高平同中初均对])等|,|:")
JOINTS = re.compile(AND)
NOT_ONE = re.compile(any_of(lexicon.NOT_ONE_BODY))
MAKES_A_BODY = tuple(lexicon.MAKES_A_BODY)


class Organizations:
    """The organisations of one text, with those that the directory knows."""

    def __init__(self, text, names, known):
        self.text, self.names, self.known, self._found = text, names, known, {}

    def at(self, start):
        """[(end, score)] of what may be an organisation from here."""
        found = self._found.get(start)
        if found is None:
            found = self._found[start] = list(self._at(start).items())
        return found

    def _at(self, start):
        text, plain = self.text, self.text.plain
        if start >= text.length or JOINTS.match(plain, start):
            return {}
        found = self._in_lists(start)
        for place in self._stops(start):
            end_score = text.ends.get(place)
            is_title_next = place < text.length and bool(text.titles(place))
            if end_score is None and not is_title_next and place - start > LONGEST_BY_TITLE:
                continue
            score = costs.BODY_OPEN + costs.BODY_OPEN_SIGN * (place - start) if end_score is None else end_score
            if end_score is None and not is_title_next:
                score += costs.BODY_UNBOUNDED
            score -= self._cost(start, place, end_score is not None)
            if found.get(place, NEVER) < score:
                found[place] = score
        return found

    def _in_lists(self, start):
        found = {}
        for word in self.known.get(self.text.chars[start], ()):
            if self.text.chars.startswith(word, start):
                found[start + len(word)] = costs.BODY_KNOWN
        for word in SHORT_NAMES.get(self.text.plain[start], ()):
            if self.text.plain.startswith(word, start):
                found.setdefault(start + len(word), costs.BODY_SHORT if len(word) > 1 else 0.0)
        return found

    def _stops(self, start):
        """The places where it may end: within one clause, brackets and quotations whole."""
        place = start
        while place < self.text.length and place - start < LONGEST:
            sign = self.text.plain[place]
            if sign in CLOSING and place in self.text.closed:
                place = self.text.closed[place] + 1
                if place - start > LONGEST + LONGEST_BRACKETS:
                    return
            elif sign in HARD or sign in ")》”":
                return
            else:
                place += 1
            if place - start >= 2:
                yield place

    def _cost(self, start, end, has_end):
        """What speaks against the words as one name."""
        plain = self.text.plain
        words = plain[start:end]
        cost = costs.BODY_STRAY * len(STRAY.findall(words)) + costs.BODY_OF * words.count("的")
        cost += costs.BODY_SIGN * (end - start)
        if NOT_ONE.match(plain, start):
            cost += costs.BODY_NOT_ONE
        if words in lexicon.PARTY:
            cost += costs.BODY_OF_PARTY
        for stop, _title in self.text.titles(start):
            if stop < end and plain[stop] in "和与及、":
                # 校友及发展办公室 is one body, 教授及科学研究部 is not.
                is_part = plain[start:stop] in lexicon.TITLES_IN_BODIES and has_end
                cost += 0.0 if is_part else costs.BODY_AFTER_TITLE
                break
        for joint in JOINTS.finditer(words):
            cost += costs.BODY_JOINT if has_end else costs.BODY_JOINT_OPEN
            if any(
                stop == start + joint.start() and bet > costs.BODY_NAME_LIKELY for stop, bet in self.names.at(start)
            ):
                cost += costs.BODY_JOINT_AFTER_NAME
        return cost + self._people_inside(start, end)

    def _people_inside(self, start, end):
        """What it costs an organisation to hold the words of a title: 教授刘道远和北京师范大学 is two things."""
        text, plain = self.text, self.text.plain
        cost, place = 0.0, start + 1
        while place < end - 1:
            matched = next((stop for stop, _score in text.titles(place) if stop < end and stop - place >= 2), None)
            if matched is None:
                place += 1
                continue
            title, rest = plain[place:matched], plain[matched:end]
            is_known = title in lexicon.TITLES_IN_BODIES
            is_part = (is_known or rest in lexicon.ROOMS) and rest in lexicon.ORGANIZATION_ENDS
            if not is_part and not rest.startswith(MAKES_A_BODY):
                is_usual = (is_known or title[-1] == "家") and end in text.ends
                cost += costs.BODY_USUAL_TITLE if is_usual else costs.BODY_TITLE
            place = matched
        return cost
