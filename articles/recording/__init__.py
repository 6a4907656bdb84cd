"""The one room that writes the record."""
