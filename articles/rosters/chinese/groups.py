"""Where a group without names may stand in a Chinese text, and where a list says that it goes on."""

import re

from articles.rosters.chinese import lexicon
from articles.rosters.chinese.organizations import JOINED
from articles.rosters.chinese.words_in_text import CLOSING, by_last

LONGEST = 90
WORST = -6.0  # what is less of a group than that is never the best cut
GROUP_ENDS = by_last(lexicon.GROUP_ENDS)
TAIL = re.compile(
    r"(?:(?:等一行|等|一行|共计?|及其?随行|及其?家人)(?:[\d一二三四五六七八九十百两数]+|近|约|共)*(?:余|多|几)?(?:人|位|名)?)"
    r"(?:等)?(?:(?<=[名位])(?:(?![及和与])[\u3400-\u9fff]){1,10}|(?:[、和及与]|以及)?(?:(?![在由率陪出])[\u3400-\u9fff]){0,14}?(?:领导|专家|学者|嘉宾|同志|代表|负责人|老师|师生|人员|教授|委员|成员|来宾|先生|女士|干部|人|同学|作家|艺术家|学生|教师|团队|代表团|院士|馆员|单位|机构|公司|企业家|学院|部门|主管|同仁|校友|干警|职工|馆长|院长|校长|主任|师长|外宾|贵宾|同道|人士|盟员)){0,3}"
)
BODIES = frozenset(["委办局", "部门", "单位", "学院", "机构", "处", "各界"])
PLURAL = re.compile(lexicon.PLURAL_WORDS)
COUNTED = re.compile(r"(?:约|近|等|共|共计)?[\d一二三四五六七八九十百两数]+(?:余|多|几)?(?:人|名|位)")
STRAY_IN_GROUP = re.compile(
    "由|出席|参加|主持|陪同|会见|接待|邀请|等(?=.{3})(?!.*(?:部门|单位|学院|高校|机构|地|国|处|部|院|馆|省|市))"
)
SHARED_SUFFIX = re.compile(r"([一二三四五六七八九十两\d]+)(?:位|名)")


class Groups:
    """The groups of one text."""

    def __init__(self, text, names):
        self.text, self.names = text, names

    def at(self, start):
        """[(end, score)] of groups without names that begin here."""
        text, plain, found = self.text, self.text.plain, []
        if JOINED.match(plain, start):
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
                cost += 3.1 if is_whole else 0.5
                is_whole = False
                continue
            word = self._end_word(start, place)
            is_whole = word is not None and word not in BODIES
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
        score = 0.1 + 0.05 * len(word) - cost - 3.0 * len(STRAY_IN_GROUP.findall(words))
        if any(plain.startswith("等", stop) for stop, _title in self.text.titles(start)):
            score -= 1.5
        if word in BODIES:
            score -= 1.6
        score += 0.8 + 0.25 * min(plural, 3) if plural else 0.5 if is_plural else -5.0
        counted = COUNTED.match(plain, place)
        if score < WORST and not counted:
            return place
        score -= self._people_listed(start, place)
        found.append((place, score + 0.02 * (place - start)))
        if counted:
            place = counted.end()
            found.append((place, score + (1.0 if is_plural else 5.6) + 0.02 * (place - start)))
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
                if name_end <= stop and rest and score > -1.0:
                    cost += 2.0
                    break
            else:
                cost += 2.5 * self._ends_with_person(place, stop)
        return cost

    def _ends_with_person(self, start, stop):
        """Whether a piece is title and name: 院长助理王雅旺."""
        for place in range(max(start + 2, stop - 24), stop - 1):
            if place not in self.text.title_ends and place not in self.text.ends:
                continue
            for end, score in self.names.at(place):
                if (
                    end <= stop
                    and score > -1.0
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
