"""Rows of an English roster that no name stands in: groups, posts alone, the open end; and posts that many share."""

from articles.rosters.english.ands import is_plural_post
from articles.rosters.english.draft import Draft
from articles.rosters.english.kinds import single_title
from articles.rosters.english.posts import read_post
from articles.rosters.english.words import PREPOSITIONS
from articles.rosters.rows import Doubt, Reason


class Crowds:
    """The half of an Assembly that has to do with people without a name of their own."""

    def _settle_waiting(self):
        """A post that no name came to: it belongs to the row before it, or was not understood."""
        last = self.drafts[-1] if self.drafts else None
        if self.waiting and last and last.kind == "person" and last.posts and self._is_last_person():
            for post in self.waiting:
                last.posts.append((post, False))
                last.doubts.append(Reason(Doubt.TWO_CUTS, self.source.literal(self.waiting_words)))
            last.words.extend(self.waiting_words)
        elif self.waiting and any(post.title and (post.body or len(post.title) > 1) for post in self.waiting):
            self._posts_alone()
        elif self.waiting_words:
            self._unknown(self.waiting_words)
        self.waiting, self.waiting_words = [], []

    def _posts_alone(self):
        """Minister of Education; Chairman of the Board: somebody held them, and no name says who."""
        words = self.waiting_words
        self.drafts.append(
            Draft("group", list(words), self.source.literal(words), doubts=[Reason(Doubt.NOT_UNDERSTOOD)])
        )

    def _is_last_person(self):
        """Whether no one comes any more: a post behind a semicolon is the last one's."""
        return not self.is_on_behalf and self.place > self.last_person

    def _unknown(self, words):
        self.drafts.append(
            Draft("unknown", list(words), self.source.literal(words), doubts=[Reason(Doubt.NOT_UNDERSTOOD)])
        )

    def _tail(self, _index, piece, phrase):
        self.tail = self.tail or self.source.literal(phrase.words)
        self.shared = None

    def _group(self, _index, piece, phrase):
        bare = [draft for draft in self._last_people() if not draft.posts]
        if bare and phrase.is_plural and is_plural_post(phrase) and piece.mark in (",", "-", "(") and not piece.has_and:
            self._share_behind(bare, phrase)
            return
        if piece.has_colon:
            self.context = ""
            return
        self._begin_group(phrase.words)

    def _begin_group(self, words):
        self._settle_waiting()
        self.current = None
        self.drafts.append(Draft("group", list(words), self.source.literal(words)))

    def _is_crowd_of_posts(self, index, piece):
        """Curators of the museums of Oman and Poland: many, behind somebody with a post, and no name behind them."""
        following = self._following(index)
        is_last = following is None or self._is_parted(index) or following.kind not in ("name", "person")
        return is_last and piece.mark == "," and bool(self.current.posts)

    def _lengthens_group(self, piece):
        """Ambassadors of Kenya, Thailand and Egypt: what goes on behind a comma with the bodies of a group."""
        last = self.drafts[-1] if self.drafts and not self.current and not self.waiting else None
        if last is None or last.kind != "group" or not (piece.mark == "," or (piece.has_and and not piece.mark)):
            return False
        return any(word.key in PREPOSITIONS for word in last.words)

    def _lengthen_group(self, words):
        self.drafts[-1].words.extend(words)
        self.drafts[-1].name = self.source.literal(self.drafts[-1].words)

    def _last_people(self):
        people = []
        for draft in reversed(self.drafts):
            if draft.kind != "person" or draft.posts:
                break
            people.append(draft)
        near = people[: max(0, len(self.drafts) - self.first_of_part)]
        return near if len(near) > 1 else people  # behind the semicolon, if there are several

    def _share_behind(self, bare, phrase):
        words = tuple(word for word in phrase.words if word.key not in ("both", "all", "the", "two", "three"))
        post = read_post(words, self.helping, may_name=False)
        if not post:
            return
        for draft in bare:
            draft.posts.append((post.post, True))
            draft.doubts.append(Reason(Doubt.SHARED_TITLE, self._title(post.post, is_plural=True)))
        bare[0].words.extend(phrase.words)

    def _title(self, post, *, is_plural):
        return single_title(self.source.literal(post.title), is_plural=is_plural)
