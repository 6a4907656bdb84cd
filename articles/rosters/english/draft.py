"""A row of an English roster while its words are still coming in."""

from dataclasses import dataclass, field

from articles.rosters.english import lexicon
from articles.rosters.english.kinds import is_acronym, is_body, is_post
from articles.rosters.english.posts import Post
from articles.rosters.rows import Doubt, Reason


@dataclass
class Draft:
    """`posts` are (Post, whether its title is a plural that stands for one of several)."""

    kind: str
    words: list
    name: str = ""
    honorific: list = field(default_factory=list)
    suffix: list = field(default_factory=list)  # degrees and orders behind the name
    posts: list = field(default_factory=list)
    doubts: list = field(default_factory=list)
    has_posts_in_front: bool = False
    had_to_wait: bool = False  # its posts stood before its name, parted by a comma
    is_joined: bool = False  # by "and" to a name without a post: what follows may be of both
    carries: str = ""  # the body named before a colon

    def take_post(self, post, *, has_and):
        """One more post behind the name; the first may have waited for its title, the earlier for their body."""
        if self.posts and not self.posts[-1][0].title and self.posts[-1][0].body and not post.body:
            self.posts[-1] = (Post(self.posts[-1][0].body, post.title), False)
        else:
            if self.posts and not self.posts[-1][0].title and is_acronym(self.posts[-1][0].body[-1]):
                self.doubts.append(Reason(Doubt.TWO_CUTS, self.posts[-1][0].body[-1].text))
            self.posts.append((post, False))
        if post.other:
            self.doubts.append(Reason(Doubt.TWO_CUTS, post.other))
        if has_and and post.body:
            self._hold_in_one_body(post.body)

    def take_body(self, words, mark=","):
        """A body behind the name or behind a post: it is the post's, or goes on with the body that it has."""
        if not self.posts:
            self.posts.append((Post(body=tuple(words)), False))
            return
        post, is_plural = self.posts[-1]
        if mark == "(" and len(words) == 1 and is_acronym(words[0]) and post.body:
            return
        if self._is_about(post) and any(map(is_body, words)):
            self._move_subject(post)
            post, is_plural = self.posts[-1]
        if post.body and self._stands_apart(post.body, words):
            self.doubts.append(Reason(Doubt.TWO_CUTS, " ".join(word.text for word in words)))
            return
        self.posts[-1] = (post._replace(body=post.body + tuple(words)), is_plural)
        for place, (other, is_many) in enumerate(self.posts[:-1]):
            if post.body and other.body == post.body:  # held in one body, and that goes on
                self.posts[place] = (other._replace(body=post.body + tuple(words)), is_many)
        if not post.body:
            self._hold_in_one_body(words)

    def take_subject(self, words):
        """What a post or a body is about, behind a comma: Associate Dean, Research."""
        post, is_plural = self.posts[-1]
        place = next((index for index, word in enumerate(words) if word.key in ("from", "at") and index), 0)
        if place and not post.body and words[place + 1 :]:
            self.take_subject(words[:place])
            self.take_body(words[place + 1 :])
            return
        last = max((*post.body, *post.title), key=lambda word: word.first)
        if self._stands_apart((last,), words):
            self.doubts.append(Reason(Doubt.NOT_UNDERSTOOD, " ".join(word.text for word in words)))
            return
        if post.body and (not post.title or post.body[-1].first > post.title[-1].first):
            post = post._replace(body=post.body + tuple(words))
        else:
            post = post._replace(title=post.title + tuple(words))
        self.posts[-1] = (post, is_plural)

    def _is_about(self, post):
        """Professor of Jurisprudence, and the body comes behind the comma."""
        if not post.body or not post.title or post.title[-1].key != "professor":
            return False
        before = max((word for word in self.words if word.first < post.body[0].first), key=lambda word: word.first)
        return before.key == "of" and not any(
            is_body(word) or is_acronym(word) or word.key in lexicon.PLACES for word in post.body
        )

    def _move_subject(self, post):
        self.posts = [
            (other._replace(body=()) if other.body == post.body else other, many) for other, many in self.posts
        ]
        self.posts[-1] = (post._replace(title=post.title + post.body, body=()), self.posts[-1][1])

    def _stands_apart(self, earlier, words):
        """Whether other words of the row than a short name lie between: what is not together is not one name."""
        return any(earlier[-1].first < word.first < words[0].first and not is_acronym(word) for word in self.words)

    def _hold_in_one_body(self, body):
        """President and CEO of X: both are posts of X. Vice President and Dean of X may not be: marked."""
        for place in range(len(self.posts) - 2, -1, -1):
            post, is_plural = self.posts[place]
            if post.body or any(word.key in lexicon.PREPOSITIONS or _names_body(word) for word in post.title):
                break
            self.posts[place] = (post._replace(body=tuple(body)), is_plural)
            is_of_whole = post.title[-1:] and post.title[-1].key in lexicon.OF_THE_WHOLE
            if is_of_whole and body[0].key in lexicon.PARTS_OF_A_WHOLE:
                self.doubts.append(Reason(Doubt.TWO_CUTS, " ".join(word.text for word in post.title)))


def _names_body(word):
    """CIA in CIA director; CEO is a post."""
    return is_acronym(word) and not is_post(word)
