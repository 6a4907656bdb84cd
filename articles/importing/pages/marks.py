"""Places where a foreign string stands over a name, each kept apart by a mark of its own while the page is read.

The mark reads as an organisation, so that what stands around it is understood as it was meant.
"""

import re
from html import escape

DIGITS = "甲乙丙丁戊己庚辛壬癸"
MARK = re.compile(f"外来名([{DIGITS}]{{3}})大学")
MOST_PLACES = len(DIGITS) ** 3


def mark(place):
    """The mark of the place of this number, from 0."""
    return f"外来名{''.join(DIGITS[int(digit)] for digit in f'{place:03}')}大学"


def places_in(text):
    """The numbers of the marks in a text, in their order."""
    return [_number(found) for found in MARK.finditer(text)]


def with_words(text, words_of):
    """The text with `words_of(place)` in place of each mark."""
    return MARK.sub(lambda found: words_of(_number(found)), text) if "外来名" in text else text


def marked(markup, strings, words_of=mark):
    """The markup with `words_of(place)` over every occurrence of these strings, counted from 0 through the file."""
    known = {form for string in strings for form in (string, escape(string)) if string}
    if not known:
        return markup
    pattern = re.compile("|".join(re.escape(string) for string in sorted(known, key=len, reverse=True)))
    places = iter(range(MOST_PLACES))

    def put(found):
        place = next(places, None)
        return found[0] if place is None else words_of(place)

    return pattern.sub(put, markup)


def _number(found):
    return int("".join(str(DIGITS.index(sign)) for sign in found[1]))
