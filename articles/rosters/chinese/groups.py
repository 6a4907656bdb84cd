"""Where a group without names may stand in a Chinese text, and where a list says that it goes on."""

import re

from articles.rosters.chinese import costs, lexicon
from articles.rosters.chinese.lexicon import any_of
from articles.rosters.chinese.organizations import JOINTS
from articles.rosters.chinese.words_in_text import CLOSING, by_last

LONGEST = 90
GROUP_ENDS = by_last(lexicon.GROUP_ENDS)
NUMBER = r"[\d一二三四五六七八九十百两数]+"
# Closing words: 等, 等10余位专家, 一行6人, 等及校友代表.
TAIL = re.compile(
    rf"""
    (?: {any_of(lexicon.CLOSING)} )
    (?: {NUMBER} | [近约共] )* [余多几]? [人位名]? 等?
    (?:
        (?<= [名位] ) (?: (?! [及和与] ) [\u3400-\u9fff] ){{1,10}}  # of whom: any words behind 名 and 位
        |
        (?: [、和及与] | 以及 )? (?: (?! [在由率陪出] ) [\u3400-\u9fff] ){{0,14}}? (?: {any_of(lexicon.GUESTS)} )
    ){{0,3}}
    """,
    re.VERBOSE,
)
PLURAL = re.compile(
    rf"""
    {any_of(lexicon.PLURAL_WORDS)}
    | 各 (?! 自 ) | (?<! [高平同中初均对] ) 等
    | 多 [位名个] | 数 [位名十百] | [余多几十百\d一二两三四五六七八九] [位名] (?! 领导 ) | [\d余多十百] 人
    """,
    re.VERBOSE,
)
COUNTED = re.compile(rf"(?:约|近|等|共计?)?{NUMBER}[余多几]?[人名位]")
STRAY = re.compile(
    rf"{any_of(lexicon.NOT_IN_GROUPS)}"
    rf"|等(?=.{{3}})(?!.*(?:{any_of(lexicon.AFTER_ETC)}))"
)
SHARED_SUFFIX = re.compile(r"([一二三四五六七八九十两\d]+)[位名]")
MOST_PLURAL = 3  # words that say so; more do not make it likelier


class Groups:
    """The groups of one text."""

    def __init__(self, text, names):
        self.text, self.names = text, names

    def at(self, start):
        """[(end, score)] of groups without names that begin here."""
        text, plain, found = self.text, self.text.plain, []
        if JOINTS.match(plain, start):
            return found
        place, cost, is_whole = start, 0.0, False
        while place < text.length and place - start < LONGEST:
            sign = plain[place]
            if sign in CLOSING and place in text.closed:
                place = text.closed[place] + 1
                continue
            if sign in ";。\n,|:!?":
                break
            place += 1
            if sign == "、":
                # 委办局、街镇领导 is one group: the first words are bodies, not people.
                cost += costs.GROUP_AFTER_GROUP if is_whole else costs.GROUP_COMMA
                is_whole = False
                continue
            word = self._end_word(start, place)
            is_whole = word is not None and word not in lexicon.BODIES_IN_GROUPS
            if word is None:
                continue
            place = self._rate(start, place, word, cost, found)
        return found

    def _rate(self, start, place, word, cost, found):
        """Adds the group that ends here, and the one with its number behind it; returns the place to go on from."""
        plain = self.text.plain
        words = plain[start:place]
        plural = len(PLURAL.findall(words))
        if plain.startswith("们", place):
            place, plural = place + 1, plural + 1
        is_plural = plural or word in lexicon.PLURAL_IN_ITSELF
        score = costs.GROUP + costs.GROUP_END_SIGN * len(word) - cost + costs.GROUP_STRAY * len(STRAY.findall(words))
        if word in lexicon.BODIES_IN_GROUPS:
            score += costs.GROUP_OF_BODIES
        if plural:
            score += costs.GROUP_PLURAL + costs.GROUP_PLURAL_WORD * min(plural, MOST_PLURAL)
        else:
            score += costs.GROUP_PLURAL_IN_ITSELF if is_plural else costs.GROUP_SINGULAR
        counted = COUNTED.match(plain, place)
        if score < costs.GROUP_WORST and not counted:
            return place
        score -= self._people_listed(start, place)
        found.append((place, score + costs.GROUP_SIGN * (place - start)))
        if counted:
            place = counted.end()
            score += costs.GROUP_COUNTED if is_plural else costs.GROUP_COUNTED_ALONE
            found.append((place, score + costs.GROUP_SIGN * (place - start)))
        return place

    def _people_listed(self, start, end):
        """What it costs a group to hold pieces that are names by themselves."""
        cost, place = 0.0, start
        for match in re.finditer("(?:(?!以及)[^、和与及])+", self.text.plain[start:end]):
            place, stop = start + match.start(), start + match.end()
            piece = match[0]
            for name_end, score in self.names.at(place) if 2 <= len(piece) <= 12 else ():
                rest = (
                    name_end == stop
                    or self.text.honorifics(name_end)
                    or self.text.titles(name_end)
                    or self.text.plain.startswith(("一行", "等"), name_end)
                    or SHARED_SUFFIX.match(self.text.plain, name_end)
                )
                if name_end <= stop and rest and score > costs.GROUP_NAME_LIKELY:
                    cost += costs.GROUP_OF_NAMES
                    break
            else:
                cost += costs.GROUP_OF_TITLED * self._ends_with_person(place, stop)
        return cost

    def _ends_with_person(self, start, stop):
        """Whether a piece is title and name: 院长助理王雅旺."""
        for place in range(max(start + 2, stop - 24), stop - 1):
            if place not in self.text.title_ends and place not in self.text.ends:
                continue
            for end, score in self.names.at(place):
                if (
                    end <= stop
                    and score > costs.GROUP_NAME_LIKELY
                    and (
                        (end == stop and place in self.text.title_ends)
                        or self.text.titles(end)
                        or self.text.honorifics(end)
                        or self.text.plain.startswith(("等", "共", "一行"), end)
                    )
                ):
                    return True
        return False

    def _end_word(self, start, end):
        for word in GROUP_ENDS.get(self.text.plain[end - 1], ()):
            if end - len(word) >= start and self.text.plain.startswith(word, end - len(word)):
                return word
        return None


def tail(plain, start):
    """Where closing words that begin here may end."""
    match = TAIL.match(plain, start)
    if not match:
        return []
    ends = {match.end()}
    if plain[start] == "等":
        ends.add(start + 1)
        if plain.startswith("等人", start):
            ends.add(start + 2)
    return sorted(ends, reverse=True)
