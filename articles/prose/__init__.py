"""The record in sentences: drafted openings, and what a text says that the record does not. Pure."""
