"""The pieces of an English roster with the phrase that each is, and what those around a phrase tell of it."""

from articles.rosters.english.kinds import is_inside
from articles.rosters.english.phrases import Phrase, not_a_person, read_phrase

PARTING = (";", "\n", ".")


class Sequence:
    """Pieces and Phrases by one index."""

    def __init__(self, pieces, helping):
        self.pieces, self.phrases = pieces, _read(pieces, helping)

    def following(self, index):
        return self.phrases[index + 1] if index + 1 < len(self.phrases) else None

    def is_parted(self, index):
        """Whether the piece after this one stands apart from it, or there is none."""
        return index + 1 >= len(self.pieces) or self.pieces[index + 1].mark in PARTING

    def goes_to_next(self, index, piece, phrase, current):
        """The Dean, Dr B: a post that stands before its name, told by what is before and behind it."""
        following = self.following(index)
        if following is None or self.is_parted(index):
            return False
        if following.kind in ("subject", "body", "place") and piece.has_and and current.had_to_wait:
            return self.goes_to_next(index + 1, piece, phrase, current)  # and his HOD, Library Science, Mrs B
        if following.kind not in ("name", "person"):
            return False
        if following.kind == "person" and any(post.title for post in following.posts):
            return self._is_first_of_two(index, piece, following, current)
        if following.front and piece.has_and and all(map(is_inside, following.front)):
            return True
        behind = self.pieces[index + 1]
        if behind.mark not in (",", ":", "-", "(") or behind.has_and or not current.posts:
            return False
        if behind.mark == "(":
            return bool(following.honorific)  # Chair of the Board (Prof. X)
        after = self.following(index + 1)
        has_own = after is not None and after.kind == "post" and not self.is_parted(index + 1)
        if current.had_to_wait:
            return True
        if current.has_posts_in_front:
            return not has_own or phrase.has_article
        return phrase.has_article and not has_own

    def _is_first_of_two(self, index, piece, following, current):
        """Vice President and Provost Wang Bo, where posts stand before their names."""
        behind = self.pieces[index + 1]
        is_in_front = following.posts[0].title and following.posts[0].title[0].first < following.name[0].first
        is_one = behind.has_and and not behind.mark and piece.mark == "," and not piece.has_and
        return bool(is_in_front and is_one and current.has_posts_in_front and not current.had_to_wait)


def _read(pieces, helping):
    """The Phrase of each piece; behind a name without a post, one is waited for."""
    phrases, awaits = [], False
    for piece in pieces:
        if piece.is_lead:
            phrases.append(Phrase("lead", piece.words))
            awaits = False
            continue
        awaits = awaits and piece.mark not in PARTING and not piece.has_and
        phrase = read_phrase(piece.words, helping, awaits_post=awaits)
        phrase = not_a_person(phrase, phrases[-1] if phrases else None, piece)
        phrases.append(phrase)
        before = phrases[-2] if len(phrases) > 1 else None
        has_post = before is not None and before.kind == "post" and before.has_article and piece.mark == ","
        awaits = phrase.kind in ("name", "person", "suffix") and not phrase.posts and not has_post
    return phrases
