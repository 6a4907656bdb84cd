"""The workplace of publishing: what goes out with what, editions, withdrawing, the preview."""
