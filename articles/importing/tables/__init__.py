"""Spreadsheets to rows: rosters, and tables of the directory, agreements, books and views."""
