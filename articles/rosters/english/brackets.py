"""Which words in brackets go with the word before them: Vice-Chancellor (In Charge), Xiamen University (XMU)."""

from articles.language.characters import is_chinese
from articles.rosters.english import lexicon
from articles.rosters.english.honorifics import is_honorific
from articles.rosters.english.kinds import is_acronym, is_body, is_capital, is_modifier, is_post, is_subject

QUOTES = {'"': ('"',), "“": ("”", "“"), "„": ("“", "”"), "«": ("»",)}
LONGEST_QUOTATION = 14
OPENING, CLOSING = ("(", "["), (")", "]")
LONGEST_REMARK = 12  # tokens; what is longer says more than one thing
LONGEST_BRACKET = 60


def with_brackets(tokens):
    """The tokens, those in brackets swallowed by the word they go with, and no semicolon left inside the others.

    The word keeps its key and takes the place of the bracket too, so its literal words hold both.
    """
    found, run, index, tokens = [], [], 0, _with_quotations(tokens)
    while index < len(tokens):
        token = tokens[index]
        if token.is_mark and token.text in OPENING:
            end = _close(tokens, index)
            inner = tokens[index + 1 : end]
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            if end and run and found[-1] is run[-1] and _belongs(run, inner, following):
                stop = end + (following is not None and following.text == "." and _is_inside(tokens, end + 1))
                found[-1] = run[-1] = run[-1]._replace(last=tokens[stop].last, end=tokens[stop].end)
                index = stop + 1
                continue
            if end and len(inner) < LONGEST_BRACKET:
                found.append(token)
                found += [word._replace(text=",", key=",") if word.text == ";" else word for word in inner]
                index, run = end, []
                continue
        if token.is_mark and token.text == ":" and _names_a_work(run):
            index += 1
            continue
        run = [] if token.is_mark else [*run[-30:], token]
        found.append(token)
        index += 1
    return found


def _with_quotations(tokens):
    """The tokens, short words in quotation marks without the marks; the first and the last word hold these too."""
    found, index = [], 0
    while index < len(tokens):
        token = tokens[index]
        closing = QUOTES.get(token.text) if token.is_mark else None
        end = _end_of_quotation(tokens, index, closing) if closing else 0
        if not end:
            found.append(token)
            index += 1
            continue
        inner = [word for word in tokens[index + 1 : end] if not word.is_mark]
        inner[0] = inner[0]._replace(first=token.first, start=token.start)
        inner[-1] = inner[-1]._replace(last=tokens[end].last, end=tokens[end].end)
        found += inner
        index = end + 1
    return found


def _end_of_quotation(tokens, index, closing):
    for place in range(index + 1, min(len(tokens), index + LONGEST_QUOTATION)):
        if tokens[place].is_mark and tokens[place].text in closing:
            return place if place > index + 1 and not tokens[index + 1].is_mark else 0
        if tokens[place].is_mark and tokens[place].text not in (":", "-", "–"):
            return 0
    return 0


def _close(tokens, index):
    """The place of the bracket that closes the one at `index`, 0 if none does or another opens before it."""
    for place in range(index + 1, min(len(tokens), index + LONGEST_BRACKET)):
        if tokens[place].is_mark and tokens[place].text in CLOSING:
            return place
        if tokens[place].is_mark and (tokens[place].text in OPENING or tokens[place].text == "\n"):
            return 0
    return 0


def _is_inside(tokens, index):
    """Ambassador (Ret). Ronald Neumann: the full stop abbreviates, it ends no sentence."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return tokens[index - 2].key in lexicon.RETIRED and following is not None and not following.is_mark


def _belongs(run, inner, following):
    words = [token for token in inner if not token.is_mark]
    if not words or len(inner) > LONGEST_REMARK or any(token.text == ";" for token in inner):
        return False
    if is_chinese(words[0].text[0]) or " ".join(word.key for word in words) in lexicon.ROLES:
        return False
    if any(is_honorific(words, index) for index in range(len(words) - 1)):
        return False
    if following is not None and is_body(following) and all(word.key in lexicon.PLACES for word in words):
        return True  # Huawei Services (Hong Kong) Co. Limited
    before = run[-1]
    is_before_name = following is not None and not following.is_mark and is_capital(following)
    if words[0].key in lexicon.RETIRED and (
        before.key in lexicon.HONORIFICS or before.key in lexicon.AFTER_POST or is_post(before)
    ):
        return True
    if before.key in lexicon.HONORIFICS:
        return is_before_name and len(words) == 1 and len(run) < 3
    if _ends_a_post(run):
        return is_before_name or not (_is_someone(words) or any(is_body(word) for word in words))
    return _goes_with_body(run, words)


def _ends_a_post(run):
    """Whether a post ends here; Rector of X, and not King in Martin King."""
    last = run[-1]
    if not (is_post(last) or last.key in lexicon.AFTER_POST or last.key in ("charge", "chief")):
        return False
    return len(run) == 1 or last.text[0].islower() or not _is_someone(run[-2:]) or any(
        is_modifier(word) or is_subject(word) or is_body(word) or is_acronym(word) or word.text in ("'s", "and", "&")
        for word in run[-3:-1]
    )  # fmt: skip


def _is_someone(words):
    if len(words) < 2 or is_post(words[0]) or is_acronym(words[0]) or not all(map(is_capital, words)):
        return False
    return not any(is_subject(w) or is_modifier(w) or is_body(w) or w.key in lexicon.PREPOSITIONS for w in words)


def _goes_with_body(run, words):
    """An abbreviation or a place behind a body: the last word is the body's, or the letters are its own."""
    if any(is_post(word) for word in words):
        return False
    at = max((index for index, word in enumerate(run) if is_body(word)), default=-1)
    last = run[-1]
    is_short = len(words) == 1 and sum(letter.isupper() for letter in words[0].text) > 1
    if is_short and _are_initials(words[0].text, run):
        return True
    if at < 0:
        return False
    is_near = is_body(last) or last.key in lexicon.PLACES or is_subject(last)
    if is_short:
        starts = {word.text[0] for word in run if is_capital(word) and not is_post(word)}
        return is_near or (words[0].text[0] in starts and not any(is_post(word) for word in run[at:]))
    if last.key in lexicon.BODIES_NEAR_A_PLACE or last.key in lexicon.PLACES or is_near:
        return len(words) < 6 and all(is_capital(word) or word.key in lexicon.PREPOSITIONS for word in words)
    return False


def _are_initials(letters, run):
    """CPPCC behind Chinese People's Political Consultative Conference."""
    letters = [letter for letter in letters if letter.isupper()]
    initials = [word.text[0] for word in run if is_capital(word)]
    return len(letters) > 2 and initials[-len(letters) :] == letters


def _names_a_work(run):
    """Author of Lies That Kill: A Citizen's Guide; the colon is the title's."""
    places = [index for index, word in enumerate(run[:-1]) if word.key in lexicon.WRITERS]
    return bool(places) and run[places[-1] + 1].key == "of" and len(run) - places[-1] > 2
