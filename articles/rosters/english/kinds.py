"""What sort of word an English word is: of a post, a body, a subject or a name."""

import re

from articles.language.characters import is_chinese
from articles.rosters.english import lexicon

# S.T., M.Eng., Lc.: what only a name goes before, if a comma parts it from the name.
DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.)+(?:[A-Z][A-Za-z]{0,4}\.?)?")
# MHum, BSc, DPhil: a small letter behind two capitals is in no word of a name.
MIXED_DEGREE = re.compile(r"(?:[MBDSA]|Ph|LL|Ed|Th)[A-Z][a-z]{1,4}")


def is_degree(token):
    """Whether a word behind a name and a comma is a degree or an order, and no body."""
    key = token.key.replace(".", "")
    if (
        is_body(token)
        or token.key in lexicon.PLACES
        or (token.key in lexicon.ABBREVIATIONS and key not in lexicon.SUFFIXES)
    ):
        return False
    if key in lexicon.SUFFIXES:
        return is_capital(token) or key == "phd"
    if token.key in lexicon.HONORIFICS:
        return False
    return bool(DEGREE.fullmatch(token.text) or MIXED_DEGREE.fullmatch(token.text))


def is_capital(token):
    return token.text[0].isupper() or is_chinese(token.text[0])


def is_acronym(token):
    return token.text.isupper() and len(token.key) > 1 and "." not in token.key and token.key not in lexicon.SUFFIXES


def is_subject(token):
    key = token.key
    return (
        key in lexicon.SUBJECTS
        or key in lexicon.PLACES
        or key in lexicon.ADJECTIVES_OF_PLACES
        or key.endswith(lexicon.SUBJECT_ENDINGS)
    )


def is_inside(token):
    """Whether a word can stand inside a title or a body and hardly in a name."""
    return is_subject(token) or is_body(token) or token.key in lexicon.PREPOSITIONS or token.key in ("and", "&", "the")


def is_name_word(words, index):
    """Whether a word can stand in a name: a capital letter, or a particle before one."""
    token = words[index]
    if is_capital(token):
        return True
    if token.key.startswith(tuple(lexicon.NAME_BEGINNINGS)):
        return True
    return token.key in lexicon.PARTICLES and any(is_capital(word) for word in words[index + 1 : index + 3])


def singular(key):
    """The post that a plural names, or ""."""
    if "-" in key and _is_joined_post(key.removesuffix("s")) and key.endswith("s"):
        return key[:-1]
    if key.endswith("men") and key[:-3] + "man" in lexicon.POSTS:
        return key[:-3] + "man"
    if key.endswith("ies") and key[:-3] + "y" in lexicon.POSTS:
        return key[:-3] + "y"
    return key[:-1] if key.endswith("s") and key[:-1] in lexicon.POSTS else ""


def is_body(token):
    key = token.key
    return key in lexicon.BODIES or ("-" in key and key.rpartition("-")[2] in lexicon.BODIES)


def is_modifier(token):
    key = token.key
    if "-" in key and all(part in lexicon.POST_MODIFIERS for part in key.split("-")):
        return True
    return key in lexicon.POST_MODIFIERS or (
        len(key) > 5 and key.endswith(lexicon.MODIFIER_ENDINGS) and not is_body(token)
    )


def is_post(token):
    key = token.key
    if key in lexicon.POSTS_IN_CAPITALS:
        return token.text.isupper()
    return key in lexicon.POSTS or bool(singular(key)) or ("-" in key and _is_joined_post(key))


def _is_joined_post(key):
    """Inspector-General, Vice-Mayor, Co-Chairs."""
    parts = key.split("-")
    if key.endswith(lexicon.POST_ENDINGS):
        return parts[0] in lexicon.POSTS
    if key.endswith(("-general", "-elect", "-designate")):
        return parts[-2] in lexicon.POSTS or bool(singular(parts[-2]))
    return (parts[0] in lexicon.POST_MODIFIERS or parts[0] in lexicon.POSTS) and (
        parts[-1] in lexicon.POSTS or bool(singular(parts[-1]))
    )


def is_article(words, index):
    """The or a small a; An and A with a capital letter are names, unless a small word follows."""
    token = words[index]
    if token.key not in lexicon.ARTICLES:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        token.key not in ("a", "an") or not is_capital(token) or (following is not None and not is_capital(following))
    )


def single_title(title, *, is_plural):
    """Vice Presidents held by one person."""
    if not is_plural:
        return title
    words = title.split()
    for place, word in enumerate(words):
        if one := singular(word.lower()):
            words[place] = word[: len(one)] if word.lower().startswith(one) else one.capitalize()
            break
    return " ".join(words)
