"""Lists of names as text, to rows and back. Pure.

text → read → chinese or english → rows → sentence → text; `titles` are the titles of a row as the grid writes them.
"""
