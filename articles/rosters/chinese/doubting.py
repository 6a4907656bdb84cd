"""Why somebody should look at a row of a Chinese roster."""

import re
from collections import Counter, defaultdict
from dataclasses import replace

from articles.language.script import folded
from articles.rosters.chinese import costs, lexicon
from articles.rosters.chinese.assembly import is_body
from articles.rosters.chinese.lexicon import any_of
from articles.rosters.chinese.names import likelihood
from articles.rosters.chinese.steps import Piece
from articles.rosters.chinese.surnames import surname_of
from articles.rosters.rows import Doubt, Reason

LOOSE = re.compile(f"{any_of(lexicon.LOOSE)}|[,;]|校长(?!办)")
WEAK = lexicon.WEAK_SIGNS | {"校"}


def doubt(draft, source, lattice, directory):
    """Why somebody should look at the row."""
    reasons = []
    name = folded(source.words(draft.name))
    for kind in draft.doubts:
        if kind in ("prefix", "suffix") and draft.titles:
            reasons.append(Reason(Doubt.SHARED_TITLE, draft.titles[-1].title))
        elif kind in ("brackets", "courtesy"):
            reasons.append(Reason(Doubt.TWO_CUTS, draft.titles[-1].title))
    if not any(title.title for title in draft.titles):
        reasons.append(Reason(Doubt.BARE_NAME))
    printed_name = source.words(draft.name)
    if printed_name not in directory.people:
        if _is_odd(name):
            reasons.append(Reason(Doubt.ODD_NAME, printed_name))
        listed = next((title.organization for title in draft.titles if "、" in title.organization), "")
        if listed:
            reasons.append(Reason(Doubt.TWO_CUTS, listed.rpartition("、")[2]))
        if draft.is_glued:
            reasons.append(Reason(Doubt.TWO_CUTS, draft.titles[-1].title))
        if _is_latin_word(name):
            reasons.append(Reason(Doubt.ODD_NAME, printed_name))
        loose = next((title.organization for title in draft.titles if _is_loose(title, directory)), "")
        if loose:
            reasons.append(Reason(Doubt.LOOSE_BODY, loose))
        other = _other_name(draft, source, lattice)
        if other:
            reasons.append(Reason(Doubt.TWO_CUTS, other))
    draft.doubts = reasons


def _is_latin_word(name):
    """Latin letters that hardly are a person: an abbreviation, or the four words of a company."""
    return name.isascii() and (name.isupper() or len(name.split()) > 3) and "." not in name


def _is_loose(title, directory):
    """Whether an organisation closes with no word of the lists, or holds what hardly belongs to a name."""
    body = title.organization
    plain = folded(body)
    if len(plain) < 3 or body in directory.organizations or plain in lexicon.ORGANIZATION_WORDS:
        return False
    if LOOSE.search(plain):
        return True
    return plain[-1] not in WEAK | set("》)）") and not is_body(plain) and len(plain) > 4


def _is_plain(draft, source):
    """A usual name between a title and the end of the row can be cut in one way alone."""
    is_bounded = not draft.after and not draft.honorific and draft.before and draft.before[-1][1] is not None
    return bool(is_bounded) and likelihood(source.plain[draft.name[0] : draft.name[1]]) > 0


def _is_odd(name):
    if "·" in name or not re.fullmatch(r"[\u3400-\u9fff]+", name):
        return False
    _family, score = surname_of(name)
    if name[:2] in lexicon.JAPANESE or name[:3] in lexicon.JAPANESE:
        return False
    return (
        score <= costs.SURNAME_ODD
        or len(name) > 3 + (name[:2] in lexicon.COMPOUND)
        or any(sign in lexicon.NOT_GIVEN for sign in name[1:])
    )


def _other_name(draft, source, lattice):
    """Another cut of the row's words that is nearly as good, as the name it would give."""
    if draft.is_courtesy or _is_plain(draft, source):
        return ""
    other, changed = lattice.best(draft.start, draft.end, forbidden=draft.name)
    if draft.score - other < costs.NEAR:
        names = [source.words((part.start, part.end)) for part in changed if part.kind == Piece.NAME]
        return names[0] if names else ""
    return ""


def doubt_each_other(rows):
    """The rows with a doubt where a name stands twice, or differs from another in one character."""
    names = Counter(row.name for row in rows if row.kind == "person")
    masked = defaultdict(set)
    for name in names:
        for mask in _masks(name):
            masked[mask].add(name)
    changed = []
    for row in rows:
        reasons = list(row.uncertain)
        if row.kind == "person":
            if names[row.name] > 1:
                reasons.append(Reason(Doubt.REPEATED, row.name))
            similar = min((name for mask in _masks(row.name) for name in masked[mask] - {row.name}), default="")
            if similar:
                reasons.append(Reason(Doubt.SIMILAR, similar))
        changed.append(replace(row, uncertain=tuple(dict.fromkeys(reasons))))
    return changed


def _masks(name):
    """The name with one character left open, each in turn; names of two characters are too short to be compared."""
    return [(place, name[:place], name[place + 1 :]) for place in range(len(name))] if 2 < len(name) < 12 else []
