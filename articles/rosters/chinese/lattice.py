"""The best cut of a Chinese text into rows: one walk from left to right over what may follow what.

A state says what the row holds so far; a step takes one piece and costs or earns its score (Viterbi's search).
"""

from typing import NamedTuple

from articles.rosters.chinese.grammar import CLOSING, Grammar

BEAM = 9.0  # a reading that is this much worse at the same place is given up


class Part(NamedTuple):
    # O organisation, T title, N name, M name behind an organisation, H form of address, R remark, G group, E end,
    # F frame, X unknown, D delimiter, C joint within a row, S shared suffix, L label; b: a row that a space begins
    kind: str
    start: int
    end: int
    total: float = 0.0  # the score of the cut up to here


class Lattice:
    """The cuts of one text; its grammar says which steps there are."""

    def __init__(self, pieces, *, is_list=False):
        self.length = pieces.length
        self.spent = 0  # how many steps were weighed so far
        self.grammar = Grammar(pieces, is_list)

    def best(self, start=0, end=None, forbidden=None):
        """(score, Parts) of the best cut from `start` to `end`; `forbidden` is a name's place not to be used."""
        end = self.length if end is None else end
        self.grammar.stop, self.grammar.forbidden = end, forbidden
        steps = self.grammar.steps
        table = [None] * (end + 1)
        table[start] = {"B": (0.0, None)}
        for place in range(start, end):
            states = table[place]
            if states is None:
                continue
            least = max(score for score, _back in states.values()) - BEAM
            for state, (score, _back) in list(states.items()):
                if score < least - (6.0 if state == "B" else 0.0):
                    continue
                for kind, stop, into, cost in steps(state, place):
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
        final = table[end] or {}
        ranked = [(score + CLOSING.get(state, 0.0), state) for state, (score, _back) in final.items()]
        if not ranked:
            return float("-inf"), []
        score, state = max(ranked)
        parts, place = [], end
        while place > start:
            total, (before, state_before, kind) = table[place][state]
            parts.append(Part(kind, before, place, total))
            place, state = before, state_before
        return score, parts[::-1]
