"""What looks wrong in the words of an English row, whatever way they were read: somebody should look at it."""

from articles.rosters.english.kinds import is_acronym, is_body, is_capital, is_post, is_subject
from articles.rosters.english.words import (
    BEFORE_POST_IN_BODY,
    HONORIFICS,
    HONORIFICS_THAT_ARE_WORDS,
    IN_NO_BODY,
    PREPOSITIONS,
)
from articles.rosters.rows import Doubt, Reason

ONLY_HONORIFICS = HONORIFICS - HONORIFICS_THAT_ARE_WORDS
LONGEST_BODY, LONGEST_TITLE = 16, 14


def doubts_of_words(draft):
    """Reasons to look at a person's row."""
    posts = [post for post, _is_plural in draft.posts]
    reasons = []
    for number, post in enumerate(posts):
        if post.body and _is_odd_body(post.body):
            reasons.append(Reason(Doubt.LOOSE_BODY, _text(post.body)))
        if post.title and _is_odd_title(post):
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.title)))
        if not post.title and len(posts) > 1:
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.body)))
        is_last = number and number == len(posts) - 1
        if is_last and not post.body and post.title and post.title[-1].key == "professor" and posts[number - 1].body:
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.title)))  # it may be the next one's form of address
        is_small = number and not post.body and len(post.title) == 1 and not is_capital(post.title[0])
        if is_small and any(is_capital(word) for word in posts[number - 1].title):
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.title)))
    return reasons


def _is_odd_body(words):
    if len(words) > LONGEST_BODY or (not is_capital(words[0]) and not _may_begin(words[0])):
        return True
    for index, word in enumerate(words):
        if word.key in IN_NO_BODY and not is_acronym(word):
            return True
        if word.key in ONLY_HONORIFICS and (word.text.endswith(".") or word.key in ("dr", "prof", "professor")):
            return True
        before = words[index - 1].key if index else ""
        following = words[index + 1] if index + 1 < len(words) else None
        if is_post(word) and before and before not in BEFORE_POST_IN_BODY and not (
            following is None or is_body(following) or following.text in ("'s", "'", "-")
        ):  # fmt: skip
            return True
    return False


def _may_begin(word):
    return is_body(word) or is_subject(word) or word.text[0].isdigit()


def _is_odd_title(post):
    words = post.title
    if len(words) > LONGEST_TITLE:
        return True
    if len(words) == 1 and is_acronym(words[0]) and not is_post(words[0]):
        return True
    for index, word in enumerate(words[:-1]):
        following = words[index + 1]
        if following.key == "the" and index + 2 < len(words):
            following = words[index + 2]
        if word.key in ("at", "from") and following.key not in ("large", "law"):
            return True
        if word.key == "for" and not post.body and is_capital(following) and not is_subject(following):
            return True  # chief executive for ProMedica: a body may hide in it
        if word.text == "," or (word.key == "and" and words[index + 1].key == "the"):
            return True
        if word.key == "of" and index and (is_acronym(following) or is_body(following)) and not post.body:
            return following.text[0].isupper()
        is_held_in_front = bool(post.body) and post.body[0].first < words[0].first
        if word.key == "of" and is_held_in_front and (is_acronym(following) or any(map(is_body, words[index:]))):
            return True
    return any(word.key in ONLY_HONORIFICS and word.text.endswith(".") for word in words)


def _text(words):
    return " ".join(word.text for word in words if word.key not in PREPOSITIONS or len(words) > 1)
