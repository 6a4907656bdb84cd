"""What may stand at a place of a Chinese text: a title, an organisation, a name, a group, closing words; with a score.

Scores are rough log-odds: what a reader would bet. The lattice finds the cut of the whole text that scores best.
"""

from articles.rosters.chinese.groups import Groups, tail
from articles.rosters.chinese.names import Names
from articles.rosters.chinese.organizations import Organizations
from articles.rosters.chinese.words_in_text import Text


class Pieces:
    """The candidates of one text, with a directory's help."""

    def __init__(self, chars, plain, breaks, directory):
        self.text = text = Text(chars, plain, breaks)
        self.plain, self.breaks, self.length, self.ends, self.closed = plain, breaks, len(plain), text.ends, text.closed
        self._names = Names(text, directory.people_by_first)
        self.titles, self.honorifics = text.titles, text.honorifics
        self.unlisted_titles, self.is_verb, self.is_row_end = text.unlisted_titles, text.is_verb, text.is_row_end
        self.names, self.courtesy, self.prefix = self._names.at, self._names.courtesy, self._names.prefix
        self.organizations = Organizations(text, self._names, directory.organizations_by_first).at
        self.groups = Groups(text, self._names).at

    @property
    def title_ends(self):
        return self.text.title_ends

    def tail(self, start):
        return tail(self.plain, start)
