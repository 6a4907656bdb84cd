"""English prose as words and marks, each with its place in the text as it came, whatever it is written with."""

import re
import unicodedata
from typing import NamedTuple

from articles.language.characters import INVISIBLE
from articles.rosters.english import lexicon

APOSTROPHES = "\u2018\u2019\u02bc\u00b4"  # read as ', printed as they came
SAME = str.maketrans(
    "\u2018\u2019\u02bc\u00b4，；：（）［］。、．\u2012\u2015\u2010\u2011\r\u2028\u2029\v\f",
    "''''" + ",;:()[].,." + "–—--" + "\n\n\n\n\n",
)
MARKS = ',;:()[]•●▪◦‣·*–—\n!?"“”„«»|…'
# A run of what is no mark and no space, or one mark: nothing here can be read in two ways.
PIECES = re.compile(rf"[^\s{re.escape(MARKS)}]+|[{re.escape(MARKS)}]")
BEFORE_NAMES = lexicon.HONORIFICS | lexicon.BEFORE_PROFESSOR


class Token(NamedTuple):
    """A word or a mark. `key` is its lower case without the last full stop; `first:last` its place in `plain`."""

    text: str
    key: str
    is_mark: bool
    first: int
    last: int
    start: int
    end: int


class Source:
    """A text and its plain form: composed letters, one sort of apostrophe and comma, nothing invisible."""

    def __init__(self, text):
        self.text = text
        self.plain, self._printed, self._starts, self._ends = _plain(text)
        self.tokens = list(self._tokens())

    def literal(self, tokens):
        """The words from the first to the last of the tokens, as the text has them."""
        if not tokens:
            return ""
        last = tokens[-1].last
        words = self._printed[tokens[0].first : last]
        if words.count("(") > words.count(")") and self.plain[last : last + 1] == ")":
            words += ")"
        return " ".join(words.split())

    def _token(self, first, last, *, is_mark=False):
        text = self.plain[first:last]
        key = text.lower()
        if not is_mark and len(key) > 1:
            key = key.rstrip(".") if not key.endswith("-") else key[:-1]
        if self._starts is None:
            return Token(text, key, is_mark, first, last, first, last)
        return Token(text, key, is_mark, first, last, self._starts[first], self._ends[last - 1])

    def _tokens(self):
        self._before = ""
        for match in PIECES.finditer(self.plain):
            first, last = match.span()
            if last - first == 1 and (self.plain[first] in MARKS or self.plain[first] in "-/"):
                yield self._token(first, last, is_mark=True)
                self._before = ""
            else:
                yield from self._words(first, last)
                self._before = self.plain[first:last].lower().rstrip(".")

    def _words(self, first, last):
        """Prof.Dr.Ahmed is three words, University's two, and the full stop that ends a sentence is a mark."""
        dot = self.plain.find(".", first, last - 1)
        while dot > first and self.plain[first:dot].lower() in BEFORE_NAMES:
            yield self._token(first, dot + 1)
            first = dot + 1
            dot = self.plain.find(".", first, last - 1)
        word = self.plain[first:last]
        is_short = self.plain[last : last + 1] in (",", ";", ":", ")") and last - first > 1
        if word.endswith(".") and not is_short and not self._keeps_its_stop(word, last):
            last -= 1
            word = word[:-1]
            if word:
                yield from self._possessive(word, first, last)
            yield self._token(last, last + 1, is_mark=True)
        else:
            yield from self._possessive(word, first, last)

    def _keeps_its_stop(self, word, last):
        """Whether a full stop is the word's own; Moh. behind Prof. is short for something."""
        if _keeps_its_stop(word):
            return True
        is_short = self._before in BEFORE_NAMES and len(word) < 6 and word[0].isupper()
        return is_short and self.plain[last : last + 1].isspace() and self.plain[last + 1 : last + 2].isupper()

    def _possessive(self, word, first, last):
        key = word.lower()
        cut = 2 if key.endswith("'s") else 1 if key.endswith("s'") and key not in lexicon.HONORIFICS else 0
        if cut and len(word) > cut:
            yield self._token(first, last - cut)
            yield self._token(last - cut, last)
        else:
            yield self._token(first, last)


def _keeps_its_stop(word):
    key = word[:-1].lower()
    if word == "MA.":
        return True
    if len(key) == 1:
        return key.isalpha()
    return (
        "." in key
        or key in lexicon.HONORIFICS
        or key in lexicon.BEFORE_PROFESSOR
        or key in lexicon.ABBREVIATIONS
        or key in lexicon.SUFFIXES
    )


def _plain(text):
    if text.isascii() and "\r" not in text:
        return text, text, None, None
    characters, printed, starts, ends = [], [], [], []
    position, length = 0, len(text)
    while position < length:
        after = position + 1
        while after < length and unicodedata.combining(text[after]):
            after += 1
        cluster = text[position:after]
        if not INVISIBLE.match(cluster):
            if len(cluster) > 1:
                cluster = unicodedata.normalize("NFC", cluster)
            for character in _usual(cluster):
                characters.append(character)
                printed.append(cluster if cluster in APOSTROPHES else character)
                starts.append(position)
                ends.append(after)
        position = after
    return "".join(characters), "".join(printed), starts, ends


def _usual(cluster):
    if "\uff01" <= cluster[0] <= "\uff5e":
        cluster = unicodedata.normalize("NFKC", cluster)
    return cluster.translate(SAME)
