"""English lists of names, read by what commas and the word “and” part."""
