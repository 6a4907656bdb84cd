"""English phrases put together: which words are one person's, in whatever order they come."""

from articles.language.characters import is_chinese
from articles.rosters.english import lexicon
from articles.rosters.english.ands import is_plural_post
from articles.rosters.english.brackets import with_brackets
from articles.rosters.english.commas import with_marks_that_part
from articles.rosters.english.drafts import Drafts
from articles.rosters.english.kinds import is_acronym
from articles.rosters.english.phrases import looks_like_name
from articles.rosters.english.pieces import cut_pieces
from articles.rosters.english.posts import held_in
from articles.rosters.english.sequence import PARTING, Sequence
from articles.rosters.rows import Doubt, Reason


class Assembly:
    """The pieces one after the other: each begins a row, belongs to the last one or waits for the next."""

    def __init__(self, source, helping):
        self.source, self.helping = source, helping
        self.sequence = Sequence(cut_pieces(with_brackets(with_marks_that_part(source.tokens)), helping), helping)
        self.pieces, self.phrases = self.sequence.pieces, self.sequence.phrases
        self.rows = Drafts(source, helping)
        people = [index for index, phrase in enumerate(self.phrases) if phrase.kind in ("name", "person")]
        self.last_person = people[-1] if people else -1
        self.has_semicolons = any(piece.mark == ";" for piece in self.pieces)

    def run(self):
        for index, (piece, phrase) in enumerate(zip(self.pieces, self.phrases, strict=True)):
            self.rows.has_more = index <= self.last_person
            if piece.mark in PARTING and not self.rows.goes_on_in_next_line(piece, phrase):
                self.rows.part(piece)
            getattr(self, f"_{phrase.kind}")(index, piece, phrase)
        self.rows.has_more = False
        self.rows.settle_waiting()
        return self.rows

    # What each kind of phrase does.

    def _lead(self, _index, piece, phrase):
        self.rows.shared = None
        self.rows.is_on_behalf = phrase.words[-1].key == "of" and phrase.words[0].key == "on"
        if piece.has_colon:
            self.rows.current = None

    def _role(self, _index, piece, phrase):
        if self.rows.current and piece.mark and not self.rows.waiting and not piece.has_and:
            self.rows.current.words.extend(phrase.words)

    def _suffix(self, _index, piece, phrase):
        if piece.mark == "(" and self.rows.current and self.rows.current.posts and not self.rows.waiting:
            self._body(_index, piece, phrase)
            return
        if self.rows.waiting:
            self.rows.waiting_words.extend(phrase.words)
            return
        if not self.rows.current:
            self.rows.not_understood(phrase.words)
            return
        self.rows.current.words.extend(phrase.words)
        if not self.rows.current.posts and phrase.words[0].key in lexicon.GENERATIONS:
            self.rows.current.name = f"{self.rows.current.name}, {phrase.words[0].text}"
        else:
            self.rows.current.suffix.extend(phrase.words)

    def _person(self, index, piece, phrase):
        front = phrase.front
        if (
            front
            and self.rows.current
            and self.rows.current.posts
            and piece.mark == ","
            and not self.rows.current.has_posts_in_front
        ):
            self.rows.take_back(front)
            front = ()
        if piece.mark == ")" and self._ends_with_bracket(index) and not phrase.posts:
            self.rows.take_back(())
        if front and self.rows.waiting and piece.mark == ",":
            self.rows.extend_waiting(front)
            front = ()
        self.rows.begin_person(piece, phrase, front)

    def _ends_with_bracket(self, index):
        """Vice President (Academic) Prof. X: no comma after the bracket, so the post is that of the next name."""
        kinds = [phrase.kind for phrase in self.phrases[max(0, index - 2) : index]]
        return kinds == ["post", "subject"] and bool(self.rows.current and self.rows.current.posts)

    def _name(self, index, piece, phrase):
        if self.rows.current and piece.mark == "(" and all(is_chinese(word.text[0]) for word in phrase.words):
            self.rows.current.words.extend(phrase.words)
            return
        if (
            len(phrase.words) == 1
            and phrase.words[0].key in lexicon.AFTER_POST
            and self.rows.current
            and self.rows.current.posts
        ):
            self.rows.current.take_subject(phrase.words)
            self.rows.current.words.extend(phrase.words)
            return
        if len(phrase.words) == 1 and self.rows.lengthens_group(piece):
            self.rows.lengthen_group(phrase.words)
            return
        if self._is_body_after_all(index, piece, phrase):
            self._body(index, piece, phrase)
            if self.rows.current:
                self.rows.current.doubts.append(Reason(Doubt.TWO_CUTS, self.source.literal(phrase.words)))
            return
        self._person(index, piece, phrase)

    def _is_body_after_all(self, index, piece, phrase):
        """Goldman Sachs behind "CEO," is no person: nothing but the place of the words tells."""
        if not self.rows.current or piece.has_and or self.rows.waiting or piece.mark not in (",", "(", ")", "-"):
            return False
        if self.rows.shared or self.helping.is_person(phrase.words):
            return False
        lacks_body = bool(self.rows.current.posts) and not self.rows.current.posts[-1][0].body
        if piece.mark == "(":
            return True
        if self.has_semicolons:
            return bool(self.rows.current.posts)
        if lacks_body and all(map(is_acronym, phrase.words)) and not self.rows.current.name.isupper():
            return True  # Clinical Director, ASHA CAIDD
        following = self.sequence.following(index)
        is_list = following is not None and following.kind in ("name", "person") and not self.sequence.is_parted(index)
        if is_list and self.rows.current.has_posts_in_front and looks_like_name(phrase.words):
            return any(map(is_acronym, phrase.words))  # vice president A, B, and C
        has_title = following is not None and following.kind in ("post", "body") and not self.sequence.is_parted(index)
        if len(phrase.words) == 1 and not has_title:
            return bool(self.rows.current.posts)
        return lacks_body and not has_title

    def _post(self, index, piece, phrase):
        posts = phrase.posts
        if self.rows.is_on_behalf and posts[0].title:
            self.rows.settle_waiting()
            self.rows.current = None
        if (
            piece.has_colon
            or not self.rows.current
            or self.sequence.goes_to_next(index, piece, phrase, self.rows.current)
        ):
            if (
                self.rows.waiting
                and piece.has_and
                and posts[0].body
                and posts[0].body[0].first > posts[0].title[0].first
            ):
                self.rows.waiting = held_in(self.rows.waiting, posts[0].body)
            self.rows.waiting.extend(posts)
            self.rows.waiting_words.extend(phrase.words)
            following = self.sequence.following(index)
            if phrase.is_plural and following is not None and following.kind in ("name", "person"):
                self.rows.shared = list(posts)
                self.rows.waiting, self.rows.waiting_words = [], []
            return
        if phrase.is_plural:
            bare = [draft for draft in self.rows.last_people() if not draft.posts]
            if len(bare) > 1:
                self.rows.share_behind(bare, phrase)
                return
            if self._is_crowd_of_posts(index, piece):
                self.rows.begin_group(phrase.words)
                return
        if self.rows.current.is_joined and not phrase.is_plural and self.rows.current is self.rows.drafts[-1]:
            self.rows.current.doubts.append(Reason(Doubt.SHARED_TITLE, self.source.literal(posts[0].title)))
        for post in posts:
            self.rows.current.take_post(post, has_and=piece.has_and)
        self.rows.current.words.extend(phrase.words)

    def _body(self, index, piece, phrase):
        words = phrase.words
        if words[0].key in lexicon.PREPOSITIONS and len(words) > 1:
            words = words[1:]
        if words[0].key in ("the", "our", "a") and len(words) > 1 and not self.rows.is_work():
            words = words[1:]
        if piece.has_colon and not self.rows.waiting:
            self.rows.context = self.source.literal(words)
            self.rows.current = None
            return
        if self.rows.waiting:
            self.rows.waiting_words.extend(phrase.words)
            self.rows.waiting[-1] = self.rows.waiting[-1]._replace(body=self.rows.waiting[-1].body + tuple(words))
        elif self.rows.current:
            self.rows.current.take_body(words, piece.mark)
            self.rows.current.words.extend(phrase.words)
        elif self.rows.lengthens_group(piece):
            self.rows.lengthen_group(phrase.words)
        elif self.sequence.following(index) is not None and self.sequence.following(index).kind in ("name", "person"):
            self.rows.context = self.source.literal(words)
        else:
            self.rows.not_understood(phrase.words)

    def _place(self, index, piece, phrase):
        if self.rows.lengthens_group(piece):
            self.rows.lengthen_group(phrase.words)
        elif self.rows.current and self.rows.current.posts and piece.mark not in PARTING:
            self.rows.current.take_body(phrase.words)
            self.rows.current.words.extend(phrase.words)
        else:
            self._odd(index, piece, phrase)

    def _subject(self, index, piece, phrase):
        if self.rows.waiting:
            self.rows.extend_waiting(phrase.words)
        elif self.rows.lengthens_group(piece):
            self.rows.lengthen_group(phrase.words)
        elif self.rows.current and self.rows.current.posts:
            self.rows.current.take_subject(phrase.words)
            self.rows.current.words.extend(phrase.words)
        else:
            self._odd(index, piece, phrase)

    def _odd(self, _index, piece, phrase):
        if self.rows.waiting:
            self.rows.waiting_words.extend(phrase.words)
        elif self.rows.current and self.rows.current.posts and looks_like_name(phrase.words):
            self.rows.current.take_body(phrase.words)
            self.rows.current.words.extend(phrase.words)
        elif self.rows.current:
            self.rows.current.words.extend(phrase.words)
            self.rows.current.doubts.append(Reason(Doubt.NOT_UNDERSTOOD, self.source.literal(phrase.words)))
        else:
            self.rows.not_understood(phrase.words)

    def _tail(self, _index, piece, phrase):
        self.rows.tail = self.rows.tail or self.source.literal(phrase.words)
        self.rows.shared = None

    def _group(self, _index, piece, phrase):
        bare = [draft for draft in self.rows.last_people() if not draft.posts]
        if bare and phrase.is_plural and is_plural_post(phrase) and piece.mark in (",", "-", "(") and not piece.has_and:
            self.rows.share_behind(bare, phrase)
            return
        if piece.has_colon:
            self.rows.context = ""
            return
        self.rows.begin_group(phrase.words)

    def _is_crowd_of_posts(self, index, piece):
        """Curators of the museums of Oman and Poland: many, behind somebody with a post, and no name behind them."""
        following = self.sequence.following(index)
        is_last = following is None or self.sequence.is_parted(index) or following.kind not in ("name", "person")
        return is_last and piece.mark == "," and bool(self.rows.current.posts)
