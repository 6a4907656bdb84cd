"""One question of a reader, one function: find it or say why not, and render."""
