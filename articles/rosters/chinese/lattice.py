"""The best cut of a Chinese text into rows: one walk from left to right over what may follow what.

A State says what the row holds so far; a step takes one Piece and costs or earns its points (Viterbi's search).
"""

from typing import NamedTuple

from articles.rosters.chinese import costs
from articles.rosters.chinese.grammar import Grammar
from articles.rosters.chinese.steps import UNSPACED, State


class Part(NamedTuple):
    """A piece of the best cut: characters `start` to `end` of the folded text."""

    kind: str  # a Piece
    start: int
    end: int
    total: float = 0.0  # the score of the cut up to here
    is_spaced: bool = False  # a space alone parts it from the row before


class Lattice:
    """The cuts of one text; its grammar says which steps there are."""

    def __init__(self, pieces, *, is_list=False):
        self.length = pieces.length
        self.spent = 0  # how many steps were weighed so far
        self.grammar = Grammar(pieces, is_list)

    def best(self, start=0, end=None, forbidden=None):
        """(score, Parts) of the best cut from character `start` to `end`; `forbidden` is the (start, end) of a name
        that is not to be used."""
        end = self.length if end is None else end
        self.grammar.bound(end, forbidden)
        steps = self.grammar.steps
        # For each place {state: (score, (place, state, kind) that led here)}.
        table = [None] * (end + 1)
        table[start] = {State.ROW: (0.0, None)}
        for place in range(start, end):
            states = table[place]
            if states is None:
                continue
            least = max(score for score, _back in states.values()) - costs.BEAM
            for state, (score, _back) in list(states.items()):
                if score < least:
                    continue
                for kind, stop, into, cost in steps[state](place):
                    self.spent += 1
                    if stop > end:
                        continue
                    row = table[stop]
                    if row is None:
                        row = table[stop] = {}
                    total = score + cost
                    known = row.get(into)
                    if known is None or total > known[0]:
                        row[into] = (total, (place, state, kind))
        return self._trace(table, start, end)

    def _trace(self, table, start, end):
        closing = self.grammar.closing
        ranked = [(score + closing.get(state, 0.0), state) for state, (score, _back) in (table[end] or {}).items()]
        if not ranked:
            return float("-inf"), []
        score, state = max(ranked)
        parts, place = [], end
        while place > start:
            total, (before, state_before, kind) = table[place][state]
            parts.append(Part(UNSPACED.get(kind, kind), before, place, total, kind in UNSPACED))
            place, state = before, state_before
        return score, parts[::-1]
