"""What stands before a name in English and is no part of it: Prof. Dr, H.E., Dato', Ir."""

from articles.rosters.english import lexicon
from articles.rosters.english.kinds import is_body, is_capital, is_modifier, is_name_word, is_post, is_subject


def is_honorific(words, index):
    token = words[index]
    key = token.key
    following = words[index + 1] if index + 1 < len(words) else None
    if token.text == "The":
        return following is not None and following.key in lexicon.REVEREND and index + 2 < len(words)
    if key in lexicon.BEFORE_REVEREND:
        return following is not None and following.key in lexicon.REVEREND and index + 2 < len(words)
    if key == "professor" and not index and following is not None and token.text.islower():
        return is_capital(following) and not is_body(following) and len(words) < 5
    if key in lexicon.THEIR:
        return following is not None and following.key in lexicon.EXCELLENCIES
    if key in lexicon.EXCELLENCIES:
        return index > 0 and words[index - 1].key in (*lexicon.THEIR, *lexicon.EXCELLENCIES)
    if key in lexicon.BEFORE_PROFESSOR and following is not None and following.key in ("professor", "prof"):
        return index + 2 < len(words)
    if key in lexicon.BEHIND_DATO:
        return index > 0 and words[index - 1].key in lexicon.DATO
    if token.text == "MA.":
        return following is not None
    if key == "chief" and following is not None and (not index or is_honorific(words, index - 1)):
        is_name = is_capital(following) and not (is_post(following) or is_modifier(following) or is_body(following))
        return is_name and not is_subject(following) and following.key != "executive" and index + 2 < len(words)
    if key not in lexicon.HONORIFICS and key not in lexicon.ONLY_WITH_FULL_STOP and key not in lexicon.ONLY_IN_CAPITALS:
        return (
            key in lexicon.ONLY_BEFORE_ANOTHER
            and following is not None
            and following.key in lexicon.ONLY_BEFORE_ANOTHER
        )
    return following is not None and _is_of_its_kind(words, index, following)


def _is_of_its_kind(words, index, following):
    """Whether a word of the lists is an honorific, by its full stop, capitals and neighbours."""
    token, key = words[index], words[index].key
    if key in lexicon.MILITARY and (
        following.key in lexicon.MILITARY or (index and words[index - 1].key in lexicon.MILITARY)
    ):
        return token.text[0].isupper()
    if key in lexicon.ONLY_WITH_FULL_STOP:
        return token.text.endswith(".")
    if key == "ts" and token.text.startswith("Ts"):
        return following.key in lexicon.HONORIFICS or (index > 0 and words[index - 1].key in lexicon.HONORIFICS)
    if key in lexicon.ONLY_IN_CAPITALS:
        return token.text[:2].isupper() and (key != "he" or len(words) - index > 2)
    if key in lexicon.ONLY_BEFORE_ANOTHER:
        return following.key in lexicon.ONLY_BEFORE_ANOTHER or (
            index > 0 and words[index - 1].key in lexicon.ONLY_BEFORE_ANOTHER
        )
    return token.text[0].isupper() or key in lexicon.LOWER_HONORIFICS


def find_honorific(words):
    """(first, past the last) of what stands before a name, (0, 0) if nothing does."""
    for index in range(len(words) - 1):
        if not is_honorific(words, index):
            continue
        end = index
        while end < len(words) and is_honorific(words, end):
            end += 1
        if end < len(words) and words[end].key in lexicon.AFTER_POST and index == 0:
            continue
        if (
            end == len(words)
            or words[end].key in lexicon.AFTER_POST
            or not (is_name_word(words, end) or words[end].key.startswith("al-"))
        ):
            return 0, 0
        is_rank = end == index + 1 and words[index].key in ("professor", "professors")
        if is_rank and (words[index].key == "professors" or (index and _makes_a_rank(words[index - 1]))):
            return 0, 0
        return index, end
    return 0, 0


def _makes_a_rank(token):
    """Distinguished Professor is a post; in Vice Principal Professor the post ends before it."""
    return token.key == "chair" or (is_modifier(token) and not is_post(token))
