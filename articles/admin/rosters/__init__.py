"""The workplace of lists of names: the grid, pasting, and the list as one sentence."""
