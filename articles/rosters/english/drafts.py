"""The rows of an English roster as far as they are made, and what waits for the next."""

from articles.rosters.english import lexicon
from articles.rosters.english.draft import Draft
from articles.rosters.english.kinds import single_title
from articles.rosters.english.posts import Post, held_in, read_post
from articles.rosters.rows import Doubt, Reason


class Drafts:
    """What was read up to here: `current` is the row that the next words may belong to, None after a part ends.

    `waiting` are Posts that stand before the name they belong to, `shared` those of several names behind them,
    `context` is the body that a colon names for all that follows, `tail` the words of an open end.
    """

    def __init__(self, source, helping):
        self.source, self.helping = source, helping
        self.drafts, self.waiting, self.waiting_words = [], [], []
        self.shared, self.context, self.tail = None, "", ""
        self.current, self.first_of_part = None, 0
        self.has_more = False  # whether somebody with a name is still to come
        self.is_on_behalf = False  # whether the last piece was "on behalf of": a post behind it is another's

    def part(self, piece):
        if piece.mark in ("\n", "."):
            self.context = ""
        self.settle_waiting()
        self.shared = None
        self.current = None
        self.first_of_part = len(self.drafts)

    def settle_waiting(self):
        """A post that no name came to: it belongs to the row before it, or was not understood."""
        last = self.drafts[-1] if self.drafts else None
        if (
            self.waiting
            and last
            and last.kind == "person"
            and last.posts
            and not self.has_more
            and not self.is_on_behalf
        ):
            for post in self.waiting:
                last.posts.append((post, False))
                last.doubts.append(Reason(Doubt.TWO_CUTS, self.source.literal(self.waiting_words)))
            last.words.extend(self.waiting_words)
        elif self.waiting and any(post.title and (post.body or len(post.title) > 1) for post in self.waiting):
            # Minister of Education; Chairman of the Board: somebody held them, and no name says who.
            self.not_understood(self.waiting_words, "group")
        elif self.waiting_words:
            self.not_understood(self.waiting_words)
        self.waiting, self.waiting_words = [], []

    def not_understood(self, words, kind="unknown"):
        self.drafts.append(Draft(kind, list(words), self.source.literal(words), doubts=[Reason(Doubt.NOT_UNDERSTOOD)]))

    def begin(self, draft, piece):
        self.waiting, self.waiting_words = [], []
        before = self.drafts[-1] if self.drafts else None
        draft.is_joined = piece.has_and and before is not None and before.kind == "person" and not before.posts
        self.drafts.append(draft)
        self.current = draft
        if self.shared and piece.has_and:
            self.shared = None

    def begin_person(self, piece, phrase, front):
        """A row for the name in a phrase, with what waited for it; `front` are words before it that nothing takes."""
        draft = Draft("person", [*self.waiting_words, *phrase.words], self.source.literal(phrase.name))
        draft.honorific, draft.suffix = list(phrase.honorific), list(phrase.suffix)
        own, self.is_on_behalf = list(phrase.posts), False
        if self.waiting and own and not own[0].title and not self.waiting[-1].body:
            self.waiting = held_in(self.waiting, own.pop(0).body)
        draft.posts = [(post, False) for post in self.waiting]
        draft.has_posts_in_front = draft.had_to_wait = bool(self.waiting)
        draft.carries = self.context
        own = [(post, phrase.is_plural) for post in own]
        if self.shared and not any(post.title for post, _ in own):
            own = self.shared_with(draft, own)
        draft.posts += own
        if phrase.posts and phrase.posts[0].title and phrase.posts[0].title[0].first < phrase.name[0].first:
            draft.has_posts_in_front = True
        if phrase.left or front:
            draft.doubts.append(Reason(Doubt.NOT_UNDERSTOOD, self.source.literal(phrase.left or front)))
        for post in phrase.posts:
            if post.other:
                draft.doubts.append(Reason(Doubt.TWO_CUTS, post.other))
        self.begin(draft, piece)
        if phrase.is_plural and phrase.posts:
            self.shared = [post for post in phrase.posts if post.title]
            draft.doubts.append(Reason(Doubt.SHARED_TITLE, self.title(phrase.posts[0], is_plural=True)))

    def goes_on_in_next_line(self, piece, phrase):
        """A name on one line and the post on the next, or the other way round."""
        if piece.mark != "\n":
            return False
        if self.waiting:
            return phrase.kind in ("name", "person") and not phrase.posts
        last = self.drafts[-1] if self.drafts else None
        return phrase.kind in ("post", "body") and self.current is last is not None and not last.posts

    def is_work(self):
        """Author, The Queer Art of Failure: the article is the book's."""
        post = self.current.posts[-1][0] if self.current and self.current.posts else None
        return post is not None and bool(post.title) and post.title[-1].key in lexicon.WRITERS

    def begin_group(self, words):
        self.settle_waiting()
        self.current = None
        self.drafts.append(Draft("group", list(words), self.source.literal(words)))

    def lengthens_group(self, piece):
        """Ambassadors of Kenya, Thailand and Egypt: what goes on behind a comma with the bodies of a group."""
        last = self.drafts[-1] if self.drafts and not self.current and not self.waiting else None
        if last is None or last.kind != "group" or not (piece.mark == "," or (piece.has_and and not piece.mark)):
            return False
        return any(word.key in lexicon.PREPOSITIONS for word in last.words)

    def lengthen_group(self, words):
        self.drafts[-1].words.extend(words)
        self.drafts[-1].name = self.source.literal(self.drafts[-1].words)

    def extend_waiting(self, words):
        post = self.waiting[-1]
        last = post.body if post.body and not post.title else None
        if last or (post.body and post.body[-1].first > post.title[-1].first):
            self.waiting[-1] = post._replace(body=post.body + tuple(words))
        else:
            self.waiting[-1] = post._replace(title=post.title + tuple(words))
        self.waiting_words.extend(words)

    def take_back(self, front):
        """Director of Science, Technology and Information Mr X: the post went to the row before and ends here."""
        post, _ = self.current.posts.pop()
        words = post.title + post.body
        first = min(word.first for word in words)
        self.current.words = [word for word in self.current.words if word.first < first]
        self.waiting = [Post(post.body, post.title + tuple(front), post.other)]
        self.waiting_words = sorted(words, key=lambda word: word.first)

    def shared_with(self, draft, own):
        shared = [(post, True) for post in self.shared]
        if own:
            shared = [(Post(own[0][0].body, post.title), True) for post, _ in shared]
        draft.doubts.append(Reason(Doubt.SHARED_TITLE, self.title(self.shared[0], is_plural=True)))
        return shared

    def last_people(self):
        people = []
        for draft in reversed(self.drafts):
            if draft.kind != "person" or draft.posts:
                break
            people.append(draft)
        near = people[: max(0, len(self.drafts) - self.first_of_part)]
        return near if len(near) > 1 else people  # behind the semicolon, if there are several

    def share_behind(self, bare, phrase):
        words = tuple(word for word in phrase.words if word.key not in lexicon.ALL_OF_THEM)
        post = read_post(words, self.helping, may_name=False)
        if not post:
            return
        for draft in bare:
            draft.posts.append((post.post, True))
            draft.doubts.append(Reason(Doubt.SHARED_TITLE, self.title(post.post, is_plural=True)))
        bare[0].words.extend(phrase.words)

    def title(self, post, *, is_plural):
        return single_title(self.source.literal(post.title), is_plural=is_plural)
