"""Text as the newsroom keeps it: what may stand in a name, how it is compared, sorted and made an address."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from pypinyin import Style, lazy_pinyin

from articles.language.characters import is_invisible

SLUG_LENGTH = 80

validate_web_address = URLValidator(schemes=["http", "https"])

LINE_CHARACTERS = {"\n", "\r", "\t"}


def _refuse(character, position):
    raise ValidationError(
        _("Character %(position)d is invisible (%(code)s). Delete it, or type these words again instead of pasting."),
        code="invisible",
        params={"position": position, "code": f"U+{ord(character):04X}"},
    )


def validate_line(text):
    """Raises ValidationError if a one-line text holds a character that cannot be seen, a line break included."""
    for position, character in enumerate(text, start=1):
        if is_invisible(character):
            _refuse(character, position)


def validate_text(text):
    """Raises ValidationError if a text of several lines holds a character that cannot be seen."""
    for position, character in enumerate(text, start=1):
        if is_invisible(character) and character not in LINE_CHARACTERS:
            _refuse(character, position)


def fold(text):
    """The text as two editors would compare it: width, case and runs of white space are gone (NFKC, casefold)."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def sort_key(name):
    """A key that sorts Chinese by pinyin and Latin by letter, in one list: 程鹏 → "cheng peng"."""
    syllables = lazy_pinyin(fold(name), style=Style.NORMAL, errors=lambda run: [run.strip()])
    return " ".join(syllable for syllable in syllables if syllable)[:200]


def slug(text, fallback="untitled"):
    """An ASCII address from any title, cut between words at 80 characters.

    Chinese is read as words, not signs: 重庆银行行长 → "chong-qing-yin-hang-hang-zhang".
    """
    syllables = lazy_pinyin(fold(text), style=Style.NORMAL, errors=lambda run: [run])
    ascii_text = unicodedata.normalize("NFKD", "-".join(syllables)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text.lower())
    address = ""
    for word in words:
        if len(address) + len(word) + 1 > SLUG_LENGTH:
            break
        address = f"{address}-{word}" if address else word
    return address or (words[0][:SLUG_LENGTH] if words else fallback)
