"""Lists of names as text, to rows and back. Pure."""
