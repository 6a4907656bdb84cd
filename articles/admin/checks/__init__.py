"""What the desk notices in a draft's words: disagreements with the record, and drafted openings."""
