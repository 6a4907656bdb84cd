"""The workplace of view counts: the question, its tables and charts, corrections."""
