"""Which "and" of an English roster parts two people, posts or groups, and which stands inside a name."""

from articles.rosters.english import lexicon
from articles.rosters.english.honorifics import is_honorific
from articles.rosters.english.kinds import is_acronym, is_body, is_capital, is_modifier, is_post, is_subject, singular
from articles.rosters.english.phrases import looks_like_name, read_phrase
from articles.rosters.english.posts import find_post

LONGEST_PHRASE = 30  # words; what is longer is no name of anything


def cut_at_and(words, directory):
    """[(words, whether an "and" stands before them)]; the connectives themselves are in none."""
    parts, start, index, has_and = [], 0, 0, False
    while index < len(words):
        if index > start and words[index].key == "et" and words[index + 1 : index + 2] and words[index + 1].key == "al":
            parts.append((words[start:index], has_and))
            start, has_and = index, False
        length = _joiner(words, index)
        if not length:
            index += 1
            continue
        after = index + length
        always = words[index].key not in lexicon.ANDS
        left = words[start:index]
        end = next(
            (place for place in range(after, len(words)) if words[place].key in (*lexicon.ANDS, "et")), len(words)
        )
        right, is_last = words[after:end], end == len(words)
        is_far = len(left) > LONGEST_PHRASE
        if always or is_far or not left or not right or _parts(left, right, directory, is_last=is_last):
            if left:
                parts.append((left, has_and))
            start, has_and = after, True
        index = after
    if words[start:]:
        parts.append((words[start:], has_and))
    return parts


def _joiner(words, index):
    if words[index].key == "&" and index and any(map(is_body, words[index + 1 : index + 5])):
        return 0  # William & Mary Law School
    if words[index].key in lexicon.ANDS:
        behind = words[index + 1 : index + 3]
        if behind and behind[0].key in lexicon.AFTER_POST and not (behind[1:] and is_post(behind[1])):
            return 0
        return 1
    for length in (1, 2, 3):
        if (
            " ".join(word.key for word in words[index : index + length]) in lexicon.JOINERS
            and len(words) >= index + length
        ):
            return length
    return 0


def _parts(left, right, directory, *, is_last):
    """Whether an "and" parts two people, posts or groups, and is not inside the name of a body or a subject."""
    if is_honorific(right, 0) and len(right) > 1:
        return True
    first = right[1:] if right[0].key in lexicon.ARTICLES and len(right) > 1 else right
    left_kind = read_phrase(left, directory).kind
    right_phrase = read_phrase(right, directory)
    right_kind = right_phrase.kind
    if right_kind == "group" and all(word.text.islower() and word.key not in lexicon.PREPOSITIONS for word in left):
        return False
    if right_kind in ("group", "tail"):
        return not (left_kind in ("group", "odd") and not any(word.key in lexicon.PREPOSITIONS for word in left)) or (
            right_kind == "tail"
        )
    if left_kind in ("group", "tail"):
        return right_kind in ("person", "post") or (right_kind == "name" and not any(map(is_subject, right)))
    if len(left) == 1 and left_kind == "name" and right_kind == "body" and not is_acronym(left[0]):
        return False  # William & Mary Law School
    at = find_post(first)
    if at is not None and len(first) < len(right) and find_post(left) is not None and right_kind == "post":
        return True
    if at is not None:
        return _parts_before_post(left, left_kind, right_phrase, first, at)
    if left_kind in ("name", "person") and not any(word.key in lexicon.PREPOSITIONS for word in left):
        return right_kind in ("name", "person", "body") or not is_subject(right[0])
    if right_phrase.front and all(map(is_subject, right_phrase.front)):
        return False
    head = next((index for index, word in enumerate(right) if word.key in lexicon.PREPOSITIONS), len(right))
    if head and is_subject(right[head - 1]) and not is_honorific(right, 0) and find_post(left) is not None:
        return False
    if right_kind == "person":
        return True
    if any(is_modifier(word) for word in right) and find_post(left) is not None:
        return False
    return (looks_like_name(right) and not any(is_subject(word) for word in (right[0], left[-1]))) or (
        looks_like_name(right) and not any(map(is_subject, right)) and is_last
    )  # fmt: skip


def is_plural_post(phrase):
    """Whether a group without a preposition before it is a post that several people hold: professors at X."""
    return any(singular(word.key) for word in phrase.words[:4])


def _parts_before_post(left, left_kind, right, first, at):
    """Whether an "and" parts, if a post stands behind it: its last word is `first[at]`."""
    starts_so = all(is_modifier(word) or is_subject(word) for word in first[:at])
    if find_post(left) is None and left_kind not in ("name", "person", "body", "suffix"):
        return False
    if starts_so and any(is_body(word) for word in left[-1:]) and not is_capital(first[0]):
        return True
    if right.front:
        return not is_subject(right.front[0])
    if starts_so:
        return not (first[:at] and is_subject(left[-1]) and left_kind == "body")
    return right.kind == "person" or any(is_acronym(word) or is_body(word) for word in first[:at])
