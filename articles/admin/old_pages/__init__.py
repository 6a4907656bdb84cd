"""The workplace of old pages: brought in, reviewed line by line, put right, made drafts."""
