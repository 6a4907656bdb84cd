"""English lists of names, read by what commas and the word “and” part.

How a text flows: tokens → commas (those that part nothing) → brackets → pieces (cut at marks, by ands, off the verbs
that lead to a list) → phrases (what each piece is: posts with complements, honorifics, kinds of word) → sequence →
assembly, which fills drafts with a draft a row → read → carried (what only the whole list tells) → the Reading.
Every word that is looked for stands in `words.txt`, which `lexicon` reads. A token is a word or a mark with its place
in the text, counted in characters; the words of a phrase are tuples of tokens.
"""
