"""What may stand at a place of a Chinese text: a title, an organisation, a name, a group, closing words; with a score.

Scores are rough log-odds: what a reader would bet. The lattice finds the cut of the whole text that scores best.
"""

import re
from functools import cached_property, lru_cache

from articles.rosters import lexicon, surnames
from articles.rosters.script import is_chinese

MOST_ORGANIZATION = 44
MOST_GROUP = 90
WORST_NAME = -5.5  # nothing that is less of a name is ever one
HARD = frozenset("、,;。\n!！?？|:")
CLOSING = {"(": ")", "《": "》", "“": "”", "「": "」", "『": "』", "【": "】", "〈": "〉", "[": "]", "〖": "〗"}


def _by_first(words):
    found = {}
    for word in words:
        found.setdefault(word[0], []).append(word)
    return {first: sorted(group, key=len, reverse=True) for first, group in found.items()}


def _by_last(words):
    found = {}
    for word in words:
        found.setdefault(word[-1], []).append(word)
    return {last: sorted(group, key=len, reverse=True) for last, group in found.items()}


HEADS = _by_first(lexicon.TITLES)
BEFORE = _by_first(lexicon.TITLE_BEFORE)
AFTER = _by_first(lexicon.TITLE_AFTER)
HONORIFICS = _by_first(lexicon.HONORIFICS)
ENDS = _by_last(lexicon.ORGANIZATION_ENDS)
SHORT_NAMES = _by_first(lexicon.ORGANIZATION_WORDS | set(lexicon.OWN_WORDS) | set(lexicon.BACK_WORDS))
GROUP_ENDS = _by_last(lexicon.GROUP_ENDS)
VERBS = _by_first(set(lexicon.VERBS))
# One character is an organisation only where a title of a party or an office follows: 校党委书记, 院办公室主任.
ONE_CHARACTER = frozenset("校院馆所系县市区省镇")
# A generic end that is also the end of ordinary words is worth less.
WEAK_ENDS = frozenset(
    "处部系办科室厅局司署院所馆站台团队组会社园委镇乡村区县市省州盟旗国级届班年项目计划专业学科寺堂宫厂矿".replace(
        "项目", ""
    )
    .replace("计划", "")
    .replace("专业", "")
    .replace("学科", "")
) | {
    "党委",
    "党组",
    "党总支",
    "党支部",
    "纪委",
    "团委",
    "总支",
    "支部",
    "项目",
    "计划",
    "专业",
    "学科",
    "系列",
    "年级",
    "组织",
    "机构",
    "投资",
    "频道",
    "栏目",
    "广场",
    "小组",
}
STRAY = re.compile(r"由|在|等|出席|参加|主持|率|陪同|会见|邀请|座谈会由|,|:|下午|上午|举行|召开")
LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
LATIN_PREFIX = re.compile(r"(?:(?:Prof|Assoc|Asst|Dr|Mr|Mrs|Ms|Ir|Miss|Sir|Professor|Madam|Mme)\b\.?,? ?)+")
LATIN_NAME = re.compile(rf"[{LETTERS}][{LETTERS}.'’\-]*(?: [{LETTERS}][{LETTERS}.'’\-]*)*")
TAIL = re.compile(
    r"(?:(?:等|一行|共计?|及其?随行|及其?家人)(?:[\d一二三四五六七八九十百两数]+|近|约|共)*(?:余|多|几)?(?:人|位|名)?)"
    r"(?:等)?(?:(?<=[名位])(?:(?![及和与])[\u3400-\u9fff]){1,10}|(?:[、和及与]|以及)?(?:(?![在由率陪出])[\u3400-\u9fff]){0,14}?(?:领导|专家|学者|嘉宾|同志|代表|负责人|老师|师生|人员|教授|委员|成员|来宾|先生|女士|干部|人|同学|作家|艺术家|学生|教师|团队|代表团|院士|馆员|单位|机构|公司|企业家|学院|部门|主管|同仁|校友|干警|职工|馆长|院长|校长|主任|师长|外宾|贵宾|同道)){0,3}"
)
# Titles as well as words of groups.
LOW = ("代表", "负责人", "领导", "嘉宾", "成员", "学生", "教师", "专家", "老师", "学者")
BODIES = frozenset("委办局 部门 单位 学院 机构 处 各界".split())
PLURAL = re.compile(lexicon.PLURAL_WORDS)
COUNTED = re.compile(r"(?:约|近|等|共|共计)?[\d一二三四五六七八九十百两数]+(?:余|多|几)?(?:人|名|位)")
JOINTS = re.compile("以及|和|与|及")
STRAY_IN_GROUP = re.compile(
    "由|出席|参加|主持|陪同|会见|接待|邀请|等(?=.{3})(?!.*(?:部门|单位|学院|高校|机构|地|国|处|部|院|馆|省|市))"
)
NOT_ONE = re.compile(r"各|相关|有关|部分|全体|其他|其它|多位|多名|众多")
JOINED = re.compile(r"以及|及|和|与|还有|暨(?!南)")
SHARED_SUFFIX = re.compile(r"([一二三四五六七八九十两\d]+)(?:位|名)")
SECTION_SIGN = re.compile(
    r"(?:[(]?\d{1,3}[)]|\d{1,3}[.．、](?!\d)|[①-⑳]|[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、|[•●▪■◆*+\-–—]+|[➢✓])"
)


class Pieces:
    """The candidates of one text (folded characters), found when asked for and kept."""

    def __init__(self, chars, plain, breaks, directory):
        self.chars, self.plain, self.breaks, self.directory = chars, plain, breaks, directory
        self.length = len(plain)
        self._titles, self._names, self._organizations = {}, {}, {}
        self.closed = _brackets(plain)
        self.ends = self._organization_ends()
        self.known = _by_first(directory.organizations)
        self.people = _by_first(directory.people)

    def _organization_ends(self):
        """{end: score} where the words before `end` close like an organisation's name."""
        ends = {}
        for index, sign in enumerate(self.plain):
            for word in ENDS.get(sign, ()):
                if self.plain.startswith(word, index + 1 - len(word)):
                    ends[index + 1] = 0.6 if word in WEAK_ENDS else 1.4
                    break
            else:
                if sign == "》":
                    ends[index + 1] = 1.0
                elif sign == ")" and self._opens(index) in ends:
                    ends[index + 1] = 1.0
        return ends

    def _opens(self, index):
        start = self.closed.get(index)
        return start

    def titles(self, start):
        """[(end, score)] of the titles that begin here, the longest first."""
        found = self._titles.get(start)
        if found is None:
            found = self._titles[start] = self._titles_at(start)
        return found

    def _titles_at(self, start):
        ends = {}
        self._walk(start, start, 0, ends)
        return sorted(ends.items(), key=lambda item: -item[0])

    def _walk(self, start, place, depth, ends, is_party=False):
        if place >= self.length or depth > 5:
            return
        sign = self.plain[place]
        for word in HEADS.get(sign, ()):
            if self.plain.startswith(word, place) and (not is_party or word in lexicon.PARTY_HEADS):
                end = place + len(word)
                score = 0.7 + 0.33 * min(end - start, 10)
                if word.endswith(LOW):
                    score -= 0.8
                if ends.get(end, -9) < score:
                    ends[end] = score
                for after in AFTER.get(self.plain[end] if end < self.length else "", ()):
                    if self.plain.startswith(after, end):
                        ends[end + len(after)] = 0.6 + 0.33 * min(end + len(after) - start, 10)
        for word in BEFORE.get(sign, ()):
            if self.plain.startswith(word, place):
                self._walk(start, place + len(word), depth + 1, ends, is_party or word in lexicon.PARTY)

    def unlisted_titles(self, start):
        """[(end, score)] of words that have the shape of a title, such as 教研员, right after an organisation."""
        found = []
        for length in range(2, 6):
            end = start + length
            if end >= self.length or not is_chinese(self.plain[end - 1]):
                break
            if self.plain[end - 1] in "员师官家长使匠" and self.plain[end - 2 : end] not in ("学家", "国家", "成员"):
                found.append((end, 0.1))
        return found

    def honorifics(self, start):
        if start >= self.length:
            return []
        words = HONORIFICS.get(self.plain[start], ())
        return [start + len(word) for word in words if self.plain.startswith(word, start)][:1]

    def names(self, start):
        """[(end, score)] of the personal names that may begin here."""
        found = self._names.get(start)
        if found is None:
            found = self._names[start] = [(end, bet) for end, bet in self._names_at(start) if bet > WORST_NAME]
        return found

    def _names_at(self, start):
        plain = self.plain
        if start >= self.length:
            return
        sign = plain[start]
        for word in self.people.get(self.chars[start], ()):
            if self.chars.startswith(word, start):
                yield start + len(word), 3.5
        if not is_chinese(sign):
            match = LATIN_NAME.match(plain, start)
            if match and (match.end() - start) > 1 and sign.isalpha():
                end = match.end()
                while end < self.length and plain[end] == "·":
                    more = LATIN_NAME.match(plain, end + 1)
                    if not more:
                        break
                    end = more.end()
                word = plain[start:end]
                is_one_word = " " not in word and "·" not in word
                yield (
                    end,
                    (0.8 if sign.isupper() else -0.6)
                    - (0.8 if is_one_word else 0)
                    - (2.2 if word.isupper() and is_one_word else 0),
                )
                if end + 1 < self.length and plain[end] in surnames.COMMON:
                    # A foreign first name with a Chinese surname: John某, Peter·李.
                    for length in (1, 2):
                        yield end + length, -1.0 - length
            return
        run = start
        while run < self.length and run - start < 30 and (is_chinese(plain[run]) or plain[run] == "·"):
            run += 1
        dots = [index for index in range(start, run) if plain[index] == "·"]
        if dots and 1 <= dots[0] - start <= 8:
            yield from self._dotted(start, dots, run)
        if plain[start] in surnames.COMMON and any(self.is_row_end(stop) for stop, _score in self.titles(start + 1)):
            yield start + 1, -3.4  # 洪部长: the surname alone
        for length in range(2, 8):
            end = start + length
            if end > run or "·" in plain[start:end]:
                break
            score = _name_score(plain[start:end])
            if any(1 < stop - start <= length for stop, _title in self.titles(start)):
                score -= 3.0
            if length > 2 and any(stop == end for stop, _title in self.titles(start + 1)):
                score -= 3.0
            if length > 3 and self._holds_verb(start + 2, end):
                score -= 3.0
            inside = [index for index in range(start + 1, end) if index in self.breaks]
            if inside:
                # 周  某: a space inside a name of two characters is for the look of a column.
                score -= 0.2 if length == 2 else 4
            yield end, score

    def _dotted(self, start, dots, run):
        """Names with inner dots, such as 帕力旦·吐尔逊: from `start` to up to eight characters after the last dot."""
        last = dots[0]
        for dot in dots[1:]:
            if dot - last > 9:
                break
            last = dot
        for index, dot in enumerate(dots):
            if dot > last:
                break
            stop = dots[index + 1] if index + 1 < len(dots) and dots[index + 1] <= last else min(run, dot + 9)
            for end in range(dot + 2, stop + 1):
                if end < self.length and plain_dot(self.plain, end):
                    continue
                words = self.plain[start:end]
                bad = sum(sign in surnames.NOT_GIVEN for sign in words)
                if self._holds_title(start, dots[0]):
                    bad += 1.5
                if self._holds_verb(dot + 2, end):
                    bad += 1.0
                # As long as it goes, up to a word that is no name.
                yield end, 2.2 - 2.0 * bad - 0.12 * max(0, dots[0] - start - 4) + 0.02 * (end - start)

    def _holds_verb(self, start, end):
        return any(
            self.plain.startswith(word, place)
            for place in range(start, end - 1)
            for word in VERBS.get(self.plain[place], ())
            if 1 < len(word) <= end - place
        )

    def _holds_title(self, start, end):
        return any(
            stop - place > 1 for place in range(start, end) for stop, _score in self.titles(place) if stop <= end
        )

    def is_row_end(self, place):
        return (
            place >= self.length or self.plain[place] in HARD or self.plain[place] in "等与和及" or self.is_verb(place)
        )

    def courtesy(self, start):
        """[(end, title's place, score)] of surname, title, given name, as in 薛校長富盛."""
        if start >= self.length or self.plain[start] not in surnames.COMMON:
            return
        for stop, score in self.titles(start + 1):
            for end in (stop + 2, stop + 1):
                given = self.plain[stop:end]
                if end <= self.length and self.is_row_end(end) and all(is_chinese(sign) for sign in given):
                    bad = sum(sign in surnames.NOT_GIVEN or sign in surnames.HARDLY_GIVEN for sign in given)
                    family = 2.5 if given[0] in surnames.COMMON else 0.0
                    yield end, (start + 1, stop), score - 0.2 - family - 3.0 * bad - (1.5 if end == stop + 1 else 0)

    def prefix(self, start):
        """Where forms of address before a name in Latin letters end: Dr. Ir. Patdono."""
        match = LATIN_PREFIX.match(self.plain, start)
        return match.end() if match and match.end() > start else None

    def organizations(self, start):
        """[(end, score)] of what may be an organisation from here."""
        found = self._organizations.get(start)
        if found is None:
            found = self._organizations[start] = self._organizations_at(start)
        return found

    def _organizations_at(self, start):
        plain, found = self.plain, {}
        if start >= self.length or JOINED.match(plain, start):
            return []
        start_cost = 4.0 if NOT_ONE.match(plain, start) else 0.0
        sign = plain[start]
        for word in self.known.get(self.chars[start], ()):
            if self.chars.startswith(word, start):
                found[start + len(word)] = 3.0 + 0.05 * len(word)
        for word in SHORT_NAMES.get(sign, ()):
            if plain.startswith(word, start):
                found.setdefault(start + len(word), 2.2 if len(word) > 1 else 0.2)
        strays = 0
        place = start
        while place < self.length and place - start < MOST_ORGANIZATION:
            sign = plain[place]
            if sign in CLOSING and place in self.closed:
                close = self.closed[place]
                if close - start > MOST_ORGANIZATION + 20:
                    break
                place = close + 1
            elif sign in HARD or sign in ")》”":
                break
            else:
                place += 1
            if place - start < 2:
                continue
            end_score = self.ends.get(place)
            is_title_next = bool(self.titles(place)) if place < self.length else False
            if end_score is None and not is_title_next and place - start > 14:
                continue
            words = plain[start:place]
            strays = 3.0 * len(STRAY.findall(words)) + 1.2 * words.count("的")
            score = end_score if end_score is not None else -1.2 - 0.22 * (place - start)
            if end_score is None and not is_title_next:
                score -= 1.0
            if words in lexicon.PARTY:
                score -= 1.6
            if any(stop < place and plain[stop] in "和与及、" for stop, _title in self.titles(start)):
                score -= 3.0
            score -= strays + self._people_inside(start, place) + start_cost
            score -= 0.012 * (place - start)
            for joint in JOINTS.finditer(words):
                score -= 0.5 if end_score is not None else 2.0
                if any(stop == start + joint.start() and bet > -1.2 for stop, bet in self.names(start)):
                    score -= 1.8
            if found.get(place, -99) < score:
                found[place] = score
        return list(found.items())

    def _people_inside(self, start, end):
        """What it costs an organisation to hold the words of a title: 教授刘道远和北京师范大学 is two things."""
        cost, place = 0.0, start + 1
        while place < end - 1:
            matched = next((stop for stop, _score in self.titles(place) if stop < end and stop - place >= 2), None)
            if matched is None:
                place += 1
                continue
            rest = self.plain[matched:end]
            is_part = self.plain[place:matched] in lexicon.TITLES_IN_BODIES or rest in ("办公室", "室", "处")
            if not (is_part and rest in lexicon.ORGANIZATION_ENDS) and not rest.startswith(
                (
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
            ):
                cost += (
                    0.7
                    if (self.plain[place:matched] in lexicon.TITLES_IN_BODIES or self.plain[matched - 1] == "家")
                    and end in self.ends
                    else 2.6
                )
            place = matched
        return cost

    def groups(self, start):
        """[(end, score)] of groups without names that begin here."""
        plain, found, pieces, plural = self.plain, [], 0.0, 0
        if JOINED.match(plain, start):
            return found
        place = start
        whole = False
        while place < self.length and place - start < MOST_GROUP:
            sign = plain[place]
            if sign in CLOSING and place in self.closed:
                place = self.closed[place] + 1
                continue
            if sign in ";。\n,|:!?":
                break
            if sign == "、":
                pieces += 0.5 + (2.6 if whole else 0)
                whole = False
                place += 1
                continue
            place += 1
            word = self._group_end(start, place)
            # 委办局、街镇领导 is one group: the first words are bodies, not people.
            whole = word is not None and word not in BODIES
            if word is None:
                continue
            words = plain[start:place]
            plural = len(PLURAL.findall(words))
            if plain.startswith("们", place):
                place += 1
                plural += 1
            strays = 3.0 * len(STRAY_IN_GROUP.findall(words))
            if any(self.plain.startswith("等", stop) for stop, _title in self.titles(start)):
                strays += 1.5
            score = 0.1 + 0.05 * len(word) - pieces - strays - self._people_listed(start, place)
            if word in BODIES:
                score -= 1.6
            if plural:
                score += 0.8 + 0.25 * min(plural, 3)
            elif word in lexicon.PLURAL_IN_ITSELF:
                score += 0.5
            else:
                score -= 5.0
            found.append((place, score + 0.02 * (place - start)))
            if counted := COUNTED.match(plain, place):
                lift = 1.0 if plural or word in lexicon.PLURAL_IN_ITSELF else 5.6
                found.append((counted.end(), score + lift + 0.02 * (counted.end() - start)))
                place = counted.end()
        return found

    def _people_listed(self, start, end):
        """What it costs a group to hold pieces that are names by themselves."""
        cost, place = 0.0, start
        for match in re.finditer("(?:(?!以及)[^、和与及])+", self.plain[start:end]):
            place, stop = start + match.start(), start + match.end()
            piece = match[0]
            for name_end, score in self.names(place) if 2 <= len(piece) <= 12 else ():
                rest = (
                    name_end == stop
                    or self.honorifics(name_end)
                    or self.titles(name_end)
                    or self.plain.startswith(("一行", "等"), name_end)
                    or SHARED_SUFFIX.match(self.plain, name_end)
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
            if place not in self.title_ends and place not in self.ends:
                continue
            for end, score in self.names(place):
                if (
                    end <= stop
                    and score > -1.0
                    and (
                        (end == stop and place in self.title_ends)
                        or self.titles(end)
                        or self.honorifics(end)
                        or self.plain.startswith(("等", "共", "一行"), end)
                    )
                ):
                    return True
        return False

    @cached_property
    def title_ends(self):
        return {end for start in range(self.length) for end, _score in self.titles(start) if end - start >= 2}

    def _group_end(self, start, end):
        for word in GROUP_ENDS.get(self.plain[end - 1], ()):
            if end - len(word) >= start and self.plain.startswith(word, end - len(word)):
                return word
        return None

    def tail(self, start):
        """Where closing words that begin here may end."""
        match = TAIL.match(self.plain, start)
        if not match:
            return []
        ends = {match.end()}
        if self.plain[start] == "等":
            ends.add(start + 1)
            if self.plain.startswith("等人", start):
                ends.add(start + 2)
        return sorted(ends, reverse=True)

    def is_verb(self, start):
        return start in self.verbs

    @cached_property
    def verbs(self):
        return {
            start
            for start, sign in enumerate(self.plain)
            if any(self.plain.startswith(word, start) for word in VERBS.get(sign, ()))
        }


def plain_dot(plain, index):
    return plain[index] == "·"


@lru_cache(maxsize=20_000)
def _name_score(name):
    """How likely some Chinese characters are a name, without what stands around it."""
    if len(name) == 2 and name in surnames.OF_THE_STEPPE:
        return -0.6
    family, score = surnames.surname_of(name)
    given = name[family:]
    score += sum(
        -3.5 if sign in surnames.NOT_GIVEN else -0.9 if sign in surnames.HARDLY_GIVEN else 0.0 for sign in given
    )
    if name[:2] in lexicon.NOT_NAMES and family == 1:
        score -= 3.0 if len(name) > 2 else 3.2 if name in lexicon.ALSO_NAMES else 5.0
    elif name[:3] in lexicon.ORGANIZATION_WORDS:
        score -= 3.0
    if name[0] in surnames.NEVER_FIRST:
        score -= 8.0
    elif name[0] in surnames.NOT_GIVEN and family == 1:
        score -= 2.0
    if name[:2] in lexicon.TITLE_BEFORE:
        score -= 3.0
    if len(name) == 3 and name[-1] in "家者员师" and name[0] not in surnames.COMMON:
        score -= 1.5
    if len(given) == 1:
        score -= 0.7
    elif len(given) == 2:
        score += 0.3
    else:
        japanese = max((len(word) for word in (name[:2], name[:3]) if word in surnames.JAPANESE), default=0)
        if japanese and 1 <= len(name) - japanese <= 3:
            score = max(score, 0.0) - 0.4
        elif len(name) == 4 and name[1] in surnames.COMMON and name[0] in surnames.COMMON:
            score -= 2.6
        elif len(name) <= 7 and surnames.STEPPE.search(name):
            return -0.9 + score / 10
        else:
            score -= 2.6 + 0.8 * (len(given) - 2)
    if len(name) in (3, 4, 5) and name[:2] in surnames.JAPANESE and len(given) >= 2:
        score = max(score, -0.6)
    if len(given) == 2 and given[0] == given[1]:
        score += 0.1
    return score


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
