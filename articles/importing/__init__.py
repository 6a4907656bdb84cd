"""Old pages, documents and spreadsheets to working copies."""
