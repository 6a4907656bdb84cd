"""Commas of English rosters that part nothing: Associate Professor, Dr. X; Arts, Science and Technology Division."""

from articles.rosters.english import lexicon
from articles.rosters.english.kinds import is_body, is_capital, is_degree, is_modifier, is_post, is_subject

LONGEST_SERIES = 14  # tokens
LONGEST_SUBJECT = 3  # words
LONGEST_PHRASE = 30


def with_marks_that_part(tokens):
    """The tokens without the commas that stand inside a title, a body or what goes before a name."""
    found, index = [], 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.key == "ph" and following is not None and following.key in ("d", "d."):
            found.append(token._replace(text="Ph.D.", key="ph.d", last=following.last, end=following.end))
            index += 2
            continue
        if token.text == "MD" and _is_doctor(found, tokens[index + 1 : index + 3]):
            token = token._replace(text="M.D.", key="m.d")
        if token.text == "," and found and following is not None and not following.is_mark:
            end = _end_of_series(found, tokens, index)
            if end:
                found += [word for word in tokens[index:end] if word.text != ","]
                index = end
                continue
            if _is_slip(found, following) or _is_in_honorific(found, following):
                index += 1
                continue
        found.append(token)
        index += 1
    return found


def _is_doctor(before, behind):
    """X, MD, CEO of Y: right behind a name and before a post it is the degree, and not the managing director."""
    if len(behind) < 2 or len(before) < 3 or before[-1].text != "," or behind[0].text != ",":
        return False
    if not (is_post(behind[1]) or is_modifier(behind[1]) or is_degree(behind[1])):
        return False
    return not any(
        is_post(word) or is_body(word) or word.key in lexicon.PREPOSITIONS for word in _back_to_mark(before, 1)
    )


def _back_to_mark(before, left_out):
    """The words in front of the mark that the last `left_out` tokens begin with, as far as they are of interest."""
    end = len(before) - left_out
    start = end
    while start and end - start < LONGEST_PHRASE and not before[start - 1].is_mark:
        start -= 1
    return before[start:end]


def _is_slip(before, following):
    """Chairperson, of International Relations."""
    return following.text == "of" and not before[-1].is_mark and is_post(before[-1])


def _is_in_honorific(before, following):
    """Associate Professor, Dr. Lam Nhan: a rank before a name, unless it stands right behind another name."""
    if following.key not in lexicon.DOCTORS or not is_capital(following) or before[-1].key not in ("professor", "prof"):
        return False
    start = len(before) - 1
    while start and before[start - 1].key in lexicon.BEFORE_PROFESSOR:
        start -= 1
    if not start:
        return True
    if not before[start - 1].is_mark:
        return before[start - 1].key in lexicon.ANDS
    if before[start - 1].text in (";", "\n"):
        return True
    if before[start - 1].text != ",":
        return False
    earlier = _back_to_mark(before, len(before) - start + 1)
    return any(is_post(word) or is_body(word) or word.key in lexicon.PREPOSITIONS for word in earlier)


def _end_of_series(before, tokens, index):
    """Past "Culture and Tourism Division" behind "Director of Education,", 0 if there is no such list."""
    first = []
    for word in reversed(before[-LONGEST_SUBJECT - 2 :]):
        if word.is_mark or word.key in lexicon.PREPOSITIONS or word.key in lexicon.ARTICLES:
            break
        first.append(word)
    place = len(before) - len(first) - 1
    while place > 0 and before[place].key in lexicon.ARTICLES:
        place -= 1
    if not _is_subject(first) or place < 1 or before[place].key not in ("of", "for") or not is_post(before[place - 1]):
        return 0
    item, has_and, end = [], False, 0
    for at in range(index + 1, min(len(tokens), index + LONGEST_SERIES)):
        word = tokens[at]
        if word.text == "," or word.key in lexicon.ANDS:
            if has_and or not _is_subject(item):
                break
            has_and, item = word.key in lexicon.ANDS, []
        elif word.is_mark or not is_capital(word) or is_post(word):
            break
        else:
            item.append(word)
            if has_and and is_body(word):
                end = at + 1
                break
    return end


def _is_subject(words):
    if not 0 < len(words) <= LONGEST_SUBJECT or not all(map(is_capital, words)):
        return False
    return all(is_subject(word) or is_modifier(word) for word in words) and not any(map(is_post, words))
