"""An old page's bytes to a reading of what it says. Pure: nothing here asks a database, a file or the network.

bytes → decode → lines (markup, pictures; each line told, furniture) → layout → titles → body → blocks → facts
→ event_day, mentions → overwritten (places, foreign) → page_reading. `page` walks that way; `plain` is its short cut
for text without markup, `marks` keep open names apart. What words mean is in `words.txt`.

A Page is its Lines from top to bottom and the Boxes around them; a line's number is its place in the page, and a Box, a
Headline and a Body are ranges of numbers. What a line says by itself is found once, when it is made: its days, fields
and counts (`told`), what of it is the site's (`furniture`), how much prose it holds (`weight`, in characters).
"""
