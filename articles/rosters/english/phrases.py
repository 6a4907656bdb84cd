"""What the words between two marks of an English roster are: a person, a name, a post, a body, a group or none."""

from dataclasses import dataclass
from itertools import pairwise

from articles.rosters.english import lexicon
from articles.rosters.english.honorifics import find_honorific, is_honorific
from articles.rosters.english.kinds import (
    MIXED_DEGREE,
    is_acronym,
    is_article,
    is_body,
    is_capital,
    is_degree,
    is_modifier,
    is_name_word,
    is_post,
    is_subject,
    singular,
)
from articles.rosters.english.posts import Post, find_post, read_post

SURE_SUFFIXES = lexicon.SUFFIXES - lexicon.GENERATIONS - lexicon.SUFFIXES_OR_INITIALS
INITIAL_SUFFIXES = lexicon.SUFFIXES - SURE_SUFFIXES - lexicon.GENERATIONS


@dataclass
class Phrase:
    """`kind` is person, name, post, body, subject, place, suffix, group, tail, role or odd."""

    kind: str
    words: tuple
    name: tuple = ()
    honorific: tuple = ()
    suffix: tuple = ()
    posts: tuple = ()
    is_plural: bool = False
    has_article: bool = False
    front: tuple = ()  # words before an honorific that are no post: the end of a title with a comma
    left: tuple = ()  # words behind a name that were not understood


def read_phrase(words, directory, *, awaits_post=False):
    """The Phrase of words without marks; `awaits_post` if the phrase before is a name that has no title yet."""
    has_article = len(words) > 1 and is_article(words, 0) and not is_honorific(words, 0)
    bare = words[1:] if has_article else words
    found = _crowd(words) or _role(bare)
    if found:
        return found
    start, end = find_honorific(bare)
    if end:
        found = _person(bare, start, end, directory)
    else:
        found = _titled(bare, directory, awaits_post=awaits_post) or _named(bare, directory)
    found.has_article = has_article
    return found


def _person(words, start, end, directory):
    phrase = Phrase("person", words, honorific=words[start:end])
    rest = words[end:]
    if is_post(rest[0]) and len(rest) > 1 and not is_post(rest[1]):
        post = read_post(rest, directory)
        if post and post.name_behind:
            phrase.name, phrase.posts = post.name_behind, (post.post,)
            return _with_front(phrase, words[:start], directory)
    _take_name(phrase, rest, directory)
    return _with_front(phrase, words[:start], directory)


def _with_front(phrase, front, directory):
    front = tuple(word for word in front if word.key not in (":",))
    if not front:
        return phrase
    post = read_post(front, directory, may_name=False)
    literal = " ".join(word.key for word in front)
    if literal in lexicon.ROLES or literal.removeprefix("the ") in lexicon.ROLES:
        return phrase
    if post:
        phrase.posts = _in_one((post.post, *phrase.posts))
        phrase.is_plural = post.is_plural
    elif any(is_body(word) for word in front) or directory.is_body(front) or is_acronym(front[-1]):
        phrase.posts = (Post(body=tuple(front)), *phrase.posts)
    else:
        phrase.front = front
    return phrase


def _in_one(posts):
    """Dean Liu of the College: the title before a name and the body behind it are one post."""
    if len(posts) == 2 and not posts[0].body and not posts[1].title and posts[1].body:
        return (Post(posts[1].body, posts[0].title, posts[0].other),)
    return posts


def _name_end(words):
    """How many words are the name that they begin with, at least one."""
    end = 0
    while end < len(words) and is_name_word(words, end):
        behind = words[end + 1 :]
        if (
            end
            and is_post(words[end])
            and not singular(words[end].key)
            and not all(w.key in lexicon.SUFFIXES for w in behind)
        ):
            break
        if end >= 2 and is_modifier(words[end]) and any(is_post(word) for word in words[end + 1 : end + 3]):
            break
        end += 1
    return max(end, 1)


def _take_name(phrase, words, directory):
    """The name that words begin with, its suffixes, and what stands behind it without a comma."""
    end = _name_end(words)
    name, rest = words[:end], words[end:]
    while len(name) > 1 and _is_suffix(name[-1], len(name)):
        name, phrase.suffix = name[:-1], (name[-1], *phrase.suffix)
    phrase.name = tuple(name)
    if not rest:
        return
    if rest[0].key == "of" and phrase.honorific and phrase.honorific[-1].key in lexicon.PEERS:
        phrase.name = tuple(words)
        phrase.kind = "person"
        return
    if rest[0].key == "at" and len(rest) > 1 and rest[1].key in lexicon.THEIR:
        phrase.kind = "person"  # at his office
        return
    if rest[0].key in lexicon.BETWEEN_NAME_AND_BODY and len(rest) > 1:
        body = rest[2:] if rest[1].key in lexicon.ARTICLES and len(rest) > 2 else rest[1:]
        phrase.posts += (Post(body=tuple(body)),)
    else:
        if rest[0].key == "as":
            rest = rest[1:]
        post = read_post(rest, directory, may_name=False) if rest else None
        if post:
            phrase.posts += (post.post._replace(other=_text(words)),)
        else:
            phrase.left = rest
    phrase.kind = "person"


def _is_suffix(token, count):
    if token.key in SURE_SUFFIXES or token.key.replace(".", "") in SURE_SUFFIXES:
        return (
            "." in token.key
            or token.text.isupper()
            or bool(MIXED_DEGREE.fullmatch(token.text))
            or token.key in lexicon.SUFFIXES_IN_SMALL_LETTERS
        )
    if MIXED_DEGREE.fullmatch(token.text):
        return True
    return token.key in INITIAL_SUFFIXES and token.text.isupper() and count > 2


def _crowd(words):
    """People without names: a group, or the open end of the list."""
    if any(is_honorific(words, index) for index in range(len(words) - 1)):
        return None
    keys = [word.key for word in words]
    for word, following in pairwise(words):
        if word.key in lexicon.PREPOSITIONS:
            break
        if not is_capital(word) and is_capital(following) and (is_post(word) or singular(word.key)):
            return None
    if keys[0] in ("et", "etc", "inter") or keys in (["among", "others"], ["amongst", "others"]):
        return Phrase("tail", words)
    start = 3 if keys[1:3] in (["group", "of"], ["number", "of"], ["delegation", "of"], ["team", "of"]) else 0
    for index in range(start, len(words)):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else None
        if word.key in lexicon.PREPOSITIONS or word.text in ("'s", "'"):
            return None
        if word.key in lexicon.GROUPS:
            return _group_or_tail(words, index) if _is_crowd(words, index, following) else None
    return None


def _is_crowd(words, index, following):
    word = words[index]
    if following is not None and (following.text in ("'s", "'") or (is_capital(word) and is_capital(following))):
        return False
    if not is_capital(word):
        return True
    if word.key in lexicon.GROUPS_OF_ONE_WORD:
        return False
    return all(
        before.key in lexicon.QUANTITIES
        or before.key in lexicon.ARTICLES
        or before.text[0].isdigit()
        or not is_capital(before)
        for before in words[:index]
    )


def _group_or_tail(words, index):
    in_tails = lexicon.GUESTS | lexicon.QUANTITIES | lexicon.ANDS | lexicon.SMALL_IN_TAILS
    alone = all(word.key in in_tails or word.text[0].isdigit() for word in words)
    is_counted = any(word.text[0].isdigit() or word.key in lexicon.COUNTS for word in words)
    is_rest = words[index].key in lexicon.THE_REST
    if alone and (is_rest or (is_counted and words[index].key in lexicon.GUESTS)):
        return Phrase("tail", words)
    return Phrase("group", words, is_plural=bool(singular(words[index].key)))


def _role(words):
    keys = [word.key for word in words]
    if keys[0] == "as":
        keys = keys[1:]
    is_courtesy = len(keys) == 1 and keys[0] in lexicon.REMARKS
    return Phrase("role", words) if is_courtesy or " ".join(keys) in lexicon.ROLES else None


def _titled(words, directory, *, awaits_post):
    if directory.is_person(words) or directory.is_body(words):
        return None
    place = next((index for index, word in enumerate(words[:-1]) if word.key == "as"), 0)
    if place and looks_like_name(words[:place]) and find_post(words[place + 1 :]) is not None:
        phrase = Phrase("person", words)  # Brett Lovegrove as the Vice-Chancellor
        _take_name(phrase, words, directory)
        return phrase
    found = read_post(words, directory, may_name=not awaits_post)
    if not found:
        return None
    if found.name_before or found.name_behind:
        phrase = Phrase("person", words, posts=(found.post,), is_plural=found.is_plural)
        _take_name(phrase, found.name_before or found.name_behind, directory)
        phrase.posts = _in_one(phrase.posts)
        return phrase
    return Phrase("post", words, posts=(found.post,), is_plural=found.is_plural)


def _named(words, directory):
    if directory.is_person(words):
        return Phrase("name", words, name=tuple(words))
    if directory.is_body(words):
        return Phrase("body", words)
    if all(map(is_degree, words)):
        return Phrase("suffix", words, suffix=tuple(words))
    place = next((index for index, word in enumerate(words) if word.key in lexicon.BETWEEN_NAME_AND_BODY), 0)
    before = words[:place]
    if place > 1 and _looks_like_name(before) and not any(is_body(word) for word in before):
        phrase = Phrase("person", words)
        _take_name(phrase, words, directory)
        return phrase
    if any(is_body(word) for word in words):
        return Phrase("body", words)
    if any(word.key in lexicon.VERBS and not is_capital(word) for word in words):
        return Phrase("odd", words)
    if len(words) > 2 and all(is_acronym(word) or word.key in ("of", "the", "at", *lexicon.ANDS) for word in words):
        return Phrase("body", words)
    if is_acronym(words[0]) and (len(words) == 1 or (len(words) == 2 and words[0].key in lexicon.FIRST_OF_BODIES)):
        return Phrase("body", words)
    if any(word.key in lexicon.PLACES for word in words) and all(
        word.key in lexicon.PLACES or word.key in lexicon.AROUND_PLACES for word in words
    ):
        return Phrase("place", words)
    if _looks_like_name(words):
        phrase = Phrase("name", words)
        _take_name(phrase, words, directory)
        phrase.kind = "name"
        return phrase
    small = all(
        is_subject(word) or is_capital(word) or word.key in lexicon.PREPOSITIONS or word.key in (*lexicon.ANDS, "the")
        for word in words
    )
    return Phrase("subject" if small and any(map(is_subject, words)) else "odd", words)


def not_a_person(phrase, before, piece):
    """The phrase, as a body or a post if its words look like somebody and their place says they are not.

    No name begins with The, and the one in Esther Norton Professor behind "Dean and" is that of a chair.
    """
    if phrase.kind not in ("name", "person") or phrase.honorific:
        return phrase
    titled = [post for post in phrase.posts if post.title]
    if phrase.has_article and not titled:
        return Phrase("body", piece.words)
    is_chair = len(titled) == 1 and titled[0].title[0].first > phrase.name[-1].first and len(phrase.name) > 1
    if is_chair and piece.has_and and before is not None and before.kind == "post":
        head = next((word for word in titled[0].title if word.key in lexicon.CHAIRS), None)
        if head is not None:
            post = titled[0]._replace(title=tuple(phrase.name) + titled[0].title, other=_text(phrase.name))
            return Phrase("post", phrase.words, posts=(post,))
    return phrase


def _looks_like_name(words):
    if not all(is_name_word(words, index) for index in range(len(words))) or len(words) > 8:
        return False
    if words[0].text[0].isdigit() or not any(word.text[0].isupper() for word in words):
        return False
    subjects = sum(1 for word in words if is_subject(word))
    return subjects * 2 < len(words) or (len(words) == 2 and subjects == 1)


def looks_like_name(words):
    """Whether words without a title or an honorific can be a whole name, and not what a body is about."""
    return len(words) > 1 and _looks_like_name(words) and not any(is_body(word) for word in words)


def _text(words):
    return " ".join(word.text for word in words)
