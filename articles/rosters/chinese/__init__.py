"""Chinese lists of names, read as the cheapest way through a lattice of names, bodies and posts."""
