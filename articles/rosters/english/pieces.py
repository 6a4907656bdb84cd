"""An English roster cut at its marks, at the "and" that parts two things, and at the verbs that lead to it."""

from typing import NamedTuple

from articles.rosters.english import lexicon
from articles.rosters.english.ands import cut_at_and
from articles.rosters.english.honorifics import is_honorific
from articles.rosters.english.kinds import is_acronym, is_body, is_capital, is_modifier, is_post
from articles.rosters.english.phrases import looks_like_name, read_phrase
from articles.rosters.english.posts import find_post

# From the weakest to the strongest: of several marks between two pieces the strongest counts.
STRENGTH = {"": 0, ")": 1, '"': 1, ",": 2, "-": 3, "(": 4, ":": 5, ".": 6, ";": 7, "\n": 8}
READ_AS = {
    "–": "-",
    "—": "-",
    "-": "-",
    "(": "(",
    "[": "(",
    "]": ")",
    "!": ".",
    "?": ".",
    "…": ".",
    "|": ",",
    "/": ",",
    "*": "\n",
}
BULLETS = "•●▪◦‣·*"
LONGEST_CLAUSE = 400  # words without a mark; what is longer is no prose, and must not cost more for it
CLAUSES = lexicon.VERBS | lexicon.CLAUSE_STARTS


class Piece(NamedTuple):
    """Words without a mark in them; `mark` is what stands before them, `is_lead` says that no row is in them."""

    words: tuple
    mark: str = ""
    has_and: bool = False
    is_lead: bool = False
    has_colon: bool = False  # a colon follows


def cut_pieces(tokens, directory):
    """The Pieces of tokens, in order; together they hold every word but the connectives."""
    atoms = _atoms(tokens)
    pieces = []
    for number, (words, mark) in enumerate(atoms):
        following = atoms[number + 1][1] if number + 1 < len(atoms) else ""
        pieces.extend(_pieces(words, mark, directory, has_colon=following == ":"))
    return pieces


def _atoms(tokens):
    """[(words, the mark before them)]."""
    atoms, words, mark = [], [], ""
    for index, token in enumerate(tokens):
        if not token.is_mark:
            words.append(token)
            continue
        if token.text == "\n" and words and _goes_on(words, tokens, index):
            continue
        if token.text in BULLETS and token.text != "*" and words and _is_inner_dot(tokens, index):
            continue
        if words:
            atoms.append((tuple(words), mark))
            words, mark = [], ""
        found = "\n" if token.text in BULLETS else READ_AS.get(token.text, token.text)
        if STRENGTH.get(found, 1) > STRENGTH[mark]:
            mark = found if found in STRENGTH else '"'
    if words:
        atoms.append((tuple(words), mark))
    return atoms


def _goes_on(words, tokens, index):
    """Whether a line was only wrapped: its last word cannot be the last, or the next one begins small."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.is_mark:
        return False
    last = words[-1].key
    if last in lexicon.PREPOSITIONS or last in lexicon.ARTICLES or last in lexicon.ANDS:
        return True
    return following.text[0].islower() and not is_honorific((following, following), 0)


def _is_inner_dot(tokens, index):
    """The dot of a name written in two parts, without a space on either side."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].last == tokens[index].first
        and tokens[index].last == tokens[index + 1].first
    )


def _pieces(words, mark, directory, *, has_colon):
    if len(words) == 1 and words[0].text.strip(".").isdigit() and len(words[0].text) < 4:
        return [Piece(words, mark, is_lead=True)]
    if has_colon and _only_leads(words):
        return [Piece(words, mark, is_lead=True, has_colon=True)]
    cut = []
    for part, is_lead in _clauses(words, directory, mark):
        if is_lead:
            cut.append(Piece(part, mark if not cut else "", is_lead=True))
            continue
        for number, (piece, has_and) in enumerate(cut_at_and(part, directory)):
            if piece:
                cut.append(Piece(piece, mark if not cut and not number else "", has_and))
    if cut and has_colon:
        cut[-1] = cut[-1]._replace(has_colon=True)
    return cut


def _only_leads(words):
    """Present:, Speakers:, Chaired by:, Representatives of X: before a colon."""
    if any(is_honorific(words, index) for index in range(len(words) - 1)):
        return False
    keys = [word.key for word in words]
    if keys[0] == "representing" and len(keys) > 1:
        return False
    if " ".join(keys) in lexicon.ROLES or all(
        key in lexicon.LEADS or key in lexicon.VERBS or key in ("chair", "chairs", "also") for key in keys
    ):
        return True
    at = find_post(words)
    if at is not None and keys[0] not in lexicon.GROUPS:
        return words[-1].key in lexicon.LEADS
    return not any(is_body(word) for word in words) and not looks_like_name(words)


def _clauses(words, directory, mark=""):
    """[(words, whether they lead to the roster and belong to no row)]."""
    parts = []
    for start in range(0, len(words), LONGEST_CLAUSE):
        rest = words[start : start + LONGEST_CLAUSE]
        while rest:
            found, rest = _clause(rest, directory, mark)
            parts.extend(found)
            mark = ""
    return parts


def _clause(words, directory, mark):
    """(the parts up to a verb or an "on behalf of" and with it, the words behind)."""
    at = next((index for index, word in enumerate(words) if _is_verb(words, index)), None)
    behalf = _on_behalf(words[:at] if at is not None else words)
    if behalf:
        return [*_without_preposition(words[:behalf]), (words[behalf : behalf + 3], True)], words[behalf + 3 :]
    if at is None:
        return _without_preposition(words), ()
    subject, end, leads = words[:at], at, False
    while at < end + 1 and subject[1:] and subject[-1].key in lexicon.ADVERBS:
        subject, at = subject[:-1], at - 1
    while end < len(words) and _still_leads(words, end, leads=leads):
        leads = leads or words[end].key in lexicon.LEAD_ENDS
        end += 1
    if end < len(words):
        end += _role_at_event(words[end:])
    rest = words[end:]
    if rest and rest[0].key in lexicon.ANDS and len(rest) > 1:
        end, rest = end + 1, rest[1:]
    if not leads:
        name = next((index for index in range(end, len(words) - 1) if is_honorific(words, index)), len(words))
        has_post = name < len(words) and is_capital(words[end]) and find_post(words[end:name]) is not None
        end = end if has_post else name  # called on Keio University President Prof X
        rest = words[end:]
    leads = leads and bool(rest)
    parts = []
    if subject:
        parts.append((subject, not _is_someone(subject, directory, leads=leads and mark not in (",", "-", "("))))
    if words[at:end]:
        parts.append((words[at:end], True))
    return parts, rest


def _on_behalf(words):
    """The place of "on behalf of", or "in charge of" before an honorific, between two phrases."""
    for index in range(1, len(words) - 3):
        keys = [word.key for word in words[index : index + 3]]
        if keys == ["on", "behalf", "of"]:
            return index
        if keys in (["in", "charge", "of"], ["in", "charged", "of"]) and is_honorific(words, index + 3):
            return index
    return 0


def _role_at_event(words):
    """The length of "chief guest" or "as the chief guest" that words begin with, 0 if they do not."""
    start = next((index for index, word in enumerate(words[:3]) if word.key not in lexicon.BEFORE_ROLES), 0)
    for length in (3, 2, 1):
        if " ".join(word.key for word in words[start : start + length]) in lexicon.ROLES:
            return start + length
    return 0


def _is_verb(words, index):
    word = words[index]
    if word.key == "present" and words[index + 1 : index + 2] and words[index + 1].key in lexicon.VERBS:
        return True
    if word.key not in CLAUSES or (is_capital(word) and index) or is_acronym(word):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and following.key in lexicon.GROUPS and word.key in lexicon.VERBS_BEFORE_GROUPS:
        return False
    return not (is_capital(word) and following is not None and is_capital(following) and word.key not in lexicon.VERBS)


def _still_leads(words, index, *, leads):
    word = words[index]
    if is_honorific(words, index):
        return False
    if leads and (word.key in lexicon.GROUPS or word.key in lexicon.QUANTITIES) and word.key not in ("the", "by", "a"):
        return False
    if word.key in CLAUSES or word.key in lexicon.LEADS or word.key in lexicon.STILL_LEADS:
        return True
    if is_capital(word) or is_post(word) or is_modifier(word):
        return False
    return word.text[0].islower()


def _is_someone(words, directory, *, leads):
    if all(word.key in lexicon.SMALL_SUBJECTS for word in words):
        return False
    kind = read_phrase(words, directory).kind
    return kind in ("person", "name") or (kind in ("post", "body") and not leads) or (kind == "group" and not leads)


def _without_preposition(words):
    """On Tuesday, From X University: what begins a sentence and is no one."""
    if words[0].key == "representing" and len(words) > 1:
        return [(words[:1], True), (words[1:], False)]
    if [word.key for word in words[:3]] == ["on", "behalf", "of"] and len(words) > 3:
        return [(words[:3], True), (words[3:], False)]
    if words[0].key in lexicon.SENTENCE_STARTS and is_capital(words[0]):
        start = next((index for index in range(len(words) - 1) if is_honorific(words, index)), len(words))
        if any(is_body(word) for word in words[1:start]) and start == len(words):
            return [(words[:1], True), (words[1:], False)]
        parts = [(words[:start], True), (words[start:], False)]
        return [part for part in parts if part[0]]
    for length in (3, 2, 1):
        role = " ".join(word.key for word in words[:length])
        if (
            role in lexicon.ROLES
            and len(words) > length
            and not is_capital(words[length - 1])
            and is_capital(words[length])
        ):
            return [(words[:length], True), (words[length:], False)]
    is_order = words[0].key == "then" and is_capital(words[0])
    if (is_order or words[0].key in lexicon.ORDER_WORDS) and len(words) > 1:
        return [(words[:1], True), (words[1:], False)]
    return [(words, False)]
