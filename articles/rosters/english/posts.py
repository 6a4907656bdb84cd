"""The words of a post in English: which of them are the title, which the body it is held in, and which a name."""

from itertools import pairwise
from typing import NamedTuple

from articles.rosters.english import lexicon
from articles.rosters.english.complements import LONGEST_NAME, bare, complement, cut_name, text_of, without_preposition
from articles.rosters.english.kinds import (
    is_acronym,
    is_body,
    is_capital,
    is_modifier,
    is_name_word,
    is_post,
    is_subject,
    singular,
)


class Post(NamedTuple):
    """A title and the body it is held in, as the tokens that say so; `other` is the other way to cut them."""

    body: tuple = ()
    title: tuple = ()
    other: str = ""


def held_in(posts, body):
    """The posts, those at the end that no body goes with held in this one: President and CEO of X."""
    held = list(posts)
    for place in range(len(held) - 1, -1, -1):
        if held[place].body or any(word.key in lexicon.PREPOSITIONS for word in held[place].title):
            break
        held[place] = held[place]._replace(body=tuple(body))
    return held


class PostPhrase(NamedTuple):
    """A post, and the name before or behind it that no comma parts from it."""

    post: Post
    name_before: tuple = ()
    name_behind: tuple = ()
    is_plural: bool = False


def find_post(words):
    """The place of the first word of a post, if it is not inside the name of a body: Office of the President."""
    for index, token in enumerate(words):
        if not is_post(token) and not _is_chief(words, index):
            continue
        before = words[index - 1].key if index else ""
        if index == 2 and _is_board(words):
            continue
        if index == len(words) - 1 and singular(token.key) and _is_society(words[:index]):
            return None
        if before in ("of", "the", "for", *lexicon.ANDS) and any(
            word.key in lexicon.PREPOSITIONS for word in words[:index]
        ):
            return None
        if words[index + 1 : index + 2] and words[index + 1].key in lexicon.POSSESSIVES:
            continue
        if _is_surname(words, index) or _ends_a_body(words, index) or _is_of_students(words, index):
            continue
        return index
    return None


def _is_society(before):
    """International Academy of Trial Lawyers."""
    return any(word.key in lexicon.SOCIETIES and following.key == "of" for word, following in pairwise(before))


def _is_board(words):
    """Board of Trustees Chair."""
    return [word.key for word in words[:2]] == ["board", "of"] and bool(words[3:]) and is_post(words[3])


def _is_chief(words, index):
    """Chief Executive, Chief of Staff, Support Assistant: a post without any other word that names one."""
    following = words[index + 1].key if index + 1 < len(words) else ""
    if words[index].key in ("assistant", "associate"):
        behind = words[index + 1] if following else None
        return (index > 0 or following == "to") and (
            behind is None
            or following in lexicon.PREPOSITIONS
            or (is_capital(behind) and not (is_post(behind) or is_modifier(behind) or is_subject(behind)))
        )
    return words[index].key == "chief" and following in ("executive", "of") and not (
        index + 2 < len(words) and is_post(words[index + 2])
    )  # fmt: skip


def _is_of_students(words, index):
    """Student Affairs: what a post is about, not a post."""
    following = words[index + 1 : index + 2]
    return bool(following) and words[index].key in lexicon.ABOUT_PEOPLE and is_subject(following[0])


def _is_surname(words, index):
    """King in Martin King is no post, and Dean in Dean Smith is one."""
    before = words[:index]
    return (
        words[index].key in lexicon.SURNAMES_THAT_ARE_POSTS
        and all(word.key in lexicon.SUFFIXES for word in words[index + 1 :])
        and 0 < index < 3
        and not any(is_modifier(word) or is_subject(word) or is_body(word) or not is_capital(word) for word in before)
        and not is_acronym(before[-1])
    )


def _ends_a_body(words, index):
    """Graduate Student Association: the post is part of a body's name."""
    following = words[index + 1 : index + 3]
    if not following or not (is_body(following[0]) and is_capital(following[0])):
        return False
    return following[0].key not in lexicon.PARTS or following[1:2] == () or following[1].key not in ("of", "for")


def read_post(words, directory, *, may_name=True):
    """The PostPhrase of words that hold a post, else None."""
    at = find_post(words)
    if at is None:
        return None
    last = _last_of_post(words, at)
    body, first, before, other = _front(words, at, directory, may_name=may_name)
    rest = words[last:]
    title = words[first:last]
    name, behind = (), ""
    if rest and rest[0].key in lexicon.PREPOSITIONS:
        if len(body) == 1 and rest[0].key == "of" and is_acronym(body[0]) and _is_body_of(rest):
            title, body = body + title, ()
        if body and rest[0].key == "of" and _is_organ(body, title) and _is_body_of(rest):
            other = other or text_of(body)  # Party Committee Secretary of the College
            title, body = body + title, ()
        if body and title[-1].key in lexicon.TEACHERS and body[0].first < title[0].first and _is_body_of(rest):
            other = other or text_of(body)  # a named chair: the Koch Institute Professor at MIT
            title, body = body + title, ()
        if body:
            kept, name, _ = cut_name(rest, directory, may_name=may_name and not before)
            title += kept
        else:
            title, body, name, behind = complement(title, rest, directory, may_name=may_name and not before)
    elif rest and rest[0].key in lexicon.POSSESSIVES:
        return None
    elif rest:
        title, body, name, behind = without_preposition(title, body, rest, directory, may_name=may_name and not before)
    if body and body[0].key in lexicon.ARTICLES:
        body = body[1:]
    post = Post(tuple(body), tuple(title), other or behind)
    return PostPhrase(post, tuple(before), tuple(name), bool(singular(words[last - 1].key)))


def _is_organ(body, title):
    is_in_front = body[0].first < title[0].first and body[-1].key in lexicon.ORGANS
    return is_in_front and all(is_subject(word) or is_body(word) or is_modifier(word) for word in body)


def _is_body_of(rest):
    """Of GDUFS, of the University of Leeds: a body, and no subject, behind a post."""
    phrase = bare(rest[1:])
    return bool(phrase) and (is_acronym(phrase[0]) or any(is_body(word) for word in phrase))


def _last_of_post(words, at):
    """Past the last word of the post that begins at `at`: Deputy Head, Director General."""
    index = at + 1 + (words[at].key == "chief" and words[at + 1].key == "executive")
    while index < len(words):
        key = words[index].key
        after = words[index + 1] if index + 1 < len(words) else None
        joins = (
            key in ("-", *lexicon.ANDS)
            and after is not None
            and after.key in lexicon.AFTER_POST
            and not (index + 2 < len(words) and is_post(words[index + 2]))
        )
        is_chief = key == "chief" and after is not None and after.key == "executive" and _is_chief(words, index)
        if joins or is_chief:
            index += 2
        elif (
            key in lexicon.AFTER_POST
            or _is_numeral(words, index)
            or _is_chief(words, index)
            or (is_post(words[index]) and not _is_surname_behind(words, index))
        ):
            index += 1
        elif (
            (key in lexicon.POST_MODIFIERS and after is not None and is_post(after))
            or (key == "in" and after is not None and after.key in ("chief", "charge", "residence"))
            or (key == "at" and after is not None and after.key in ("large", "law"))
        ):
            index += 2
        else:
            break
    return index


def _is_numeral(words, index):
    """Vice Rector II, Vice Rector I of X; I Made Andi is a name."""
    if words[index].text == "I":
        return index + 1 == len(words) or words[index + 1].key in lexicon.PREPOSITIONS
    return words[index].text in lexicon.RANK_NUMERALS


def _is_surname_behind(words, index):
    return words[index].key in ("king", "prince", "bishop") and is_capital(words[index]) and index == len(words) - 1


def _front(words, at, directory, *, may_name):
    """(body, first word of the title, name before it, other cut) of what stands before a post's last word."""
    body_end = max((index + 1 for index in range(at) if is_body(words[index])), default=0)
    owner = max((index for index in range(at) if words[index].key in lexicon.POSSESSIVES), default=0)
    if owner and is_post(words[owner - 1]) and not body_end:
        return (), 1 if words[0].key in lexicon.ARTICLES else 0, (), ""
    if owner and words[owner - 1].key == "people":
        return (), 1 if words[0].key in lexicon.ARTICLES else 0, (), ""  # People's Deputy of Ukraine
    if owner and owner >= body_end:
        return bare(words[:owner]), owner + 1, (), ""
    first = at
    while first > 0 and (is_modifier(words[first - 1]) or is_subject(words[first - 1])):
        if words[first - 1].key in lexicon.PLACES:
            break
        first -= 1
    while first < at and words[first].key in lexicon.ANDS:
        first += 1
    found = _body_in_front(words, at, body_end, directory)
    if found is not None:
        return (*found, (), "")
    front = bare(words[:first])
    if not front:
        return (), first, (), ""
    if not all(
        is_name_word(words, index) or words[index].key in lexicon.ANDS for index in range(first - len(front), first)
    ):
        return (), first - len(front), (), ""
    if (
        not may_name
        and words[at].key in (*lexicon.TEACHERS, "chair")
        and not any(is_acronym(word) or is_subject(word) for word in front)
    ):
        return (), first - len(front), (), text_of(front)  # a named chair: Linus Pauling Professor
    certain = all(is_acronym(word) or is_subject(word) for word in front)
    named = any(is_capital(word) for word in words[_last_of_post(words, at) :]) and not any(
        word.key in lexicon.PREPOSITIONS for word in words[at:]
    )
    if may_name and not named and not certain and 2 <= len(front) <= LONGEST_NAME:
        return (), first, front, "" if directory.is_person(front) else text_of(front)
    return front, first, (), "" if certain else text_of(words[first - len(front) : at + 1])


def _body_in_front(words, at, body_end, directory):
    """(body, first word of the title) where a body's own words tell; None where they do not."""
    known = next((end for end in range(at, 0, -1) if directory.is_body(bare(words[:end]))), 0)
    if known:
        return bare(words[:known]), known
    if body_end == 1 and _is_part_of_title(words, at):
        return (), 0
    if _is_board(words) and at == 3:
        return (), 0
    if any(word.key in lexicon.FORMER for word in words[:at]) and any(map(is_acronym, words[1:at])) and not body_end:
        return (), 1 if words[0].key in lexicon.ARTICLES else 0  # former CIA director
    if body_end and body_end < at and (
        words[body_end].key in lexicon.PREPOSITIONS
        or words[body_end].key in lexicon.PARTICLES
        or words[body_end - 1].key in lexicon.BODIES_IN_FRONT
    ):  # fmt: skip
        first = at
        while words[first - 1].key in lexicon.RANKS:
            first -= 1
        return bare(words[:first]), first
    if body_end:
        while body_end < at and words[body_end].key in lexicon.PLACES:
            body_end += 1
        return bare(words[:body_end]), body_end
    return None


def _is_part_of_title(words, at):
    """Programme Manager, Board Member, University Librarian; but University President is held in the University."""
    if words[0].key in lexicon.BODIES_IN_FRONT or "-" in words[0].key or words[1].key in lexicon.PREPOSITIONS:
        return False
    if words[0].key in lexicon.OWN_BODIES:
        return words[at].key in lexicon.POSTS_OF_OWN_BODIES
    return words[0].text.isascii() and not is_acronym(words[0])
