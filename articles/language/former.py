"""Which words say that a post is not held any more: one definition for whoever reads, prints or draws a title."""

import re

from articles.language.characters import has_chinese

# The sign that the grid sets before a former title, and readers see before one.
MARK = "原"
# Words that begin with the sign and mean nothing former: places, matter, origin.
NOT_FORMER = ("原平", "原州", "原阳", "原子", "原创", "原产", "原野", "原点", "原料")
# Titles that say it themselves; 前台 and 前端 are desks and ends.
SAYS_FORMER = re.compile(r"前(?![台端沿锋鋒线線海进進瞻列哨卫衛])|(?:former(?:ly)?|ex-)\b", re.IGNORECASE)


def bears_mark(text):
    """Whether a text begins with the sign, and not with a word that only begins like it."""
    return text.startswith(MARK) and not text.startswith(NOT_FORMER)


def says_former(title):
    """Whether a title itself says that it is not held any more, in words that stay its own."""
    return bool(SAYS_FORMER.match(title))


def begins_former(text):
    """Whether a list's words for a title, or for a body before one, say of any kind that it is held no more."""
    return bears_mark(text) or says_former(text) or text.startswith(("时任", "時任"))


def without_former(title):
    """The title without the sign or the word in front that says it is held no more."""
    if bears_mark(title):
        return title[len(MARK) :]
    return SAYS_FORMER.sub("", title, count=1).lstrip() if says_former(title) else title


def with_former(title, *, is_former):
    """The title as it is printed: 原 before it, or former in English, where it is one and does not say so itself."""
    if not is_former or says_former(title) or bears_mark(title):
        return title
    return f"{MARK}{title}" if has_chinese(title) else f"former {title}"
