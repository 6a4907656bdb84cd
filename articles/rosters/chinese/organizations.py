"""Where an organisation may stand in a Chinese text: after its ending, before a title, or as the directory has it."""

import re

from articles.rosters.chinese import lexicon
from articles.rosters.chinese.words_in_text import CLOSING, HARD
from articles.rosters.rows import by_first

LONGEST = 44
SHORT_NAMES = by_first(lexicon.ORGANIZATION_WORDS | set(lexicon.OWN_WORDS) | set(lexicon.BACK_WORDS))
STRAY = re.compile(
    r"由|兼|在|(?<![高平同中初均对])等|出席|参加|主持|率|陪同|会见|邀请|座谈会由|,|:|下午|上午|举行|召开"
)
JOINTS = re.compile("以及|和|与|及|暨(?!南)")
NOT_ONE = re.compile(r"各|相关|有关|部分|全体|其他|其它|多位|多名|众多")
JOINED = re.compile(r"以及|及|和|与|还有|暨(?!南)")

# What makes a body of the title before it: 校长办公室, 教授委员会.
AFTER_TITLE = (
    "办公室",
    "联席",
    "协会",
    "委员会",
    "联谊会",
    "工作",
    "研究",
    "培训",
    "论坛",
    "团",
    "班",
    "部",
    "处",
    "会",
)


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
        if start >= text.length or JOINED.match(plain, start):
            return {}
        found = self._in_lists(start)
        for place in self._stops(start):
            end_score = text.ends.get(place)
            is_title_next = place < text.length and bool(text.titles(place))
            if end_score is None and not is_title_next and place - start > 14:
                continue
            score = end_score if end_score is not None else -1.2 - 0.22 * (place - start)
            if end_score is None and not is_title_next:
                score -= 1.0
            score -= self._cost(start, place, end_score is not None)
            if found.get(place, -99) < score:
                found[place] = score
        return found

    def _in_lists(self, start):
        found = {}
        for word in self.known.get(self.text.chars[start], ()):
            if self.text.chars.startswith(word, start):
                found[start + len(word)] = 3.0 + 0.05 * len(word)
        for word in SHORT_NAMES.get(self.text.plain[start], ()):
            if self.text.plain.startswith(word, start):
                found.setdefault(start + len(word), 2.2 if len(word) > 1 else 0.2)
        return found

    def _stops(self, start):
        """The places where it may end: within one clause, brackets and quotations whole."""
        place = start
        while place < self.text.length and place - start < LONGEST:
            sign = self.text.plain[place]
            if sign in CLOSING and place in self.text.closed:
                place = self.text.closed[place] + 1
                if place - start > LONGEST + 20:
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
        cost = 3.0 * len(STRAY.findall(words)) + 1.2 * words.count("的") + 0.012 * (end - start)
        if NOT_ONE.match(plain, start):
            cost += 4.0
        if words in lexicon.PARTY:
            cost += 1.6
        for stop, _title in self.text.titles(start):
            if stop < end and plain[stop] in "和与及、":
                # 校友及发展办公室 is one body, 教授及科学研究部 is not.
                cost += 0.8 if plain[start:stop] in lexicon.TITLES_IN_BODIES and has_end else 3.0
                break
        for joint in JOINTS.finditer(words):
            cost += 0.5 if has_end else 2.0
            if any(stop == start + joint.start() and bet > -1.2 for stop, bet in self.names.at(start)):
                cost += 1.8
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
            is_part = (is_known or rest in ("办公室", "室", "处")) and rest in lexicon.ORGANIZATION_ENDS
            if not is_part and not rest.startswith(AFTER_TITLE):
                cost += 0.7 if (is_known or title[-1] == "家") and end in text.ends else 2.6
            place = matched
        return cost
