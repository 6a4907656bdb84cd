"""What stands behind a post in English: "of X", "for Y at Z", a body without a preposition, and perhaps a name."""

from articles.rosters.english import lexicon
from articles.rosters.english.kinds import is_acronym, is_article, is_body, is_capital, is_name_word, is_subject

LONGEST_NAME = 6


def complement(title, rest, directory, *, may_name):
    """(title, body, name, other cut) of a title and the "of …", "at …", "for …" behind it."""
    if (
        title[-1].key in lexicon.WRITERS
        and rest[0].key == "of"
        and not any(map(is_body, rest[1:]))
        and is_capital(rest[-1])
    ):
        return title, rest[1:], (), text_of(title + rest)
    starts = [index for index, word in enumerate(rest) if word.key in lexicon.PREPOSITIONS]
    to_another = any(rest[index].key == "to" for index in starts[1:])
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rest)
        phrase = bare(rest[start + 1 : end])
        if rest[start].key == "of" and number and rest[start - 1].key in lexicon.STATES:
            continue
        is_first = not to_another and (number == 0 or all(map(is_subject, bare(rest[1:start]))))
        if rest[start].key in lexicon.BEFORE_BODIES and _names_a_body(
            title, rest[start].key, phrase, directory, is_first=is_first, has_article=_has_article(rest, start)
        ):
            body, name, other = cut_name(bare(rest[start + 1 :]), directory, may_name=may_name)
            return title + rest[:start], body, name, other
    kept, name, other = cut_name(rest, directory, may_name=may_name)
    is_usual = title[-1].key in lexicon.POSTS_OF_SUBJECTS
    if not other and rest[0].key == "of" and not is_usual:
        other = f"{text_of(kept[1:])} | {text_of(title)}"
    return title + kept, (), name, other


def _names_a_body(title, preposition, phrase, directory, *, is_first, has_article):
    if not phrase:
        return False
    has_body = any(is_body(word) for word in phrase)
    if title[-1].key in lexicon.TEACHERS and preposition == "of" and all(word.text.islower() for word in phrase):
        return False
    if preposition == "of" and title[-1].key == "chief" and phrase[0].key in lexicon.CHIEFS_OF:
        return False
    if preposition == "of" and phrase[0].key == "state" and title[-1].key in ("secretary", "minister", "head"):
        return False
    if preposition == "for" and len(phrase) == 1 and phrase[0].key in ("administration", "government", "programme"):
        return False
    if preposition == "for" and title[-1].key in lexicon.OFFICES and _is_brand(phrase):
        return True
    if preposition == "for":
        return has_body and ((is_body(phrase[0]) and len(phrase) == 1) or has_article)
    if has_body or directory.is_body(phrase) or any(is_acronym(word) for word in phrase):
        return True
    if preposition in ("in", "with", "under"):
        return False
    all_capital = all(is_name_word(phrase, index) for index in range(len(phrase)))
    if not all_capital:
        return False
    if preposition in ("at", "from", "representing"):
        return True
    if not is_first:
        return False
    if title[-1].key not in lexicon.TEACHERS and _is_country(phrase):
        return True
    is_head = title[-1].key == "minister" and any(word.key in ("chief", "prime") for word in title)
    if is_head or title[-1].key in lexicon.GOVERNING or any(word.key in lexicon.GOVERNING for word in title):
        return (
            all(
                not is_subject(word) or word.key in lexicon.PLACES or word.key in lexicon.AROUND_PLACES
                for word in phrase
            )
            or phrase[0].key in lexicon.PLACES
        )
    return not any(is_subject(word) for word in phrase)


def _is_brand(phrase):
    """ProMedica, NASA: no subject is written so."""
    return len(phrase) == 1 and (is_acronym(phrase[0]) or not (phrase[0].text.istitle() or phrase[0].text.islower()))


def _has_article(words, index):
    return index + 1 < len(words) and is_article(words, index + 1)


def _is_country(phrase):
    """New Zealand, Saudi Arabia, the Republic of Korea."""
    return any(word.key in lexicon.PLACES for word in phrase) and all(
        word.key in lexicon.PLACES or word.key in lexicon.AROUND_PLACES or word.key in lexicon.STATES for word in phrase
    )


def cut_name(words, directory, *, may_name=True):
    """(what is before the name, the name, other cut) of words at whose end a name may stand without a comma."""
    words = tuple(words)
    for start in range(max(1, len(words) - LONGEST_NAME), len(words) - 1):
        if directory.is_person(words[start:]):
            return words[:start], words[start:], ""
    if not may_name or directory.is_body(words):
        return words, (), ""
    start = len(words)
    while start > 0 and _can_end_in(words, start - 1):
        start -= 1
    run = start
    if (start and words[start - 1].key in lexicon.PREPOSITIONS) or (
        start and words[start - 1].key in lexicon.BODIES_IN_FRONT
    ):
        start += 1
    elif start == 0:
        start = 1
    while start < len(words) and words[start].key in lexicon.ANDS:
        start += 1
    if start < len(words) and is_acronym(words[-1]) and not is_acronym(words[start]):
        return words, (), ""  # at Johns Hopkins SAIS
    short = next((at for at in range(len(words) - 3, start, -1) if is_acronym(words[at])), 0)
    if short:
        return words[: short + 1], words[short + 1 :], text_of(words)  # of B. Havrylyshyn ERIIR Nataliia Kravchuk
    if not 2 <= len(words) - start <= 4:
        return words, (), ""
    return words[:start], words[start:], "" if start == run else text_of(words)


def _can_end_in(words, index):
    word = words[index]
    if is_body(word) or word.key in lexicon.PREPOSITIONS or word.key in lexicon.ANDS or is_subject(word):
        return False
    return is_name_word(words, index) and not (is_acronym(word) and index < len(words) - 1 and index == 0)


def without_preposition(title, body, rest, directory, *, may_name):
    """Director International Office, Deputy Director General Li Ming: what stands right behind a post."""
    if is_acronym(rest[0]) and len(rest) > 2 and not body and all(is_name_word(rest, i) for i in range(len(rest))):
        return title, rest[:1], rest[1:], text_of(rest)
    if len(rest) == 1 and is_acronym(rest[0]) and not body:
        return title, rest, (), ""  # President MVTC
    if rest[0].key in lexicon.PARTICLES and not is_capital(rest[0]) and len(rest) > 1 and not body:
        return title, rest[1:], (), ""
    end = next((index for index, word in enumerate(rest) if word.key in ("of", "from", "at")), 0)
    if 2 <= end <= 4 and all(
        is_name_word(rest, i) and not is_subject(rest[i]) and not is_body(rest[i]) for i in range(end)
    ):
        return title, body, rest, ""
    if end and not body and rest[end].key != "of" and all(map(is_subject, rest[:end])):
        return title + rest[:end], bare(rest[end + 1 :]), (), ""
    if any(is_body(word) for word in rest):
        kept, name, _ = cut_name(rest, directory, may_name=may_name)
        if not body:
            return title, kept, name, "" if name else text_of(title + rest)
        return title + kept, body, name, ""
    if all(is_name_word(rest, index) for index in range(len(rest))) and not all(is_subject(word) for word in rest):
        if may_name or len(rest) > 1:
            return title, body, rest, ""
        return (title, rest, (), "") if not body else (title + rest, body, (), "")
    kept, name, other = cut_name(rest, directory, may_name=may_name)
    return title + kept, body, name, other


def bare(words):
    """Without the articles in front."""
    start = 0
    while start < len(words) and is_article(words, start):
        start += 1
    return tuple(words[start:])


def text_of(words):
    return " ".join(word.text for word in words)
