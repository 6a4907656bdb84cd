"""Where a personal name may stand in a Chinese text, and how likely it is one."""

import re
from functools import lru_cache

from articles.language.characters import is_chinese
from articles.rosters.chinese import lexicon
from articles.rosters.chinese.surnames import STEPPE, surname_of

WORST = -5.5  # nothing that is less of a name is ever one
LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
LATIN_PREFIX = re.compile(r"(?:(?:Prof|Assoc|Asst|Dr|Mr|Mrs|Ms|Ir|Miss|Sir|Professor|Madam|Mme)\b\.?,? ?)+")
LATIN_NAME = re.compile(rf"[{LETTERS}][{LETTERS}.'’\-]*(?: [{LETTERS}][{LETTERS}.'’\-]*)*")


class Names:
    """The names of one text, with the people that the directory knows."""

    def __init__(self, text, people):
        self.text, self.people, self._found = text, people, {}

    def at(self, start):
        """[(end, score)] of the personal names that may begin here."""
        found = self._found.get(start)
        if found is None:
            found = self._found[start] = [(end, bet) for end, bet in self._at(start) if bet > WORST]
        return found

    def _at(self, start):
        if start >= self.text.length:
            return
        for word in self.people.get(self.text.chars[start], ()):
            if self.text.chars.startswith(word, start):
                yield start + len(word), 3.5
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
        score = 0.8 if word[0].isupper() else -0.6
        if is_one_word:
            score -= 3.0 if word.isupper() else 0.8
        yield end, score
        if end + 1 < self.text.length and plain[end] in lexicon.COMMON and not word.isupper():
            # A foreign first name with a Chinese surname: John某, Peter·李.
            for length in (1, 2):
                yield end + length, -1.0 - length

    def _chinese(self, start):
        text, plain = self.text, self.text.plain
        run = start
        while run < text.length and run - start < 30 and (is_chinese(plain[run]) or plain[run] == "·"):
            run += 1
        dots = [index for index in range(start, run) if plain[index] == "·"]
        if dots and 1 <= dots[0] - start <= 8:
            yield from self._dotted(start, dots, run)
        if plain[start] in lexicon.COMMON and any(text.is_row_end(stop) for stop, _score in text.titles(start + 1)):
            yield start + 1, -3.4  # 洪部长: the surname alone
        titles_here, titles_next = text.titles(start), text.titles(start + 1)
        for length in range(2, 8):
            end = start + length
            if end > run or "·" in plain[start:end]:
                break
            score = likelihood(plain[start:end])
            if any(1 < stop - start <= length for stop, _title in titles_here):
                score -= 3.0
            if length > 2 and any(stop == end for stop, _title in titles_next):
                score -= 3.0
            if length > 3 and text.holds_verb(start + 2, end):
                score -= 3.0
            if any(index in text.breaks for index in range(start + 1, end)):
                # 周  某: a space inside a name of two characters is for the look of a column.
                score -= 0.2 if length == 2 else 4.0
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
                    bad += 1.5
                if self.text.holds_verb(dot + 2, end):
                    bad += 1.0
                # As long as it goes, up to a word that is no name.
                yield end, 2.2 - 2.0 * bad - 0.12 * max(0, dots[0] - start - 4) + 0.02 * (end - start)

    def courtesy(self, start):
        """[(end, title's place, score)] of surname, title, given name, as in 薛校長富盛."""
        if start >= self.text.length or self.text.plain[start] not in lexicon.COMMON:
            return
        for stop, score in self.text.titles(start + 1):
            for end in (stop + 2, stop + 1):
                given = self.text.plain[stop:end]
                if end <= self.text.length and self.text.is_row_end(end) and all(is_chinese(sign) for sign in given):
                    bad = sum(sign in lexicon.NOT_GIVEN or sign in lexicon.HARDLY_GIVEN for sign in given)
                    family = 2.5 if given[0] in lexicon.COMMON else 0.0
                    yield end, (start + 1, stop), score - 0.2 - family - 3.0 * bad - (1.5 if end == stop + 1 else 0)

    def prefix(self, start):
        """Where forms of address before a name in Latin letters end: Dr. Ir. Patdono."""
        match = LATIN_PREFIX.match(self.text.plain, start)
        return match.end() if match and match.end() > start else None


@lru_cache(maxsize=20_000)
def likelihood(name):
    """How likely some Chinese characters are a name, without what stands around it."""
    if len(name) == 2 and name in lexicon.OF_THE_STEPPE:
        return -0.6
    family, score = surname_of(name)
    given = name[family:]
    score += sum(-3.5 if sign in lexicon.NOT_GIVEN else -0.9 if sign in lexicon.HARDLY_GIVEN else 0.0 for sign in given)
    if (name[:2] in lexicon.NOT_NAMES or name[:3] in lexicon.NOT_NAMES) and family == 1:
        score -= 3.0 if len(name) > 2 else 3.2 if name in lexicon.ALSO_NAMES else 5.0
    elif name[:3] in lexicon.ORGANIZATION_WORDS:
        score -= 3.0
    if "等" in name:
        score -= 8.0
    if name[0] in lexicon.NEVER_FIRST:
        score -= 8.0
    elif name[0] in lexicon.NOT_GIVEN and family == 1:
        score -= 2.0
    if name[:2] in lexicon.TITLE_BEFORE:
        score -= 3.0
    if len(name) == 3 and name[-1] in "家者员师" and name[0] not in lexicon.COMMON:
        score -= 1.5
    if len(given) == 1:
        score -= 0.7
    elif len(given) == 2:
        score += 0.3
    else:
        japanese = max((len(word) for word in (name[:2], name[:3]) if word in lexicon.JAPANESE), default=0)
        if japanese and 1 <= len(name) - japanese <= 3:
            score = max(score, 0.0) - 0.4
        elif len(name) == 4 and name[1] in lexicon.COMMON and name[0] in lexicon.COMMON:
            score -= 2.6
        elif len(name) <= 7 and STEPPE.search(name):
            return -0.9 + score / 10
        else:
            score -= 2.6 + 0.8 * (len(given) - 2)
    if len(name) in (3, 4, 5) and name[:2] in lexicon.JAPANESE and len(given) >= 2:
        score = max(score, -0.6)
    if len(given) == 2 and given[0] == given[1]:
        score += 0.1
    return score
