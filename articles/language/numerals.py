"""Small numbers as prose writes them: 42, ４２, 四十二, 两, forty-two."""

import re
import unicodedata

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
ORDINALS |= {"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}

CHINESE = r"(?:[0-9０-９]{1,4}|[零〇一二两兩三四五六七八九十百千]{1,7})"
_WORDS = "|".join(sorted(["an?", *ONES[1:]], key=len, reverse=True))
_TENS = "|".join(TENS)
ENGLISH = rf"(?:\d{{1,4}}|(?:{_TENS})(?:[- ](?:{'|'.join(ONES[1:10])}))?|(?:{_WORDS}))"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"


def read_number(text):
    """The number that a text is, cardinal or ordinal, in digits, Chinese or English words; None if it is none."""
    text = unicodedata.normalize("NFKC", text).strip().casefold().removeprefix("第")
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", text)
    if digits:
        return int(digits[1])
    return _chinese(text) if text and text[0] in DIGITS | UNITS else _english(text)


def _chinese(text):
    if not any(sign in UNITS for sign in text):
        signs = [str(DIGITS[sign]) for sign in text if sign in DIGITS]
        return int("".join(signs)) if len(signs) == len(text) else None
    total, digit = 0, None
    for sign in text:
        if sign in UNITS:
            total, digit = total + (1 if digit is None else digit) * UNITS[sign], None
        elif sign in DIGITS:
            digit = DIGITS[sign] or None
        else:
            return None
    return total + (digit or 0)


def _english(text):
    if text in ORDINALS:
        return ORDINALS[text]
    if text in ("a", "an"):
        return 1
    tens, _sign, ones = text.replace(" ", "-").partition("-")
    if tens in TENS:
        return TENS[tens] + (ONES.index(ones) if ones in ONES else 0)
    return ONES.index(text) if text in ONES else None
