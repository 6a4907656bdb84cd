"""The directory, books, agreements and view figures as tables: out for a spreadsheet, and back with a dry run."""
