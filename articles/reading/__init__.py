"""What readers ask of the published store: each page is a few plain statements, then an arrangement without any.

`<noun>_page` fetches and `arrange_<noun>` arranges; the desk's preview calls the second with working copies.
"""
