"""A Word document to a draft of an article."""
