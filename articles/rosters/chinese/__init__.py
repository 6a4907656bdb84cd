"""Chinese lists of names, read as the cheapest way through a lattice of names, bodies and posts.

read: text → words_in_text → pieces (names, organizations, groups, frames) → lattice (grammar, taking, steps) → assembly
→ sharing → doubting → carried → rows. `lexicon` holds the words of words.txt, `costs` the points of costs.txt.
"""
