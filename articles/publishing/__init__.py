"""The one door between the editors' working copies and the published store (design section 5).

One file a kind says what an edition of it holds (`snapshot`), what lists show of it (`card`), how it is filed
(`placing`), what it says of other things (`links`) and what keeps it from being published (`problems`). `door.py`
opens and shuts.
"""
