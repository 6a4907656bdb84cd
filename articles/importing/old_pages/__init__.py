"""The archive of old pages: kept by their bytes, read again as names are put right, made drafts."""
