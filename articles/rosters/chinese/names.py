"""Where a personal name may stand in a Chinese text, and how likely it is one."""

import re
from functools import lru_cache

from articles.language.characters import is_chinese
from articles.rosters.chinese import costs, lexicon
from articles.rosters.chinese.surnames import STEPPE, surname_of

LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
LATIN_PREFIX = re.compile(
    r"""
    (?: (?: Prof | Assoc | Asst | Dr | Mr | Mrs | Ms | Ir | Miss | Sir | Professor | Madam | Mme ) \b \.? ,? [ ]? )+
    """,
    re.VERBOSE,
)
LATIN_NAME = re.compile(rf"[{LETTERS}][{LETTERS}.'’\-]*(?: [{LETTERS}][{LETTERS}.'’\-]*)*")


class Names:
    """The names of one text, with the people that the directory knows."""

    def __init__(self, text, people):
        self.text, self.people, self._found = text, people, {}

    def at(self, start):
        """[(end, score)] of the personal names that may begin here."""
        found = self._found.get(start)
        if found is None:
            found = self._found[start] = [(end, bet) for end, bet in self._at(start) if bet > costs.NAME_WORST]
        return found

    def _at(self, start):
        if start >= self.text.length:
            return
        for word in self.people.get(self.text.chars[start], ()):
            if self.text.chars.startswith(word, start):
                yield start + len(word), costs.NAME_KNOWN
        if is_chinese(self.text.plain[start]):
            yield from self._chinese(start)
        else:
            yield from self._latin(start)

    def _latin(self, start):
        plain = self.text.plain
        match = LATIN_NAME.match(plain, start)
        if not match or match.end() - start < 2 or not plain[start].isalpha():
            return
        end = match.end()
        while end < self.text.length and plain[end] == "·" and (more := LATIN_NAME.match(plain, end + 1)):
            end = more.end()
        word = plain[start:end]
        is_one_word = " " not in word and "·" not in word
        score = costs.LATIN if word[0].isupper() else costs.LATIN_SMALL
        if is_one_word:
            score += costs.LATIN_ABBREVIATION if word.isupper() else costs.LATIN_ONE_WORD
        yield end, score
        if end + 1 < self.text.length and plain[end] in lexicon.COMMON and not word.isupper():
            # A foreign first name with a Chinese surname: John某, Peter·李.
            for length in (1, 2):
                yield end + length, costs.LATIN_WITH_SURNAME - length

    def _chinese(self, start):
        text, plain = self.text, self.text.plain
        run = start
        while run < text.length and run - start < 30 and (is_chinese(plain[run]) or plain[run] == "·"):
            run += 1
        dots = [index for index in range(start, run) if plain[index] == "·"]
        if dots and 1 <= dots[0] - start <= 8:
            yield from self._dotted(start, dots, run)
        if plain[start] in lexicon.COMMON and any(text.is_row_end(stop) for stop, _score in text.titles(start + 1)):
            yield start + 1, costs.SURNAME_ALONE  # 洪部长: the surname alone
        titles_here, titles_next = text.titles(start), text.titles(start + 1)
        for length in range(2, 8):
            end = start + length
            if end > run or "·" in plain[start:end]:
                break
            score = likelihood(plain[start:end])
            if any(1 < stop - start <= length for stop, _title in titles_here):
                score += costs.NAME_BEGINS_AS_TITLE
            if length > 2 and any(stop == end for stop, _title in titles_next):
                score += costs.NAME_ENDS_AS_TITLE
            if length > 3 and text.holds_verb(start + 2, end):
                score += costs.NAME_HOLDS_VERB
            # 周  某: a space inside a name of two characters is for the look of a column.
            if length > 2 and any(index in text.breaks for index in range(start + 1, end)):
                score += costs.NAME_SPACED
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
                if end < self.text.length and self.text.plain[end] == "·":
                    continue
                words = self.text.plain[start:end]
                bad = sum(sign in lexicon.NOT_GIVEN for sign in words)
                if self.text.holds_title(start, dots[0]):
                    bad += costs.DOTTED_TITLE
                if self.text.holds_verb(dot + 2, end):
                    bad += costs.DOTTED_VERB
                # As long as it goes, up to a word that is no name.
                score = costs.DOTTED + costs.DOTTED_BAD * bad + costs.DOTTED_FIRST_SIGN * max(0, dots[0] - start - 4)
                yield end, score + costs.DOTTED_SIGN * (end - start)

    def courtesy(self, start):
        """[(end, title's place, score)] of surname, title, given name, as in 薛校長富盛."""
        if start >= self.text.length or self.text.plain[start] not in lexicon.COMMON:
            return
        for stop, score in self.text.titles(start + 1):
            for end in (stop + 2, stop + 1):
                given = self.text.plain[stop:end]
                if end <= self.text.length and self.text.is_row_end(end) and all(is_chinese(sign) for sign in given):
                    bad = sum(sign in lexicon.NOT_GIVEN or sign in lexicon.HARDLY_GIVEN for sign in given)
                    family = costs.COURTESY_SURNAME * (given[0] in lexicon.COMMON)
                    yield end, (start + 1, stop), score + family + costs.COURTESY_BAD * bad

    def prefix(self, start):
        """Where forms of address before a name in Latin letters end: Dr. Ir. Patdono."""
        match = LATIN_PREFIX.match(self.text.plain, start)
        return match.end() if match and match.end() > start else None


@lru_cache(maxsize=20_000)
def likelihood(name):
    """How likely some Chinese characters are a name, without what stands around it."""
    if len(name) == 2 and name in lexicon.OF_THE_STEPPE:
        return costs.NAME_OF_THE_STEPPE
    family, score = surname_of(name)
    given = name[family:]
    score += _signs(given) + _words(name, family)
    if len(given) == 1:
        return score + costs.GIVEN_ONE
    if len(given) == 2:
        score += costs.GIVEN_TWO
        return max(score, costs.JAPANESE_LEAST) if name[:2] in lexicon.JAPANESE else score
    return _longer(name, len(given), score)


def _signs(given):
    """What single characters say against a given name."""
    return sum(
        costs.GIVEN_NEVER if sign in lexicon.NOT_GIVEN else costs.GIVEN_HARDLY if sign in lexicon.HARDLY_GIVEN else 0.0
        for sign in given
    )


def _words(name, family):
    """What the words in it say against a name."""
    score = 0.0
    if (name[:2] in lexicon.NOT_NAMES or name[:3] in lexicon.NOT_NAMES) and family == 1:
        if len(name) > 2:
            score += costs.WORD_AT_FIRST
        else:
            score += costs.WORD_AND_NAME if name in lexicon.ALSO_NAMES else costs.WORD
    elif name[:3] in lexicon.ORGANIZATION_WORDS:
        score += costs.BODY_AT_FIRST
    if "等" in name:
        score += costs.ETC_IN_NAME
    if name[0] in lexicon.NEVER_FIRST:
        score += costs.NEVER_FIRST
    elif name[0] in lexicon.NOT_GIVEN and family == 1:
        score += costs.HARDLY_FIRST
    if name[:2] in lexicon.TITLE_BEFORE:
        score += costs.TITLE_AT_FIRST
    return score


def _longer(name, given, score):
    """The score of a name whose given name has more than two characters: of Japan, of two surnames, of the steppe."""
    japanese = max((len(word) for word in (name[:2], name[:3]) if word in lexicon.JAPANESE), default=0)
    if japanese and 1 <= len(name) - japanese <= 3:
        return max(score, 0.0) + costs.JAPANESE
    if len(name) == 4 and name[1] in lexicon.COMMON and name[0] in lexicon.COMMON:
        return score + costs.TWO_SURNAMES
    if len(name) <= 7 and STEPPE.search(name):
        return costs.OF_THE_STEPPE_LONG + score / 10
    return score + costs.GIVEN_LONG + costs.GIVEN_LONG_SIGN * (given - 2)
