"""A text as the parser reads it: one width, one script, no invisible characters; each character knows its place.

`folded` keeps lengths: one traditional character becomes one simplified one, so offsets hold.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import opencc

from articles.language.characters import HAN, INVISIBLE, is_chinese

INNER_DOTS = "·・•‧∙⋅●．"
SYMBOLS = {"So", "Sk", "Cs", "Co", "Cn"}  # pictures of a message read as spaces
SPACES = " \u00a0\u3000\u2002\u2003\u2009\u202f"
# Full-width signs that compatibility forms do not bring together.
SIGNS = {
    "，": ",",
    "；": ";",
    "：": ":",
    "（": "(",
    "）": ")",
    "｜": "|",
    "／": "/",
    "﹑": "、",
    "､": "、",
    "　": " ",
    "〔": "(",
    "〕": ")",
}

# Machines that convert a page to traditional characters leave readings in it: 國(guó).
READING = re.compile(
    r"""
    (?<=[\u3400-\u9fff])[(（][a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-z]{0,3}
    (?:\ /\ [a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+)*[)）]
    | (?<=[\u3400-\u9fff])[(（](?:de|le|zhe|ne|ma|men|shu|zi|tou)[)）]
    """,
    re.VERBOSE,
)


class Script(NamedTuple):
    """`chars` is what is read; `starts[i]:ends[i]` is where character i stands in the source; `breaks` holds the
    indices before which the source has a space that is no character here."""

    chars: str
    starts: list
    ends: list
    breaks: frozenset

    def place(self, start, end):
        return self.starts[start], self.ends[end - 1]


def script_of(text):
    """The Script of a text. Spaces beside a Chinese character are breaks; between Latin letters they stay."""
    units = _units(text)
    chars, starts, ends, breaks = [], [], [], set()
    waiting = None
    for sign, start, end in units:
        if sign == " ":
            waiting = (start, end) if waiting is None else (waiting[0], end)
            continue
        if waiting is not None and chars:
            if _is_latin(chars[-1]) and _is_latin(sign):
                chars.append(" ")
                starts.append(waiting[0])
                ends.append(waiting[1])
            else:
                breaks.add(len(chars))
        waiting = None
        chars.append(sign)
        starts.append(start)
        ends.append(end)
    return Script("".join(chars), starts, ends, frozenset(breaks))


def _units(text):
    index, length = 0, len(text)
    readings = {match.start(): match.end() for match in READING.finditer(text)}
    while index < length:
        if index in readings:
            index = readings[index]
            continue
        end = index + 1
        while end < length and unicodedata.combining(text[end]):
            end += 1
        sign = text[index:end]
        if INVISIBLE.fullmatch(sign):
            index = end
            continue
        if sign in SPACES or sign == "\t" or _is_picture(sign[0]):
            sign = " "
        elif sign in SIGNS:
            sign = SIGNS[sign]
        elif sign == "." and index and is_chinese(text[index - 1]) and not text[end : end + 1].isalnum():
            sign = "。"
        elif sign in "\r\n\u2028\u2029\v\f":
            sign = "\n"
        elif sign in INNER_DOTS:
            sign = "·"
        else:
            composed = unicodedata.normalize("NFKC", sign)
            # A form that unfolds into several characters, such as ㈱, stays what it is.
            sign = composed if len(composed) == 1 else unicodedata.normalize("NFC", sign)[:1]
        yield sign, index, end
        index = end


def _is_picture(sign):
    return unicodedata.category(sign) in SYMBOLS and not "\u2e80" <= sign <= "\u2fdf"


def _is_latin(sign):
    return (sign.isalpha() and not is_chinese(sign)) or sign in ".,'’-&0123456789"


@lru_cache(maxsize=2)
def _converter(way):
    return opencc.OpenCC(way)


@lru_cache(maxsize=4096)
def folded(text):
    """The text with simplified characters; of the same length, so that places hold."""
    converted = _converter("t2s").convert(text)
    if len(converted) != len(text):
        converted = "".join([(_converter("t2s").convert(sign) or sign)[0] for sign in text])
    return converted


def unfolded(text):
    """The text with traditional characters."""
    return _converter("s2t").convert(text)


def printed(text):
    """Words of the source as a row shows them: composed, no look-alike radicals, no invisible characters."""
    signs = []
    for sign in unicodedata.normalize("NFC", text):
        if INVISIBLE.fullmatch(sign) or sign in "\r\n":
            continue
        if "\u2e80" <= sign <= "\u2fdf" or "\uf900" <= sign <= "\ufaff":
            sign = unicodedata.normalize("NFKC", sign)
        signs.append(" " if sign in SPACES or sign == "\t" else sign)
    return " ".join("".join(signs).split())


def language_of(text):
    """zh-hans, zh-hant or en, by the characters alone; simplified Chinese where nothing tells."""
    sample = text[:20_000]
    chinese = sum(is_chinese(sign) for sign in sample)
    words = len(re.findall(rf"[^\W\d_{HAN}]{{2,}}", sample))
    if words > 1.5 * chinese:
        return "en"
    traditional = sum(one != other for one, other in zip(sample, folded(sample), strict=True))
    simplified = sum(one != other for one, other in zip(sample, unfolded(sample), strict=False))
    return "zh-hant" if traditional > simplified else "zh-hans"
